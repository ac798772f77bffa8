"""Claims of what texts ask, of letters, of acts at home and of terms of office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CONTRADICTED, GA, HRC, NOT_IN_RECORD, PARTLY, SUPPORTED, case
from tests.claims.check.judge import judge

from onrecord.claims.check.check_letters import is_same_name
from onrecord.claims.models import Acted, Asks, Relation, Served, Writes

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.record.edition import Edition

OFFICE, TEAM, DIVISION = (
    "Human Rights and Humanitarian Affairs Office",
    "Abductee Response Team",
    "Self-Support Division",
)
REPORT, ACT, POST = "annual report", "North Korean Human Rights Act", "ambassador for North Korean human rights"

ASKS = [
    case(
        Asks(("abductees", "detainees", "prisoners_of_war")),
        SUPPORTED,
        forum=GA,
        years=2025,
        symbols="A/RES/80/220",
        words="paragraph 3",
    ),
    case(
        Asks(("abductees", "detainees", "prisoners_of_war"), texts=2),
        SUPPORTED,
        forum=GA,
        years=(2023, 2024),
        published="2025-10-28",
        symbols="A/RES/78/218 A/RES/79/181",
    ),
    case(
        Asks(("remains",)),
        PARTLY,
        forum=GA,
        years=(2024, 2025),
        listed=(2024, 2025),
        symbols="A/RES/80/220 A/RES/79/181",
    ),
    case(Asks(("remains",), absent=True), SUPPORTED, forum=GA, years=(2023, 2024), listed=(2023, 2024)),
    case(
        Asks(("icc_referral",), absent=True),
        CONTRADICTED,
        forum=GA,
        years=2025,
        symbols="A/RES/80/220",
        words="paragraph 13",
    ),
    case(
        Asks(("icc_referral",), absent=True, texts=3),
        CONTRADICTED,
        forum=GA,
        years=(2023, 2025),
        symbols="A/RES/80/220",
    ),
    case(
        Asks(("separated_families",), absent=True),
        CONTRADICTED,
        forum=GA,
        document="A/RES/79/181",
        symbols="A/RES/79/181",
    ),
    case(Asks(("forced_return",)), SUPPORTED, forum=GA, document="A/RES/79/181", symbols="A/RES/79/181"),
    case(Asks(("abductees",)), NOT_IN_RECORD, forum=GA, years=2019, symbols="A/RES/74/166"),
    case(Asks(("abductees",)), SUPPORTED, forum=GA, years=2025, published="2025-11-25"),
    case(
        Asks(("commission_of_inquiry",)),
        SUPPORTED,
        forum=HRC,
        years=2013,
        symbols="A/HRC/RES/22/13",
        words="21 March 2013",
    ),
    case(Asks(("commission_of_inquiry",)), CONTRADICTED, forum=HRC, years=2014, symbols="A/HRC/RES/22/13"),
    case(
        Asks(("icc_referral",), new=True),
        SUPPORTED,
        forum=GA,
        years=2014,
        symbols="A/RES/69/188",
        words="18 December 2014",
    ),
    case(Asks(("icc_referral",), new=True), CONTRADICTED, forum=GA, years=2019, symbols="A/RES/69/188"),
]

LETTERS = [
    case(
        Writes(date(2025, 10, 28), "Lee", organisations=20),
        SUPPORTED,
        forum=GA,
        years=2025,
        symbols="L2025b",
        words="28 October 2025",
    ),
    case(
        Writes(date(2025, 10, 28), "Yoon", organisations=20),
        CONTRADICTED,
        years=2025,
        symbols="L2025b",
        words="President Lee Jae-myung",
    ),
    case(
        Writes(date(2025, 10, 28), "Lee", organisations=30, relation=Relation.MORE_THAN),
        CONTRADICTED,
        years=2025,
        symbols="L2025b",
    ),
    case(
        Writes(organisations=20, on=date(2025, 9, 28), addressee="Lee"),
        CONTRADICTED,
        years=2025,
        symbols="L2025b",
        words="28 October 2025",
    ),
    case(Writes(addressee="Lee", asks_sponsorship=True), SUPPORTED, forum=GA, years=2025, symbols="L2025b"),
    case(Writes(addressee="Lee", names=("Human Rights Watch", "FIDH", "CSW")), SUPPORTED, years=2025, symbols="L2025b"),
    case(Writes(addressee="Lee", names=("Amnesty International",)), NOT_IN_RECORD, years=2025, symbols="L2025b"),
    case(Writes(addressee="Lee", names=("Lord Alton", "Roberta Cohen")), SUPPORTED, years=2025, symbols="L2025b"),
    case(Writes(organisations=28, individuals=4), SUPPORTED, forum=HRC, years=2022, symbols="L2022a"),
    case(
        Writes(date(2022, 3, 24), "Moon", asks_sponsorship=True, session="48"),
        CONTRADICTED,
        forum=HRC,
        years=2022,
        symbols="L2022a",
        words="session 49",
    ),
    case(
        Writes(date(2019, 12, 16), "Moon", organisations=67, countries=22),
        SUPPORTED,
        forum=GA,
        years=2019,
        symbols="L2019",
    ),
    case(
        Writes(date(2019, 12, 16), "Moon", organisations=70, countries=23),
        SUPPORTED,
        forum=GA,
        years=2019,
        symbols="L2019",
    ),
    case(
        Writes(date(2020, 2, 21), "Moon", organisations=47),
        CONTRADICTED,
        years=2020,
        symbols="L2020a",
        words="69 organisations",
    ),
    case(Writes(date(2020, 12, 15), "Moon", organisations=47, countries=16), SUPPORTED, years=2020, symbols="L2020c"),
    case(
        Writes(date(2020, 12, 15), "Moon", organisations=47, countries=23),
        CONTRADICTED,
        years=2020,
        symbols="L2020c",
        words="16 countries",
    ),
    case(Writes(organisations=31, countries=9, addressee="Yoon"), NOT_IN_RECORD, years=2023),
    case(Writes(date(2020, 10, 14), "Borrell"), SUPPORTED, years=2020, symbols="L2020b"),
]

ACTS = [
    case(
        Acted("institution", (OFFICE,), "dissolved"),
        SUPPORTED,
        subject="KOR",
        years=2025,
        days="2025-11-04",
        published="2025-11-05",
        symbols="ev:2025-11-04:institution",
    ),
    case(
        Acted("institution", (OFFICE,), "dissolved"),
        CONTRADICTED,
        subject="KOR",
        years=2025,
        published="2025-10-28",
        symbols="ev:2025-11-04:institution ev:2025-10-14:institution",
        words="14 October 2025",
    ),
    case(
        Acted("institution", (OFFICE,), "announced"),
        SUPPORTED,
        subject="KOR",
        years=2025,
        days="2025-10-14",
        symbols="ev:2025-10-14:institution",
    ),
    case(Acted("institution", (OFFICE,), "announced"), CONTRADICTED, subject="KOR", years=2025, days="2025-10-01"),
    case(
        Acted("institution", (TEAM,), "dissolved"),
        PARTLY,
        subject="KOR",
        years=2025,
        published="2025-11-20",
        symbols="ev:2025-11-04:institution",
    ),
    case(
        Acted("institution", (DIVISION,), "dissolved"),
        CONTRADICTED,
        subject="KOR",
        years=2025,
        days=("2025-08-01", "2025-08-31"),
        published="2025-10-28",
        symbols="ev:2025-09-04:institution",
        words="4 September 2025",
    ),
    case(
        Acted("institution", (DIVISION,), "created"),
        SUPPORTED,
        subject="KOR",
        years=2024,
        days=("2024-09-01", "2024-09-30"),
    ),
    case(
        Acted("report", (REPORT,), "ended"),
        PARTLY,
        subject="KOR",
        years=2025,
        published="2025-10-15",
        symbols="ev:2025:report",
    ),
    case(
        Acted("report", (REPORT,), "published", first=True),
        CONTRADICTED,
        subject="KOR",
        years=2024,
        days=("2024-03-01", "2024-03-31"),
        symbols="ev:2023-03-30:report",
    ),
    case(Acted("report", (REPORT,), "published"), SUPPORTED, subject="KOR", years=2023, days="2023-03-30"),
    case(
        Acted("report", (REPORT,), "published"),
        PARTLY,
        subject="KOR",
        years=(2022, 2023),
        listed=(2022, 2023),
        symbols="ev:2023-03-30:report",
    ),
    case(Acted("report", (REPORT,), "withheld"), SUPPORTED, subject="KOR", years=2018, symbols="ev:2018:practice"),
    case(
        Acted("law", (ACT,), "in_force"),
        SUPPORTED,
        subject="KOR",
        years=2016,
        days="2016-09-04",
        symbols="ev:2016-09-04:law",
    ),
    case(
        Acted("law", (ACT,), "in_force"),
        CONTRADICTED,
        subject="KOR",
        years=2017,
        days=("2017-03-01", "2017-03-31"),
        symbols="ev:2016-09-04:law",
    ),
    case(Acted("law", (ACT,), "passed"), SUPPORTED, subject="KOR", years=2016, symbols="ev:2016-03-03:law"),
    case(
        Acted("appointment", (POST,), "appointed", person="Lee Shin-wha"),
        SUPPORTED,
        subject="KOR",
        years=2022,
        days="2022-07-19",
    ),
    case(
        Acted("appointment", (POST,), "appointed", person="Lee Shin-wha"),
        CONTRADICTED,
        subject="KOR",
        years=2023,
        days=("2023-07-01", "2023-07-31"),
        symbols="ev:2022-07-19:appointment",
    ),
    case(
        Acted("appointment", (POST,), "appointed", first=True),
        CONTRADICTED,
        subject="KOR",
        years=2014,
        symbols="ev:2016-09:appointment",
    ),
    case(
        Acted("vacancy", (POST,), "vacant", lasted_years=5),
        SUPPORTED,
        subject="KOR",
        years=(2017, 2022),
        symbols="ev:2017-09:vacancy",
    ),
    case(
        Acted("vacancy", (POST,), "vacant"),
        SUPPORTED,
        subject="KOR",
        years=2024,
        days=("2024-08-20", "2024-09-20"),
        published="2024-09-20",
        symbols="ev:2024-08-18:vacancy",
    ),
    case(Acted("institution", ("Ministry of Magic",), "dissolved"), NOT_IN_RECORD, subject="KOR", years=2025),
]

TERMS = [
    case(
        Served("Lee Jae-myung", "took_office", date(2025, 6, 4)),
        SUPPORTED,
        subject="KOR",
        years=2025,
        symbols="ev:2025-06-04:presidency",
    ),
    case(Served("Lee Jae-myung", "took_office", date(2025, 6, 3)), CONTRADICTED, subject="KOR", years=2025),
    case(
        Served("Yoon Suk Yeol", "removed"),
        CONTRADICTED,
        subject="KOR",
        years=2024,
        symbols="ev:2022-05-10:presidency",
        words="4 April 2025",
    ),
    case(Served("Yoon Suk Yeol", "removed"), SUPPORTED, subject="KOR", years=2025),
    case(Served("Moon Jae-in", "term"), CONTRADICTED, subject="KOR", years=(2017, 2021), words="9 May 2022"),
    case(Served("Moon Jae-in", "term"), SUPPORTED, subject="KOR", years=(2017, 2022)),
    case(Served("Moon Jae-in", "left_office"), SUPPORTED, subject="KOR", years=2022, days=("2022-05-01", "2022-05-31")),
    case(Served("Moon Jae-in", "removed"), CONTRADICTED, subject="KOR", years=2022),
    case(Served("Kim Dae-jung", "took_office"), NOT_IN_RECORD, subject="KOR", years=1998),
]


@pytest.mark.parametrize("wanted", [*ASKS, *LETTERS, *ACTS, *TERMS])
def test_deeds(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)


@pytest.mark.parametrize(
    ("said", "held", "same"),
    [
        ("HRW", "Human Rights Watch", True),
        ("FIDH", "International Federation for Human Rights (FIDH)", True),
        ("the International Federation for Human Rights", "International Federation for Human Rights (FIDH)", True),
        ("Lord Alton of Liverpool", "Lord David Alton", False),
        ("Lord Alton", "Lord David Alton", True),
        ("Citizens’ Alliance for North Korean Human Rights", "Citizens' Alliance for North Korean Human Rights", True),
        ("Amnesty International", "Human Rights Watch", False),
        ("Human Rights Foundation", "Human Rights Watch", False),
    ],
)
def test_names_of_signatories(said: str, held: str, same: bool) -> None:
    assert is_same_name(said, held) is same
