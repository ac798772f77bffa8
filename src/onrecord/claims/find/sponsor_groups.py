"""On whose behalf a state acts, and lists of states that go on after that: "Cyprus for the EU, and Canada"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.sponsor_beside import GROUPS
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.tally_words import NOUNS
from onrecord.claims.subjects import Subject, find_right

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.sentence import View


def group_of(view: View, clause: Clause) -> str | None:
    """Return the group for which the clause says that a state led: "for the European Union"."""
    words = view.words(clause.first, min(clause.end + 8, view.end))
    text = " " + " ".join(words) + " "
    for name, code in GROUPS.items():
        if f" {name} " in text:
            return code
    return None


def past_group(view: View, found: list[Subject], end: int) -> list[Subject]:
    """ "Cyprus for the EU, and Canada", "Australia and, for the EU, Sweden": the list goes on after the group."""
    while found:
        place = over_group(view, found[-1].end, end)
        linked = place
        while view.word(linked) in _LINKED and linked < end:
            linked = over_group(view, linked + 1, end)
        more = find_right(view, linked, end, gap=0) if linked > place or place > found[-1].end else []
        # "led by Belgium for the EU, South Korea a co-sponsor": told of by itself
        more = [one for one in more if view.word(one.end) not in {"a", "an"}]
        if not more:
            break
        found = [*found, *more]
    return found


def before_not(view: View, found: list[Subject]) -> list[Subject]:
    """Return the states of a list that stand before its "not": "included Liberia and Mexico, but not Argentina"."""
    return found[: _first_denied(view, found)]


def left_off(view: View, found: list[Subject]) -> list[Subject]:
    """Return the states of a list that stand after its "not"."""
    return found[_first_denied(view, found) :]


def _first_denied(view: View, found: list[Subject]) -> int:
    denied = (at for at, one in enumerate(found) if at and "not" in view.words(found[at - 1].end, one.first))
    return next(denied, len(found))


def over_group(view: View, place: int, end: int) -> int:
    """The word after "for the European Union,", "(on behalf of the EU)", where that begins at the word."""
    opening = place + (view.word(place) in {",", "("})
    if view.word(opening) not in _BEHALF:
        return place
    stop = next((at for at in range(opening + 1, min(opening + _GROUP, end)) if view.word(at) in _AFTER_GROUP), end)
    named = " ".join(view.words(opening, stop))
    if not any(f" {name}" in named for name in GROUPS):
        return place
    return stop + (view.word(stop) == ")")


_BEHALF = frozenset({"for", "on", "acting", "speaking", "representing", "which", "in"})
_AFTER_GROUP = frozenset({",", ")", "and", "together", "along", "alongside", "with", ";", ":"})
_GROUP = 10
"""Words of "which spoke on behalf of the European Union", at most."""
_LINKED = frozenset({",", "and", "together", "along", "alongside", "with", "as", "well", "jointly", "from", "by"})


def with_those_beside(view: View, clause: Clause) -> tuple[Subject, ...]:
    """Return the subjects of the clause with those who led beside them; none where so many states are counted there."""
    if clause.inherited and _follow_number(view, clause.predicate):
        # "Egypt tabled the draft; 68 states then joined it": it was those who did
        return ()
    led = clause.predicate.frame.act == "main" and bool(clause.subjects)
    return (*clause.subjects, *(_beside(view, clause) if led else ()))


def _follow_number(view: View, predicate: Predicate) -> bool:
    """ "68 states then joined it": a number and a noun for states right before the verb."""
    place = predicate.first - 1
    while is_adverb(view.word(place)) or view.word(place) in {"then", "had", "have"}:
        place -= 1
    counted = any(number[1] <= place for at in range(place - 3, place) if (number := read_cardinal(view.document, at)))
    return view.word(place) in NOUNS and counted


def _beside(view: View, clause: Clause) -> list[Subject]:
    """ "Russia tabled the draft with Belarus and Syria", "together with Cuba": those who did it too."""
    for place in range(clause.predicate.end, clause.end):
        if view.word(place) not in {"with", "alongside"} or view.word(place - 1) == ",":
            # "tabled the draft, with China voting against it"
            continue
        found = find_right(view, place + 1, clause.end, gap=0)
        after = found[-1].end if found else place
        timed = view.time_after(after) is not None
        if found and (timed or not view.word(after)[:1].isalpha() or view.word(after) in _AFTER_LIST):
            return found
    return []


_AFTER_LIST = frozenset({"and", "on", "for", "as", "at", "before", "last", "this"})


def and_others(view: View, clause: Clause) -> bool:
    """ "Tabled by the United States and 32 others": one of those on the list as printed."""
    words = view.words(clause.first, clause.end)
    others = ("others" in words or "other" in words) and "and" in words
    places = (clause.first + at for at, word in enumerate(words) if word in {"others", "other"})
    return others and any(read_cardinal(view.document, at) for place in places for at in (place - 1, place - 2))
