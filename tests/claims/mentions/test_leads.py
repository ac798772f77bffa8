"""How far those in favour were ahead, as words tell it."""

from __future__ import annotations

import pytest

from onrecord.claims.mentions.leads import find_leads
from onrecord.claims.models import Lead, Relation
from onrecord.claims.text import read_document


def _leads(text: str) -> list[Lead]:
    document = read_document(text)
    return [lead for _, _, lead in find_leads(document, 0, len(document.words))]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("adopted by a margin of 53 votes", Lead(53)),
        ("adopted by a margin of just over 50", Lead(50, Relation.MORE_THAN)),
        ("with a majority of one", Lead(1)),
        ("with a majority of 112 votes", Lead(112, or_yes=True)),
        ("it passed by a single vote", Lead(1)),
        ("it was carried by two votes", Lead(2)),
        ("it was carried by 112 votes", Lead(112, or_yes=True)),
        ("adopted by more than three to one", Lead(3, Relation.MORE_THAN, ratio=True)),
        ("adopted by a two-to-one majority", Lead(2, ratio=True)),
        ("the ayes outnumbered the noes by 100", Lead(100)),
        ("yes votes outnumbered noes by nearly six to one", Lead(6, Relation.ABOUT, ratio=True)),
    ],
)
def test_a_lead(text: str, lead: Lead) -> None:
    assert _leads(text) == [lead]


@pytest.mark.parametrize(
    "text",
    [
        "adopted by a margin of 119 to 19",
        "adopted by a majority of 116 votes to 20",
        "with a majority of 47 members",
        "by a majority of two thirds",
        "adopted by 27 to one",
        "adopted by 116 votes to 20",
        "the noes fell by two votes",
        "it was ahead by two",
    ],
)
def test_no_lead(text: str) -> None:
    assert not _leads(text)
