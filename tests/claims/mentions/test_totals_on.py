"""Totals that go on with a number and a time alone, and those that a part after a semicolon tells."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.lexicons import KOREA

from onrecord.claims.models import Tallies
from onrecord.claims.read import read_claims

ROWS = [
    (
        "The Assembly's North Korea text got 95 votes in favour in 2008, 99 in 2009, 106 this month.",
        [((2008, 2008), (95, None)), ((2009, 2009), (99, None)), ((2010, 2010), (106, None))],
    ),
    (
        "In 2008 the Assembly adopted the North Korea text with 94 votes, this month with 106.",
        [((2008, 2008), (94, None)), ((2010, 2010), (106, None))],
    ),
    (
        "In the Assembly the number of votes against the North Korea text fell from 22 in 2007 to 20 this month.",
        [((2007, 2007), (None, 22)), ((2010, 2010), (None, 20))],
    ),
    (
        "The Assembly adopted the North Korea text on Tuesday. The noes have grown from 18 to 20.",
        [((2010, 2010), (None, 20))],
    ),
    (
        "The Assembly adopted the North Korea text on Tuesday. The noes rose by two to 20.",
        [((2010, 2010), (None, 20))],
    ),
    (
        "The Assembly has its text on North Korea. Last year 18 voted against the text; on Tuesday 20 did.",
        [((2009, 2009), (None, 18)), ((2010, 2010), (None, 20))],
    ),
    (
        "106 states voted on Tuesday for the Assembly's North Korea text, up from 94 two years ago.",
        [((2010, 2010), (106, None)), ((2008, 2008), (94, None))],
    ),
    (
        "North Korea in the General Assembly: 106 to 20 on Tuesday, up from 94 to 22 two years ago.",
        [((2010, 2010), (106, 20)), ((2008, 2008), (94, 22))],
    ),
    (
        "The Assembly adopted the North Korea text. More members said yes than no, 106 against 20.",
        [((2010, 2010), (106, 20))],
    ),
    (
        "The Assembly adopted the North Korea text by 106 votes to 20; two years before it had commanded 94 yes votes.",
        [((2010, 2010), (106, 20)), ((2008, 2008), (94, None))],
    ),
    (
        "In 2008 the Assembly's North Korea text won 94 votes; this week there were 106.",
        [((2008, 2008), (94, None)), ((2010, 2010), (106, None))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_totals_that_go_on(text: str, expected: list[tuple[tuple[int, int], tuple[int | None, int | None]]]) -> None:
    claims = read_claims(text, date(2010, 12, 23), KOREA)
    found = [(one.years, (one.says.yes, one.says.no)) for one in claims if isinstance(one.says, Tallies)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Assembly adopted the North Korea text with 106 votes in favour, and 53 states sponsored it in 2010.",
        "The Assembly adopted the North Korea text by 106 votes to 20, three years after a report of 372 pages.",
        "Arrests went up from 20 in 2008 to 53 this year, in spite of the votes against the North Korea text.",
    ],
)
def test_other_numbers_are_no_totals(text: str) -> None:
    claims = read_claims(text, date(2010, 12, 23), KOREA)
    assert len([one for one in claims if isinstance(one.says, Tallies)]) <= 1
    assert not any(isinstance(one.says, Tallies) and 53 in (one.says.yes, one.says.no) for one in claims)
