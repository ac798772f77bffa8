"""A vote that is said to have ended a mandate: its totals may be those of the text that renewed it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.bodies import Forum
from onrecord.claims.lexicon import Lexicon
from onrecord.claims.models import Tallies
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims
from onrecord.claims.state_forms import state_forms

DAY = date(2024, 10, 10)
RUSSIA = SeriesEntry(
    "russia",
    "Situation of human rights in the Russian Federation",
    "RUS",
    held=frozenset({(Forum.HRC, 2024)}),
    decided=((DAY, Forum.HRC),),
    voted=frozenset({(Forum.HRC, 2024)}),
)
LEXICON = Lexicon(states=state_forms(), series=(RUSSIA, SeriesEntry("sudan", "Situation in the Sudan", "SDN")))


def _totals(text: str) -> list[object]:
    return [one.says for one in read_claims(text, date(2024, 10, 12), LEXICON) if isinstance(one.says, Tallies)]


@pytest.mark.parametrize(
    "deed", ["scrapped", "ended", "abolished", "voted to terminate", "pulled the plug on", "did away with"]
)
def test_the_totals_of_an_ended_mandate_are_left_alone(deed: str) -> None:
    assert not _totals(f"On Thursday the Human Rights Council {deed} the mandate on Russia by 20 votes to 8.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mandate on Russia was axed by the Human Rights Council on Thursday, by 20 votes to 8.",
        "On Thursday the Human Rights Council let the Russia mandate lapse by 20 votes to 8.",
    ],
)
def test_nor_those_told_of_the_mandate_first(sentence: str) -> None:
    assert not _totals(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Thursday the Human Rights Council extended the mandate on Russia by 20 votes to 8.",
        "The Human Rights Council, which ended its Yemen mandate in 2021, renewed that on Russia by 20 votes to 8.",
        "The Human Rights Council closed its session by renewing the mandate on Russia, by 20 votes to 8.",
    ],
)
def test_what_is_renewed_has_its_totals(sentence: str) -> None:
    assert _totals(sentence) == [Tallies(20, 8, None)]
