"""The whole of find and resolve: spans, explanations, hostile input, the labelled texts."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.lexicons import KOREA

from onrecord.claims.lexicon import Lexicon
from onrecord.claims.read import read_claims

DAY = date(2025, 11, 20)
PIECES = [
    "South Korea",
    "co-sponsored",
    "did not",
    "the text",
    "in 2019",
    "since 2008",
    "and",
    ",",
    ".",
    "Geneva",
    "abstained",
    "by 111 votes to 19",
    "with 55 abstentions",
    "for the first time",
    "President Lee",
    "the Third Committee",
    "adopted",
    "without a vote",
    "as did Japan",
    "62 sponsors",
    "A/RES/78/218",
    "?",
    "if",
    "“",
    "”",
    "\n",
    "among them",
    "1-2-3",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_any_order_of_words_is_read_without_fault(pieces: list[str], dated: bool) -> None:
    text = " ".join(pieces)
    for claim in read_claims(text, DAY if dated else None, KOREA):
        assert text[claim.span[0] : claim.span[1]] == claim.quote
        assert claim.quote.strip() == claim.quote != ""
        assert claim.why


@given(st.text(max_size=400))
def test_any_text_is_read_without_fault(text: str) -> None:
    read_claims(text, DAY, KOREA)


def test_an_empty_lexicon_reads_nothing_wrong() -> None:
    assert read_claims("South Korea co-sponsored the text.", DAY, Lexicon()) == []


def test_the_same_text_gives_the_same_claims() -> None:
    text = "South Korea and Japan co-sponsored the UNGA80 text; China did not. It passed without a vote, as in 2024."
    assert read_claims(text, DAY, KOREA) == read_claims(text, DAY, KOREA) != []


def test_why_tells_how_the_words_were_read() -> None:
    (claim,) = read_claims("Seoul put its name to the Assembly's North Korea draft in 2018.", DAY, KOREA)
    told = " | ".join(claim.why)
    assert "put its name to" in told
    assert "“Seoul” is KOR" in told
    assert "dprk" in told
    assert "2018" in told


HOSTILE = [
    "not " * 5000,
    "1-" * 10000,
    "South Korea, " * 1600,
    "co-sponsored " * 1600,
    "Since 2005 and 2006, " * 1000,
    "vote 5 to 4 with " * 1200,
    ", said " * 3000,
    "a" * 20000,
    "." * 20000,
    "“" * 20000,
    "the resolution on " * 1200,
]


def _count_calls(text: str) -> int:
    """How many functions are called to read the text: a measure of the work that no other load disturbs."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read_claims(text, DAY, KOREA)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_work_grows_with_length_and_not_faster(text: str) -> None:
    """Four times the length is about four times the work, not sixteen."""
    read_claims(text[:2000], DAY, KOREA)
    quarter, whole = _count_calls(text[: len(text) // 4]), _count_calls(text)
    assert whole < 6 * quarter + 1000
