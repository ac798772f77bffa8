"""The number under which the text of one year was tabled, its way to the plenary, and rhythms beside single years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.claims.lexicons import OTHERS

from onrecord.bodies import Forum
from onrecord.claims.models import Kind, Order, Proceeds
from onrecord.claims.read import read_claims

_HELD = frozenset((Forum.GA, year) for year in range(2005, 2024))
MANY = replace(OTHERS, series=tuple(replace(entry, held=_HELD) for entry in OTHERS.series))
WINTER = date(2024, 1, 20)
ADOPTED = "The General Assembly adopted its resolution on human rights in Iran in December 2023. "


def _told(text: str) -> list[tuple[Proceeds, tuple[int, int] | None]]:
    claims = read_claims(text, WINTER, MANY)
    return [(one.says, one.years) for one in claims if isinstance(one.says, Proceeds)]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("It began in the Third Committee as draft L.46.", Proceeds(Order.BEGAN, draft="L.46", committee=3)),
        ("The text started life as A/C.3/78/L.41.", Proceeds(Order.BEGAN, draft="A/C.3/78/L.41")),
        ("The text had been debated in the Third Committee first.", Proceeds(Order.THROUGH, committee=3)),
        ("It came up from the Third Committee.", Proceeds(Order.THROUGH, committee=3)),
        ("The draft had not been through the Third Committee.", Proceeds(Order.UNREFERRED, committee=3)),
        ("The text reached the plenary without passing through a committee.", Proceeds(Order.UNREFERRED)),
        ("It went to the plenary directly.", Proceeds(Order.UNREFERRED)),
    ],
)
def test_the_way_of_the_text_of_one_year(sentence: str, says: Proceeds) -> None:
    assert _told(ADOPTED + sentence) == [(says, (2023, 2023))]


@pytest.mark.parametrize(
    "sentence",
    [
        "An amendment to the text was tabled as L.46.",
        "The text should be tabled as L.46.",
        "News of it came from the Third Committee.",
        "Both had been through the Third Committee.",
        "Would it go straight to the plenary?",
    ],
)
def test_what_is_told_of_something_else(sentence: str) -> None:
    assert not _told(ADOPTED + sentence)


def test_a_rhythm_beside_the_years_of_its_start() -> None:
    text = (
        "After two votes in successive years, 2007 and 2008, the General Assembly's resolution on a moratorium on the "
        "death penalty has come back only every second year."
    )
    assert _told(text) == [(Proceeds(Order.EVERY_OTHER_YEAR), (2008, 2023))]


def test_odd_and_even_years() -> None:
    text = (
        "On a moratorium on the death penalty the General Assembly votes in {} years; the last vote, in 2022, was 130 "
        "to 5."
    )
    assert _told(text.format("even")) == [(Proceeds(Order.EVERY_OTHER_YEAR, odd=False), None)]
    assert _told(text.format("odd")) == [(Proceeds(Order.EVERY_OTHER_YEAR, odd=True), None)]
    assert [one.kind for one in read_claims(text.format("odd"), WINTER, MANY)] == [Kind.PROCESS, Kind.TALLY]


def test_every_year_since_the_one_before() -> None:
    text = (
        "The General Assembly adopted a resolution on human rights in Iran in 2014. The plenary has returned to it {}."
    )
    assert _told(text.format("every year since")) == [(Proceeds(Order.YEARLY), (2014, 2023))]
    assert not _told(text.format("in a year since forgotten"))
