"""Claims of votes and totals: roll calls, adoptions without a vote, the committee, sources that differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CHR, CONTRADICTED, GA, HRC, NOT_IN_RECORD, PARTLY, SUPPORTED, case
from tests.claims.check.judge import judge

from onrecord.claims.check.wording import name_committee
from onrecord.claims.models import Stage, Tallies, Votes

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.record.edition import Edition

YES, NO, ABSTAIN, ABSENT = Votes("yes"), Votes("no"), Votes("abstain"), Votes("absent")
COMMITTEE, PLENARY = Stage.COMMITTEE, Stage.PLENARY

VOTES = [
    case(
        Votes("no", alone=True),
        CONTRADICTED,
        forum=GA,
        years=2014,
        subject="CHN",
        symbols="A/RES/69/188",
        words="in all 20 states voted against",
    ),
    case(
        Votes("abstain", first=True, since=2005, resumed=True),
        SUPPORTED,
        forum=GA,
        years=2007,
        subject="KOR",
        symbols="A/RES/62/167 A/RES/60/173",
        words="it did so before in 2005",
    ),
    case(
        Votes("abstain", first=True, since=2006, resumed=True),
        CONTRADICTED,
        forum=GA,
        years=2007,
        subject="KOR",
        symbols="A/RES/62/167 A/RES/61/174",
    ),
    case(
        Votes("yes", first=True, since=2005, resumed=True),
        SUPPORTED,
        forum=GA,
        years=2006,
        subject="KOR",
        words="it had not done so before",
    ),
    case(
        ABSTAIN,
        CONTRADICTED,
        forum=GA,
        years=(2019, 2022),
        subject="KOR",
        symbols="A/RES/77/226",
        words=(
            "adopted without a vote",
            "no state voted or abstained",
            "sponsored again on 16 November 2022",
            "2019 to 2022 is its absence in the Human Rights Council",
        ),
        published="2025-10-28",
    ),
    case(
        ABSTAIN,
        CONTRADICTED,
        forum=GA,
        years=(2019, 2021),
        subject="KOR",
        symbols="A/RES/74/166",
        words="did not sponsor in 2019, 2020 and 2021",
    ),
    case(ABSTAIN, CONTRADICTED, forum=GA, stage=COMMITTEE, years=2020, subject="KOR"),
    case(YES, CONTRADICTED, forum=HRC, years=2024, subject="KOR", symbols="A/HRC/RES/55/21", words="without a vote"),
    case(Votes("abstain", negated=True), SUPPORTED, forum=GA, years=2020, subject="KOR"),
    case(NO, SUPPORTED, forum=GA, years=2014, subject="CHN", symbols="A/RES/69/188", words="voted against"),
    case(NO, CONTRADICTED, forum=GA, years=2014, subject="IND", words="India abstained"),
    case(ABSTAIN, NOT_IN_RECORD, forum=GA, stage=COMMITTEE, years=2014, subject="NGA", words="no roll call"),
    case(ABSTAIN, NOT_IN_RECORD, forum=GA, years=2014, subject="NGA", published="2014-11-20"),
    case(ABSTAIN, SUPPORTED, forum=GA, years=2014, subject="NGA", published="2014-12-20"),
    case(YES, SUPPORTED, forum=GA, years=2006, subject="KOR", symbols="A/RES/61/174"),
    case(ABSTAIN, SUPPORTED, forum=GA, years=2007, subject="KOR", published="2007-11-21", symbols="A/RES/62/167"),
    case(YES, CONTRADICTED, forum=GA, stage=COMMITTEE, years=2007, subject="KOR"),
    case(Votes("yes", first=True), SUPPORTED, forum=GA, years=2006, subject="KOR", published="2006-11-20"),
    case(Votes("yes", first=True), CONTRADICTED, forum=GA, years=2010, subject="KOR"),
    case(YES, SUPPORTED, forum=HRC, years=2008, subject="KOR", symbols="A/HRC/RES/7/15"),
    case(NO, CONTRADICTED, forum=CHR, years=2003, subject="KOR", words="did not vote"),
    case(ABSENT, SUPPORTED, forum=CHR, years=2003, subject="KOR"),
    case(ABSTAIN, SUPPORTED, forum=CHR, years=(2004, 2005), listed=(2004, 2005), subject="KOR"),
    case(
        NO,
        PARTLY,
        forum=HRC,
        years=(2014, 2015),
        listed=(2014, 2015),
        subject="PAK",
        symbols="A/HRC/RES/25/25 A/HRC/RES/28/22",
    ),
    case(NO, SUPPORTED, forum=HRC, years=2015, subject="VNM"),
    case(ABSTAIN, CONTRADICTED, forum=GA, years=2015, subject="MNG", words="did not vote"),
    case(ABSENT, SUPPORTED, forum=GA, years=2014, subject="AZE"),
    case(ABSENT, CONTRADICTED, forum=GA, years=2014, subject="VUT", words="voted in favour"),
    case(YES, CONTRADICTED, forum=HRC, years=2015, subject="ESP", words="did not vote"),
    case(Votes("dissociated"), NOT_IN_RECORD, forum=HRC, years=2022, subject="IRN", symbols="A/HRC/RES/49/22"),
    case(YES, SUPPORTED, forum=GA, years=2007, subject="ZAF", words="sources differ"),
    case(ABSTAIN, SUPPORTED, forum=GA, years=2007, subject="ZAF", words="sources differ"),
    case(NO, CONTRADICTED, forum=GA, years=2007, subject="ZAF"),
    case(NO, SUPPORTED, forum=GA, years=2011, subject="MMR"),
    case(NO, SUPPORTED, years=2011, subject="CHN"),
    case(NO, SUPPORTED, forum=GA, years=2014, days="2014-12-18", subject="CHN"),
    case(NO, NOT_IN_RECORD, forum=GA, years=2014, days="2014-11-18", subject="CHN"),
]

TALLIES = [
    case(Tallies(111, 19, 55), SUPPORTED, forum=GA, stage=COMMITTEE, years=2014, symbols="A/C.3/69/L.28/Rev.1"),
    case(
        Tallies(111, 19, 55),
        CONTRADICTED,
        forum=GA,
        stage=PLENARY,
        years=2014,
        symbols="A/RES/69/188",
        words=("116 in favour, 20 against and 53 abstaining", "Third Committee on 18 November 2014"),
    ),
    case(Tallies(116, 20, 53), SUPPORTED, forum=GA, stage=PLENARY, years=2014),
    case(Tallies(116, 20), SUPPORTED, forum=GA, years=2014),
    case(Tallies(116, 20, 53), SUPPORTED, forum=GA, session="69"),
    case(
        Tallies(91, 21, 60),
        CONTRADICTED,
        forum=GA,
        stage=PLENARY,
        years=2006,
        symbols="A/RES/61/174",
        words="99 in favour",
    ),
    case(Tallies(119, 19, 50), CONTRADICTED, forum=GA, stage=PLENARY, years=2015, words="48 abstaining"),
    case(
        Tallies(112, 19, 50),
        SUPPORTED,
        forum=GA,
        stage=COMMITTEE,
        session="70",
        days="2015-11-19",
        symbols="A/RES/70/172",
    ),
    case(
        Tallies(112, 19, 50),
        CONTRADICTED,
        forum=GA,
        stage=COMMITTEE,
        years=2015,
        days="2015-11-20",
        words="19 November 2015",
    ),
    case(Tallies(101, 22, 59), SUPPORTED, forum=GA, stage=PLENARY, years=2007, words="another source"),
    case(Tallies(102, 22, 58), SUPPORTED, forum=GA, stage=PLENARY, years=2007, words="another source"),
    case(Tallies(103, 18, 60), SUPPORTED, forum=GA, stage=COMMITTEE, years=2010),
    case(Tallies(100, 18, 60), SUPPORTED, forum=GA, stage=COMMITTEE, years=2010),
    case(Tallies(103, 18, 60), CONTRADICTED, forum=GA, stage=PLENARY, years=2010, symbols="A/RES/65/225"),
    case(Tallies(30, 9), SUPPORTED, forum=CHR, years=2005, symbols="E/CN.4/RES/2005/11"),
    case(Tallies(27, 6, 14), SUPPORTED, forum=HRC, years=2015, days="2015-03-27"),
    case(Tallies(28, 5), CONTRADICTED, forum=HRC, years=2011, words="30 in favour"),
    case(Tallies(123), SUPPORTED, forum=GA, years=2011),
    case(Tallies(60, 2, 3), CONTRADICTED, forum=GA, stage=PLENARY, years=2020, words="without a vote"),
    case(Tallies(60, 2, 3), NOT_IN_RECORD, forum=GA, stage=PLENARY, years=2026, symbols="GA81"),
    case(Tallies(77, 28, 66), NOT_IN_RECORD, forum=GA, years=2024, series=None),
]


@pytest.mark.parametrize("wanted", VOTES)
def test_votes(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)


@pytest.mark.parametrize("wanted", TALLIES)
def test_tallies(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)


def test_the_committee_is_that_of_the_draft() -> None:
    assert name_committee("A/C.1/79/L.7") == "the First Committee"
    assert name_committee("A/C.3/79/L.41/Rev.1") == "the Third Committee"
    assert name_committee("") == "the committee"


def test_a_claim_of_two_texts_is_judged_of_each(pack_edition: Edition) -> None:
    # China: against in the plenary of 2014, no vote to cast in that of 2012
    told = case(NO, PARTLY, forum=GA, years=2014, subject="CHN", symbols="A/RES/69/188 A/RES/67/181", words="; ")
    other = replace(told.claim, years=(2012, 2012))
    both = replace(told.claim, each=(told.claim, other), years=(2012, 2014))
    judge(pack_edition, replace(told, claim=both))
    same = replace(told.claim, each=(told.claim, replace(told.claim, forum=HRC)))
    judge(pack_edition, replace(told, claim=same, symbols=("A/RES/69/188", "A/HRC/RES/25/25"), verdict=SUPPORTED))
    # of whom and what it is told the claim itself says: "and so did Mali"
    mali = replace(both, subject="IRN")
    judge(pack_edition, replace(told, claim=mali, words=("Iran",), symbols=()))
