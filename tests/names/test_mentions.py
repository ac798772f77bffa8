"""The vocabulary of mentions: what it holds, what it says of each form, what it leaves to the caller."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.names import Party, Resolved, Unknown, mention_forms, resolve_mention

HELD = [
    ("Seoul", ("KOR",), "capital", ()),
    ("South Korean", ("KOR",), "adjective", ()),
    ("South Koreans", ("KOR",), "demonym", ()),
    ("Korean", ("KOR", "PRK"), "adjective", ("ambiguous",)),
    ("Pyongyang", ("PRK",), "capital", ()),
    ("DPRK", ("PRK",), "name", ()),
    ("Holland", ("NLD",), "name", ("person", "place")),
    ("Dutch", ("NLD",), "adjective", ("title",)),
    ("Burma", ("MMR",), "name", ()),
    ("Britain", ("GBR",), "name", ("place",)),
    ("British", ("GBR",), "adjective", ("place",)),
    ("Kremlin", ("RUS", "SUN"), "government", ("ambiguous", "place")),
    ("Washington", ("USA",), "capital", ("person", "place", "title")),
    ("Georgia", ("GEO",), "name", ("place", "person")),
    ("Jordan", ("JOR",), "name", ("person", "place")),
    ("Chad", ("TCD",), "name", ("person", "word")),
    ("Turkey", ("TUR",), "name", ("word",)),
    ("Congo", ("COD", "COG"), "name", ("ambiguous", "place")),
    ("Brussels", ("BEL", "EU"), "capital", ("ambiguous", "title")),
    ("EU", ("EU",), "group", ()),
    ("US", ("USA",), "name", ("word",)),
    ("Cote d'Ivoire", ("CIV",), "name", ()),
    ("Turkiye", ("TUR",), "name", ()),
    ("St. Kitts and Nevis", ("KNA",), "name", ()),
    ("St. John's", ("ATG",), "capital", ("place",)),
]


@pytest.mark.parametrize(("form", "candidates", "kind", "risks"), HELD)
def test_forms_of_mentions(form: str, candidates: tuple[str, ...], kind: str, risks: tuple[str, ...]) -> None:
    mention = mention_forms()[form]
    assert (mention.form, mention.candidates, mention.kind) == (form, candidates, kind)
    assert mention.risks == risks


@pytest.mark.parametrize(
    ("form", "day", "candidates"),
    [
        ("Moscow", "2020-01-01", ("RUS",)),
        ("Moscow", "1980-01-01", ("SUN",)),
        ("Germany", "2020-01-01", ("DEU",)),
        ("Germany", "1980-01-01", ("DDR", "DEU")),
        ("Vietnam", "2020-01-01", ("VNM",)),
        ("Yugoslavia", "1980-01-01", ("YUG",)),
        ("Yugoslavia", "2020-01-01", ("SCG", "YUG")),
        ("Burma", "2020-01-01", ("MMR",)),
        ("Congo", "2020-01-01", ("COD", "COG")),
        ("Korea", "2020-01-01", ("KOR", "PRK")),
    ],
)
def test_candidates_of_a_day(form: str, day: str, candidates: tuple[str, ...]) -> None:
    mention = mention_forms(date.fromisoformat(day))[form]
    assert mention.candidates == candidates
    assert ("ambiguous" in mention.risks) == (len(candidates) > 1)


def test_a_day_takes_no_form_away() -> None:
    assert set(mention_forms(date(2020, 1, 1))) == set(mention_forms())


def test_words_that_need_their_context_are_left_to_the_caller() -> None:
    assert not {"the North", "North", "the South", "us", "Us", "Seoul's", "the country"} & set(mention_forms())


def test_every_mention_stands_for_its_candidates_on_some_day() -> None:
    days = [date(1946, 1, 1), date(1962, 1, 1), date(1970, 1, 1), date(1985, 1, 1), date(2001, 1, 1), date(2005, 1, 1)]
    for form, mention in mention_forms().items():
        for day in (*days, date(2023, 1, 1)):
            outcome = resolve_mention(form, day)
            assert not isinstance(outcome, Unknown), form
            if isinstance(outcome, Party):
                assert mention.candidates == (outcome.group,)
            elif isinstance(outcome, Resolved) and outcome.of_the_day:
                assert outcome.state in mention.candidates, form


def test_more_than_one_candidate_is_a_risk() -> None:
    for mention in mention_forms().values():
        assert (len(mention.candidates) > 1) == ("ambiguous" in mention.risks), mention.form
