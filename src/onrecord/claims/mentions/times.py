"""Times as a text names them: years and ranges, days, months, seasons, spans counted back, sessions.

What can be told from the words and the day of publication alone is resolved here; what leans on earlier sentences
("the year before", "in November" after a year was named) is kept as it is for `onrecord.claims.when`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import COUNTING, ORDINALS, TENTHS, may_count, may_order
from onrecord.claims.mentions.time_calendar import read_day_month, read_month, read_weekday, read_years
from onrecord.claims.mentions.time_kinds import Time, TimeKind, month_days, time_words
from onrecord.claims.mentions.time_relative import (
    DEFINITE,
    DEICTIC,
    EARLIER,
    NAMED_DAYS,
    read_counted,
    read_definite,
    read_deictic,
    read_named_day,
    read_season,
)
from onrecord.claims.mentions.time_sessions import SESSIONS, read_session
from onrecord.claims.once import by_word
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from onrecord.claims.text import Document

    Reader = Callable[[Document, int, date | None], Time | None]

__all__ = ["Time", "TimeKind", "find_times", "month_days", "time_words"]


def find_times(document: Document, first: int, end: int, published: date | None) -> list[Time]:
    """Return the times named in the words, in order, none overlapping."""
    found: list[Time] = []
    past = first
    for index in document.places(_may_begin, first, end):
        time = _read_time(document, index, published) if index >= past else None
        if time is not None and not _is_to_the_day(document, index):
            time = _up_to_when(document, time)
            bound = _of_that_year(_bind(document, time, first), found)
            found.append(_of_year_ahead(document, bound, first, found, published))
            past = time.end
    return _join_weekdays(document, found) if len(found) > 1 else found


def _join_weekdays(document: Document, found: list[Time]) -> list[Time]:
    """The times; a weekday beside its week as one: "on Tuesday of last week", "a week ago today", "last week, on"."""
    joined: list[Time] = []
    for time in found:
        before = joined[-1] if joined else None
        day = _day_of_week(before, time) if before is not None and _adjoin(document, before, time) else None
        if before is None or day is None:
            joined.append(time)
            continue
        joined[-1] = replace(before, end=time.end, years=(day.year, day.year), days=(day, day), day=day.day, unit="day")
    return joined


def _adjoin(document: Document, before: Time, time: Time) -> bool:
    return _BESIDE_WEEK.issuperset(document.words[before.end : time.first])


_BESIDE_WEEK = frozenset({"of", "on"})
_WEEK = timedelta(days=7)


def _day_of_week(one: Time, other: Time) -> date | None:
    """The day of the weekday in the week; None where they are no weekday and its week, or "ten days ago"."""
    week, weekday = (one, other) if one.unit == "week" else (other, one)
    if weekday.unit != "day" or not weekday.days or not week.days or weekday.bound or week.bound:
        return None
    day = weekday.days[0]
    if week.unit == "day" and week.days[0] != day:
        # "on a Thursday ten days ago"
        ago = week.days[0]
        return ago if ago.weekday() == day.weekday() and ago < day else None
    while day > week.days[1]:
        day -= _WEEK
    return day if week.unit == "week" and week.days[0] <= day else None


def _is_to_the_day(document: Document, index: int) -> bool:
    """ "Six years to the day after the Act took effect": no day after another."""
    return document.words[index : index + 2] == ["the", "day"] and document.word(index - 1) == "to"


def _of_that_year(time: Time, before: list[Time]) -> Time:
    """ "In 2023 there had been two; Japan joined later that autumn": that of the year named in the same sentence.

    "In 2018 it was 84 to 30, the year before that 81 to 30": counted from that year.
    """
    if time.bound != "that" or not before or before[-1].kind is not TimeKind.YEARS or len(set(before[-1].years)) > 1:
        return time
    if time.kind is TimeKind.SEASON:
        return replace(time, kind=TimeKind.YEARS, bound="", years=before[-1].years)
    if time.kind is TimeKind.SHIFT and time.unit == "year":
        year = before[-1].years[0] + time.amount
        return replace(time, kind=TimeKind.YEARS, bound="", years=(year, year), amount=0, unit="")
    return time


def _of_year_ahead(document: Document, time: Time, first: int, before: list[Time], published: date | None) -> Time:
    """ "In 2016 there was a law, passed in March, and a centre that opened in September": months of the year ahead."""
    year = before[0] if before else None
    if year is None or published is None or time.kind is not TimeKind.MONTH or time.bound or time.unit:
        return time
    heads = year.first - first <= 1 and year.kind is TimeKind.YEARS and len(set(year.years)) == 1 and not year.bound
    last = published.year - (time.month > published.month)
    if not heads or year.unit or year.years[0] >= last or "but" in document.words[year.end : time.first]:
        return time
    days = month_days(year.years[0], time.month, time.day)
    return replace(time, kind=TimeKind.DAYS, years=year.years, days=days)


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Words other than figures with which a time may begin."""
    return time_words().starters | COUNTING | frozenset(ORDINALS) | frozenset(TENTHS)


