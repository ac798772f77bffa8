"""Classes of words that phrases of the vocabulary may name: `%NUM`, `%ADV`, `%POSS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_WORDS = read_toml("function_words.toml")
ADVERBS = frozenset(_WORDS["adverbs"])
POSSESSIVES = frozenset(_WORDS["possessives"])
AFTER_SURNAME = frozenset(_WORDS["after_surname"])
GIVEN_BEFORE: frozenset[str] = frozenset()


def _number(document: Document, index: int) -> int:
    counted = read_cardinal(document, index)
    return counted[1] if counted else 0


def _adverb(document: Document, index: int) -> int:
    return index + 1 if document.words[index] in ADVERBS else 0


def _possessive(document: Document, index: int) -> int:
    return index + 1 if document.words[index] in POSSESSIVES else 0


TESTS = {"NUM": _number, "ADV": _adverb, "POSS": _possessive}
