"""The year by which a text is named: "the 2019 resolution, which Seoul did not sign, was adopted in November"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.matters import is_verb
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.mentions.times import month_days

if TYPE_CHECKING:
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_NEAR = 4
"""Words from the year to its text: "the 2019 North Korea resolution"."""


def dates_paper(view: View, time: Time) -> bool:
    """Return whether the time is the year of a text: "the 2019 resolution", "the text of 2019"."""
    if time.kind is not TimeKind.YEARS or time.bound or len(set(time.years)) != 1:
        return False
    if view.of(Paper, time.end, time.end + _NEAR):
        return True
    before = [one for one in view.of(Paper, view.first, time.first) if one.end < time.first]
    return view.word(time.first - 1) in {"of", "from"} and bool(before) and _is_of(view, before[-1].end, time.first - 1)


def _is_of(view: View, first: int, place: int) -> bool:
    """ "The draft of 2023", "the draft on North Korea of 2023": nothing but its matter stands between."""
    if first == place:
        return True
    near = place - first <= _MATTER and view.word(first) in {"on", "about"}
    return near and not any(is_verb(view, at) or view.word(at) in _JOINED for at in range(first, place))


_MATTER = 7
"""Words of "on the situation of human rights in North Korea", and fewer."""


def year_of_subject(view: View, first: int) -> Time | None:
    """Return the year of the text with which the sentence opens, of a clause that goes on with it.

    "The 2019 resolution, delayed by a day, was adopted on 14 November", "the 2019 resolution, sponsored by 61 states",
    "the 2023 draft was tabled on 2 November and adopted on 15 November".
    """
    before = view.word(first - 1)
    if before not in _JOINED or not is_verb(view, first):
        return None
    end = view.next_of(_COMMA, view.first)
    verb = next((place for place in range(view.first, end) if is_verb(view, place)), end)
    if before == "," and verb < end:
        return None
    opening = [time for time in view.times if time.first < verb]
    return opening[0] if len(opening) == 1 and dates_paper(view, opening[0]) else None


_COMMA = frozenset({","})
_JOINED = frozenset({",", "and", "but"})


def at_year_of_paper(view: View, time: Time, situation: Situation) -> Situation:
    """Return the situation with a day of no year of its own in that of the text: "the draft of 2023 was tabled on 2
    November"."""
    named = [one for one in view.times if one.kind is TimeKind.YEARS]
    if not only_months([time]) or len(named) != 1 or not dates_paper(view, named[0]):
        return situation
    year = named[0].years[0]
    return situation.at(years=(year, year), days=month_days(year, time.month, time.day))


def only_months(times: list[Time]) -> bool:
    """Return whether the times are months of no year of their own."""
    return bool(times) and all(time.kind is TimeKind.MONTH and not time.bound and not time.unit for time in times)
