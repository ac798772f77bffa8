"""Votes, tallies, adoptions and runs as texts tell them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.lexicons import KOREA, OTHERS

from onrecord.claims.models import Adopts, Counts, Kind, Object, Order, Proceeds, Relation, Streak, Tallies, Votes
from onrecord.claims.read import read_claims

WINTER = date(2014, 12, 22)

VOTES = [
    ("China voted against the Assembly's North Korea text, and so did Cuba.", [("CHN", "no"), ("CUB", "no")]),
    ("Syria and Iran voted no on the DPRK text, as did Venezuela.", [("SYR", "no"), ("IRN", "no"), ("VEN", "no")]),
    ("India abstained on the Assembly's North Korea text. Nepal did too.", [("IND", "abstain"), ("NPL", "abstain")]),
    ("Among those opposed to the DPRK text in the plenary was Belarus.", [("BLR", "no")]),
    ("Mongolia did not take part in the vote on the DPRK text.", [("MNG", "absent")]),
    ("Iran disassociated itself from the consensus on the DPRK text.", [("IRN", "dissociated")]),
    ("Oman was among those abstaining on the Assembly's North Korea text.", [("OMN", "abstain")]),
]


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_votes(text: str, expected: list[tuple[str, str]]) -> None:
    claims = read_claims(text, WINTER, KOREA)
    assert [(claim.subject, claim.says.ballot) for claim in claims if isinstance(claim.says, Votes)] == expected


TALLIES = [
    ("The Assembly adopted the DPRK text, 116-20-53.", (116, 20, 53)),
    ("The Assembly adopted the DPRK text 116–20 with 53 abstentions.", (116, 20, 53)),
    ("By 116 votes to 20, with 53 abstentions, the plenary adopted the DPRK text.", (116, 20, 53)),
    ("The plenary adopted the DPRK text by one hundred and sixteen votes to twenty.", (116, 20, None)),
    ("The DPRK text passed in the plenary: 116 in favour, 20 against, 53 abstentions.", (116, 20, 53)),
    ("In the plenary 116 states voted for the DPRK text, 20 voted against and 53 abstained.", (116, 20, 53)),
]


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_tallies(text: str, expected: tuple[int, int, int | None]) -> None:
    found = [claim.says for claim in read_claims(text, WINTER, KOREA) if isinstance(claim.says, Tallies)]
    assert [(says.yes, says.no, says.abstain) for says in found] == [expected]


def test_tallies_of_several_years_in_one_sentence() -> None:
    text = "Plenary votes on the DPRK: 2005, 88 to 21 with 60 abstentions; 2006, 99 to 21 with 56 abstentions."
    found = [(claim.years, claim.says) for claim in read_claims(text, WINTER, KOREA)]
    assert found == [((2005, 2005), Tallies(88, 21, 60)), ((2006, 2006), Tallies(99, 21, 56))]


ADOPTIONS = [
    ("The Third Committee adopted the DPRK text without a vote on Wednesday.", "without_vote", True),
    ("The DPRK text was adopted by consensus in the Third Committee.", "without_vote", True),
    ("The Council passed the DPRK text by a recorded vote.", "recorded_vote", True),
    ("The plenary rejected the DPRK text.", None, False),
]


@pytest.mark.parametrize(("text", "method", "adopted"), ADOPTIONS)
def test_adoption(text: str, method: str | None, adopted: bool) -> None:
    (claim,) = read_claims(text, date(2025, 11, 20), KOREA)
    assert isinstance(claim.says, Adopts)
    assert (claim.says.method, claim.says.adopted) == (method, adopted)


def test_runs() -> None:
    nth = read_claims("The Assembly adopted the DPRK text for the 21st consecutive year.", date(2025, 12, 19), KOREA)
    assert [(claim.says, claim.years) for claim in nth] == [(Streak(Object.ADOPTED, count=21), (2005, 2025))]
    since = read_claims(
        "The Assembly has adopted the DPRK text without a vote every year since 2016.", date(2025, 12, 19), KOREA
    )
    assert [(claim.says, claim.years) for claim in since] == [(Streak(Object.WITHOUT_VOTE, since=2016), (2016, 2025))]


COUNTS = [
    ("Sixty-two states co-sponsored the Assembly's DPRK draft.", 62, Relation.EXACTLY),
    ("More than 60 countries co-sponsored the Assembly's DPRK draft.", 60, Relation.MORE_THAN),
    ("The DPRK draft drew at least forty sponsors in New York.", 40, Relation.AT_LEAST),
    ("Of the 193 member states, 61 sponsored the DPRK draft in New York.", 61, Relation.EXACTLY),
]


@pytest.mark.parametrize(("text", "number", "relation"), COUNTS)
def test_counts(text: str, number: int, relation: Relation) -> None:
    found = [claim.says for claim in read_claims(text, date(2025, 11, 20), KOREA) if isinstance(claim.says, Counts)]
    assert [(says.number, says.relation) for says in found] == [(number, relation)]


def test_order_of_the_year() -> None:
    text = "The North Korea text goes through the Third Committee in November before the plenary in December."
    (claim,) = read_claims(text, WINTER, KOREA)
    assert claim.says == Proceeds(Order.COMMITTEE_FIRST, committee_months=(11,), plenary_months=(12,), committee=3)
    (claim,) = read_claims(
        "The plenary adopts the North Korea text first, and the Third Committee confirms it later.", WINTER, KOREA
    )
    assert isinstance(claim.says, Proceeds)
    assert claim.says.order is Order.PLENARY_FIRST


def test_another_series_has_none() -> None:
    """A resolution on a matter that the edition does not hold is a claim without a series."""
    (claim,) = read_claims(
        "Iran's rights record went to a vote in the Third Committee: 77 for, 28 against.", WINTER, KOREA
    )
    assert (claim.kind, claim.series) == (Kind.TALLY, None)


def test_each_clause_keeps_its_own_series() -> None:
    text = "Brazil voted against the moratorium on the use of the death penalty in 2020; it abstained on Iran in 2021."
    found = [(claim.series, claim.years) for claim in read_claims(text, date(2022, 1, 20), OTHERS)]
    assert found == [("moratorium", (2020, 2020)), ("iran", (2021, 2021))]
