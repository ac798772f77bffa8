"""Memberships on a day: known, known not to be, not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.errors import NotOnRecordError
from onrecord.names import group, groups, is_member, members, state, states
from onrecord.names.tables import memberships

MEMBER = [
    ("KOR", "UN", "1991-09-16", False),
    ("KOR", "UN", "1991-09-17", True),
    ("KOR", "A", "2020-01-01", True),
    ("KOR", "A/C.3", "2020-01-01", True),
    ("SUN", "UN", "1991-12-23", True),
    ("SUN", "UN", "1991-12-24", False),
    ("RUS", "UN", "1991-12-23", False),
    ("RUS", "UN", "1991-12-24", True),
    ("SYR", "UN", "1957-01-01", True),
    ("SYR", "UN", "1960-01-01", False),
    ("SYR", "UN", "1961-10-13", True),
    ("IDN", "UN", "1965-12-01", False),
    ("IDN", "UN", "1966-10-01", True),
    ("YUG", "UN", "1999-01-01", True),
    ("SCG", "UN", "2000-10-31", False),
    ("SCG", "UN", "2000-11-01", True),
    ("VAT", "UN", "2020-01-01", False),
    ("GBR", "EU", "1972-12-31", False),
    ("GBR", "EU", "1973-01-01", True),
    ("GBR", "EU", "2020-01-31", True),
    ("GBR", "EU", "2020-02-01", False),
    ("HRV", "EU", "2013-07-01", True),
    ("DEU", "EU", "1957-01-01", None),
    ("KOR", "A/HRC", "2006-06-18", None),
    ("KOR", "A/HRC", "2006-06-19", True),
    ("KOR", "A/HRC", "2011-06-19", False),
    ("KOR", "A/HRC", "2013-01-01", True),
    ("KOR", "A/HRC", "2018-12-31", True),
    ("KOR", "A/HRC", "2019-01-01", False),
    ("KOR", "A/HRC", "2025-01-01", None),
    ("USA", "A/HRC", "2018-06-19", True),
    ("USA", "A/HRC", "2018-06-20", False),
    ("ISL", "A/HRC", "2018-07-13", True),
    ("RUS", "A/HRC", "2022-04-08", False),
    ("KOR", "E/CN.4", "2003-04-16", True),
    ("KOR", "E/CN.4", "2002-04-16", None),
    ("AFG", "E/CN.4", "2003-04-16", False),
    ("KOR", "APG", "2020-01-01", True),
    ("KOR", "WEOG", "2020-01-01", False),
    ("KOR", "APG", "2000-01-01", None),
    ("KIR", "APG", "2015-01-01", None),
    ("KIR", "APG", "2023-01-01", True),
    ("KOR", "G77", "2020-01-01", None),
]


@pytest.mark.parametrize(("code", "body", "day", "expected"), MEMBER)
def test_membership_on_a_day(code: str, body: str, day: str, expected: bool | None) -> None:
    assert is_member(code, body, date.fromisoformat(day)) is expected


def test_members_are_all_or_not_known() -> None:
    assert len(members("UN", date(2020, 1, 1)) or ()) == 193
    assert len(members("UN", date(1945, 12, 31)) or ()) == 51
    assert len(members("EU", date(2020, 1, 1)) or ()) == 28
    assert len(members("EU", date(2020, 2, 1)) or ()) == 27
    assert members("A/HRC", date(2025, 1, 1)) is None
    assert members("G77", date(2020, 1, 1)) is None
    assert members("APG", date(2015, 1, 1)) is None
    assert len(members("APG", date(2023, 1, 1)) or ()) == 54


def test_the_council_has_47_members_but_for_seats_that_were_left() -> None:
    vacant = [
        (date(2018, 6, 20), date(2018, 7, 12)),
        (date(2022, 4, 8), date(2022, 5, 9)),
    ]
    day = date(2006, 6, 19)
    while day <= date(2024, 12, 31):
        seats = 46 if any(first <= day <= last for first, last in vacant) else 47
        assert len(members("A/HRC", day) or ()) == seats, day
        day += timedelta(days=1 if day.month in {4, 5, 6, 7} else 5)


def test_the_commission_has_53_members() -> None:
    assert [len(members("E/CN.4", date(year, 4, 1)) or ()) for year in (2003, 2004, 2005)] == [53, 53, 53]


def test_members_agree_with_each_membership() -> None:
    for day in (date(1950, 1, 1), date(1961, 1, 1), date(1995, 1, 1), date(2012, 1, 1), date(2023, 1, 1)):
        for listed in groups():
            held = members(listed.group, day)
            if held is not None:
                assert {one.state for one in states() if is_member(one.state, listed.group, day)} == held


def test_memberships_of_one_state_do_not_overlap() -> None:
    for held in memberships():
        same = [one for one in memberships() if (one.state, one.group) == (held.state, held.group) and one != held]
        assert not any(held.span.first and one.span.covers(held.span.first) for one in same), held


def test_codes_that_are_none_are_refused() -> None:
    with pytest.raises(NotOnRecordError, match="'XYZ'"):
        state("XYZ")
    with pytest.raises(NotOnRecordError, match="'XYZ'"):
        is_member("XYZ", "UN", date(2020, 1, 1))
    with pytest.raises(NotOnRecordError, match="'A/XYZ'"):
        is_member("KOR", "A/XYZ", date(2020, 1, 1))
    with pytest.raises(NotOnRecordError, match="'XYZ'"):
        group("XYZ")
