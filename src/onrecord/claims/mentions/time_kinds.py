"""What a time that a text names is made of, and the words for times."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from functools import lru_cache

from onrecord.claims.vocabulary.load import read_toml


class TimeKind(StrEnum):
    """How a time is given."""

    YEARS = "years"
    """One year, a range or a list of years."""
    DAYS = "days"
    """A day, week or month that is known by the calendar."""
    MONTH = "month"
    """A month, or a day of a month, without its year."""
    DAY_OF_MONTH = "day of month"
    """A day alone, of the month that the text spoke of last: "on the 18th"."""
    SEASON = "season"
    SHIFT = "shift"
    """So many years, months or weeks from the time that the text spoke of last."""
    PAST = "past"
    """The last so many years."""
    SESSION = "session"
    PREVIOUS_SESSION = "previous_session"
    SAME = "same"
    """The time that the text spoke of last."""
    RECURRING = "recurring"
    """Each such season or month: "every autumn", "in the first half of the year"."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time named at words `first` to `end`, with the word that binds it ("since", "until", "by")."""

    first: int
    end: int
    kind: TimeKind
    bound: str = ""
    years: tuple[int, ...] = ()
    """First and last year; more than two, or two that are no range, where `listed`."""
    listed: bool = False
    days: tuple[date, date] | None = None
    month: int = 0
    day: int = 0
    season: str = ""
    amount: int = 0
    """Units counted, negative for back."""
    unit: str = ""
    session: str = ""

    @property
    def last_year(self) -> int:
        """The last year of what went on until then: "until 2019, when it stayed away" is to 2018. It needs years."""
        return self.years[-1] - (self.unit == "when")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words for times, from `vocabulary/times.toml`."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    back: frozenset[str]
    ahead: frozenset[str]
    starters: frozenset[str]


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """Return the words for times."""
    table = read_toml("times.toml")
    months = {word: number for number, words in enumerate(table["months"], 1) for word in words}
    weekdays = {word: number for number, words in enumerate(table["weekdays"]) for word in words}
    seasons = {word: season for season, words in table["seasons"].items() for word in words}
    units = {word: unit for unit, words in table["units"].items() for word in words}
    return TimeWords(
        months,
        weekdays,
        seasons,
        units,
        frozenset(table["back"]),
        frozenset(table["ahead"]),
        frozenset(set(table["starters"]) | set(months) | set(weekdays) | set(seasons)),
    )


FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Of what a text can tell; a time that is counted to beyond these is none of a record's."""


def whole_years(years: tuple[int, int]) -> tuple[date, date]:
    """Return the first day of the first year and the last day of the last."""
    return date(years[0], 1, 1), date(years[1], 12, 31)


def same_day(day: date, year: int) -> date | None:
    """Return the day of another year, of 29 February the 28th where that year has none; None outside the calendar."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def shift_month(day: date, months: int) -> tuple[date, date] | None:
    """Return first and last day of the month that lies so many months after the day's; None out of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_days(year, month + 1) if MINYEAR <= year <= MAXYEAR else None


def month_days(year: int, month: int, day: int = 0) -> tuple[date, date]:
    """Return first and last day of a month, or the one day twice; a day that the month lacks gives the month."""
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, last)
