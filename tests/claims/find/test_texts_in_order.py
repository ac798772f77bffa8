"""Votes on several questions in one sentence, each with its totals, and votes told as so long before the news."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.bodies import Forum
from onrecord.claims.lexicon import Lexicon
from onrecord.claims.models import Adopts, Tallies, Votes
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims
from onrecord.claims.state_forms import state_forms

if TYPE_CHECKING:
    from onrecord.claims.models import Claim

PUBLISHED = date(2024, 4, 6)
DAY = date(2024, 4, 4)
EVE = date(2024, 4, 3)
WINTER = date(2023, 12, 19)


def _entry(name: str, title: str, about: str | None, *days: tuple[date, Forum]) -> SeriesEntry:
    held = frozenset((forum, day.year) for day, forum in days)
    return SeriesEntry(name, title, about, held=held, decided=days, voted=held)


MANY = Lexicon(
    states=state_forms(),
    series=(
        _entry("belarus", "Situation of human rights in Belarus", "BLR", (DAY, Forum.HRC)),
        _entry(
            "iran", "Situation of human rights in the Islamic Republic of Iran", "IRN",
            (DAY, Forum.HRC), (WINTER, Forum.GA),
        ),
        _entry("syria", "Situation of human rights in the Syrian Arab Republic", "SYR", (WINTER, Forum.GA)),
        _entry("mali", "Technical assistance and capacity building for Mali", "MLI", (EVE, Forum.HRC)),
        _entry("mercenaries", "Use of mercenaries", None, (WINTER, Forum.GA)),
        _entry("nazism", "Combating glorification of Nazism", None, (WINTER, Forum.GA)),
        _entry("displaced", "Persons displaced as a result of the hostilities", None, (WINTER, Forum.GA)),
        _entry("ethiopia", "Situation of human rights in Ethiopia", "ETH", (date(2021, 12, 17), Forum.HRC)),
    ),
    texts={},
)  # fmt: skip


def _read(text: str, published: date = PUBLISHED) -> list[Claim]:
    return read_claims(text, published, MANY)


def _totals(text: str, published: date = PUBLISHED) -> list[tuple[str | None, int | None, int | None]]:
    return [(one.series, one.says.yes, one.says.no) for one in _read(text, published) if isinstance(one.says, Tallies)]


@pytest.mark.parametrize(
    "text",
    [
        "The Human Rights Council on Thursday voted 24-6 on Belarus and 25-8 on Iran.",
        "The Human Rights Council on Thursday voted 24 to six on Belarus and 25 to eight on Iran.",
        "The Human Rights Council renewed its mandates on Belarus and Iran by 24 votes to six and 25 to eight.",
        "The Council adopted texts on Belarus and on Iran on Thursday: 24 votes to six and 25 to eight.",
    ],
)
def test_totals_in_the_order_of_their_questions(text: str) -> None:
    assert _totals(text) == [("belarus", 24, 6), ("iran", 25, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "In December the Assembly voted for the texts on mercenaries and Nazism, by 129 votes to 52 and 118 to 49.",
        "In December the Assembly adopted texts on mercenaries and on Nazism, by 129 to 52 and 118 to 49 respectively.",
    ],
)
def test_questions_that_are_on_no_state(text: str) -> None:
    assert _totals(text) == [("mercenaries", 129, 52), ("nazism", 118, 49)]


def test_a_list_of_which_one_question_is_not_known_is_not_cut() -> None:
    text = "The Human Rights Council adopted a text on Belarus and its friends, by 24 votes to six and 25 to 8."
    assert ("iran", 25, 8) not in _totals(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brazil abstained on Iran and on Syria in the General Assembly in December.",
        "Brazil abstained on the resolutions on Iran and Syria in the General Assembly in December.",
    ],
)
def test_votes_on_each_question_that_is_listed(text: str) -> None:
    told = [(one.series, one.says) for one in _read(text) if one.subject == "BRA"]
    assert told == [("iran", Votes("abstain")), ("syria", Votes("abstain"))]


def test_totals_before_other_texts_are_of_the_first() -> None:
    text = "On Wednesday the Human Rights Council adopted its text on Mali by 30 votes to 5"
    text += ", and on Thursday those on Belarus and Iran."
    assert _totals(text) == [("mali", 30, 5)]


def test_the_second_of_texts_that_a_state_voted_on() -> None:
    voted = "Chile voted for the Human Rights Council's texts on Belarus and on Iran on Thursday. "
    assert _totals(voted + "The first passed by 24 to six, the second by 25 to eight.") == [
        ("belarus", 24, 6),
        ("iran", 25, 8),
    ]


def test_the_first_and_the_second_take_a_vote_each() -> None:
    text = "In December the Assembly adopted texts on mercenaries, by 129 votes to 52, and on Nazism, by 118 to 49. "
    text += "Mexico abstained on the first and voted for the second."
    told = [(one.series, one.says) for one in _read(text) if one.subject == "MEX"]
    assert told == [("mercenaries", Votes("abstain")), ("nazism", Votes("yes"))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a day after it had adopted its text on Mali by 30 votes to 5", EVE),
        ("the day after it had adopted its text on Mali by 30 votes to 5", EVE),
        ("one day after adopting its text on Mali by 30 votes to 5", EVE),
    ],
)
def test_so_long_before_the_news(text: str, wanted: date) -> None:
    claims = _read(f"On Thursday the Human Rights Council condemned Iran by 24 votes to eight, {text}.")
    days = {one.series: one.days for one in claims if isinstance(one.says, Tallies)}
    assert days == {"iran": (DAY, DAY), "mali": (wanted, wanted)}


def test_a_result_is_no_question() -> None:
    (claim,) = _read("Iran in the General Assembly plenary\nResult in 2023: 78-30-68")
    assert claim.series == "iran"


def test_what_a_special_session_decided() -> None:
    text = "At the end of a special session on the war in Tigray the Human Rights Council voted 21 to 15 on Friday."
    assert _totals(text, date(2021, 12, 19)) == [("ethiopia", 21, 15)]


@pytest.mark.parametrize("verb", ["scrap", "end", "abolish"])
def test_who_votes_to_end_a_mandate_votes_against_it(verb: str) -> None:
    text = f"Japan voted to {verb} the mandate of the rapporteur on Belarus in the Human Rights Council on Thursday."
    assert [one.says for one in _read(text) if one.subject == "JPN"] == [Votes("no")]


def test_rejecting_what_a_text_condemns_is_no_defeat() -> None:
    text = "By 78 votes to 30 the General Assembly rejected Iran's war on its own people in December."
    assert all(not isinstance(one.says, Adopts) or one.says.adopted for one in _read(text))
