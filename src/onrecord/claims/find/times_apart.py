"""Clauses whose time is another's, or is counted from what is told next, so that they tell none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.days_after import LENGTHS
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.time_kinds import TimeKind

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View


def is_told_apart(view: View, clause: Clause, discourse: Discourse, before: list[Claim]) -> bool:
    """Return whether no time can be given to the clause; `before` are the claims of the sentence up to it."""
    if not view.times:
        return False
    beside = time_beside_opening(view)
    if beside is not None and clause.predicate.end <= beside.first:
        return True
    return (
        _counts_from_next(view, clause, discourse)
        or _runs_into_next(view, clause, before)
        or _is_dated_beside(view, clause)
        or _is_compared(view, clause)
    )


def _is_compared(view: View, clause: Clause) -> bool:
    """ "It came back to the Council's text a year later than to the Assembly's": when either was is not told."""
    times = view.times_in(clause.first, clause.end)
    return len(view.times) == 1 and any(
        one.kind is TimeKind.SHIFT and view.words(one.end, one.end + 2)[:1] == ["than"] for one in times
    )


def _runs_into_next(view: View, clause: Clause, before: list[Claim]) -> bool:
    """ "It joined the sponsors a year after it first voted for it": neither has a year of its own."""
    told = next((one for one in view.times if one.bound == "told before" and view.word(one.first - 1) != ","), None)
    if told is None or before or len(view.times) > 1 or clause.predicate.frame.family == "acts":
        return False
    return told.end == clause.end or told.end in {clause.first, clause.first - 1}


def _is_dated_beside(view: View, clause: Clause) -> bool:
    """ "Two days before the plenary adopted it, on 16 December, they wrote to him": the day is that of the letter."""
    at = clause.predicate.first
    opener = next((place for place in range(at - 1, view.first, -1) if view.word(place) in _COUNTING_FROM), 0)
    if not opener or view.word(opener - 1) not in LENGTHS or read_cardinal(view.document, opener - 2) is None:
        return False
    after = [one for one in view.times_in(clause.predicate.end, view.end) if one.days or one.day]
    lead = after[0].first - 1 - (view.word(after[0].first - 1) == "on") if after else 0
    return bool(after) and view.word(lead) == ","


_COUNTING_FROM = frozenset({"before", "after"})


def time_beside_opening(view: View) -> Time | None:
    """ "Long before Moon took office, in 2009, South Korea sponsored it": the time of the main clause, or None."""
    opener = next((at for at in range(view.first, view.first + _OPENING) if view.word(at) in _COUNTING_FROM), None)
    if opener is None or len(view.times) != 1:
        return None
    time = view.times[0]
    lead = time.first - 1 - (view.word(time.first - 1) in {"in", "on"})
    apart = view.word(lead) == "," and view.word(time.end) == "," and lead > opener + 1
    return time if apart else None


_OPENING = 4


def _counts_from_next(view: View, clause: Clause, discourse: Discourse) -> bool:
    """ "In each of the five years before, it had voted for it; in 2008 it abstained": before what is told next."""
    if discourse.years is not None or "before" not in view.vocabulary:
        return False
    counted = [one for one in view.times_in(clause.first, clause.end) if one.bound == "previous" and not one.years]
    told_next = any(one.kind is TimeKind.YEARS and one.first >= clause.end for one in view.times)
    return told_next and any(view.word(one.end - 1) == "before" for one in counted)
