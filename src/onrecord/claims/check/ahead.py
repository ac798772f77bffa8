"""How far those in favour were ahead of those against: "by a margin of 90", "by three to one"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.check_counts import is_met
from onrecord.claims.models import Relation

if TYPE_CHECKING:
    from onrecord.claims.check.held import Tally
    from onrecord.claims.models import Lead

_NEAR = 0.5
"""So far a share may be from the round number that is told of it."""


def is_ahead(lead: Lead, tally: Tally) -> bool:
    """Return whether the totals bear out the lead."""
    yes, no = tally[0], tally[1]
    if yes is None or no is None:
        return False
    return _is_ratio(lead, yes, no) if lead.ratio else is_met(lead.relation, lead.number, yes - no)


def _is_ratio(lead: Lead, yes: int, no: int) -> bool:
    """ "By nearly three to one" is right of 80 to 27; "by more than three to one" of 22 to seven."""
    if lead.relation in {Relation.MORE_THAN, Relation.AT_LEAST}:
        return yes >= lead.number * no if lead.relation is Relation.AT_LEAST else yes > lead.number * no
    if lead.relation is Relation.FEWER_THAN:
        return yes < lead.number * no
    return abs(yes - lead.number * no) <= _NEAR * no
