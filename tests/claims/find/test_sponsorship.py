"""Sponsorship as texts tell it: (text, published, expected), expected as (subject, says, forum, years)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.lexicons import KOREA, OTHERS

from onrecord.claims.models import Change, Kind, Quantifier, Sponsors, Streak
from onrecord.claims.read import read_claims

YES, NEVER = Quantifier.EVERY, Quantifier.NEVER
AUTUMN = date(2025, 11, 20)

CASES = [
    # plain, active and in the perfect
    ("South Korea co-sponsored the UNGA text on North Korea in 2010.", [("KOR", YES, "GA", (2010, 2010))]),
    ("In Geneva, Tokyo has put its name to the DPRK resolution this year.", [("JPN", YES, "HRC", (2025, 2025))]),
    # several states in one clause share the quote
    (
        "Chile, Peru and Norway sponsored the Third Committee's North Korea draft in 2012.",
        [("CHL", YES, "GA", (2012, 2012)), ("PER", YES, "GA", (2012, 2012)), ("NOR", YES, "GA", (2012, 2012))],
    ),
    # passive with the states after "by"
    ("The Assembly's DPRK draft was co-sponsored by Estonia in 2012.", [("EST", YES, "GA", (2012, 2012))]),
    # denial by verb, by adverb, by "neither", by refusing
    ("Seoul did not sponsor the Assembly text in 2019.", [("KOR", NEVER, "GA", (2019, 2019))]),
    ("Seoul declined to co-sponsor the Assembly text in 2019.", [("KOR", NEVER, "GA", (2019, 2019))]),
    (
        "Neither Brazil nor India sponsored the Assembly's draft on North Korea in 2012.",
        [("BRA", NEVER, "GA", (2012, 2012)), ("IND", NEVER, "GA", (2012, 2012))],
    ),
    ("Seoul refrained from co-sponsoring the Assembly draft in 2020.", [("KOR", NEVER, "GA", (2020, 2020))]),
    # an absence denied is a presence
    ("Seoul did not stay off the list of sponsors in New York in 2018.", [("KOR", YES, "GA", (2018, 2018))]),
    # a range, a list of sessions, a list of years
    (
        "Seoul sponsored the Assembly's North Korea drafts from the 63rd to the 73rd session.",
        [("KOR", YES, "GA", (2008, 2018))],
    ),
    ("Norway sponsored the Assembly's DPRK text in 2014 and 2016.", [("NOR", YES, "GA", (2014, 2016))]),
    # a capital, a leader and "the country" act for the state
    ("Under Moon Jae-in the country's name was missing from the sponsors. Seoul stayed away in Geneva in 2020.",
     [("KOR", NEVER, "HRC", (2020, 2020))]),
    # the states before "among them" and after "including"
    ("The Assembly's DPRK draft had 62 sponsors in 2023, Malta among them.", [("MLT", YES, "GA", (2023, 2023))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sponsorship_reads(text: str, expected: list[tuple[str, Quantifier, str, tuple[int, int]]]) -> None:
    found = [
        (claim.subject, claim.says.quantifier, str(claim.forum), claim.years)
        for claim in read_claims(text, AUTUMN, KOREA)
        if isinstance(claim.says, Sponsors)
    ]
    for one in expected:
        assert one in found


CHANGES = [
    ("South Korea rejoined the sponsors in New York in 2022.", Change.RETURN, None, None),
    (
        "South Korea was back on the list of co-sponsors in New York for the first time in four years.",
        Change.RETURN,
        4,
        None,
    ),
    ("South Korea was missing from the sponsors in New York for the first time since 2008.", Change.START, None, 2008),
    ("South Korea withdrew from the list of sponsors in New York in 2019.", Change.STOP, None, None),
    ("South Korea has not co-sponsored the Assembly text since 2018.", Change.LAST_DONE, None, None),
]


@pytest.mark.parametrize(("text", "change", "gap", "since"), CHANGES)
def test_change_of_position(text: str, change: Change, gap: int | None, since: int | None) -> None:
    (claim,) = read_claims(text, AUTUMN, KOREA)
    assert isinstance(claim.says, Sponsors)
    assert (claim.says.change, claim.says.gap_years, claim.says.since) == (change, gap, since)


def test_streak_counts_back_from_the_last_year() -> None:
    (claim,) = read_claims("Seoul co-sponsored the Assembly's DPRK text for the fourth straight year.", AUTUMN, KOREA)
    assert isinstance(claim.says, Streak)
    assert (claim.kind, claim.says.count, claim.years) == (Kind.STREAK, 4, (2022, 2025))


MAIN = [
    ("Sweden introduced the Council's North Korea text for the European Union in 2023.", "SWE", "EU"),
    ("The Council's North Korea text of 2023 was tabled by Sweden.", "SWE", None),
    ("Japan was the main sponsor of the Council's North Korea text in 2014.", "JPN", None),
]


@pytest.mark.parametrize(("text", "state", "group"), MAIN)
def test_penholder(text: str, state: str, group: str | None) -> None:
    claims = [claim for claim in read_claims(text, AUTUMN, KOREA) if claim.subject == state]
    assert [(claim.says.main, claim.says.for_group) for claim in claims if isinstance(claim.says, Sponsors)] == [
        (True, group)
    ]


def test_series_comes_from_the_edition() -> None:
    text = "Tokyo co-sponsored the Myanmar resolution in Geneva in 2018. Ottawa sponsored the text on Iran in New York."
    found = {claim.subject: claim.series for claim in read_claims(text, date(2020, 1, 20), OTHERS)}
    assert found == {"JPN": "myanmar", "CAN": "iran"}


def test_term_of_a_head_from_the_edition() -> None:
    (claim,) = read_claims("Under Bolsonaro, Brazil never sponsored the Iran text.", date(2024, 1, 20), OTHERS)
    assert claim.days == (date(2019, 1, 1), date(2022, 12, 31))
