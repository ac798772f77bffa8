"""A total of the first and of the last year of a time: "grew from 88 to 123 between 2005 and 2011"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told
from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import Claim, Kind, Tallies
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.sentence import View

_TWO = 2


def over_range(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims, two totals of one side told over a time as one: the first of its years, and the last."""
    if len(view.tallies) < _TWO or "from" not in view.vocabulary or len(view.times) != 1:
        return claims
    time = view.times[0]
    if time.kind is not TimeKind.YEARS or time.bound != "range" or len(time.years) < _TWO:
        return claims
    pair = next((two for two in pairwise(view.tallies) if _goes_from_to(view, *two)), None)
    if pair is None:
        return claims
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body:
        return claims
    start, last = time.years[0], time.years[-1]
    at_last = situation.at(years=(last, last), days=None, session=None, listed=(), since=None, span=False)
    told = claim_tally(view, (view.first, max(pair[1].end, time.end)), pair[1], at_last, "totals: over the years")
    number = next(count for count in _counts(pair[0]) if count is not None)
    says = told.says
    if not isinstance(says, Tallies) or start == last:
        return claims
    told = replace(told, says=replace(says, was=(start, number)))
    return [*(claim for claim in claims if claim.kind is not Kind.TALLY or not is_told(claim.span, [told])), told]


def _counts(tally: TallyMention) -> tuple[int | None, int | None, int | None]:
    return tally.yes, tally.no, tally.abstain


def _goes_from_to(view: View, one: TallyMention, two: TallyMention) -> bool:
    """ "From 88 to 123": of one side."""
    sides = [[count is not None for count in _counts(tally)] for tally in (one, two)]
    joined = view.word(one.first - 1) == "from" and two.first - 1 <= one.end and view.word(two.first - 1) == "to"
    return joined and sides[0] == sides[1] and sum(sides[0]) == 1
