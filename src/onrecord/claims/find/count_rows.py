"""Counts in a row, each of another text: "more sponsors each spring: 29, then 37, then 45"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.runs import RunKind

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def place_in_row(view: View, words: tuple[int, int], numbers: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the place of the count at the words among the numbers beside it, and how many those are; or None.

    The numbers are those of the sentence, each with its first word and the word after it.
    """
    at = next((at for at, one in enumerate(numbers) if words[0] <= one[0] < words[1]), None)
    if at is None:
        return None
    first, last = at, at
    while first and _is_joined(view, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and _is_joined(view, numbers[last], numbers[last + 1]):
        last += 1
    yearly = any(run.kind is RunKind.EVERY for run in view.runs) or not _YEARLY.isdisjoint(view.vocabulary)
    size = last + 1 - first
    return (at - first, size) if size >= (_PAIR if yearly else _ROW) else None


def _is_joined(view: View, before: tuple[int, int], after: tuple[int, int]) -> bool:
    return after[0] > before[1] and _JOINING.issuperset(view.words(before[1], after[0]))


_JOINING = frozenset({",", "then", "and", "finally", "later", "lastly", "eventually", "followed", "by", ";"})
_YEARLY = frozenset({"each", "every"})
_PAIR, _ROW = 2, 3
"""Numbers in a row that are of as many texts: of two where the sentence says "each year"."""


def at_place_in_row(place: int, size: int, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at that one of as many years told, or of all the texts of the body; unclear otherwise."""
    entry = discourse.lexicon.entry(situation.series)
    held = entry.held_by(situation.forum) if entry is not None else []
    years = next((told for told in (situation.when.listed, _span(situation), held) if len(told) == size), None)
    if years is None:
        return situation.at(unclear=True)
    return situation.at(years=(years[place],) * 2, listed=(), days=None, session=None, timed=True, span=False)


def _span(situation: Situation) -> range:
    return range(situation.years[0], situation.years[1] + 1) if situation.years else range(0)
