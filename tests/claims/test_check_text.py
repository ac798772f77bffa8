"""The stages together, over our own labelled texts and over texts that are none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.claims import Verdict, check_text

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

OWN = Path(__file__).parent / "texts" / "own.jsonl"
TEXTS = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
WORDS = [
    "South Korea",
    "Seoul",
    "Japan",
    "it",
    "the",
    "UN",
    "General Assembly",
    "Third Committee",
    "Council in Geneva",
    "New York",
    "co-sponsored",
    "abstained",
    "voted for",
    "voted against",
    "adopted",
    "resolution",
    "text",
    "on North Korea",
    "without a vote",
    "2019",
    "2022",
    "from",
    "to",
    "since 2008",
    "111",
    "19",
    "55",
    "for the fourth year in a row",
    "never",
    "did not",
    "last November",
    "President Moon",
    "letter",
    "signed",
    "20 organizations",
    ".",
    ",",
    "?",
    "and",
    "both",
    "the first time",
]


@pytest.mark.parametrize("text", TEXTS, ids=[text["id"] for text in TEXTS])
def test_every_finding_can_be_shown(pack_edition: Edition, text: dict[str, str]) -> None:
    report = check_text(text["text"], date.fromisoformat(text["published"]), pack_edition, name=text["id"])
    out = report.to_json()
    assert out["id"] == text["id"]
    assert out["edition"] == pack_edition.id
    starts = [claim["span"][0] for claim in out["claims"]]
    assert starts == sorted(starts)
    for claim in out["claims"]:
        assert text["text"][slice(*claim["span"])] == claim["quote"]
        assert claim["sentence"].endswith(".")
        assert "None" not in claim["sentence"]
        assert claim["evidence"] or claim["verdict"] == "not_in_record"


def test_a_text_may_be_of_no_day(pack_edition: Edition) -> None:
    said = "South Korea co-sponsored the UN General Assembly resolution on North Korea in 2019."
    report = check_text(said, None, pack_edition)
    assert [finding.verdict for finding in report.findings] == [Verdict.CONTRADICTED]


def test_nothing_is_found_in_nothing(pack_edition: Edition) -> None:
    assert check_text("", date(2025, 1, 1), pack_edition).findings == ()
    assert check_text(" \n\t", None, pack_edition).findings == ()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.dates(date(2003, 1, 1), date(2027, 12, 31)))
def test_no_order_of_words_breaks_it(pack_edition: Edition, words: list[str], published: date) -> None:
    text = " ".join(words)
    for finding in check_text(text, published, pack_edition).findings:
        assert text[slice(*finding.claim.span)] == finding.claim.quote
        assert finding.sentence.strip()


@pytest.mark.parametrize("text", ["groups joined appeal Third in of", "Office to"])
def test_a_text_may_end_in_the_middle_of_a_sentence(pack_edition: Edition, text: str) -> None:
    assert check_text(text, date(2025, 1, 1), pack_edition).findings == ()
