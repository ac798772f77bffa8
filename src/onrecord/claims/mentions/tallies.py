"""Totals of a recorded vote, in figures (111-19-55) and in words ("by 111 votes to 19, with 55 abstentions")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.patterns import Starts
    from onrecord.claims.text import Document

_MEMBERS = 200
"""More than there are members: a larger number is no vote count."""
_OBJECT = 7
"""Words of an object that may stand between the first two totals."""
_DASHES = frozenset("-–—‑:/")
_WORDS = read_toml("tallies.toml")
YES = index_phrases(_WORDS["yes"])
NO = index_phrases(_WORDS["no"])
ABSTAIN = index_phrases(_WORDS["abstain"])
_CASTING = frozenset({"voted", "voting", "were", "cast", "casting"})
_NOUNS = frozenset(_WORDS["nouns"])
_FILLERS = frozenset(_WORDS["fillers"])


@dataclass(frozen=True, slots=True)
class TallyMention:
    """A tally at words `first` to `end`; a total that the text leaves out is None."""

    first: int
    end: int
    yes: int | None
    no: int | None = None
    abstain: int | None = None


def find_tallies(document: Document, first: int, end: int) -> list[TallyMention]:
    """Return the tallies in the words, in order, none overlapping."""
    found: list[TallyMention] = []
    index = first
    while index < end:
        number = _count(document, index)
        tally = number and (_dashed(document, index, number, end) or _spoken(document, index, number, end))
        if tally:
            found.append(tally)
            index = tally.end
        else:
            index = number[1] if number else index + 1
    return found


def _count(document: Document, index: int) -> tuple[int, int] | None:
    word = document.word(index)
    if word == "no" and document.word(index + 1) in {"abstentions", "votes", "abstention"}:
        return 0, index + 1
    number = read_cardinal(document, index)
    if number is None or number[0] > _MEMBERS or document.word(index - 1) in {"/", "no"}:
        return None
    return number


def _dashed(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """111-19-55, with any dash; two numbers alone are a score or a range and no tally."""
    if document.word(number[1]) not in _DASHES:
        return None
    second = _count(document, number[1] + 1) if number[1] + 1 < end else None
    if second is None:
        return None
    if document.word(second[1]) != document.word(number[1]):
        abstain, stop = _abstentions(document, second[1], end)
        return TallyMention(index, stop, number[0], second[0], abstain) if abstain is not None else None
    third = _count(document, second[1] + 1) if second[1] + 1 < end else None
    if third is None or document.word(third[1]) in _DASHES - {":"}:
        return None
    return TallyMention(index, third[1], number[0], second[0], third[0])


def _phrase(document: Document, index: int, phrases: Starts) -> int:
    """Return the place after the longest of the phrases that stands at the word, or 0.

    "Members", "states" and "voted" may stand before it: "thirty members voted in favour".
    """
    for start in (index, _past_nouns(document, index)):
        stop = find_phrase(document.words, start, phrases)
        if stop:
            return stop
    return 0


def _past_nouns(document: Document, index: int) -> int:
    if document.word(index) == "member":
        index += 1
    if document.word(index) in _NOUNS:
        index += 1
    if document.word(index) in {"of", "on", "in"}:
        # "thirty members of the Human Rights Council voted for"
        reach = next((at for at in range(index + 1, index + _OBJECT) if document.word(at) in _CASTING), 0)
        index = reach or index
    if document.word(index) in {"having", "had", "that", "who"}:
        index += 1
    return index + 1 if document.word(index) in _CASTING else index


def _spoken(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """ "111 to 19 with 55 abstentions", "77 for, 28 against, 66 abstaining", "55 abstentions" after others."""
    yes_end = _phrase(document, number[1], YES)
    place = yes_end or number[1]
    if document.word(place) in {"to", "against", "versus", "vs"} and place < end:
        second = _count(document, place + 1)
        if (
            second is None
            or read_year(document, place + 1)
            or _is_range(document, index, place, yes_end, second[1], end)
        ):
            return None
        rest = _phrase(document, second[1], NO) or second[1]
        abstain, stop = _abstentions(document, rest, end)
        return TallyMention(index, stop, number[0], second[0], abstain)
    if not yes_end:
        return None
    second_at = _skip(document, yes_end, end)
    second = _count(document, second_at) if second_at < end else None
    for _ in range(_OBJECT if second is None else 0):
        # "116 members backed the resolution, 20 opposed it and 53 abstained"
        second_at = _skip(document, second_at + 1, end)
        second = _count(document, second_at) if second_at < end else None
        if second is not None:
            break
    no_end = _phrase(document, second[1], NO) if second else 0
    if not second or not no_end:
        return None
    abstain, stop = _abstentions(document, no_end, end)
    return TallyMention(index, stop, number[0], second[0], abstain)


def _is_range(document: Document, index: int, place: int, yes_end: int, stop: int, end: int) -> bool:
    """ "From 40 to 62 sponsors" and "53 to 61 countries" are no vote; a tally has its words, "by", abstentions."""
    if yes_end or _abstentions(document, stop, end)[0] is not None or _phrase(document, stop, NO):
        return False
    before = [document.word(i) for i in range(max(0, index - 3), index)]
    return not ("by" in before or "vote" in before or "voted" in before or "of" in before[-1:] or "tally" in before)


def _skip(document: Document, index: int, end: int) -> int:
    while index < end and document.word(index) in _FILLERS:
        index += 1
    return index


def _abstentions(document: Document, index: int, end: int) -> tuple[int | None, int]:
    """The abstentions that follow and the place after them; (None, index) where there are none."""
    place = _skip(document, index, end)
    number = _count(document, place) if place < end else None
    if number is None:
        return None, index
    stop = _phrase(document, number[1], ABSTAIN)
    if not stop and document.word(place - 1) == "with" and document.word(number[1]) in {"", ".", ";"}:
        stop = number[1]
    return (number[0], stop) if stop else (None, index)
