"""Years, dates and weekdays: times that the calendar gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_year
from onrecord.claims.mentions.time_kinds import Time, TimeKind, month_days, time_words
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.text import Document


def read_years(document: Document, index: int) -> Time | None:
    """Return the year, range or list of years that begins at the word, or None."""
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
        step = 1 if document.word(place) in {",", "and", "or", "nor"} else 0
        step += 1 if step and document.word(place + 1) in {"and", "in", "again"} else 0
        step += 1 if step == 2 and document.word(place + 2) == "in" else 0
        if document.words[place : place + 3] == _AS_WELL:
            # "in 2006 as well as in 2007"
            step = 3 + (document.word(place + 3) == "in")
        following = read_year(document, place + step) if step else None
        # "2005, 88 to 21" goes on with a tally, "2014, 2015 and 2016" with a year
        if following is None or following <= years[-1]:
            break
        if document.word(place + step - 1) == "in" and _somebody_acts(document, index, place + step + 1):
            break
        years.append(following)
        place += step + 1
    if len(years) == 1:
        return _carried_on(document, index, year) or Time(index, index + 1, TimeKind.YEARS, years=(year, year))
    return Time(index, place, TimeKind.YEARS, years=tuple(years), listed=True)


def _carried_on(document: Document, index: int, year: int) -> Time | None:
    """ "In 2008 and every year since", "in 2008, and each year thereafter until 2018": from that year on."""
    place = index + 1 + (document.word(index + 1) == ",")
    if document.word(place) != "and":
        return None
    if document.words[place + 1 : place + 3] == ["ever", "since"]:
        place += 3
    elif document.word(place + 1) in {"every", "each"}:
        place += 2 + (document.word(place + 2) == "single")
        tail = next((tail for tail in _ONWARDS if document.words[place + 1 : place + 1 + len(tail)] == tail), None)
        if document.word(place) not in _YEARLY or tail is None:
            return None
        place += 1 + len(tail)
    else:
        return None
    last = read_year(document, place + 1) if document.word(place) in {"until", "till", "through"} else None
    if last is not None and last > year:
        return Time(index, place + 2, TimeKind.YEARS, years=(year, last), bound="range")
    # "in 2008, and every year since it has abstained": a statement of its own
    over = not document.word(place).isalnum() or document.word(place) in {"and", "but"}
    return Time(index, place, TimeKind.YEARS, years=(year, year), bound="since") if over else None


_YEARLY = frozenset({"year", "session", "autumn", "fall", "spring", "time", "december", "november", "march"})
_ONWARDS = (["since", "then"], ["since"], ["thereafter"], ["afterwards"], ["after", "that"], ["from", "then", "on"])
_AS_WELL = ["as", "well", "as"]


def _somebody_acts(document: Document, index: int, after: int) -> bool:
    """ "They abstained in 2008 and in 2009 they voted yes": two times, for a second statement opens with the latter."""
    opening = document.word(index - 2)
    return opening.isalpha() and opening not in _LISTING and document.word(after) in _SUBJECTS


_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "you", "i", "nobody", "everybody"})
_LISTING = frozenset({"both", "and", "but", "that", "as"})


def read_day_month(document: Document, index: int, published: date | None) -> Time | None:
    """ "4 November 2025", "16th of November", "4 Nov."."""
    word = document.words[index]
    figures = word.rstrip("stndrh")
    if not figures.isdecimal() or not 1 <= int(figures[:4]) <= 31:
        return None
    place = index + 2 if document.word(index + 1) == "of" else index + 1
    month = time_words().months.get(document.word(place))
    if month is None or not _is_month(document, place):
        return _day_alone(document, index, int(figures))
    place += 2 if document.word(place + 1) == "." else 1
    return _dated(document, index, place, int(figures), month)


def _day_alone(document: Document, index: int, day: int) -> Time | None:
    """ "On the 18th the Assembly", "held on the 9th": of a month that was told; "on the 18th anniversary" is no day."""
    if not document.words[index].endswith(("st", "nd", "rd", "th")) or document.words[index - 2 : index] != [
        "on",
        "the",
    ]:
        return None
    after = document.word(index + 1)
    if after.isalpha() and after not in _AFTER_DAY and not document.capital(index + 1):
        return None
    return Time(index - 2, index + 1, TimeKind.DAY_OF_MONTH, day=day)


_AFTER_DAY = frozenset(read_toml("function_words.toml")["openers"]) | frozenset(
    {"the", "a", "an", "by", "with", "at", "in", "it", "its", "they", "he", "she", "we", "and", "to", "without", "for"}
)


def read_month(document: Document, index: int, published: date | None) -> Time | None:
    """ "November", "November 16", "Nov. 16, 2022", "November 2025"."""
    if not _is_month(document, index):
        return None
    month = time_words().months[document.words[index]]
    place = index + 1
    after = place + (document.word(place).isdigit() and len(document.word(place)) == _YEAR)
    if document.word(after) in _EVENTS and document.word(index - 1) in _THE:
        # "the results of the November election": no time of what the sentence tells
        return None
    if document.word(place) == "." and document.word(place + 1)[:1].isdigit() and len(document.words[index]) < 5:
        place += 1
    figures = document.word(place).rstrip("stndrh")
    day = figures.isdecimal() and len(figures) <= 2 and 1 <= int(figures) <= 31 and document.word(place + 1) != "/"
    if day and not (document.word(index - 1) == "in" and document.word(place + 1).isalpha()):
        # "in March 28 organizations wrote": no day stands after "in"
        return _dated(document, index, place + 1, int(figures), month)
    return _dated(document, index, place, 0, month)


_YEAR = 4
"""Figures of a year."""
_THE = frozenset({"the", "last", "this", "of", "'s"})
_EVENTS = frozenset({
    "election", "elections", "coup", "putsch", "massacre", "massacres", "uprising", "crackdown", "referendum",
    "invasion", "revolution", "earthquake", "attack", "attacks", "killings", "protests", "riots", "ceasefire", "war",
    "offensive", "peace", "accord", "bombing", "bombings", "polls",
})  # fmt: skip
"""What has its own month: "the February coup"."""


def _is_month(document: Document, index: int) -> bool:
    """May, March and Sun are words too: a month has a capital, "may" after a name is no month."""
    word = document.words[index]
    if not document.capital(index):
        return False
    if word not in {"may", "march", "mar", "sun", "sat"}:
        return True
    before, after = document.word(index - 1), document.word(index + 1)
    if after in _DATED_BY:
        # "the March text"
        return True
    return before in {"in", "of", "last", "this", "since", "by", "until", "early", "late", "mid", "next", "and", "from",
                      "every", "each", "to", "–", "-"} or before[:1].isdigit() or after[:1].isdigit()  # fmt: skip


_DATED_BY = frozenset({"text", "resolution", "draft", "session", "vote", "list", "texts", "ballot", "roll", "plenary"})


def _dated(document: Document, first: int, place: int, day: int, month: int) -> Time:
    comma = 1 if document.word(place) in {",", "of"} else 0
    year = read_year(document, place + comma)
    if year is None:
        shared = _year_after_other(document, place) if not day else None
        if shared is not None:
            days = month_days(shared, month)
            return Time(first, place, TimeKind.DAYS, years=(shared, shared), days=days, month=month)
        return Time(first, place, TimeKind.MONTH, month=month, day=day)
    return Time(
        first, place + comma + 1, TimeKind.DAYS, years=(year, year), days=month_days(year, month, day), month=month,
        day=day,
    )  # fmt: skip


def _year_after_other(document: Document, place: int) -> int | None:
    """The year of "April" in "the texts of April and July 2023": that of the month joined to it."""
    other = place + 1
    if document.word(place) not in {"and", "or"} or document.word(other) not in time_words().months:
        return None
    return read_year(document, other + 1) if document.capital(other) else None


_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _weekday_of_month(document: Document, index: int, weekday: int, published: date) -> Time | None:
    """ "The last Monday of March": that of the year named, or the last one before publication."""
    if document.word(index + 2) not in time_words().months or not document.capital(index + 2):
        return None
    month = time_words().months[document.word(index + 2)]
    year = read_year(document, index + 3)
    end = index + 4 if year else index + 3
    if year is None:
        year = published.year - (month > published.month)
    first, last = month_days(year, month)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    day = [one for one in days if one.weekday() == weekday][_NTH[document.word(index - 1)]]
    return Time(index, end, TimeKind.DAYS, years=(year, year), days=(day, day), month=month, day=day.day)


def _date_after(document: Document, index: int, published: date) -> Time | None:
    """ "On Thursday 17 December 2015", "Tuesday, 3 April": one day, told twice."""
    place = index + 1 + (document.word(index + 1) == ",")
    place += document.word(place) == "the"
    if place >= len(document.words):
        return None
    told = read_day_month(document, place, published)
    if told is None and document.word(place) in time_words().months:
        told = read_month(document, place, published)
    return replace(told, first=index) if told is not None and told.day else None


def read_weekday(document: Document, index: int, published: date | None) -> Time | None:
    """Return the last such weekday up to publication, or None."""
    if not document.capital(index) or published is None:
        return None
    number = time_words().weekdays[document.words[index]]
    dated = _date_after(document, index, published)
    if dated is not None:
        return dated
    if document.word(index + 1) in {"of", "in"} and document.word(index - 1) in _NTH:
        return _weekday_of_month(document, index, number, published)
    # "Sun" and "Sat" are days after "on" only, and "Friday prayers" is none
    if len(document.words[index]) == 3 and document.word(index - 1) not in {"on", "last"}:
        return None
    back = (published.weekday() - number) % 7
    last = document.word(index - 1) == "last"
    if last and back == 0:
        back = 7
    day = published - timedelta(days=back)
    # "last Wednesday", written on a Thursday, is yesterday to one writer and a week before to another
    either = last and back <= _NEAR_DAYS and number < published.weekday()
    first = day - timedelta(days=7) if either else day
    return Time(
        index, index + 1, TimeKind.DAYS, years=(first.year, day.year), days=(first, day), day=day.day, unit="day"
    )


_NEAR_DAYS = 3
"""Within the week of publication; of last week's Friday it is clear on Monday."""
