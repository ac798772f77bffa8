"""Years that a text both names and counts: "for twelve years, from 2008 to 2018", "two texts, in 2003 and 2004"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import Adopts, Sponsors, Votes
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

_TABLE = read_toml("counts.toml")["of_years"]
_YEARS = frozenset(_TABLE["years"])
"""Nouns of which there is one a year."""
_COUNTED = _YEARS | frozenset(_TABLE["texts"]) | {"them"}
_PLAIN = (Sponsors, Votes, Adopts)
"""What is said of each of the years; a run or a number of times has a count of its own."""


def with_years_counted(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the claims; one whose years stand beside their number with that number."""
    if not claims or view.vocabulary.isdisjoint(_COUNTED):
        return claims
    counted = [found for place in view.places(_COUNTED) if (found := _count_of(view, place)) is not None]
    for place, number in counted:
        claims = [_counting(view, claim, place, number) for claim in claims]
        if _is_of_all(view, place):
            claims = [_of_all(view, claim, place, number) for claim in claims]
    return claims


def _is_of_all(view: View, place: int) -> bool:
    """ "Each of the five drafts", "all nine occasions": said of all that there were."""
    before = view.words(place - _OWNED - _NEAR, place)
    return "all" in before or "each" in before or "every" in before


def _may_count(view: View, claim: Claim, place: int) -> bool:
    """True of a claim about years whose words have the noun at the place."""
    inside = claim.span[0] <= view.document.starts[place] < claim.span[1]
    return inside and isinstance(claim.says, _PLAIN) and claim.years is not None and not claim.windows


def _of_all(view: View, claim: Claim, place: int, number: int) -> Claim:
    if not _may_count(view, claim, place) or view.word(place) in _YEARS or claim.both:
        return claim
    return claim if claim.forum is None or claim.listed else replace(claim, of_all=number)


def _count_of(view: View, place: int) -> tuple[int, int] | None:
    """The place of the noun and the number before it: "twelve years", "three quiet years", "two of its texts"."""
    owned = next((at for at in range(place - 1, max(view.first, place - _OWNED), -1) if view.word(at) == "of"), place)
    for first in range(max(view.first, owned - _NEAR), place):
        number = read_cardinal(view.document, first)
        of_them = number is not None and number[1] == owned < place and view.word(place) not in _YEARS
        beside = number is not None and (of_them or (owned == place and place - number[1] <= 1))
        if view.word(first - 1) == "but":
            # "in all but three years since 2008"
            return None
        if number is not None and beside and 1 < number[0] <= _MOST:
            return place, number[0]
    return None


_NEAR = 4
_OWNED = 6
"""Words from "of" to the noun: "of the Commission's North Korea resolutions"."""
_MOST = 60


def _counting(view: View, claim: Claim, place: int, number: int) -> Claim:
    if not _may_count(view, claim, place) or claim.years is None or claim.counted is not None:
        return claim
    time = next((one for one in view.times if place < one.first <= place + _FAR), None)
    if time is None or time.kind is not TimeKind.YEARS or time.years[0] != claim.years[0]:
        return claim
    between = view.words(place + 1, time.first)
    apart = not _STOPS.isdisjoint(between)
    years = claim.listed or claim.years
    if apart or years[0] == years[-1] or not (claim.listed or view.word(place) in _YEARS):
        return claim
    if view.word(place) not in _YEARS and (claim.both or claim.forum is None or number % len(claim.listed) == 0):
        # "four resolutions, in 2014 and 2015": one of each body
        return claim
    return replace(claim, counted=number)


_FAR = 7
"""Words from the noun to the first of the years: "years without a gap, from"."""
_STOPS = frozenset({";", ".", "since", "after", "before", "until", "ago", "later", "earlier", "but"})
