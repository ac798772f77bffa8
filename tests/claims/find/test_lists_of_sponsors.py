"""Who tabled a text, who is on a list told before, and the list as it stood at last."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.lexicons import KOREA, OTHERS

from onrecord.claims.models import Claim, Counts, Sponsors, Votes
from onrecord.claims.read import read_claims

AUTUMN = date(2023, 11, 20)


def _sponsors(text: str) -> list[Claim]:
    return [one for one in read_claims(text, AUTUMN, KOREA) if isinstance(one.says, Sponsors)]


@pytest.mark.parametrize(
    "words",
    [
        "had not signed on by the time of the vote",
        "co-sponsored it shortly before the vote",
        "was not among the sponsors in the end",
    ],
)
def test_the_list_as_it_stood_at_last(words: str) -> None:
    (claim,) = _sponsors(f"The Third Committee took up the North Korea draft on Wednesday. Peru {words}.")
    assert claim.says.at_last  # type: ignore[union-attr]


def test_who_tabled_it_is_told_by_the_list_as_printed() -> None:
    (tabled,) = _sponsors("Peru tabled the Third Committee's North Korea draft.")
    (led,) = _sponsors("Peru was the main sponsor of the Third Committee's North Korea draft.")
    assert (tabled.says.main, tabled.says.as_printed) == (True, True)  # type: ignore[union-attr]
    assert (led.says.main, led.says.as_printed) == (True, False)  # type: ignore[union-attr]


def test_a_list_inside_a_clause_on_tabling_is_that_as_printed() -> None:
    (claim,) = [
        one for one in _sponsors("The North Korea draft was tabled by 41 states, Peru included.") if one.subject
    ]
    assert claim.says.as_printed  # type: ignore[union-attr]


def test_them_are_those_of_the_year_told_before() -> None:
    text = "Two years ago the Third Committee's North Korea draft had 60 sponsors. Peru's name was among them."
    (claim,) = _sponsors(text)
    assert (claim.subject, claim.years) == ("PER", (2021, 2021))


def test_names_of_two() -> None:
    text = "Only two countries, Peru and Chile, have put their names to this year's North Korea draft."
    claims = read_claims(text, AUTUMN, KOREA)
    assert {one.subject for one in claims if isinstance(one.says, Sponsors)} == {"PER", "CHL"}
    assert [one.says.number for one in claims if isinstance(one.says, Counts)] == [2]


def test_as_many_had_done_so() -> None:
    text = "Peru is among the states that tabled this year's North Korea draft. Two years ago 42 countries had done so."
    (count,) = [one for one in read_claims(text, AUTUMN, KOREA) if isinstance(one.says, Counts)]
    assert (count.says.number, count.says.as_printed, count.years) == (42, True, (2021, 2021))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "The Assembly adopted its text on human rights in Iran by 80 votes to 29, with Peru and Chile abstaining.",
        "The Assembly adopted its text on Iran despite the pleas of Peru and Chile, both of which abstained.",
    ],
)
def test_all_states_of_a_list_act(text: str) -> None:
    claims = read_claims(text, date(2023, 12, 20), OTHERS)
    assert [one.subject for one in claims if isinstance(one.says, Votes)] == ["PER", "CHL"]


def test_on_behalf_tells_no_matter() -> None:
    text = "Brazil abstained on the Assembly's Myanmar text. Peru tabled the draft on behalf of the Islamic states."
    assert {one.series for one in read_claims(text, date(2023, 12, 20), OTHERS)} == {"myanmar"}
