"""How long before the news something was, told by it: "a day after it had set up the Sudan mission"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

LEAD = 4
"""Words before a clause that say how long before the main one it was: "a day after"."""
LENGTHS = {"day": (1, 0), "days": (1, 0), "week": (7, 3), "weeks": (7, 3), "month": (30.4, 16), "months": (30.4, 16)}
"""Days of a day, a week, a month, and how many more or fewer they may be."""
_AFTER = frozenset({"after"})


def so_long_before(view: View, first: int, end: int, main: tuple[date, date] | None) -> tuple[date, date] | None:
    """Return the days so long before the one day of the main clause as the words say; None where they say nothing."""
    if main is None or main[0] != main[1]:
        return None
    after = next((at for at in view.places(_AFTER) if first <= at < end), 0)
    if any(not time.first <= after < time.end for time in view.times_in(first, end)):
        # it has a time of its own; "the day after" is read as one, too
        return None
    length = LENGTHS.get(view.word(after - 1)) if after else None
    if length is None or "," in view.words(after, end):
        return None
    days, slack = length
    number = read_cardinal(view.document, after - 2)
    then = main[0] - timedelta(days=days * (number[0] if number is not None else 1))
    return then - timedelta(days=slack), then + timedelta(days=slack)
