"""Early exits: what is not looked at because nothing can stand there never changes what is read."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.lexicons import KOREA, OTHERS

from onrecord.claims import sentence, time_of
from onrecord.claims.find import bare_counts, how_often, predicates, process, rhythms, sentences, texts
from onrecord.claims.mentions import comparisons, numbers, runs, tally_words, time_calendar, time_relative, times
from onrecord.claims.read import read_claims
from onrecord.claims.text import _TOKEN, read_document, split_words

if TYPE_CHECKING:
    from onrecord.claims.lexicon import Lexicon

LABELLED = Path(__file__).parent / "texts"
PLAIN = re.compile(_TOKEN.pattern.partition("|")[2])
"""The same tokens without the short way for plain words."""
USUAL = times._readers
READERS = (
    time_calendar.read_day_month,
    times._years,
    time_relative.read_named_day,
    time_relative.read_deictic,
    time_relative.read_definite,
    times._session,
    time_relative.read_counted,
)


SAMPLE = slice(None, None, 4)
"""Every fourth text: reading all of them twice takes minutes, and the sets are of one kind throughout."""


def labelled() -> list[tuple[str, date]]:
    rows = [
        json.loads(line)
        for name in ("own", "rounds", "rounds-s", "second", "series")
        for line in (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [(row["text"], date.fromisoformat(row["published"])) for row in rows]


def always(*_: object) -> bool:
    return True


def all_readers(word: str) -> tuple[times.Reader, ...]:
    words = times.time_words()
    return USUAL(word) if word in {*words.months, *words.weekdays, *words.seasons} else READERS


def open_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away every early exit that does nothing but save time."""
    every = frozenset(word for text, _ in labelled() for word in read_document(text).words)
    for family in ("sponsorship", "terms"):
        monkeypatch.setitem(predicates._POSSIBLE, family, always)  # type: ignore[arg-type]
    for module, name in (
        (process, "may_beat"), (rhythms, "may_beat"), (process, "_may_tell"), (comparisons, "_may_open"),
        (numbers, "may_count"), (numbers, "may_order"), (runs, "may_count"), (how_often, "_may_open"),
        (sentence, "_counts"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, always)
    for module, name in ((time_of, "OF_TERMS"), (bare_counts, "_RELATING"), (texts, "_ASKS")):
        monkeypatch.setattr(module, name, every)
    monkeypatch.setattr(tally_words, "_UNCOUNTED", frozenset())
    monkeypatch.setattr(times, "_readers", all_readers)


@pytest.mark.parametrize("lexicon", [KOREA, OTHERS], ids=["one series", "several"])
def test_early_exits_change_nothing(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = labelled()[SAMPLE]
    usual = [read_claims(text, day, lexicon) for text, day in rows]
    open_all(monkeypatch)
    for (text, day), claims in zip(rows, usual, strict=True):
        assert read_claims(text, day, lexicon) == claims, text


def test_frames_left_out_would_not_be_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = sentences.choose_predicates
    left_out = 0

    def choose(view: sentences.View, discourse: sentences.Discourse) -> list[sentences.Predicate]:
        nonlocal left_out
        if discourse.foreign:
            # of a sentence that tells of no body of ours these families are left out whatever they say
            return chosen(view, discourse)
        possible = set(map(id, predicates.possible_frames(view, discourse)))
        for mention in view.frames:
            needs = mention.sense.needs
            if id(mention) not in possible and mention.sense.family in {"sponsorship", "terms"}:
                predicate = predicates.Predicate(view, mention, view.first)
                assert not predicates._accepts(view, predicate, discourse, []), (
                    needs,
                    view.words(view.first, view.end),
                )
                left_out += 1
        return chosen(view, discourse)

    monkeypatch.setattr(sentences, "choose_predicates", choose)
    for text, day in labelled()[SAMPLE]:
        read_claims(text, day, KOREA)
    assert left_out > 300  # or the test says nothing


def test_plain_words_cut_as_all_others() -> None:
    for text, _ in labelled():
        assert _TOKEN.findall(text) == PLAIN.findall(text)


@given(st.text(alphabet=st.sampled_from("aZé1.,'’-‑/ \n_U.S.n't")))
def test_any_text_cut_as_all_others(text: str) -> None:
    assert _TOKEN.findall(text) == PLAIN.findall(text)
    words, starts, ends = split_words(text)
    assert all(words)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts)
