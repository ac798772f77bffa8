"""Years as a finding tells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.check.wording import in_years


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([2019, 2020, 2021], "in 2019, 2020 and 2021"),
        (range(2008, 2019), "from 2008 to 2018"),
        ([*range(2005, 2012), 2014, 2015], "from 2005 to 2011 and in 2014 and 2015"),
        (
            [2003, *range(2005, 2009), 2012, *range(2014, 2018)],
            "in 2003, from 2005 to 2008, in 2012 and from 2014 to 2017",
        ),
    ],
)
def test_years_are_told_in_their_order(years: list[int], said: str) -> None:
    assert in_years(years) == said


@given(st.sets(st.integers(2003, 2026), min_size=1))
def test_the_first_and_the_last_year_are_told_first_and_last(years: set[int]) -> None:
    told = [int(word) for word in in_years(years).replace(",", " ").split() if word.isdigit()]
    assert told == sorted(told)
    assert {told[0], told[-1]} == {min(years), max(years)}
    assert set(told) <= years
