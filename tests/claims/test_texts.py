"""Our own labelled texts keep their form, and each label names what the record holds."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.claims.models import Kind, Verdict
from onrecord.symbols import Symbol

FILES = ("own.jsonl", "rounds-s.jsonl", "rounds.jsonl", "second.jsonl", "series.jsonl")
FOLDER = Path(__file__).parent / "texts"
READ = {name: list(map(json.loads, (FOLDER / name).read_text(encoding="utf-8").splitlines())) for name in FILES}
TEXTS = [text for texts in READ.values() for text in texts]
CLAIMS = [(text, claim) for text in TEXTS for claim in text["claims"]]
FIELDS = {"quote", "kind", "subject", "series", "body", "years", "verdict", "evidence", "why"}


def test_the_set_covers_every_kind_and_verdict() -> None:
    assert len(TEXTS) >= 50
    assert len(CLAIMS) >= 130
    assert {claim["kind"] for _, claim in CLAIMS} == {str(kind) for kind in Kind}
    assert {claim["verdict"] for _, claim in CLAIMS} == {str(verdict) for verdict in Verdict}


def test_ids_are_unique_and_days_are_days() -> None:
    assert Counter(text["id"] for text in TEXTS).most_common(1)[0][1] == 1
    assert all(date.fromisoformat(text["published"]) and text["style"] and text["text"] for text in TEXTS)


@pytest.mark.parametrize("text", TEXTS, ids=[text["id"] for text in TEXTS])
def test_labels_have_their_form(text: dict[str, Any]) -> None:
    for claim in text["claims"]:
        assert set(claim) == FIELDS
        assert text["text"].count(claim["quote"]) == 1
        assert claim["subject"] is None or re.fullmatch(r"[A-Z]{3}", claim["subject"])
        assert claim["body"] in {"GA", "HRC", "CHR", None}
        assert claim["years"] is None or (len(claim["years"]) == 2 and claim["years"][0] <= claim["years"][1])
        assert claim["evidence"] or claim["verdict"] == "not_in_record"


def test_a_third_of_the_sentences_carry_no_claim() -> None:
    empty = 0
    for text in TEXTS:
        starts = [text["text"].find(claim["quote"]) for claim in text["claims"]]
        for sentence in re.finditer(r"[^.!?\n]+[.!?\n]*", text["text"]):
            empty += len(sentence.group().split()) > 3 and not any(
                sentence.start() <= start < sentence.end() for start in starts
            )
    assert empty >= 25


@pytest.mark.shared
def test_evidence_names_rows_of_the_facts(shared: Path) -> None:
    facts = shared / "facts"

    def column(file: str, *names: str) -> set[str]:
        with (facts / file).open(encoding="utf-8", newline="") as rows:
            return {row[name] for row in csv.DictReader(rows) for name in names}

    known = column("actions.csv", "document", "leads_to") | column("drafts.csv", "document")
    known |= column("letters.csv", "letter_id") | {"GA81"}
    with (facts / "acts.csv").open(encoding="utf-8", newline="") as rows:
        known |= {f"ev:{row['date']}:{row['kind']}" for row in csv.DictReader(rows)}
    known |= {f"ev:{day}:presidency" for day in column("governments.csv", "from")}
    ours = [text for name, texts in READ.items() if name != "series.jsonl" for text in texts]
    named = {symbol for text in ours for claim in text["claims"] for symbol in claim["evidence"]}
    named |= {symbol for symbol in _named_on_other_series() if symbol.startswith("ev:")}
    assert named - known == set()


def _named_on_other_series() -> set[str]:
    return {symbol for text in READ["series.jsonl"] for claim in text["claims"] for symbol in claim["evidence"]}


def test_evidence_on_other_series_is_a_symbol_or_an_act() -> None:
    named = {symbol for symbol in _named_on_other_series() if not symbol.startswith("ev:")}
    # Symbol.parse refuses with an error what is none; a name of a letter or of an act would be refused
    assert named == {str(Symbol.parse(symbol)) for symbol in named}


@pytest.mark.shared
def test_no_text_is_taken_from_the_development_set(shared: Path) -> None:
    lines = (shared / "claims" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = {claim["quote"] for line in lines for claim in json.loads(line)["claims"]}
    assert {claim["quote"] for _, claim in CLAIMS if len(claim["quote"].split()) > 6} & quotes == set()
