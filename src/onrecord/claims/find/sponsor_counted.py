"""States that are told to be among those who were counted: "was one of them", "is one of the 22"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.discourse import one_of_counted
from onrecord.claims.find.counts import find_counts
from onrecord.claims.find.sponsor_beside import number_counted
from onrecord.claims.models import Counts, Sponsors

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View


def those_counted(view: View, clause: Clause, discourse: Discourse) -> Sponsors | None:
    """Return what is said of one of those counted last, "Japan's was one of them", "was on that list", or None.

    Or of as many as are named: "Mexico was one of the 22".
    """
    predicate = clause.predicate
    if predicate.frame.needs in {"counted", "counted_right"}:
        number = number_counted(view, predicate)
        told = [one.says for one in discourse.counts if isinstance(one.says, Counts)]
        told += _counted_before(view, predicate, discourse)
        count = next((says for says in reversed(told) if says.number == number), None)
        return one_of_counted(count) if count is not None else None
    words = f" {' '.join(view.words(predicate.mention.first, max(clause.end, predicate.end)))} "
    here = _counted_before(view, predicate, discourse) if any(one in words for one in _OF_THEM) else []
    if here:
        # "the draft had 49 names, and Kiribati's was one of them"
        return one_of_counted(here[-1])
    counted = discourse.last[-1].says if discourse.last else None
    if not any(f" {those} " in words for those in (_THOSE if discourse.counting else _SHEETS)):
        return None
    return counted if isinstance(counted, Sponsors) else None


def _counted_before(view: View, predicate: Predicate, discourse: Discourse) -> list[Counts]:
    """The numbers of sponsors that the sentence gives before the predicate."""
    return [one.says for one in find_counts(view, discourse) if one.end <= predicate.first]


_OF_THEM = (" of them ", " of those ", " among them ", " amongst them ")
_SHEETS = ("that list", "this list", "that paper", "named there", "listed there")
_THOSE = (*_SHEETS, "of them", "of those", "the list")
"""What goes back to those that were counted."""
