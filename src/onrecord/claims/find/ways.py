"""Through which committees, and whether to the plenary at all, a text is told to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.rhythms import committee_named
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Order, Proceeds, Stage

if TYPE_CHECKING:
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View


def of_council(view: View) -> Proceeds | None:
    """Return the order of "the Council's text is first passed by the Third Committee": the Council has none."""
    council = next((one for one in view.of(BodyName) if one.sense.forum is Forum.HRC), None)
    committee = any(one.sense.stage is Stage.COMMITTEE for one in view.of(BodyName))
    if council is None or not committee or view.word(council.end) != "'s" or view.vocabulary.isdisjoint(_FIRST):
        return None
    owned = any(council.end < one.first <= council.end + _NEAR_OWNED for one in view.of(Paper))
    return Proceeds(Order.COMMITTEE_FIRST, committee=committee_named(view), of_council=True) if owned else None


_FIRST = frozenset({"first", "before", "through", "via"})
_NEAR_OWNED = 4


def other_committee(view: View) -> Mention | None:
    """Return the committee of "passes through the First Committee": one of which the record holds nothing."""
    if committee_named(view) is None:
        return None
    return next((one for one in view.of(BodyName) if "committee" in view.words(one.first, one.end)), None)


def comes_first(view: View, committee: Mention) -> bool:
    """Return whether that committee is told to be the first: "the Third Committee had dealt with the text first"."""
    last = view.end - 1 if view.word(view.end - 1).isalpha() else view.end - 2
    alone = sum(one.sense.forum is not None for one in view.of(BodyName)) == 1
    return alone and view.word(last) == "first" and committee.end < last and not view.of(State, committee.end, last)


def bypasses(view: View) -> bool:
    """Return whether a stage is told to be left out: "goes straight to the plenary", "the plenary no longer acts"."""
    words = view.words(view.first, view.end)
    before = words[: words.index("plenary") if "plenary" in words else 0]
    straight = bool(_STRAIGHT & set(words)) and _ONCE.isdisjoint(words) and "committee" not in before
    return "plenary" in words and (straight or _leaves_out(words))


def _leaves_out(words: list[str]) -> bool:
    """ "The plenary no longer deals with a text", "needs no further action by the plenary"."""
    place = words.index("plenary")
    after, before = words[place + 1 : place + _NEAR_PLENARY], words[max(0, place - _NEAR_PLENARY) : place]
    idle = any(after[at : at + len(said)] == said for said in _IDLE for at in range(2))
    return idle or any(before[at : at + 2] == ["no", "further"] for at in range(len(before)))


_NEAR_PLENARY = 6
_IDLE = (["no", "longer"], ["does", "not"], ["need", "not"], ["has", "no", "say"], ["plays", "no"], ["never", "sees"])
_ONCE = frozenset({"went", "came", "was", "had", "been"})
"""Of the text of one year: "it went straight to the plenary"."""
_STRAIGHT = frozenset({"straight", "directly", "direct", "bypassing", "skips", "bypasses", "skipping"})
