"""Whether the totals of a vote are those told, or those in favour as far ahead as told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.check_counts import is_met
from onrecord.claims.models import Relation

if TYPE_CHECKING:
    from onrecord.claims.check.held import Tally
    from onrecord.claims.models import Lead, Tallies

_SIDES = ("yes", "no", "abstain")
_NEAR = 0.5
"""So far a share may be from the round number that is told of it."""


def fits_totals(says: Tallies, tally: Tally) -> bool:
    """Return whether the totals bear out what is told; of "by 112 votes" those in favour, or how far they led."""
    if says.over is not None:
        more, fewer = (tally[_SIDES.index(side)] for side in says.over)
        return more is not None and fewer is not None and more > fewer
    wanted = (says.yes, says.no, says.abstain)
    if says.lead is None:
        return has_figures(wanted, tally, says.relation)
    return _is_ahead(says.lead, tally) or has_figures(wanted, tally, says.lead.relation)


def has_figures(wanted: Tally, tally: Tally, relation: Relation = Relation.EXACTLY) -> bool:
    """Return whether each number that is told is that of the vote."""
    pairs = [(asked, read) for asked, read in zip(wanted, tally, strict=True) if asked is not None]
    return bool(pairs) and all(read is not None and is_met(relation, asked, read) for asked, read in pairs)


def _is_ahead(lead: Lead, tally: Tally) -> bool:
    """ "By a margin of 90", "by three to one"."""
    yes, no = tally[0], tally[1]
    if yes is None or no is None:
        return False
    return _is_ratio(lead, yes, no) if lead.ratio else is_met(lead.relation, lead.number, yes - no)


def _is_ratio(lead: Lead, yes: int, no: int) -> bool:
    """ "By nearly three to one" is right of 80 to 27; "by more than three to one" of 22 to seven."""
    if lead.relation is Relation.AT_LEAST:
        return yes >= lead.number * no
    if lead.relation is Relation.MORE_THAN:
        return yes > lead.number * no
    if lead.relation is Relation.FEWER_THAN:
        return yes < lead.number * no
    return abs(yes - lead.number * no) <= _NEAR * no
