"""Totals told in the order of their years: "in 2006 and 2007, by 134 votes to 53 and then by 136 to 53"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.models import Claim, Kind, Tallies

if TYPE_CHECKING:
    from onrecord.claims.sentence import View


def year_by_year(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the totals of "In 2006 and 2007 it passed by 134 to 53 and then by 136 to 53", each of its year.

    None where not one claim tells as many years, one by one, as there are totals after them.
    """
    told = [(claim, claim.says) for claim in claims if isinstance(claim.says, Tallies)]
    first = view.tallies[0].first
    years = [year for time in view.times if time.end <= first for year in time.years]
    ordered = len(told) == 1 and set(told[0][0].listed) == set(years) and len(years) == len(view.tallies)
    if not ordered or view.times_in(first, view.end):
        return []
    starts = [view.first, *(tally.first for tally in view.tallies[1:])]
    (model, total), each = told[0], []
    for low, tally, year in zip(starts, view.tallies, years, strict=True):
        says = replace(total, yes=tally.yes, no=tally.no, abstain=tally.abstain)
        span = view.characters(low, tally.end)
        each.append(retell(view, model, span, says=says, years=(year, year), listed=(), days=None, session=None))
    return [*each, *(claim for claim in claims if claim.kind is not Kind.TALLY)]
