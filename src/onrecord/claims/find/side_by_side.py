"""One side of a vote held against another: "more states abstained than backed it", "the noes outnumbered the ayes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told, make_claim, phrase
from onrecord.claims.find.rank_words import side_at
from onrecord.claims.mentions.tally_words import NOUNS
from onrecord.claims.models import Claim, Kind, Tallies
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_SIDES = frozenset({"yes", "no", "abstain"})
_OUTNUMBERING = frozenset({"outnumbered", "outnumber", "exceeded", "outstripped", "outweighed"})
_COMPARING = frozenset({"more", "fewer"})
_OPEN = frozenset(read_toml("ranks.toml")["open"])
_FAR = 8


def side_by_side(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return which side the sentence says to have been the larger one, where it gives no numbers."""
    if view.vocabulary.isdisjoint(_OUTNUMBERING | {"than"}) or view.tallies or view.sentence.question:
        return []
    if not view.vocabulary.isdisjoint(_OPEN) or is_set_aside(view, view.first, view.end):
        return []
    told = next((one for at in view.places(_OUTNUMBERING | _COMPARING) if (one := _sides_at(view, at))), None)
    if told is None:
        return []
    first, end, over = told
    situation = situate(view, view.first, view.end, discourse)
    years = situation.years
    if situation.unclear or situation.other_body or situation.forum is None or years is None or years[0] != years[1]:
        return []
    if is_told(view.characters(first, end), before):
        return []
    why = (f"sides: “{phrase(view, first, end)}”",)
    return [make_claim(view, (first, end), Kind.TALLY, Tallies(None, over=over), situation, why=why)]


def _sides_at(view: View, place: int) -> tuple[int, int, tuple[str, str]] | None:
    """ "More states abstained than voted in favour": its words, the larger side, and the smaller one."""
    if view.word(place) in _OUTNUMBERING:
        start = next((at for at in range(place - 1, place - 4, -1) if _side(view, at)[0]), None)
        other, end = _first_side(view, place + 1)
        return (start, end, (_side(view, start)[0], other)) if start is not None and other else None
    if view.word(place + 1) not in NOUNS:
        return None
    one, after = _side(view, place + 2)
    than = next((at for at in range(after, after + _FAR) if view.word(at) == "than"), None)
    other, end = _first_side(view, than + 1) if than is not None and one else ("", 0)
    if not other or other == one or view.times_in(than or place, end):
        return None
    return place, end, (one, other) if view.word(place) == "more" else (other, one)


def _side(view: View, place: int) -> tuple[str, int]:
    side, end = side_at(view, place)
    return (side, end) if side in _SIDES else ("", place)


def _first_side(view: View, place: int) -> tuple[str, int]:
    """The side that the words name at once, articles aside."""
    place += view.word(place) in {"the", "those", "its"}
    return _side(view, place)
