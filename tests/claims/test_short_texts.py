"""One behaviour a text: `texts/short.jsonl` says of a sentence or two which claims are in them, and how judged.

Others may be found beside those; a text with none in the file gets none.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.claims import check_text

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

FILE = Path(__file__).parent / "texts" / "short.jsonl"
TEXTS = list(map(json.loads, FILE.read_text(encoding="utf-8").splitlines()))
WHOLE = [json.loads(line)["text"] for line in FILE.with_name("own.jsonl").read_text(encoding="utf-8").splitlines()] + [
    text["text"] for text in TEXTS
]
many = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def test_the_texts_want_both_answers() -> None:
    verdicts = Counter(claim["verdict"] for text in TEXTS for claim in text["claims"])
    assert len(TEXTS) >= 400
    assert min(verdicts[one] for one in ("supported", "contradicted")) >= 40


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_short_texts(pack_edition: Edition, text: dict[str, Any]) -> None:
    found = check_text(text["text"], date.fromisoformat(text["published"]), pack_edition).to_json()["claims"]
    judged = Counter((claim["kind"], claim["verdict"]) for claim in found)
    wanted = Counter((claim["kind"], claim["verdict"]) for claim in text["claims"])
    assert wanted <= judged
    assert wanted or not judged


@given(st.sampled_from(WHOLE), st.data())
@many
def test_a_piece_of_a_text_is_a_text(pack_edition: Edition, text: str, data: st.DataObject) -> None:
    """Cut at any two characters, or its words put in another order: quotes stay within the text, and nothing fails."""
    ends = st.integers(0, len(text))
    first, end = sorted((data.draw(ends), data.draw(ends)))
    piece = text[first:end]
    if data.draw(st.booleans()):
        piece = " ".join(data.draw(st.permutations(piece.split())))
    for finding in check_text(piece, date(2025, 12, 1), pack_edition).to_json()["claims"]:
        assert finding["quote"]
        assert finding["quote"] in piece


def test_a_text_that_ends_with_a_joining_word(pack_edition: Edition) -> None:
    """Of a part of a sentence that is "And" alone nothing is left to quote."""
    text = "In 2023 South Korea sponsored the Assembly's text on North Korea. By then its sponsors numbered 61. And"
    assert len(check_text(text, date(2025, 12, 1), pack_edition).findings) == 2