@by_word
def _may_begin(word: str) -> bool:
    """False of most words: no time begins with them."""
    return word in _openers() or word[0].isdigit()


def _bind(document: Document, time: Time, first: int) -> Time:
    """Take in the word before that binds the time: since, until, before, after, by."""
    place = time.first - 1
    while place >= first and document.word(place) in {"the", "about", "around", "at", "least", "late", "early", "ever"}:
        place -= 1
    word = document.word(place) if place >= first else ""
    opens = word == "in" or (word == "of" and time.kind is TimeKind.YEARS)
    since = _since_event(document, place) if opens and not time.bound else 0
    if since > first:
        return _with(time, first=since, bound="since")
    if word in {"from", "by", "before", "after"} and document.word(time.end) == "'s":
        # "missing from this year's text"
        return time
    if word in {"since", "until", "till", "before", "after", "by", "from", "ahead"} and not time.bound:
        bound = {"till": "until", "ahead": "before"}.get(word, word)
        lead = document.words[max(first, place - _BEFORE) : place]
        if bound == "until" and ("not" in lead or lead[-1:] == ["took"]):
            # "did not adopt its text until June": it did so then
            bound = "at last"
        if bound == "since" and document.word(place - 2) in EARLIER:
            # "in every previous year since 2005": the year spoken of is none of them
            time = replace(time, unit="earlier")
        if bound == "until" and time.kind is TimeKind.YEARS and _ends_before(document, time):
            time = replace(time, unit="when")
        return _with(time, first=place, bound=bound)
    return time


def _up_to_when(document: Document, time: Time) -> Time:
    """ "From 2008 until 2019, when it stayed away": to the year before."""
    low, high = (time.years[0], time.years[-1]) if time.years else (0, 0)
    ranged = time.kind is TimeKind.YEARS and low < high and not time.listed
    if not ranged or document.word(time.end - 2) not in {"until", "till"} or not _leaves(document, time.end):
        return time
    return replace(time, years=(low, high - 1), unit="when")


def _ends_before(document: Document, time: Time) -> bool:
    """ "Sponsored it each year until 2019, when it withdrew": the year is the first in which it did not."""
    return len(set(time.years)) == 1 and _leaves(document, time.end)


def _leaves(document: Document, place: int) -> bool:
    after = document.words[place : place + _LEAVING]
    return after[:2] == [",", "when"] and "last" not in after


_LEAVING = 6


def _since_event(document: Document, place: int) -> int:
    """The word "since" of "since its founding in 2006", "since it began in 2005", where "in" is at the place."""
    words = document.words[max(0, place - _EVENT) : place]
    since = next((at for at in range(len(words) - 1, -1, -1) if words[at] == "since"), None)
    if since is None or words[-1] not in _EVENTS | _BEGAN or words[since + 1 : since + 2] not in _OPENING_EVENT:
        return 0
    return max(0, place - _EVENT) + since


_EVENTS = frozenset(read_toml("times.toml")["events"])
_BEGAN = frozenset({"began", "started", "opened", "begun", "existed", "tabled"})
_OPENING_EVENT = (["its"], ["the"], ["their"], ["it"], ["they"])
_EVENT = 5
"""Words from "since" to "in"."""
_BEFORE = 16


def _with(time: Time, *, first: int, bound: str) -> Time:
    return Time(
        first, time.end, time.kind, bound, time.years, time.listed, time.days, time.month, time.day, time.season,
        time.amount, time.unit, time.session,
    )  # fmt: skip


def _read_time(document: Document, index: int, published: date | None) -> Time | None:
    for read in _readers(document.words[index]):
        time = read(document, index, published)
        if time is not None:
            return time
    return None


@by_word
def _readers(word: str) -> tuple[Reader, ...]:
    """Those who may read a time that begins with the word, in the order in which they are asked."""
    words = time_words()
    if word in words.months:
        return (read_month,)
    if word in words.weekdays:
        return (read_weekday,)
    if word in words.seasons:
        return (_season,)
    tests: tuple[tuple[bool, Reader], ...] = (
        (word[0].isdigit(), read_day_month),
        (word[0].isdigit(), _years),
        (word in NAMED_DAYS, read_named_day),
        (word in DEICTIC, read_deictic),
        (word in DEFINITE, read_definite),
        (word in SESSIONS or may_order(word), _session),
        (word in {"a", "an"} or may_count(word), read_counted),
    )
    return tuple(read for may, read in tests if may)


def _season(document: Document, index: int, published: date | None) -> Time | None:
    return read_season(document, index, index, published)


def _years(document: Document, index: int, _published: date | None) -> Time | None:
    return read_years(document, index)


def _session(document: Document, index: int, _published: date | None) -> Time | None:
    return read_session(document, index)
