"""The year by which a text is named: "the 2019 resolution, which Seoul did not sign, was adopted in November"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.matters import is_verb
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.mentions.time_kinds import TimeKind

if TYPE_CHECKING:
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_NEAR = 4
"""Words from the year to its text: "the 2019 North Korea resolution"."""


def dates_paper(view: View, time: Time) -> bool:
    """Return whether the time is the year of a text: "the 2019 resolution", "the text of 2019"."""
    if time.kind is not TimeKind.YEARS or time.bound or len(set(time.years)) != 1:
        return False
    after = view.of(Paper, time.end, time.end + _NEAR)
    of_paper = view.word(time.first - 1) in {"of", "from"} and any(one.end == time.first - 1 for one in view.of(Paper))
    return of_paper or bool(after)


def year_of_subject(view: View, first: int) -> Time | None:
    """Return the year of the text with which the sentence opens, of a clause that goes on with it after a comma.

    "The 2019 resolution, delayed by a day, was adopted on 14 November", "the 2019 resolution, sponsored by 61 states".
    """
    if view.word(first - 1) != "," or not is_verb(view, first):
        return None
    comma = view.next_of(_COMMA, view.first)
    opening = [time for time in view.times if time.first < comma]
    told = any(is_verb(view, place) for place in range(view.first, comma))
    return opening[0] if len(opening) == 1 and not told and dates_paper(view, opening[0]) else None


_COMMA = frozenset({","})


def only_months(times: list[Time]) -> bool:
    """Return whether the times are months of no year of their own."""
    return bool(times) and all(time.kind is TimeKind.MONTH and not time.bound and not time.unit for time in times)
