"""Votes whose time, state or side is told by a word beside the verb: "ever since", "its no of last year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.claims.lexicons import OTHERS

from onrecord.bodies import Forum
from onrecord.claims.models import Stage, Votes
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims

_HELD = frozenset((Forum.GA, year) for year in range(2010, 2024))
_MORE = SeriesEntry("rivers", "Rivers and lakes", None)
MANY = replace(OTHERS, series=tuple(replace(entry, held=_HELD) for entry in (*OTHERS.series, _MORE)))
PUBLISHED = date(2023, 12, 22)
OPENING = "On Tuesday the General Assembly voted on its resolution on human rights in Iran. "

TOLD = [
    ("Peru voted against it in 2014 and has abstained ever since.", [("no", (2014, 2014)), ("abstain", (2015, 2023))]),
    ("Peru abstained every year until 2018.", [("abstain", (2010, 2018))]),
    ("Peru abstained every year before 2018.", [("abstain", (2010, 2017))]),
    ("By 2016 Peru had abstained.", [("abstain", (2016, 2016))]),
    ("Peru stuck to its no of two years ago.", [("no", (2023, 2023))]),
    ("Having voted against it in 2012, Peru abstained.", [("no", (2012, 2012)), ("abstain", (2023, 2023))]),
    ("Peru slipped back to an abstention.", [("abstain", (2023, 2023))]),
    ("Peru moved back and forth: abstention in 2019, yes in 2020.", [("abstain", (2019, 2019)), ("yes", (2020, 2020))]),
    ("Peru abstained, a step back from last year's yes.", [("abstain", (2023, 2023)), ("yes", (2022, 2022))]),
    ("Peru could only bring itself to abstain.", [("abstain", (2023, 2023))]),
    ("Peru could bring itself to abstain.", []),
]


def _votes(text: str) -> list[tuple[str | None, str, tuple[int, int] | None]]:
    claims = read_claims(OPENING + text, PUBLISHED, MANY)
    return [(claim.subject, claim.says.ballot, claim.years) for claim in claims if isinstance(claim.says, Votes)]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_times_of_a_vote(text: str, expected: list[tuple[str, tuple[int, int]]]) -> None:
    assert _votes(text) == [("PER", ballot, years) for ballot, years in expected]


AFTER_ANOTHER = [
    ("Peru voted no, and Chile went with it.", [("PER", "no"), ("CHL", "no")]),
    ("Peru voted no. Chile was at Lima's side.", [("PER", "no"), ("CHL", "no")]),
    ("Peru voted no. Chile was at Quito's side.", [("PER", "no")]),
    ("Peru voted no for the third year running. Chile joined it.", [("CHL", "no")]),
]


@pytest.mark.parametrize(("text", "expected"), AFTER_ANOTHER)
def test_states_that_go_with_another(text: str, expected: list[tuple[str, str]]) -> None:
    assert [vote[:2] for vote in _votes(text)] == expected
    assert {vote[2] for vote in _votes(text)} == {(2023, 2023)}


def test_a_time_that_is_only_compared_with_is_not_that_of_the_text() -> None:
    text = (
        "On 19 December 123 states called in the General Assembly for a moratorium on executions, more than at any "
        "time since the first such text in 2011. Peru moved from abstention to yes."
    )
    (claim,) = [one for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert claim.years == (2023, 2023)


def test_another_committee_of_the_assembly_is_no_plenary() -> None:
    text = OPENING + "In the Sixth Committee Peru had abstained."
    (claim,) = [one for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert (claim.forum, claim.stage) == (Forum.GA, Stage.COMMITTEE)


def test_then_is_the_time_told_last() -> None:
    text = (
        "The General Assembly adopted its Iran text on Tuesday by 80 votes to 29. A year earlier the numbers had been "
        "almost the same: 79 in favour and 30 against. Peru, which had abstained then, voted no."
    )
    votes = [one for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert [(one.says.ballot, one.years) for one in votes] == [("abstain", (2022, 2022)), ("no", (2023, 2023))]  # type: ignore[union-attr]


def test_an_aside_of_the_same_fortnight_does_not_move_the_news() -> None:
    text = (
        "The General Assembly adopted its Iran text on Wednesday. Peru, which had abstained on the Myanmar text on 12 "
        "December, voted no. Chile was among the abstainers."
    )
    votes = [one for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert [(one.subject, one.series) for one in votes][-1] == ("CHL", "iran")


NO_VOTES = [
    "Peru takes no side in the war.",
    "Chile celebrated; Peru did not.",
    "Chile voted yes, and we thank Peru for it.",
]


@pytest.mark.parametrize("text", NO_VOTES)
def test_other_deeds_are_no_votes(text: str) -> None:
    opening = "The General Assembly adopted its Iran text on Tuesday, and Ecuador abstained. "
    claims = read_claims(opening + text, PUBLISHED, MANY)
    assert "PER" not in {one.subject for one in claims}


def test_your_delegation_is_that_of_the_one_state_named() -> None:
    text = (
        "Dear Minister,\nPeru has voted for the General Assembly's Iran text every year since 2018. Yet your "
        "delegation abstained on the Myanmar text in 2022."
    )
    votes = [one for one in read_claims(text, PUBLISHED, MANY) if isinstance(one.says, Votes)]
    assert [(one.subject, one.series) for one in votes] == [("PER", "iran"), ("PER", "myanmar")]
