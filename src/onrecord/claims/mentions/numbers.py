"""Numbers in figures and in words, cardinal and ordinal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.once import by_word
from onrecord.claims.text import read_document

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
}
TENTHS = {word[:-1] + "ieth": value for word, value in TENS.items()}
COUNTING = frozenset(UNITS) | set(TENS) | {"dozen", "hundred"}
"""Words with which a cardinal may begin."""
_LARGEST = 9_999
_OPENING = COUNTING | {"a", "another"}
"""Words with which a cardinal may open, "a dozen" among them."""


@by_word
def may_count(word: str) -> bool:
    """Return whether a cardinal may begin with the word."""
    return word in _OPENING or word[:1].isdigit()


def cardinal_places(document: Document, first: int, end: int) -> list[int]:
    """Return the words at which a cardinal may begin."""
    return document.places(may_count, first, end)


def read_cardinal(document: Document, index: int) -> tuple[int, int] | None:
    """Return a whole number that starts at the word and the place after it, or None.

    "no" and "none" are not numbers here: what they mean depends on what is counted. Decimal fractions, parts of a
    symbol and numbers above 9,999 are refused.
    """
    word = document.word(index)
    if not may_count(word):
        return None
    if word not in _OPENING:
        return _figures(document, index, word)
    if word in {"a", "another"} and document.word(index + 1) in {"dozen", "hundred"}:
        index, word = index + 1, document.word(index + 1)
    if word == "dozen":
        return 12, index + 1
    if word == "hundred" or word in UNITS or word in TENS:
        return _words(document, index)
    return None


def _figures(document: Document, index: int, word: str) -> tuple[int, int] | None:
    figures = word.replace(",", "")
    if not figures.isdecimal() or not figures.isascii() or len(figures) > len(str(_LARGEST)):
        return None
    following = document.word(index + 1)
    if following in {".", ","} and _touching_digit(document, index + 1):
        return None
    return int(figures), index + 1


def _touching_digit(document: Document, index: int) -> bool:
    """True where a sign stands between two digits with no blank, as in 4.5."""
    following = document.word(index + 1)
    return bool(following) and following[0].isdigit() and document.starts[index + 1] == document.ends[index]


def _words(document: Document, index: int) -> tuple[int, int] | None:
    total, place = 0, index
    part = _below_hundred(document, place)
    if part:
        total, place = part
    if document.word(place) == "dozen" and part and total < 10:
        return total * 12, place + 1
    if document.word(place) == "hundred":
        total = max(total, 1) * 100
        place += 1
        rest_at = place + 1 if document.word(place) == "and" else place
        rest = _below_hundred(document, rest_at)
        if rest:
            return total + rest[0], rest[1]
        return total, place
    return (total, place) if part else None


def _below_hundred(document: Document, index: int) -> tuple[int, int] | None:
    word = document.word(index)
    if word in TENS:
        unit = UNITS.get(document.word(index + 1), 0)
        return (TENS[word] + unit, index + 2) if 0 < unit < 10 else (TENS[word], index + 1)
    return (UNITS[word], index + 1) if word in UNITS else None


@by_word
def may_order(word: str) -> bool:
    """Return whether an ordinal may begin with the word."""
    return word[:1].isdigit() or word in ORDINALS or word in TENTHS or word in TENS


def number_said(words: str) -> int | None:
    """Return the number that the words begin with, in figures or in words; None where they begin with none."""
    number = read_cardinal(read_document(words), 0)
    return number[0] if number is not None else None


def read_ordinal(document: Document, index: int) -> tuple[int, int] | None:
    """Return an ordinal ("21st", "twenty-first") that starts at the word and the place after it, or None."""
    word = document.word(index)
    if not may_order(word):
        return None
    if word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"} and word[:-2].isdecimal() and len(word) < 7:
        return int(word[:-2]), index + 1
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    if word in TENTHS:
        return TENTHS[word], index + 1
    if word in TENS:
        unit = ORDINALS.get(document.word(index + 1), 0)
        return (TENS[word] + unit, index + 2) if 0 < unit < 10 else None
    return None


def read_year(document: Document, index: int) -> int | None:
    """Return a year between 1945 and 2099 written in four figures at the word, or None."""
    word = document.word(index)
    if len(word) != 4 or not word.isdecimal() or not word.isascii():
        return None
    year = int(word)
    return year if 1945 <= year <= 2099 else None
