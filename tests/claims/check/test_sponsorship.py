"""Claims of sponsorship: ranges, absences, changes, lists as printed, main sponsors, bodies left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CHR, CONTRADICTED, GA, HRC, NOT_IN_RECORD, PARTLY, SUPPORTED, case
from tests.claims.check.judge import judge

from onrecord.claims.models import Change, Quantifier, Sponsors, Stage

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.record.edition import Edition

YES, NO = Sponsors(), Sponsors(quantifier=Quantifier.NEVER)
PRINTED = Sponsors(as_printed=True)
NOT_PRINTED = Sponsors(quantifier=Quantifier.NEVER, as_printed=True)
LATER = Sponsors(joined_later=True)

RANGES = [
    case(
        YES,
        SUPPORTED,
        forum=GA,
        years=(2008, 2018),
        subject="KOR",
        symbols="A/RES/63/190 A/RES/73/180",
        words="2008 to 2018",
    ),
    case(
        YES, CONTRADICTED, forum=GA, years=(2008, 2020), subject="KOR", symbols="A/RES/74/166", words=("2019 and 2020",)
    ),
    case(
        YES,
        CONTRADICTED,
        forum=HRC,
        years=(2008, 2018),
        subject="KOR",
        symbols="A/HRC/RES/7/15",
        words=("did not sponsor in 2008",),
    ),
    case(YES, SUPPORTED, forum=HRC, years=(2009, 2018), subject="KOR"),
    case(
        NO,
        CONTRADICTED,
        forum=GA,
        years=(2019, 2022),
        subject="KOR",
        symbols="A/RES/77/226",
        words=(
            "In the General Assembly the Republic of Korea",
            "2019, 2020 and 2021",
            "16 November 2022",
            "2019 to 2022 is its absence in the Human Rights Council",
        ),
    ),
    case(NO, SUPPORTED, forum=HRC, years=(2019, 2022), subject="KOR", symbols="A/HRC/RES/40/20 A/HRC/RES/49/22"),
    case(NO, SUPPORTED, forum=GA, years=(2019, 2021), subject="KOR"),
    case(NO, SUPPORTED, forum=HRC, years=(2019, 2021), subject="KOR"),
    case(NO, PARTLY, years=(2019, 2022), subject="KOR", symbols="A/HRC/RES/49/22 A/RES/77/226", published="2025-10-28"),
    case(YES, PARTLY, years=(2008, 2018), subject="KOR", symbols="A/HRC/RES/7/15 A/RES/63/190"),
    case(YES, PARTLY, years=(2008, 2016), subject="KOR", published="2016-03-24"),
    case(
        YES, PARTLY, years=(2008, 2019), subject="KOR", published="2019-06-11", symbols="A/RES/63/190 A/HRC/RES/40/20"
    ),
    case(
        YES,
        PARTLY,
        years=(2021, 2022),
        listed=(2021, 2022),
        forum=GA,
        subject="KOR",
        symbols="A/RES/76/177 A/RES/77/226",
    ),
    case(YES, CONTRADICTED, years=(2021, 2022), forum=GA, subject="KOR"),
    case(Sponsors(quantifier=Quantifier.ANY), SUPPORTED, forum=GA, years=(2017, 2022), subject="KOR"),
    case(
        NO, CONTRADICTED, years=(2017, 2022), days=("2017-05-10", "2022-05-09"), subject="KOR", symbols="A/RES/72/188"
    ),
    case(NO, SUPPORTED, forum=GA, years=(2003, 2008), days=("2003-02-25", "2008-02-24"), subject="KOR"),
    case(YES, PARTLY, years=(2008, 2016), days=("2008-02-25", "2017-03-09"), both=True, subject="KOR"),
    case(YES, CONTRADICTED, forum=HRC, years=(2022, 2025), subject="KOR", symbols="A/HRC/RES/49/22"),
    case(YES, NOT_IN_RECORD, forum=HRC, years=2026, subject="KOR", symbols="A/HRC/RES/61/27", words="does not say"),
    case(YES, NOT_IN_RECORD, forum=GA, years=2026, subject="KOR", symbols="GA81"),
    case(YES, SUPPORTED, forum=GA, years=(2022, 2026), subject="KOR", published="2026-06-01"),
    case(YES, SUPPORTED, forum=GA, years=2010, subject="KOR"),
    case(YES, NOT_IN_RECORD, forum=CHR, years=2004, subject="KOR", symbols="E/CN.4/RES/2004/13"),
]

LISTS = [
    case(YES, NOT_IN_RECORD, forum=GA, years=2014, subject="IND", words="India"),
    case(NO, NOT_IN_RECORD, forum=GA, years=2014, subject="IND"),
    case(YES, CONTRADICTED, forum=GA, years=2012, subject="MEX", words="Mexico did not sponsor in 2012"),
    case(YES, SUPPORTED, forum=GA, years=2012, subject="CHE"),
    case(NO, SUPPORTED, forum=GA, years=2012, subject="BRA"),
    case(YES, CONTRADICTED, forum=GA, years=2023, subject="MNG"),
    case(LATER, SUPPORTED, forum=GA, years=2023, subject="JPN", symbols="A/C.3/78/L.39"),
    case(LATER, CONTRADICTED, forum=GA, years=2023, subject="MNG"),
    case(LATER, CONTRADICTED, forum=GA, years=2023, subject="LBR"),
    case(PRINTED, CONTRADICTED, forum=GA, years=2023, subject="TUR", words=("was not on", "joined")),
    case(PRINTED, SUPPORTED, forum=GA, years=2023, subject="LBR"),
    case(NOT_PRINTED, SUPPORTED, forum=GA, years=2025, subject="USA", symbols="A/C.3/80/L.29", words="joined"),
    case(NO, SUPPORTED, forum=GA, years=2025, subject="USA", published="2025-11-13", symbols="A/C.3/80/L.29"),
    case(NO, CONTRADICTED, forum=GA, years=2025, subject="USA", published="2025-11-21", symbols="A/C.3/80/L.29"),
    case(YES, SUPPORTED, forum=GA, years=2025, subject="USA", published="2025-11-21"),
    case(YES, SUPPORTED, forum=GA, years=2025, subject="KOR", published="2025-11-13", symbols="A/C.3/80/L.29"),
    case(YES, NOT_IN_RECORD, forum=GA, years=2018, subject="BRA", symbols="A/RES/73/180"),
    case(YES, NOT_IN_RECORD, years=2022, subject="TUR"),
    case(YES, SUPPORTED, years=2024, subject="USA"),
    case(YES, SUPPORTED, forum=HRC, years=2021, subject="USA", symbols="A/HRC/RES/46/17", words="reported"),
    case(NO, SUPPORTED, forum=HRC, years=2021, subject="KOR", published="2021-03-15"),
    case(YES, NOT_IN_RECORD, forum=HRC, years=2014, subject="UKR"),
    case(YES, SUPPORTED, forum=GA, years=(2005, 2006), listed=(2005, 2006), subject="NIC", symbols="A/C.3/60/L.48"),
    case(YES, SUPPORTED, forum=HRC, years=2013, subject="KOR", words="2013"),
]

CHANGES = [
    case(Sponsors(change=Change.START), SUPPORTED, forum=GA, years=2008, subject="KOR", symbols="A/C.3/63/L.26"),
    case(Sponsors(change=Change.START), SUPPORTED, forum=HRC, years=2009, subject="KOR", symbols="A/HRC/10/L.27"),
    case(Sponsors(change=Change.START), CONTRADICTED, forum=HRC, years=2008, subject="KOR", symbols="A/HRC/RES/7/15"),
    case(Sponsors(change=Change.START), CONTRADICTED, forum=GA, years=2006, subject="KOR", symbols="A/C.3/61/L.37"),
    case(Sponsors(change=Change.RETURN), SUPPORTED, forum=GA, years=2022, subject="KOR", symbols="A/RES/77/226"),
    case(
        Sponsors(change=Change.RETURN, gap_years=4),
        SUPPORTED,
        forum=GA,
        years=2022,
        subject="KOR",
        symbols="A/RES/73/180",
    ),
    case(Sponsors(change=Change.RETURN, gap_years=3), CONTRADICTED, forum=GA, years=2022, subject="KOR"),
    case(Sponsors(change=Change.RETURN, missed=3), SUPPORTED, forum=GA, years=2022, subject="KOR"),
    case(Sponsors(change=Change.RETURN, missed=4), CONTRADICTED, forum=GA, years=2022, subject="KOR"),
    case(Sponsors(change=Change.RETURN, gap_years=6), CONTRADICTED, forum=GA, years=2022, subject="KOR"),
    case(
        Sponsors(change=Change.RETURN),
        CONTRADICTED,
        forum=GA,
        years=2023,
        subject="KOR",
        symbols="A/RES/77/226",
        words=("16 November 2022", "2023 is right for the Human Rights Council"),
    ),
    case(Sponsors(change=Change.RETURN), SUPPORTED, forum=HRC, years=2023, subject="KOR", symbols="A/HRC/RES/52/28"),
    case(Sponsors(change=Change.RETURN), PARTLY, years=2023, subject="KOR", symbols="A/HRC/RES/52/28 A/RES/77/226"),
    case(
        Sponsors(change=Change.RETURN, missed=3),
        PARTLY,
        years=2022,
        subject="KOR",
        symbols="A/RES/77/226 A/HRC/RES/49/22",
    ),
    case(Sponsors(change=Change.RETURN, since=2018), SUPPORTED, forum=HRC, years=2023, subject="KOR"),
    case(Sponsors(change=Change.RETURN, since=2019), CONTRADICTED, forum=HRC, years=2023, subject="KOR"),
    case(
        Sponsors(change=Change.LAST_DONE),
        CONTRADICTED,
        forum=HRC,
        years=2019,
        subject="KOR",
        symbols="A/HRC/RES/37/28 A/HRC/RES/40/20",
    ),
    case(Sponsors(change=Change.LAST_DONE), SUPPORTED, forum=HRC, years=2018, subject="KOR"),
    case(
        Sponsors(quantifier=Quantifier.NEVER, change=Change.START, since=2009),
        CONTRADICTED,
        forum=GA,
        years=(2009, 2019),
        subject="KOR",
        symbols="A/RES/74/166",
    ),
    case(
        Sponsors(quantifier=Quantifier.NEVER, change=Change.START, since=2008),
        SUPPORTED,
        forum=GA,
        years=(2008, 2019),
        subject="KOR",
    ),
    case(Sponsors(change=Change.STOP), SUPPORTED, forum=GA, years=2019, subject="KOR", symbols="A/RES/73/180"),
    case(Sponsors(change=Change.STOP), CONTRADICTED, forum=GA, years=2020, subject="KOR"),
    case(Sponsors(change=Change.STOP), SUPPORTED, forum=HRC, years=2019, subject="KOR"),
]

MAINS = [
    case(
        Sponsors(main=True, for_group="EU"),
        SUPPORTED,
        forum=HRC,
        years=2023,
        subject="SWE",
        symbols="A/HRC/RES/52/28",
        words="Sweden",
    ),
    case(Sponsors(main=True, for_group="EU"), SUPPORTED, forum=HRC, years=2025, subject="POL"),
    case(Sponsors(main=True), SUPPORTED, forum=HRC, years=2026, subject="AUS", symbols="A/HRC/RES/61/27"),
    case(Sponsors(main=True), CONTRADICTED, forum=HRC, years=2024, subject="SWE", words="Belgium"),
    case(Sponsors(main=True), SUPPORTED, forum=GA, years=2024, subject="HUN", words="reported"),
    case(Sponsors(main=True), SUPPORTED, forum=GA, years=2017, subject="JPN"),
    case(Sponsors(main=True), NOT_IN_RECORD, forum=GA, years=2012, subject="JPN", words="does not say who led"),
]

EARLY = [
    case(Sponsors(change=Change.RETURN), CONTRADICTED, forum=GA, years=2023, subject="KOR", published="2023-03-25"),
    case(Sponsors(change=Change.RETURN), NOT_IN_RECORD, forum=GA, years=2022, subject="KOR", published="2022-03-25"),
    case(NO, NOT_IN_RECORD, forum=GA, years=2025, subject="KOR", published="2025-10-28", symbols="GA80"),
    case(YES, NOT_IN_RECORD, forum=GA, years=2025, subject="JPN", published="2025-06-28", symbols="GA80"),
    case(YES, SUPPORTED, forum=GA, years=2025, subject="JPN", published="2025-11-04"),
]

OTHER = [
    case(YES, NOT_IN_RECORD, forum=GA, years=2023, subject="KOR", series=None, words="nothing on this question"),
    case(YES, NOT_IN_RECORD, forum=GA, years=2023, subject="KOR", series="no-such-series"),
    case(YES, SUPPORTED, forum=GA, session="77", subject="KOR"),
    case(YES, NOT_IN_RECORD, forum=GA, session="81", subject="KOR", symbols="GA81"),
    case(YES, SUPPORTED, document="A/C.3/80/L.29", forum=GA, years=2025, subject="JPN"),
    case(YES, SUPPORTED, forum=GA, stage=Stage.COMMITTEE, years=2014, subject="NLD", symbols="A/C.3/69/L.28/Rev.1"),
]


@pytest.mark.parametrize("wanted", [*RANGES, *LISTS, *CHANGES, *MAINS, *EARLY, *OTHER])
def test_sponsorship(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)
