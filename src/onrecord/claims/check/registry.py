"""Which check judges which kind of assertion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.check.beside import check_beside
from onrecord.claims.check.check_acts import check_acts
from onrecord.claims.check.check_adoption import check_adoption
from onrecord.claims.check.check_asks import check_asks
from onrecord.claims.check.check_counts import check_counts
from onrecord.claims.check.check_letters import check_letters
from onrecord.claims.check.check_process import check_process
from onrecord.claims.check.check_ranks import check_ranks
from onrecord.claims.check.check_sponsorship import check_sponsors
from onrecord.claims.check.check_streaks import check_streaks
from onrecord.claims.check.check_tallies import check_tallies
from onrecord.claims.check.check_terms import check_terms
from onrecord.claims.check.check_times import check_times
from onrecord.claims.check.check_votes import check_votes
from onrecord.claims.check.held import hold
from onrecord.claims.check.verdicts import join_texts
from onrecord.claims.models import (
    Acted,
    Adopts,
    Asks,
    Counts,
    Proceeds,
    Ranks,
    Served,
    Sponsors,
    Streak,
    Tallies,
    Times,
    Votes,
    Writes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from onrecord.claims.check.held import Held
    from onrecord.claims.models import Assertion, Claim, Finding
    from onrecord.record.edition import Edition

CHECKS: Mapping[type[Assertion], Callable[[Claim, Held, date | None], Finding]] = {
    Sponsors: check_sponsors,
    Streak: check_streaks,
    Times: check_times,
    Votes: check_votes,
    Tallies: check_tallies,
    Ranks: check_ranks,
    Adopts: check_adoption,
    Counts: check_counts,
    Proceeds: check_process,
    Asks: check_asks,
    Writes: check_letters,
    Acted: check_acts,
    Served: check_terms,
}
"""One check for each type of assertion."""


def check_claims(claims: Iterable[Claim], edition: Edition, published: date | None = None) -> list[Finding]:
    """A finding for each claim, in the order of the claims.

    `published` is the day on which the text appeared: a body's later acts do not count against it. Without it every
    act that the edition holds counts.
    """
    held = hold(edition)
    return [_check(claim, held, published) for claim in claims]


def _check(claim: Claim, held: Held, published: date | None) -> Finding:
    if claim.each:
        series = next((found for one in claim.each if (found := held.series(one.series)) is not None), None)
        name = series.name_state(claim.subject) if series is not None and claim.subject else ""
        # who did what is told by the claim itself: "Chad opposed both, and so did Mali"
        parts = [replace(one, kind=claim.kind, says=claim.says, subject=claim.subject) for one in claim.each]
        return join_texts(claim, [_check(one, held, published) for one in parts], name)
    return check_beside(CHECKS[type(claim.says)](claim, held, published), held, published)
