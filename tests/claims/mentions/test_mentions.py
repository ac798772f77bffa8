"""Numbers, times, runs and tallies as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal
from onrecord.claims.mentions.runs import RunKind, find_runs
from onrecord.claims.mentions.tallies import find_tallies
from onrecord.claims.mentions.time_kinds import same_day, shift_month
from onrecord.claims.mentions.times import TimeKind, find_times
from onrecord.claims.text import read_document

PUBLISHED = date(2025, 11, 20)  # a Thursday

CARDINALS = [
    ("62 states", 62),
    ("sixty-two states", 62),
    ("one hundred and eleven votes", 111),
    ("two dozen groups", 24),
    ("a dozen groups", 12),
    ("1,179 rows", 1179),
    ("4.5 points", None),
    ("no votes", None),
    ("123456 people", None),
]


@pytest.mark.parametrize(("text", "value"), CARDINALS)
def test_cardinals(text: str, value: int | None) -> None:
    found = read_cardinal(read_document(text), 0)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("text", "value"), [("21st", 21), ("twenty-first", 21), ("fortieth", 40), ("twenty", None), ("third", 3)]
)
def test_ordinals(text: str, value: int | None) -> None:
    found = read_ordinal(read_document(text), 0)
    assert (found[0] if found else None) == value


YEARS = [
    ("from 2008 to 2018", (2008, 2018), "range"),
    ("2019–2022", (2019, 2022), "range"),
    ("2019-22", (2019, 2022), "range"),
    ("between 2019 and 2021", (2019, 2021), "range"),
    ("since 2008", (2008, 2008), "since"),
    ("in 2014, 2015 and 2016", (2014, 2015, 2016), ""),
    ("this year", (2025, 2025), ""),
    ("two years ago", (2023, 2023), ""),
    ("spring of 2023", (2023, 2023), ""),
]


@pytest.mark.parametrize(("text", "years", "bound"), YEARS)
def test_years(text: str, years: tuple[int, ...], bound: str) -> None:
    document = read_document(text)
    (time,) = find_times(document, 0, len(document.words), PUBLISHED)
    assert (time.kind, time.years, time.bound) == (TimeKind.YEARS, years, bound)


DAYS = [
    ("on Tuesday", date(2025, 11, 18), date(2025, 11, 18)),
    ("on Thursday", date(2025, 11, 20), date(2025, 11, 20)),
    ("yesterday", date(2025, 11, 19), date(2025, 11, 19)),
    ("last month", date(2025, 10, 1), date(2025, 10, 31)),
    ("on 4 November 2025", date(2025, 11, 4), date(2025, 11, 4)),
    ("on Nov. 16, 2022", date(2022, 11, 16), date(2022, 11, 16)),
    ("in March 2013", date(2013, 3, 1), date(2013, 3, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days(text: str, first: date, last: date) -> None:
    document = read_document(text)
    (time,) = find_times(document, 0, len(document.words), PUBLISHED)
    assert time.days == (first, last)


SESSIONS = [
    ("its 49th session", "49"),
    ("the 80th UN General Assembly", "80"),
    ("session 78", "78"),
    ("the 63rd to the 73rd session", "63..73"),
]


@pytest.mark.parametrize(("text", "session"), SESSIONS)
def test_sessions(text: str, session: str) -> None:
    document = read_document(text)
    (time,) = find_times(document, 0, len(document.words), PUBLISHED)
    assert (time.kind, time.session) == (TimeKind.SESSION, session)


@pytest.mark.parametrize(
    "text", ["it may co-sponsor", "they march on", "resolution 70/172", "room 2019/3", "a spring in its step"]
)
def test_what_is_no_time(text: str) -> None:
    document = read_document(text)
    found = find_times(document, 0, len(document.words), PUBLISHED)
    assert [time for time in found if time.kind is not TimeKind.SEASON] == []


RUNS = [
    ("for the fourth year running", RunKind.NTH, 4, None),
    ("for the 21st consecutive year", RunKind.NTH, 21, None),
    ("three years in a row", RunKind.NTH, 3, None),
    ("every single year", RunKind.EVERY, None, None),
    ("for the first time in four years", RunKind.FIRST, 4, None),
    ("for the first time since 2009", RunKind.FIRST, None, 2009),
    ("after a three-year gap", RunKind.AWAY, 3, None),
    ("after three years away", RunKind.AWAY, 3, None),
]


@pytest.mark.parametrize(("text", "kind", "count", "since"), RUNS)
def test_runs(text: str, kind: RunKind, count: int | None, since: int | None) -> None:
    document = read_document(text)
    (run,) = find_runs(document, 0, len(document.words))
    assert (run.kind, run.count, run.since) == (kind, count, since)


TALLIES = [
    ("111-19-55", (111, 19, 55)),
    ("111–19–55", (111, 19, 55)),
    ("by 111 votes to 19, with 55 abstentions", (111, 19, 55)),
    ("77 for, 28 against, 66 abstaining", (77, 28, 66)),
    ("thirty members voted in favour, three against and eleven abstained", (30, 3, 11)),
    ("by a vote of 30 to 6", (30, 6, None)),
    ("30 to 6, no abstentions", (30, 6, 0)),
]


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_tallies(text: str, expected: tuple[int, int, int | None]) -> None:
    document = read_document(text)
    (tally,) = find_tallies(document, 0, len(document.words))
    assert (tally.yes, tally.no, tally.abstain) == expected


@pytest.mark.parametrize("text", ["2019-2022", "from 40 to 62 sponsors", "won 3-1", "pages 12 to 19", "9 to 5 jobs"])
def test_what_is_no_tally(text: str) -> None:
    document = read_document(text)
    assert find_tallies(document, 0, len(document.words)) == []


@pytest.mark.parametrize(
    ("day", "year", "same"),
    [
        (date(2022, 10, 31), 2016, date(2016, 10, 31)),
        (date(2024, 2, 29), 2018, date(2018, 2, 28)),
        (date(2024, 2, 29), 2020, date(2020, 2, 29)),
        (date(2022, 9, 4), -978, None),
        (date(2022, 9, 4), 10_000, None),
    ],
)
def test_the_same_day_of_another_year(day: date, year: int, same: date | None) -> None:
    assert same_day(day, year) == same


def test_months_before_and_after_a_day() -> None:
    assert shift_month(date(2022, 1, 31), -1) == (date(2021, 12, 1), date(2021, 12, 31))
    assert shift_month(date(2022, 11, 1), 15) == (date(2024, 2, 1), date(2024, 2, 29))
    assert shift_month(date(9999, 11, 1), 1) == (date(9999, 12, 1), date(9999, 12, 31))
    assert shift_month(date(9999, 11, 1), 2) is None
