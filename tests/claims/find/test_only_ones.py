"""Votes told as those of nobody else, and for the first time since a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.claims.lexicons import OTHERS

from onrecord.bodies import Forum
from onrecord.claims.models import Tallies, Votes
from onrecord.claims.read import read_claims

_HELD = frozenset((Forum.GA, year) for year in range(2010, 2024))
MANY = replace(OTHERS, series=tuple(replace(entry, held=_HELD) for entry in OTHERS.series))
PUBLISHED = date(2023, 12, 22)
OPENING = "The General Assembly voted on its resolution on human rights in Iran on Tuesday. "

ALONE = [
    ("Peru was the only member to abstain.", True),
    ("Peru cast the only vote against.", True),
    ("Peru was alone in voting no.", True),
    ("Peru alone voted no.", True),
    ("Peru was the only African state to abstain.", False),
    ("Alone among the Europeans, Peru voted no.", False),
    ("Peru voted no only in 2020.", False),
    ("Peru voted no.", False),
]


@pytest.mark.parametrize(("text", "alone"), ALONE)
def test_alone(text: str, alone: bool) -> None:
    votes = [one.says for one in read_claims(OPENING + text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert [vote.alone for vote in votes] == [alone]


COUNTED = [
    ("Only Peru and Chile voted no.", Tallies(None, 2), {"PER", "CHL"}),
    ("Peru and Chile alone voted no.", Tallies(None, 2), {"PER", "CHL"}),
    ("Besides Quito, only Peru and Chile abstained.", Tallies(None, None, 3), {"PER", "CHL", "ECU"}),
]


@pytest.mark.parametrize(("text", "tally", "states"), COUNTED)
def test_only_these(text: str, tally: Tallies, states: set[str]) -> None:
    claims = read_claims(OPENING + text, PUBLISHED, MANY)
    assert [one.says for one in claims if isinstance(one.says, Tallies)] == [tally]
    assert {one.subject for one in claims if isinstance(one.says, Votes)} == states


def test_only_these_of_a_group_tell_no_total() -> None:
    text = OPENING + "Only Peru and Chile among the Europeans voted no."
    assert not [one for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Tallies)]


SINCE = [
    ("Peru voted yes for the first time since 2012.", Votes("yes", first=True, since=2012, resumed=True)),
    ("Peru voted yes for the first time in five years.", Votes("yes", first=True, since=2018)),
    ("Peru voted yes for the first time.", Votes("yes", first=True)),
]


@pytest.mark.parametrize(("text", "says"), SINCE)
def test_for_the_first_time_since(text: str, says: Votes) -> None:
    assert says in [one.says for one in read_claims(OPENING + text, PUBLISHED, MANY)]


def test_something_not_done_since() -> None:
    text = OPENING + "Peru voted yes, something it had not done since 2012."
    says = [one.says for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert says == [Votes("yes"), Votes("yes", first=True, since=2012, resumed=True)]
