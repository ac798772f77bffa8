"""Partial dates: never more precise than what was read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.days import MONTHS, PartialDate
from onrecord.errors import DateError


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2018", "2018"),
        ("2016-09", "2016-09"),
        ("2016-09-28", "2016-09-28"),
        ("2 Nov. 2005", "2005-11-02"),
        ("11 Apr. 2003", "2003-04-11"),
        ("29 July 2015", "2015-07-29"),
        ("Nov. 2005", "2005-11"),
        ("8 Sept. 2011", "2011-09-08"),
        ("1 May 1999", "1999-05-01"),
        (" 3 June 2000 ", "2000-06-03"),
    ],
)
def test_forms_that_are_read(text, printed):
    assert str(PartialDate.parse(text)) == printed


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        ("soon", "soon"),
        ("2016-13", "13"),
        ("2016-02-30", "30"),
        ("30 Feb. 2016", "30"),
        ("2 Nev. 2005", "Nev"),
        ("2 Mab. 2005", "Mab"),
        ("0000", "0000"),
        ("2016-9-28", "2016-9-28"),
        ("02/11/2005", "02/11/2005"),
        ("٢٠١٦", "٢٠١٦"),
    ],
)
def test_what_is_no_date_is_refused_at_the_part_at_fault(text, part):
    with pytest.raises(DateError) as refused:
        PartialDate.parse(text)
    assert refused.value.part == part


def test_a_day_needs_a_month():
    with pytest.raises(DateError, match="without a month"):
        PartialDate(2016, None, 3)


def test_bounds_and_containment():
    year, month, day = PartialDate(2016), PartialDate(2016, 2), PartialDate(2016, 2, 29)
    assert (year.first, year.last) == (date(2016, 1, 1), date(2016, 12, 31))
    assert (month.first, month.last) == (date(2016, 2, 1), date(2016, 2, 29))
    assert (day.exact, month.exact) == (date(2016, 2, 29), None)
    assert day in month
    assert month in year
    assert year not in month
    assert date(2016, 3, 1) not in month
    assert sorted([PartialDate(2016, 2, 1), PartialDate(2017), year, month]) == [
        year,
        month,
        PartialDate(2016, 2, 1),
        PartialDate(2017),
    ]


@given(st.dates(min_value=date(1, 1, 1)), st.integers(1, 3))
def test_prints_what_it_parses(day, precision):
    parts = (day.year, day.month, day.day)[:precision]
    partial = PartialDate(*parts)
    assert PartialDate.parse(str(partial)) == partial
    assert day in partial


@given(st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_months_in_words(day, short):
    name = MONTHS[day.month - 1]
    word = name if not short or len(name) < 5 else f"{name[:3]}."
    assert PartialDate.parse(f"{day.day} {word} {day.year}").exact == day


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_an_error(text):
    try:
        partial = PartialDate.parse(text)
    except DateError:
        return
    assert PartialDate.parse(str(partial)) == partial
