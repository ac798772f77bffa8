"""Classes of words that phrases of the vocabulary may name: `%NUM`, `%ADV`, `%POSS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.once import by_word
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_WORDS = read_toml("function_words.toml")
ADVERBS = frozenset(_WORDS["adverbs"])
POSSESSIVES = frozenset(_WORDS["possessives"])
NOT_ADVERBS = frozenset(_WORDS["not_adverbs"])
AFTER_SURNAME = frozenset(_WORDS["after_surname"])


def _number(document: Document, index: int) -> int:
    counted = read_cardinal(document, index)
    return counted[1] if counted else 0


@by_word
def is_adverb(word: str) -> bool:
    """True for an adverb of the list and for other words in -ly that are no noun, verb or adjective."""
    return word in ADVERBS or (len(word) > 5 and word.endswith("ly") and word not in NOT_ADVERBS)


def _adverb(document: Document, index: int) -> int:
    return index + 1 if is_adverb(document.words[index]) else 0


def _possessive(document: Document, index: int) -> int:
    return index + 1 if document.words[index] in POSSESSIVES else 0


def _year(document: Document, index: int) -> int:
    return index + 1 if read_year(document, index) else 0


TESTS = {"YEAR": _year, "NUM": _number, "ADV": _adverb, "POSS": _possessive}
