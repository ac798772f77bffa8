"""Names on a date: the cases that the field knows, with the answer that each must have."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.names import (
    Ambiguous,
    Party,
    Resolved,
    Unknown,
    outcomes_over_time,
    resolve_code,
    resolve_mention,
    resolve_over,
    resolve_party,
    resolve_state,
)

OF_THE_DAY = [
    ("Turkey", "2022-03-01", "TUR"),
    ("Türkiye", "2022-06-08", "TUR"),
    ("TURKIYE", "2023-08-01", "TUR"),
    ("TÜRKIYE", "2024-10-29", "TUR"),
    ("TÜRKİYE", "2025-10-29", "TUR"),
    ("The former Yugoslav Republic of Macedonia", "2005-12-16", "MKD"),
    ("North Macedonia", "2019-07-25", "MKD"),
    ("Serbia and Montenegro", "2005-12-16", "SCG"),
    ("Yugoslavia", "1985-12-10", "YUG"),
    ("Yugoslavia", "1995-12-10", "YUG"),
    ("Yugoslavia", "2001-11-05", "SCG"),
    ("Netherlands", "2005-12-16", "NLD"),
    ("Netherlands (Kingdom of the)", "2023-11-02", "NLD"),
    ("USSR", "1991-12-20", "SUN"),
    ("Union of Soviet Socialist Republics", "1975-01-01", "SUN"),
    ("Russian Federation", "1992-08-25", "RUS"),
    ("Czechoslovakia", "1992-12-22", "CSK"),
    ("Czech and Slovak Federal Republic", "1991-06-01", "CSK"),
    ("Czech Republic", "2015-12-17", "CZE"),
    ("Czechia", "2016-06-07", "CZE"),
    ("Byelorussian SSR", "1960-10-08", "BLR"),
    ("Belarus", "1992-08-25", "BLR"),
    ("Burma", "1960-10-08", "MMR"),
    ("Myanmar", "2005-12-16", "MMR"),
    ("Siam", "1947-05-05", "THA"),
    ("Zaire", "1980-10-08", "COD"),
    ("Dahomey", "1970-10-08", "BEN"),
    ("Ceylon", "1960-10-08", "LKA"),
    ("Upper Volta", "1970-10-08", "BFA"),
    ("Congo (Leopoldville)", "1961-10-08", "COD"),
    ("Congo (Brazzaville)", "1961-10-08", "COG"),
    ("Congo (Democratic Republic of)", "1967-07-04", "COD"),
    ("Congo", "1985-10-08", "COG"),
    ("Congo", "2025-10-08", "COG"),
    ("Democratic Republic of the Congo", "1999-10-08", "COD"),
    ("Southern Yemen", "1968-12-14", "YMD"),
    ("Democratic Yemen", "1985-12-14", "YMD"),
    ("Yemen", "1985-12-14", "YEM"),
    ("Yemen", "2005-12-14", "YEM"),
    ("Tanganyika", "1962-12-14", "TZA"),
    ("Zanzibar", "1963-12-17", "EAZ"),
    ("United Republic of Tanzania", "1965-12-14", "TZA"),
    ("Egypt", "1957-12-14", "EGY"),
    ("United Arab Republic", "1960-12-14", "EGY"),
    ("United Arab Republic", "1965-12-14", "EGY"),
    ("Federation of Malaya", "1962-12-14", "MYS"),
    ("Malaysia", "1963-10-11", "MYS"),
    ("Maldive Islands", "1966-12-14", "MDV"),
    ("Germany", "1990-11-01", "DEU"),
    ("Germany, Federal Republic of", "1980-11-01", "DEU"),
    ("Federal Republic of Germany", "1980-11-01", "DEU"),
    ("German Democratic Republic", "1980-11-01", "DDR"),
    ("Moldova, Republic of", "2020-03-27", "MDA"),
    ("Korea, Republic of", "2020-03-27", "KOR"),
    ("Bolivia, Plurinational State of", "2020-03-27", "BOL"),
    ("Bolivarian Republic of Venezuela", "2020-03-27", "VEN"),
    ("Cote D'Ivoire", "2014-03-28", "CIV"),
    ("Bosnia & Herzegovina", "2014-03-28", "BIH"),
    ("St. Kitts & Nevis", "2014-03-28", "KNA"),
    ("Iraq*", "2020-03-27", "IRQ"),
    ("Iraq1/", "1980-03-27", "IRQ"),
    ("the Niger", "2008-11-01", "NER"),
    ("State of Palestine", "2023-11-01", "PSE"),
    ("Palestine", "2005-11-01", "PSE"),
    ("Holy See", "2005-11-01", "VAT"),
    ("Switzerland", "1988-11-01", "CHE"),
    ("China", "1955-11-01", "CHN"),
    ("Holland", "2020-11-01", "NLD"),
    ("North Korea", "2020-11-01", "PRK"),
    ("UK", "2020-11-01", "GBR"),
]


@pytest.mark.parametrize(("printed", "day", "code"), OF_THE_DAY)
def test_names_of_the_day(printed: str, day: str, code: str) -> None:
    outcome = resolve_state(printed, date.fromisoformat(day))
    assert isinstance(outcome, Resolved)
    assert (outcome.state, outcome.printed, outcome.of_the_day) == (code, printed, True)


OF_ANOTHER_DAY = [
    ("North Macedonia", "2015-03-27", "MKD"),
    ("Türkiye", "2005-12-16", "TUR"),
    ("Turkey", "2024-12-17", "TUR"),
    ("Swaziland", "2019-12-16", "SWZ"),
    ("Czechia", "2008-03-27", "CZE"),
    ("Bolivia (Plurinational State Of)", "2008-03-27", "BOL"),
    ("Ukraine", "1985-12-16", "UKR"),
    ("Burkina Faso", "1983-12-16", "BFA"),
    ("Khmer Republic", "1978-05-03", "KHM"),
    ("Siam", "1949-05-14", "THA"),
    # Today's catalogue spelling of a seat that another state held on that day.
    ("Russian Federation", "1980-12-16", "SUN"),
    ("Serbia", "2005-12-16", "SCG"),
    ("Czech Republic", "1985-12-16", "CZE"),
]


@pytest.mark.parametrize(("printed", "day", "code"), OF_ANOTHER_DAY)
def test_names_of_another_day_are_resolved_and_say_so(printed: str, day: str, code: str) -> None:
    outcome = resolve_state(printed, date.fromisoformat(day))
    assert isinstance(outcome, Resolved)
    assert (outcome.state, outcome.of_the_day) == (code, False)


AMBIGUOUS = [
    ("Korea", "2000-01-01", ("KOR", "PRK")),
    ("Korea", None, ("KOR", "PRK")),
    ("Congo", "1962-01-01", ("COD", "COG")),
    ("Congo", None, ("COD", "COG")),
    ("Germany", "1980-01-01", ("DDR", "DEU")),
    ("Viet Nam", "1970-01-01", ("VDR", "VNM")),
    ("Republic of the Congo", "1962-01-01", ("COD", "COG")),
    ("Yugoslavia", "2010-01-01", ("SCG", "YUG")),
    ("Yugoslavia", None, ("SCG", "YUG")),
]


@pytest.mark.parametrize(("printed", "day", "codes"), AMBIGUOUS)
def test_several_candidates_are_all_named(printed: str, day: str | None, codes: tuple[str, ...]) -> None:
    outcome = resolve_state(printed, date.fromisoformat(day) if day else None)
    assert isinstance(outcome, Ambiguous)
    assert outcome.candidates == codes
    assert all(code in outcome.why for code in codes)


NO_STATE = [
    ("European Union", "union"),
    ("Group of 77 and China", "group"),
    ("UN. Group of African States", "regional group"),
    ("Economic Community of West African States", "organisation"),
    ("UN. Secretary-General", "organ of the United Nations"),
    ("Seoul", "capital: KOR"),
    ("Romanian", "adjective: ROU"),
    ("International Cartographic Association", "no state's name"),
    ("Bank of China", "no state's name"),
    ("Columbia", "no state's name"),
    ("Northern Ireland", "no state's name"),
    ("", "nothing is printed"),
    (" \t", "nothing is printed"),
]


@pytest.mark.parametrize(("printed", "why"), NO_STATE)
def test_what_is_no_state_is_unknown_and_whole(printed: str, why: str) -> None:
    outcome = resolve_state(printed, date(2010, 1, 1))
    assert isinstance(outcome, Unknown)
    assert why in outcome.why
    assert not outcome.damaged


def test_without_a_day_only_what_is_one_states_for_all_time_is_resolved() -> None:
    assert resolve_state("Iraq", None) == Resolved("IRQ", "Iraq", "Iraq", of_the_day=True)
    assert resolve_state("USSR", None) == Resolved("SUN", "USSR", "USSR", of_the_day=False)


def test_groups_are_recognised_where_states_are_printed() -> None:
    day = date(2010, 1, 1)
    assert resolve_party("European Union", day) == Party("EU", "European Union", "European Union", "union")
    assert resolve_party("Group of 77 and China", day) == Party(
        "G77", "Group of 77 and China", "Group of 77 and China", "group"
    )
    assert resolve_party("Japan", day) == resolve_state("Japan", day)
    assert isinstance(resolve_party("Korea", day), Ambiguous)
    assert isinstance(resolve_party("Nowhere", day), Unknown)


def test_a_year_is_enough_where_the_name_is_one_state_all_year() -> None:
    year = (date(2013, 1, 1), date(2013, 12, 31))
    assert resolve_over("Iraq", *year) == Resolved("IRQ", "Iraq", "Iraq", of_the_day=True)
    assert resolve_over("Cape Verde", *year) == Resolved("CPV", "Cape Verde", "Cape Verde", of_the_day=False)
    unified = resolve_over("Germany", date(1990, 1, 1), date(1990, 12, 31))
    assert isinstance(unified, Ambiguous)
    assert unified.candidates == ("DDR", "DEU")
    assert isinstance(resolve_over("Nowhere", *year), Unknown)
    changed = resolve_over("Yugoslavia", date(2000, 1, 1), date(2000, 12, 31))
    assert isinstance(changed, Ambiguous)
    assert changed.candidates == ("SCG", "YUG")


def test_outcomes_over_time_are_those_of_each_day() -> None:
    for printed in ("Germany", "Congo", "Yugoslavia", "Russian Federation", "Cambodia", "Nowhere"):
        runs = outcomes_over_time(printed)
        assert runs[0][0] == date.min
        for since, outcome in runs:
            assert resolve_state(printed, since) == outcome


@pytest.mark.parametrize(
    ("surface", "day", "code"),
    [
        ("Seoul", "2020-01-01", "KOR"),
        ("South Korean", "2020-01-01", "KOR"),
        ("Pyongyang", "2020-01-01", "PRK"),
        ("Washington", "2020-01-01", "USA"),
        ("Dutch", "2020-01-01", "NLD"),
        ("Britain", "2020-01-01", "GBR"),
        ("Moscow", "1980-01-01", "SUN"),
        ("Moscow", "2020-01-01", "RUS"),
        ("Kremlin", "2020-01-01", "RUS"),
        ("Belgrade", "1980-01-01", "YUG"),
        ("Belgrade", "2004-01-01", "SCG"),
        ("Belgrade", "2020-01-01", "SRB"),
        ("Kiev", "2020-01-01", "UKR"),
        ("Japan", "2020-01-01", "JPN"),
    ],
)
def test_news_stands_for_states(surface: str, day: str, code: str) -> None:
    outcome = resolve_mention(surface, date.fromisoformat(day))
    assert isinstance(outcome, Resolved)
    assert outcome.state == code


@pytest.mark.parametrize(
    ("surface", "day", "codes"),
    [
        ("Korean", "2020-01-01", ("KOR", "PRK")),
        ("Congo", "2020-01-01", ("COD", "COG")),
        ("Congolese", "2020-01-01", ("COD", "COG")),
        ("Dominican", "2020-01-01", ("DMA", "DOM")),
        ("Yemen", "1985-01-01", ("YEM", "YMD")),
        ("Yugoslavia", "1995-01-01", ("SCG", "YUG")),
        ("Brussels", "2020-01-01", ("BEL", "EU")),
    ],
)
def test_news_is_ambiguous_where_documents_are_not(surface: str, day: str, codes: tuple[str, ...]) -> None:
    outcome = resolve_mention(surface, date.fromisoformat(day))
    assert isinstance(outcome, Ambiguous)
    assert outcome.candidates == codes


def test_a_mention_may_be_a_group() -> None:
    assert isinstance(resolve_mention("EU", date(2020, 1, 1)), Party)


@pytest.mark.parametrize(
    ("code", "day", "state", "of_the_day"),
    [
        ("KOR", "2020-01-01", "KOR", True),
        ("RUS", "1980-01-01", "SUN", False),
        ("RUS", "2020-01-01", "RUS", True),
        ("SRB", "1980-01-01", "YUG", False),
        ("SRB", "2005-01-01", "SCG", False),
        ("SRB", "2020-01-01", "SRB", True),
        ("SCG", "2005-12-16", "SCG", True),
        ("YUG", "2001-12-16", "SCG", False),
        ("YUG", "1985-12-16", "YUG", True),
        ("TWN", "1960-01-01", "CHN", False),
        ("CZE", "1980-01-01", "CZE", False),
    ],
)
def test_codes_of_data_sets_on_a_day(code: str, day: str, state: str, of_the_day: bool) -> None:
    outcome = resolve_code(code, date.fromisoformat(day))
    assert outcome == Resolved(state, code, code, of_the_day)


def test_a_code_that_is_none() -> None:
    assert isinstance(resolve_code("XYZ", date(2020, 1, 1)), Unknown)
