"""Times as a text names them: years and ranges, days, months, seasons, spans counted back, sessions.

What can be told from the words and the day of publication alone is resolved here; what leans on earlier sentences
("the year before", "in November" after a year was named) is kept as it is for `onrecord.claims.when`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import COUNTING, ORDINALS, TENTHS
from onrecord.claims.mentions.time_calendar import read_day_month, read_month, read_weekday, read_years
from onrecord.claims.mentions.time_kinds import Time, TimeKind, month_days, time_words
from onrecord.claims.mentions.time_relative import (
    read_counted,
    read_definite,
    read_deictic,
    read_named_day,
    read_season,
)
from onrecord.claims.mentions.time_sessions import read_session

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.text import Document

__all__ = ["Time", "TimeKind", "find_times", "month_days", "time_words"]


def find_times(document: Document, first: int, end: int, published: date | None) -> list[Time]:
    """Return the times named in the words, in order, none overlapping."""
    found: list[Time] = []
    openers, past = _openers(), first
    # most words begin no time
    opening = [
        place for place, word in enumerate(document.words[first:end], first) if word in openers or word[0].isdigit()
    ]
    for index in opening:
        time = _read_time(document, index, end, published) if index >= past else None
        if time is not None:
            found.append(_of_that_year(_bind(document, time, first), found))
            past = time.end
    return found


def _of_that_year(time: Time, before: list[Time]) -> Time:
    """ "In 2023 there had been two; Japan joined later that autumn": that of the year named in the same sentence."""
    pointed = time.kind is TimeKind.SEASON and time.bound == "that"
    if not pointed or not before or before[-1].kind is not TimeKind.YEARS or len(set(before[-1].years)) > 1:
        return time
    return replace(time, kind=TimeKind.YEARS, bound="", years=before[-1].years)


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Words other than figures with which a time may begin."""
    return time_words().starters | COUNTING | frozenset(ORDINALS) | frozenset(TENTHS)


def _bind(document: Document, time: Time, first: int) -> Time:
    """Take in the word before that binds the time: since, until, before, after, by."""
    place = time.first - 1
    while place >= first and document.word(place) in {"the", "about", "around", "at", "least", "late", "early", "ever"}:
        place -= 1
    word = document.word(place) if place >= first else ""
    if word in {"from", "by", "before", "after"} and document.word(time.end) == "'s":
        # "missing from this year's text"
        return time
    if word in {"since", "until", "till", "before", "after", "by", "from", "ahead"} and not time.bound:
        bound = {"till": "until", "ahead": "before"}.get(word, word)
        if bound == "until" and "not" in document.words[max(first, place - _BEFORE) : place]:
            # "did not adopt its text until June": it did so then
            bound = "at last"
        return _with(time, first=place, bound=bound)
    return time


_BEFORE = 10


def _with(time: Time, *, first: int, bound: str) -> Time:
    return Time(
        first, time.end, time.kind, bound, time.years, time.listed, time.days, time.month, time.day, time.season,
        time.amount, time.unit, time.session,
    )  # fmt: skip


def _read_time(document: Document, index: int, end: int, published: date | None) -> Time | None:
    word = document.words[index]
    words = time_words()
    if word[0].isdigit():
        return (
            read_day_month(document, index, published)
            or read_years(document, index)
            or read_session(document, index)
            or read_counted(document, index, published)
        )
    if word not in words.starters:
        return read_session(document, index) or read_counted(document, index, published)
    if word in words.months:
        return read_month(document, index, published)
    if word in words.weekdays:
        return read_weekday(document, index, published)
    if word in words.seasons:
        return read_season(document, index, index, published)
    return (
        read_named_day(document, index, published)
        or read_deictic(document, index, published)
        or read_definite(document, index, published)
        or read_session(document, index)
        or read_counted(document, index, published)
    )
