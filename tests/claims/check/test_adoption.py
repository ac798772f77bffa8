"""Claims of adoptions, runs, numbers of sponsors and the course of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CHR, CONTRADICTED, GA, HRC, NOT_IN_RECORD, PARTLY, SUPPORTED, case
from tests.claims.check.judge import judge

from onrecord.claims.models import Adopts, Counts, Object, Order, Proceeds, Relation, Stage, Streak

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.record.edition import Edition

COMMITTEE, PLENARY = Stage.COMMITTEE, Stage.PLENARY
PLAIN, WITHOUT, RECORDED = Adopts(), Adopts("without_vote"), Adopts("recorded_vote")

ADOPTIONS = [
    case(WITHOUT, SUPPORTED, forum=GA, stage=COMMITTEE, years=2022, days="2022-11-16", symbols="A/RES/77/226"),
    case(PLAIN, SUPPORTED, forum=HRC, years=2016, days="2016-03-23", symbols="A/HRC/RES/31/18"),
    case(
        PLAIN,
        CONTRADICTED,
        forum=GA,
        stage=PLENARY,
        years=2023,
        days="2023-12-20",
        document="A/RES/78/218",
        symbols="A/RES/78/218",
        words="19 December 2023",
    ),
    case(PLAIN, SUPPORTED, forum=GA, years=2023, days=("2023-12-01", "2023-12-31")),
    case(RECORDED, CONTRADICTED, forum=HRC, years=2013, symbols="A/HRC/RES/22/13", words="without a vote"),
    case(RECORDED, CONTRADICTED, forum=GA, years=2025, symbols="A/RES/80/220"),
    case(
        PLAIN,
        CONTRADICTED,
        forum=GA,
        years=2015,
        document="A/RES/69/188",
        symbols="A/RES/69/188 A/RES/70/172",
        words=("A/RES/69/188 is the text of 2014", "A/RES/70/172"),
    ),
    case(Adopts(adopted=False), CONTRADICTED, forum=GA, years=2020),
    case(WITHOUT, NOT_IN_RECORD, forum=GA, stage=COMMITTEE, years=2026, symbols="GA81"),
    case(Adopts("without_vote", first=True), SUPPORTED, forum=GA, stage=COMMITTEE, years=2012, symbols="A/RES/67/181"),
    case(Adopts(first=True), SUPPORTED, forum=GA, years=2005, symbols="A/RES/60/173"),
    case(Adopts(first=True), CONTRADICTED, forum=GA, years=2006),
    case(Adopts("without_vote", since=2013), SUPPORTED, forum=GA, years=2016, symbols="A/RES/71/202 A/RES/68/183"),
    case(Adopts("without_vote", since=2012), CONTRADICTED, forum=GA, years=2016, symbols="A/RES/68/183"),
    case(
        RECORDED,
        PARTLY,
        forum=GA,
        stage=PLENARY,
        years=(2013, 2014),
        listed=(2013, 2014),
        symbols="A/RES/68/183 A/RES/69/188",
    ),
    case(PLAIN, SUPPORTED, forum=CHR, years=(2003, 2005), listed=(2003, 2004, 2005)),
    case(PLAIN, SUPPORTED, forum=GA, stage=PLENARY, years=2012, days="2012-12-20", symbols="A/RES/67/181"),
    case(WITHOUT, SUPPORTED, forum=GA, years=2024, days="2024-11-20", symbols="A/C.3/79/L.34"),
    case(PLAIN, NOT_IN_RECORD, forum=GA, years=2023, series=None),
]

STREAKS = [
    case(Streak(Object.ADOPTED, 21), SUPPORTED, forum=GA, years=(2005, 2025), symbols="A/RES/60/173 A/RES/80/220"),
    case(Streak(Object.ADOPTED, 19), CONTRADICTED, forum=GA, years=(2005, 2024), words="20 years in a row"),
    case(
        Streak(Object.WITHOUT_VOTE, since=2015),
        CONTRADICTED,
        forum=GA,
        years=(2015, 2025),
        symbols="A/RES/70/172 A/RES/71/202",
    ),
    case(Streak(Object.WITHOUT_VOTE, since=2012), CONTRADICTED, forum=GA, years=(2012, 2025), symbols="A/RES/70/172"),
    case(Streak(Object.WITHOUT_VOTE, since=2016), SUPPORTED, forum=GA, years=(2016, 2025)),
    case(Streak(Object.WITHOUT_VOTE, since=2016), SUPPORTED, years=(2016, 2025)),
    case(Streak(Object.WITHOUT_VOTE, since=2018), SUPPORTED, forum=GA, years=(2018, 2025)),
    case(Streak(Object.WITHOUT_VOTE, 9), SUPPORTED, forum=GA, years=(2016, 2024), published="2024-11-21"),
    case(Streak(Object.WITHOUT_VOTE, 3), SUPPORTED, forum=GA, years=2018),
    case(
        Streak(Object.SPONSORED, 4),
        SUPPORTED,
        forum=GA,
        years=(2022, 2025),
        subject="KOR",
        symbols="A/RES/77/226 A/RES/80/220",
    ),
    case(
        Streak(Object.SPONSORED, 5),
        CONTRADICTED,
        forum=GA,
        years=(2021, 2025),
        subject="KOR",
        symbols="A/RES/76/177 A/RES/77/226",
    ),
    case(Streak(Object.SPONSORED, 3), CONTRADICTED, forum=GA, years=2023, subject="KOR"),
    case(
        Streak(Object.NOT_SPONSORED, 4),
        SUPPORTED,
        forum=HRC,
        years=(2019, 2022),
        subject="KOR",
        symbols="A/HRC/RES/40/20",
    ),
    case(
        Streak(Object.NOT_SPONSORED, 2),
        CONTRADICTED,
        forum=HRC,
        years=2021,
        subject="KOR",
        words="three years in a row",
    ),
    case(Streak(Object.NOT_SPONSORED, 2), SUPPORTED, forum=GA, years=2020, subject="KOR", published="2021-01-20"),
    case(
        Streak(Object.ADOPTED, since=2005), PARTLY, years=(2005, 2025), both=True, symbols="A/RES/60/173 A/HRC/RES/7/15"
    ),
    case(
        Streak(Object.ADOPTED, since=2003),
        CONTRADICTED,
        forum=HRC,
        years=(2003, 2024),
        symbols="A/HRC/RES/7/15",
        words="no text in 2006 and 2007",
    ),
    case(Streak(Object.VOTED_NO, since=2005), SUPPORTED, forum=GA, years=(2005, 2011), subject="CHN"),
    case(Streak(Object.SPONSORED, 3), NOT_IN_RECORD, forum=GA, years=2026, subject="KOR", published="2027-01-10"),
    case(Streak(Object.SPONSORED, first=True), SUPPORTED, forum=GA, years=2008, subject="KOR"),
    case(Streak(Object.SPONSORED, 12), NOT_IN_RECORD, forum=GA, years=2024, subject="JPN", words="does not say"),
]

COUNTS = [
    case(Counts(41), SUPPORTED, forum=GA, years=2025, published="2025-11-13", symbols="A/C.3/80/L.29"),
    case(Counts(41, as_printed=True), SUPPORTED, forum=GA, years=2025, words="41 sponsors when tabled"),
    case(Counts(61), SUPPORTED, forum=GA, years=2025, published="2025-11-21", words="as reported"),
    case(
        Counts(41),
        PARTLY,
        forum=GA,
        years=2025,
        published="2025-12-21",
        words=("41 sponsors when tabled", "61 sponsors when adopted"),
    ),
    case(Counts(50), CONTRADICTED, forum=GA, years=2025, words=("61",)),
    case(Counts(62), SUPPORTED, forum=GA, years=2014),
    case(Counts(58), CONTRADICTED, forum=GA, stage=COMMITTEE, years=2014, symbols="A/C.3/69/L.28/Rev.1", words="62"),
    case(Counts(41), SUPPORTED, forum=GA, years=2014, days="2014-10-22", symbols="A/C.3/69/L.28"),
    case(Counts(59), CONTRADICTED, forum=GA, years=2018, words="61"),
    case(Counts(59), SUPPORTED, forum=GA, years=2016),
    case(Counts(62), SUPPORTED, forum=GA, years=2023, symbols="A/C.3/78/L.39"),
    case(Counts(40, as_printed=True), SUPPORTED, forum=GA, years=2023),
    case(Counts(50, others=True), SUPPORTED, forum=GA, years=2010, symbols="A/C.3/65/L.47", words="51"),
    case(Counts(52), SUPPORTED, forum=GA, years=2006),
    case(Counts(54, as_printed=True), CONTRADICTED, forum=GA, years=2012, words="52"),
    case(Counts(42), SUPPORTED, forum=HRC, years=2008, symbols="A/HRC/RES/7/15"),
    case(Counts(49), NOT_IN_RECORD, forum=HRC, years=2019, symbols="A/HRC/RES/40/20"),
    case(Counts(55), SUPPORTED, forum=HRC, years=2024, symbols="A/HRC/RES/55/21"),
    case(Counts(54), SUPPORTED, forum=HRC, years=2025),
    case(Counts(61), CONTRADICTED, forum=HRC, years=2025, words="54"),
    case(Counts(43), SUPPORTED, forum=HRC, years=2021, published="2021-03-15"),
    case(Counts(60, Relation.MORE_THAN), SUPPORTED, forum=GA, years=2021),
    case(Counts(80, Relation.MORE_THAN), NOT_IN_RECORD, forum=GA, years=2021),
    case(Counts(60, Relation.MORE_THAN), SUPPORTED, forum=GA, years=2019),
    case(Counts(60, Relation.ABOUT), SUPPORTED, forum=GA, years=2024),
    case(Counts(63), NOT_IN_RECORD, forum=GA, years=2026, symbols="GA81"),
]

PROCESS = [
    case(
        Proceeds(Order.COMMITTEE_FIRST, (11,), (12,)),
        SUPPORTED,
        forum=GA,
        symbols="A/RES/80/220 A/RES/79/181",
        words="21 of 21 sessions",
        published="2026-02-01",
    ),
    case(Proceeds(Order.PLENARY_FIRST), CONTRADICTED, forum=GA, symbols="A/RES/79/181", published="2025-03-02"),
    case(
        Proceeds(Order.COMMITTEE_FIRST, (3, 4, 5), (7,)),
        CONTRADICTED,
        forum=GA,
        published="2025-03-10",
        symbols="A/RES/79/181",
    ),
    case(
        Proceeds(Order.TWICE_A_YEAR),
        SUPPORTED,
        published="2026-02-01",
        words="from 2008 to 2025",
        symbols="A/RES/80/220",
    ),
    case(Proceeds(Order.YEARLY), SUPPORTED, forum=GA, symbols="A/RES/79/181", published="2025-03-02"),
    case(Proceeds(Order.EVERY_OTHER_YEAR), CONTRADICTED, forum=GA, symbols="A/RES/79/181", published="2025-03-02"),
    case(
        Proceeds(Order.IN_MONTHS, assembly_months=(11,), always=True),
        CONTRADICTED,
        forum=GA,
        words="outside of those months",
        published="2025-03-02",
    ),
    case(
        Proceeds(Order.IN_MONTHS, assembly_months=(12,), always=True),
        SUPPORTED,
        forum=GA,
        words="as every time",
        published="2025-03-02",
    ),
    case(Proceeds(Order.ONCE_A_YEAR), CONTRADICTED, published="2026-02-01"),
    case(
        Proceeds(Order.IN_MONTHS, council_months=(3, 4)),
        SUPPORTED,
        forum=HRC,
        published="2026-02-01",
        symbols="A/HRC/RES/58/17",
    ),
    case(
        Proceeds(Order.IN_MONTHS, council_months=(9,)),
        CONTRADICTED,
        forum=HRC,
        published="2024-07-09",
        symbols="A/HRC/RES/55/21",
    ),
]


@pytest.mark.parametrize("wanted", [*ADOPTIONS, *STREAKS, *COUNTS, *PROCESS])
def test_adoption(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)
