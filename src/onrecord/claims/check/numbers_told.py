"""How many of what an act is told of: "returned three fishermen", of whom there were two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.check.verdicts import CONTRADICTED, SUPPORTED
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.text import read_document

if TYPE_CHECKING:
    from onrecord.claims.models import Finding

_NEAR = 4
"""Words from a number to what it counts: "two North Korean fishermen"."""
_MOST = 999
_UNITS = frozenset({"year", "month", "week", "day", "time"})
_EMPTY = frozenset({"empty", "vacant", "vacancy", "unfilled", "holder", "holders"})
_NO_NOUNS = frozenset({"and", "of", "in", "on", "to", "the", "from", "for", "with", "by", "at", "its", "his", "her"})
_PEOPLE = {"fishermen", "women", "men", "people", "children", "staff"}
"""Nouns of several that have no s."""


def check_numbers(finding: Finding) -> Finding:
    """Return the finding; wrong where its own sentence counts as many of the same thing as the claim does not."""
    if finding.verdict is not SUPPORTED:
        return finding
    told, held = _numbers(finding.claim.quote), _numbers(finding.sentence)
    wrong = [noun for noun in told.keys() & held.keys() if told[noun].isdisjoint(held[noun])]
    if not wrong:
        return finding
    number = min(told[wrong[0]])
    return replace(finding, verdict=CONTRADICTED, sentence=f"{finding.sentence.removesuffix('.')}, and not {number}.")


def _numbers(text: str) -> dict[str, set[int]]:
    """The numbers that the text gives of each thing that it counts, by the word for it in the singular."""
    document = read_document(text)
    empty = not _EMPTY.isdisjoint(document.words)
    found: dict[str, set[int]] = {}
    for place in range(len(document.words)):
        number = read_cardinal(document, place)
        if number is None or not 1 < number[0] <= _MOST or read_cardinal(document, place - 1) is not None:
            continue
        noun = _counted(document.words[number[1] : number[1] + _NEAR])
        if noun and (noun not in _UNITS or empty):
            found.setdefault(noun, set()).add(number[0])
    return found


def _counted(words: list[str]) -> str:
    """The noun that a number before the words counts, in the singular; empty without one."""
    for word in words:
        if word in _NO_NOUNS or not (word.isalpha() or word == "-"):
            return ""
        if word in _PEOPLE or word.endswith("s") or word in _UNITS:
            return word.removesuffix("s")
    return ""
