"""The part of a clause around its predicate, where the clause names several times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.claims.dated_papers import dates_paper, only_months
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.time_kinds import shift_month
from onrecord.claims.mentions.times import month_days, time_words
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_EDGES = frozenset({",", ";", ":", "(", ")", "—", "–", "which", "who", "while", "whereas", "but"})


def find_segment(view: View, clause: Clause) -> tuple[int, int]:
    """Return the words around the predicate up to the next sign or relative word on either side."""
    low, high = clause.predicate.first, clause.predicate.end
    while low > clause.first and not _is_edge(view, low - 1):
        low -= 1
    while high < clause.end and not _is_edge(view, high):
        high += 1
    return low, high


def _is_edge(view: View, place: int) -> bool:
    if view.word(place) not in _EDGES:
        return False
    # "Thursday, March 21, 2013" is one time
    return not any(time.first < place < time.end for time in view.times)


def nearest_time(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation with the time that stands nearest to the predicate, where the clause names several."""
    inner = view.times_in(clause.first, clause.end)
    if len(inner) < 2:
        return situation
    low, high = find_segment(view, clause)
    near = [time for time in inner if low <= time.first < high]
    if not near or len(near) == len(inner):
        return situation
    year = next((time for time in inner if time not in near and dates_paper(view, time)), None)
    if year is not None and only_months(near):
        # "the 2020 resolution, delayed by the pandemic, was adopted in June"
        days = month_days(year.years[0], near[0].month, near[0].day)
        years = (year.years[0], year.years[0])
        return situation.at(years=years, days=days, listed=(), since=None, span=False, timed=True)
    local = situate(view, low, high, discourse)
    if not local.timed or local.unclear:
        return situation
    return situation.at(
        years=local.years, days=local.days, listed=local.when.listed, since=local.since, span=local.span, timed=True
    )


def same_year(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation of "the same September": in the year that the clause before spoke of."""
    if discourse.recent is None:
        return situation
    for time in view.times:
        if clause.first <= time.first < clause.end and time.month and view.word(time.first - 1) == "same":
            year = discourse.recent[0][1]
            return situation.at(years=(year, year), days=month_days(year, time.month, time.day), timed=True)
    return situation


def counted_days(view: View, place: int, anchor: tuple[date, date]) -> tuple[date, date] | None:
    """Return the days of Y in "six months after Y", said of an event on the days of the anchor; `place` of "after"."""
    counted = _count_ahead(view, place)
    if counted is None:
        return None
    return _shifted(counted, anchor, -1 if view.word(place) == "after" else 1)


def days_from(view: View, place: int, start: date) -> tuple[date, date] | None:
    """Return the days of X in "X came six months after Y", said of a Y on that day; `place` of "after"."""
    counted = _count_ahead(view, place)
    return _shifted(counted, (start, start), 1) if counted is not None else None


def _shifted(counted: tuple[int, str, int], anchor: tuple[date, date], sign: int) -> tuple[date, date] | None:
    number, unit, slack = counted
    if unit in {"day", "week"}:
        loose = 3 if unit == "week" else 0
        shift = sign * number * (7 if unit == "week" else 1)
        first, last = shift_days(anchor[0], shift - loose), shift_days(anchor[1], shift + loose)
        return (first, last) if first and last else None
    months = sign * number * (12 if unit == "year" else 1)
    if unit == "half":
        months = sign * number
    low, high = shift_month(anchor[0], months - slack), shift_month(anchor[1], months + slack)
    return (low[0], high[1]) if low and high else None


def shift_days(day: date, days: int) -> date | None:
    """Return the day so many days after; None out of the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def days_apart(view: View, place: int) -> tuple[int, int] | None:
    """Return the fewest and the most days that "six months after" tells of; `place` of "after" or "before"."""
    counted = _count_ahead(view, place)
    if counted is None:
        return None
    number, unit, _ = counted
    length, loose = _DAYS[unit]
    return round(number * length - loose), round(number * length + loose)


_DAYS = {"day": (1.0, 0.5), "week": (7.0, 3.5), "month": (30.4, 17.0), "half": (30.4, 25.0), "year": (365.25, 75.0)}
"""Days of each unit, and by how many a count of it may be off."""


def _count_ahead(view: View, place: int) -> tuple[int, str, int] | None:
    """How many of which unit are counted before the word, and how many months a rounded number may be off."""
    # "six years to the day after"
    place -= 3 * (view.words(place - 3, place) == ["to", "the", "day"])
    if view.words(place - 4, place) == ["year", "and", "a", "half"]:
        return 18, "half", 1
    if view.words(place - 4, place) == ["and", "a", "half", "years"]:
        years = read_cardinal(view.document, place - 5)
        return (years[0] * 12 + 6, "half", 1) if years else None
    if view.words(place - 3, place) == ["half", "a", "year"]:
        return 6, "half", 1
    unit = time_words().units.get(view.word(place - 1))
    read = next((n for back in (3, 2) if (n := read_cardinal(view.document, place - back)) and n[1] == place - 1), None)
    number = read[0] if read else 1 if view.word(place - 2) in {"a", "one", "the"} else None
    known = unit in {"day", "week", "month", "year"} and number is not None and number <= MOST_COUNTED
    return (number, unit, 0) if known and number is not None and unit is not None else None


MOST_COUNTED = 400
"""Days, weeks, months or years that a text counts from something at most; more would leave the calendar."""


def is_coming(view: View, clause: Clause) -> bool:
    """True where a noun is told of what may come: "the judges will rule on the impeachment of"."""
    first = clause.predicate.mention.first
    if not view.word(first).endswith(("tion", "ment", "al", "ure", "ing", "tions")):
        return False
    return bool(_COMING & set(view.words(clause.first, first)))


_COMING = frozenset({"will", "would", "may", "might", "could", "should", "whether", "if", "shall"})


def time_of_when(view: View, place: int) -> Time | None:
    """Return the time that "when" before the words goes back to: "has shrunk since 2013, when 25 were in favour"."""
    at = place - 1
    while is_adverb(view.word(at)) or view.word(at) in _STANDING:
        at -= 1
    if view.word(at) != "when":
        return None
    end = at - (view.word(at - 1) == ",")
    time = next((one for one in view.times if one.end == end), None)
    return replace(time, bound="") if time is not None else None


_STANDING = frozenset({"there", "were", "was", "had", "been", "it", "they", "stood", "at", "won", "drew"})
