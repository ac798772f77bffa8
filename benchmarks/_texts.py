"""Texts to measure the checker with, as many and as long as wanted: what `checking.py` and the tests of memory use.

They are made from the sentences of our own labelled texts (`tests/claims/texts/own.jsonl`) and from a few of ordinary
news. `DENSE` strings whole labelled texts together: about every second sentence carries a claim or several. `NEWS` has
one sentence with a claim in four. `ORDINARY` strings pieces of `ordinary.jsonl` together, news on other matters. The
same number gives the same text each time.
"""

from __future__ import annotations

import json
import random
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELLED = Path(__file__).resolve().parents[1] / "tests" / "claims" / "texts"
OWN = LABELLED / "own.jsonl"
DENSE, NEWS, ORDINARY = "dense", "news", "ordinary"
PUBLISHED = "2025-12-01"
PARAGRAPH = 5
"""Sentences of a paragraph of news."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’)]*|\n|$)")
_ORDINARY = (
    "The ministry of finance expects the economy to grow by 2.3 percent next year, slightly less than in March.",
    "Farmers in the south lost a third of their rice to the floods, according to figures that the province released.",
    "“We are tired, but we go on,” said the head of the rescue team, a former teacher of 54, on Tuesday evening.",
    "The film opened in 41 cinemas in Japan and France and is to be shown at three festivals in the autumn.",
    "Shares in the shipbuilder rose 4 percent after it won an order for twelve tankers worth 1.6 billion dollars.",
    "Doctors at the largest hospital in Seoul went back to work after two weeks of talks with the government.",
    "Prices for flats in the capital fell for the second month in a row, and sellers have begun to wait.",
    "The two foreign ministers met for an hour on the margins of a conference in Geneva and spoke of trade.",
    "A court in Busan sentenced the former mayor to eighteen months for taking money from a builder.",
    "Scientists from Canada and Norway have counted the cranes that winter near the border since 1998.",
    "The parliament is expected to debate the budget on 2 December, and the opposition has promised a long night.",
    "Commuters will have to do without the second line until Thursday, as engineers look for a crack in the rail.",
)


def make_text(kind: str, length: int, number: int = 0) -> str:
    """A text of so many characters; `number` tells one from another."""
    chance = random.Random(f"{kind} {number}")  # noqa: S311  texts for a benchmark
    parts: list[str] = []
    size = 0
    part = {DENSE: _dense, NEWS: _news, ORDINARY: _ordinary}[kind]
    while size < length:
        parts.append(part(chance))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)[:length]


def write_corpus(path: Path, kind: str, count: int, length: int) -> None:
    """A corpus of so many texts, written one by one."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            row = {"id": f"text {number}", "published": PUBLISHED, "text": make_text(kind, length, number)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _dense(chance: random.Random) -> str:
    texts, _, _ = _read_own()
    return chance.choice(texts)


def _ordinary(chance: random.Random) -> str:
    return chance.choice(_read_ordinary())


def _news(chance: random.Random) -> str:
    """A paragraph in which one sentence in four carries a claim."""
    _, claims, others = _read_own()
    sentences = []
    for _ in range(PARAGRAPH):
        own = claims if chance.random() < 0.25 else others if chance.random() < 0.2 else _ORDINARY
        sentences.append(chance.choice(own))
    return " ".join(sentences)


@lru_cache(maxsize=1)
def _read_ordinary() -> list[str]:
    lines = (LABELLED / "ordinary.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@lru_cache(maxsize=1)
def _read_own() -> tuple[list[str], list[str], list[str]]:
    """The labelled texts, their sentences with a claim, and those without."""
    texts = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    claims: list[str] = []
    others: list[str] = []
    for text in texts:
        places = [text["text"].find(claim["quote"]) for claim in text["claims"]]
        spans = [(place, place + len(claim["quote"])) for place, claim in zip(places, text["claims"], strict=True)]
        for first, end, sentence in _cut(text["text"]):
            held = any(first < past and start < end for start, past in spans)
            (claims if held else others).append(sentence)
    return [text["text"] for text in texts], claims, others


def _cut(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _SENTENCE.finditer(text):
        if len(match[0].strip()) > 3:
            yield match.start(), match.end(), match[0].strip()
