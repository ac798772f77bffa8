"""Times as a text names them: years and ranges, days, months, seasons, spans counted back, sessions.

What can be told from the words and the day of publication alone is resolved here; what leans on earlier sentences
("the year before", "in November" after a year was named) is kept as it is for `onrecord.claims.when`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal, read_year
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document


class TimeKind(StrEnum):
    """How a time is given."""

    YEARS = "years"
    """One year, a range or a list of years."""
    DAYS = "days"
    """A day, week or month that is known by the calendar."""
    MONTH = "month"
    """A month, or a day of a month, without its year."""
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
    starters = {"today", "now", "yesterday", "overnight", "tonight", "this", "last", "past", "previous", "preceding", "that",
                "the", "its", "session", "sessions", "earlier", "later", "a", "an", "late", "early", "mid"}  # fmt: skip
    return TimeWords(
        months,
        weekdays,
        seasons,
        units,
        frozenset(table["back"]),
        frozenset(table["ahead"]),
        frozenset(starters | set(months) | set(weekdays) | set(seasons)),
    )


def find_times(document: Document, first: int, end: int, published: date | None) -> list[Time]:
    """Return the times named in the words, in order, none overlapping."""
    found: list[Time] = []
    index = first
    while index < end:
        time = _read_time(document, index, end, published)
        if time is None:
            index += 1
            continue
        found.append(_bind(document, time, first))
        index = time.end
    return found


def _bind(document: Document, time: Time, first: int) -> Time:
    """Take in the word before that binds the time: since, until, before, after, by."""
    place = time.first - 1
    while place >= first and document.word(place) in {"the", "about", "around", "at", "least", "late", "early", "ever"}:
        place -= 1
    word = document.word(place) if place >= first else ""
    if word in {"since", "until", "till", "before", "after", "by", "from", "ahead"} and not time.bound:
        bound = {"till": "until", "ahead": "before"}.get(word, word)
        return _with(time, first=place, bound=bound)
    return time


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
            _day_month(document, index, published)
            or _years(document, index)
            or _session(document, index)
            or _counted(document, index, published)
        )
    if word not in words.starters:
        return _session(document, index) or _counted(document, index, published)
    if word in words.months:
        return _month(document, index, published)
    if word in words.weekdays:
        return _weekday(document, index, published)
    if word in words.seasons:
        return _season(document, index, index, published)
    return (
        _named_day(document, index, published)
        or _deictic(document, index, published)
        or _definite(document, index, published)
        or _session(document, index)
        or _counted(document, index, published)
    )


def _years(document: Document, index: int) -> Time | None:
    year = read_year(document, index)
    if year is None or document.word(index - 1) in {"/", "no"} or document.word(index + 1) == "/":
        return None
    joiner, following = document.word(index + 1), read_year(document, index + 2)
    if joiner in {"-", "–", "—", "to", "through", "until", "till", "thru"} and following and following > year:
        return Time(index, index + 3, TimeKind.YEARS, years=(year, following), bound="range")
    short = document.word(index + 2)
    if joiner in {"-", "–"} and len(short) == 2 and short.isdecimal() and year % 100 < int(short):
        return Time(index, index + 3, TimeKind.YEARS, years=(year, year // 100 * 100 + int(short)), bound="range")
    if joiner == "and" and following and document.word(index - 1) == "between":
        return Time(index - 1, index + 3, TimeKind.YEARS, years=(year, following), bound="range")
    return _year_list(document, index, year)


def _year_list(document: Document, index: int, year: int) -> Time:
    years, place = [year], index + 1
    while True:
        step = 1 if document.word(place) in {",", "and", "or"} else 0
        step += 1 if step and document.word(place + 1) in {"and", "in", "again"} else 0
        step += 1 if step == 2 and document.word(place + 2) == "in" else 0
        following = read_year(document, place + step) if step else None
        # "2005, 88 to 21" goes on with a tally, "2014, 2015 and 2016" with a year
        if following is None or following <= years[-1]:
            break
        years.append(following)
        place += step + 1
    if len(years) == 1:
        return Time(index, index + 1, TimeKind.YEARS, years=(year, year))
    return Time(index, place, TimeKind.YEARS, years=tuple(years), listed=True)


def _day_month(document: Document, index: int, published: date | None) -> Time | None:
    """"4 November 2025", "16th of November", "4 Nov."."""
    word = document.words[index]
    figures = word.rstrip("stndrh")
    if not figures.isdecimal() or not 1 <= int(figures[:4]) <= 31:
        return None
    place = index + 2 if document.word(index + 1) == "of" else index + 1
    month = time_words().months.get(document.word(place))
    if month is None or not _is_month(document, place):
        return None
    place += 2 if document.word(place + 1) == "." else 1
    return _dated(document, index, place, int(figures), month)


def _month(document: Document, index: int, published: date | None) -> Time | None:
    """"November", "November 16", "Nov. 16, 2022", "November 2025"."""
    if not _is_month(document, index):
        return None
    month = time_words().months[document.words[index]]
    place = index + 1
    if document.word(place) == "." and document.word(place + 1)[:1].isdigit():
        place += 1
    figures = document.word(place).rstrip("stndrh")
    if figures.isdecimal() and len(figures) <= 2 and 1 <= int(figures) <= 31 and document.word(place + 1) != "/":
        return _dated(document, index, place + 1, int(figures), month)
    return _dated(document, index, place, 0, month)


def _is_month(document: Document, index: int) -> bool:
    """May, March and Sun are words too: a month has a capital, "may" after a name is no month."""
    word = document.words[index]
    if not document.capital(index):
        return False
    if word not in {"may", "march", "mar", "sun", "sat"}:
        return True
    before, after = document.word(index - 1), document.word(index + 1)
    return before in {"in", "of", "last", "this", "since", "by", "until", "early", "late", "mid", "next", "and", "from",
                      "every", "each", "to", "–", "-"} or before[:1].isdigit() or after[:1].isdigit()  # fmt: skip


def _dated(document: Document, first: int, place: int, day: int, month: int) -> Time:
    comma = 1 if document.word(place) in {",", "of"} else 0
    year = read_year(document, place + comma)
    if year is None:
        return Time(first, place, TimeKind.MONTH, month=month, day=day)
    return Time(
        first, place + comma + 1, TimeKind.DAYS, years=(year, year), days=month_days(year, month, day), month=month,
        day=day,
    )  # fmt: skip


def month_days(year: int, month: int, day: int = 0) -> tuple[date, date]:
    """Return first and last day of a month, or the one day twice; a day that the month lacks gives the month."""
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    if 1 <= day <= last:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, last)


def _weekday(document: Document, index: int, published: date | None) -> Time | None:
    if not document.capital(index) or published is None:
        return None
    number = time_words().weekdays[document.words[index]]
    # "Sun" and "Sat" are days after "on" only, and "Friday prayers" is none
    if len(document.words[index]) == 3 and document.word(index - 1) not in {"on", "last"}:
        return None
    back = (published.weekday() - number) % 7
    if document.word(index - 1) == "last" and back == 0:
        back = 7
    day = published - timedelta(days=back)
    return Time(index, index + 1, TimeKind.DAYS, years=(day.year, day.year), days=(day, day), day=day.day, unit="day")


def _named_day(document: Document, index: int, published: date | None) -> Time | None:
    word = document.words[index]
    back = {"today": 0, "tonight": 0, "overnight": 0, "now": 0, "yesterday": 1}.get(word)
    if back is None and word == "last" and document.word(index + 1) == "night":
        back = 1
    if back is None and word == "this" and document.word(index + 1) in {"morning", "afternoon", "evening"}:
        back = 0
    if back is None or published is None:
        return None
    day = published - timedelta(days=back)
    end = index + (2 if word in {"last", "this"} else 1)
    return Time(index, end, TimeKind.DAYS, years=(day.year, day.year), days=(day, day), day=day.day, unit="day")


def _deictic(document: Document, index: int, published: date | None) -> Time | None:
    """"this year", "last month", "earlier this week", "last autumn", "the last session"."""
    start = index
    if document.words[index] in {"earlier", "later", "late", "early", "the"}:
        index += 1
    which = document.word(index)
    if which not in {"this", "last", "past", "previous", "preceding", "that"}:
        return None
    noun = document.word(index + 1)
    words = time_words()
    unit = words.units.get(noun)
    if unit and not noun.endswith("s"):
        return _this_or_last(document, start, index, which, unit, published)
    if noun in words.seasons:
        return _season(document, start, index + 1, published, which)
    if noun in words.months and which in {"this", "last", "past"} and published and document.capital(index + 1):
        return Time(start, index + 2, TimeKind.MONTH, month=words.months[noun], bound="")
    if noun == "session" and which != "this":
        return Time(start, index + 2, TimeKind.PREVIOUS_SESSION, bound="")
    return _past_years(document, start, index)


def _this_or_last(
    document: Document, start: int, index: int, which: str, unit: str, published: date | None
) -> Time | None:
    end = index + 2
    if which in {"previous", "preceding"}:
        return Time(start, end, TimeKind.SHIFT, amount=-1, unit=unit)
    if which == "that":
        return Time(start, end, TimeKind.SAME)
    if published is None:
        return None
    back = 0 if which == "this" else 1
    if which == "past":
        return Time(start, end, TimeKind.PAST, amount=-1, unit=unit)
    if unit == "year":
        year = published.year - back
        return Time(start, end, TimeKind.YEARS, years=(year, year), unit="year")
    days = _unit_days(published, unit, back)
    return Time(start, end, TimeKind.DAYS, years=(days[0].year, days[1].year), days=days, unit=unit) if days else None


def _unit_days(published: date, unit: str, back: int) -> tuple[date, date] | None:
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        # people count "last week" from Sunday or Monday alike
        last = monday + timedelta(days=6)
        # a Sunday paper may call the week that ends with it the last one
        return monday - timedelta(days=1), published if back == 1 and published.weekday() >= 5 else last
    if unit == "month":
        months = published.year * 12 + published.month - 1 - back
        return month_days(months // 12, months % 12 + 1)
    return None


def _season(
    document: Document, start: int, index: int, published: date | None, which: str = ""
) -> Time | None:
    season = time_words().seasons[document.words[index]]
    if document.words[index] == "fall" and not which and document.word(index - 1) not in {"the", "in", "each", "every"}:
        return None
    place = index + 1
    if document.word(place) == "of":
        place += 1
    year = read_year(document, place)
    if year is not None:
        return Time(start, place + 1, TimeKind.YEARS, years=(year, year), season=season)
    return Time(start, index + 1, TimeKind.SEASON, season=season, bound=which)


def _past_years(document: Document, start: int, index: int) -> Time | None:
    """"the past two years", "the last three sessions", "the previous four years"."""
    counted = read_cardinal(document, index + 1)
    if counted is None:
        return None
    unit = time_words().units.get(document.word(counted[1]))
    if unit is None:
        return None
    kind = TimeKind.PAST
    bound = "previous" if document.word(index) in {"previous", "preceding"} else ""
    return Time(start, counted[1] + 1, kind, amount=-counted[0], unit=unit, bound=bound)


def _definite(document: Document, index: int, published: date | None) -> Time | None:
    """"the year before", "the month after", "the same year", "the four previous years", "the following year"."""
    if document.words[index] not in {"the", "that", "its"}:
        return None
    word, following = document.word(index + 1), document.word(index + 2)
    words = time_words()
    unit = words.units.get(word)
    if unit and not word.endswith("s"):
        if following in words.back and not (following == "before" and document.word(index + 3) in {"the", "it", "its"}):
            return Time(index, index + 3, TimeKind.SHIFT, amount=-1, unit=unit)
        if following in words.ahead:
            return Time(index, index + 3, TimeKind.SHIFT, amount=1, unit=unit)
    if word == "same" and following in words.units:
        return Time(index, index + 3, TimeKind.SAME)
    if word in {"following", "next"} and following in words.units:
        return Time(index, index + 3, TimeKind.SHIFT, amount=1, unit=words.units[following])
    if word in {"previous", "preceding", "last", "latest"} and following == "session":
        return Time(index, index + 3, TimeKind.PREVIOUS_SESSION)
    counted = read_cardinal(document, index + 1)
    if counted and document.word(counted[1]) in {"previous", "preceding", "past", "last", "prior"}:
        unit = words.units.get(document.word(counted[1] + 1))
        if unit:
            return Time(index, counted[1] + 2, TimeKind.PAST, amount=-counted[0], unit=unit, bound="previous")
    return None


def _counted(document: Document, index: int, published: date | None) -> Time | None:
    """"a year ago", "three years earlier", "two months later", "four years before that"."""
    words = time_words()
    word = document.words[index]
    counted = (1, index + 1) if word in {"a", "an", "one"} else read_cardinal(document, index)
    if counted is None:
        return None
    unit = words.units.get(document.word(counted[1]))
    if unit is None:
        return None
    place = counted[1] + 1
    direction = document.word(place)
    if direction == "ago":
        return _ago(index, place + 1, counted[0], unit, published)
    if direction in words.back:
        # "a month before that" leans on the time named last; "three weeks before the vote" is no time of its own
        after = document.word(place + 1)
        if after in {"that", "this"}:
            return Time(index, place + 2, TimeKind.SHIFT, amount=-counted[0], unit=unit)
        if direction == "before" and after.isalpha() and after not in {"in", "at", "and", "by"}:
            return None
        return Time(index, place + 1, TimeKind.SHIFT, amount=-counted[0], unit=unit)
    if direction in words.ahead and not (direction in {"after", "on"} and document.word(place + 1).isalpha()):
        return Time(index, place + 1, TimeKind.SHIFT, amount=counted[0], unit=unit)
    return None


def _ago(first: int, end: int, amount: int, unit: str, published: date | None) -> Time | None:
    if published is None:
        return None
    if unit == "year":
        year = published.year - amount
        return Time(first, end, TimeKind.YEARS, years=(year, year), unit="year")
    if unit == "month":
        months = published.year * 12 + published.month - 1 - amount
        days = month_days(months // 12, months % 12 + 1)
    else:
        day = published - timedelta(days=amount * (7 if unit == "week" else 1))
        slack = timedelta(days=4 if unit == "week" else 0)
        days = (day - slack, day + slack)
    return Time(first, end, TimeKind.DAYS, years=(days[0].year, days[1].year), days=days, unit=unit)


def _session(document: Document, index: int) -> Time | None:
    """"Its 49th session", "the 52nd regular session", "session 78", "the 74th, 75th and 76th sessions"."""
    word = document.words[index]
    if word in {"session", "sessions"}:
        return _session_number(document, index)
    ordinal = read_ordinal(document, index)
    if ordinal is None:
        return None
    numbers, place, joiner = [ordinal[0]], ordinal[1], ""
    while True:
        step = place
        while document.word(step) in {",", "and", "to", "through", "the", "until", "or"}:
            joiner = document.word(step) if document.word(step) in {"to", "through", "until"} else joiner
            step += 1
        following = read_ordinal(document, step) if step > place else None
        if following is None or following[0] <= numbers[-1]:
            break
        numbers.append(following[0])
        place = following[1]
    special = document.word(place) == "special"
    place = _past_words(document, place, {"regular", "special", "annual", "ordinary"})
    # "its seventy-seventh General Assembly", "the 80th UN General Assembly" name a session as well
    place = _past_words(document, place, {"un", "united", "nations", "general", "human", "rights", "(", ")", "council"})
    if document.word(place) in {"session", "sessions", "assembly", "unga"}:
        prefix = "S-" if special else ""
        first, last = f"{prefix}{numbers[0]}", f"{prefix}{numbers[-1]}"
        if len(numbers) == 1:
            return Time(index, place + 1, TimeKind.SESSION, session=first)
        named = tuple(numbers) if not joiner else ()
        return Time(index, place + 1, TimeKind.SESSION, bound="range", session=f"{first}..{last}", years=named)
    return None


def _session_number(document: Document, index: int) -> Time | None:
    counted = read_cardinal(document, index + 1)
    if counted is None or counted[0] >= 200:
        return None
    if document.word(counted[1]) in {"to", "through", "-", "–"}:
        last = read_cardinal(document, counted[1] + 1)
        if last and counted[0] < last[0] < 200:
            return Time(index, last[1], TimeKind.SESSION, bound="range", session=f"{counted[0]}..{last[0]}")
    return Time(index, counted[1], TimeKind.SESSION, session=str(counted[0]))


def _past_words(document: Document, place: int, words: set[str]) -> int:
    for _ in range(7):
        if document.word(place) not in words:
            break
        place += 1
    return place
