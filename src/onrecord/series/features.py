"""Why two titles are the same question: each feature gives a number and the sentence that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from onrecord.series.titles import Situation

LINK = 0.8
"""From this score on two titles are linked; below it a person must say so."""

SPELLING = 93.0
"""Per cent of equal letters from which titles differ by spelling only ("Assemly", "Situtation", "Chili")."""
_DETAIL_SHARED = 0.5
_ONE_TEXT = 70.0
"""Likeness of their words (those that both have weigh fully) from which a draft and a resolution may be one text."""


@dataclass(frozen=True, slots=True)
class Question:
    """A title as a key, with the country it speaks of, if any."""

    key: str
    title: str
    situation: Situation | None


@dataclass(frozen=True, slots=True)
class Link:
    """How sure it is that two are the same question (0 to 1) and why, in one sentence."""

    score: float
    why: str


NO_LINK = Link(0.0, "nothing in common")


def compare_questions(one: Question, other: Question) -> Link:
    """The strongest link between two titles."""
    return max(
        (same_key(one, other), same_situation(one, other), same_but_for_spelling(one, other)),
        key=lambda link: link.score,
    )


def same_key(one: Question, other: Question) -> Link:
    """The same title but for setting, years and little words."""
    return Link(1.0, "the same title") if one.key == other.key else NO_LINK


def same_situation(one: Question, other: Question) -> Link:
    """Both speak of the human rights situation of the same country, or of the same part of it."""
    a, b = one.situation, other.situation
    if a is None or b is None or a.states != b.states:
        return NO_LINK
    where = ", ".join(sorted(a.states))
    if a.detail and b.detail:
        shared = len(a.detail & b.detail) / min(len(a.detail), len(b.detail))
        if shared >= _DETAIL_SHARED:
            return Link(0.9, f"both on the situation of human rights in the same part of {where}")
        return Link(0.4, f"both on {where}, on different matters there")
    if not a.detail and not b.detail and a.occupied == b.occupied:
        return Link(0.95, f"both on the situation of human rights in {where}")
    if a.occupied or b.occupied:
        return Link(0.5, f"one on {where}, one on occupied territory")
    return Link(0.8, f"both on the situation of human rights in {where}, one at a particular time")


def same_but_for_spelling(one: Question, other: Question) -> Link:
    """Titles that differ by a letter or two; never where the numbers or the countries in them differ."""
    if one.situation != other.situation and one.situation and other.situation:
        return NO_LINK
    likeness = fuzz.ratio(one.key, other.key)
    if likeness < SPELLING or not _words_differ_in_letters_only(one.key.split(), other.key.split()):
        return NO_LINK
    return Link(0.85, f"titles that differ only in spelling ({likeness:.0f} % of the letters are equal)")


def _words_differ_in_letters_only(one: list[str], other: list[str]) -> bool:
    """Word by word the same but for a letter or two, in long words only: "Iran" is as near to "Iraq" as a misprint."""
    if len(one) != len(other):
        return False
    return all(a == b or (min(len(a), len(b)) >= 6 and fuzz.ratio(a, b) >= 80) for a, b in zip(one, other, strict=True))


def may_be_one_text(draft: Question, resolution: Question) -> bool:
    """Whether a draft can have become a resolution, by their titles; True where either has none.

    A title may be shortened, mended or extended on the way, but it stays one question: what a catalogue says beside
    that is a misprinted symbol (A/C.3/53/L.46, on disappearances, is said to have become A/RES/53/46 on refugees).
    """
    if not draft.key or not resolution.key or draft.key == resolution.key:
        return True
    a, b = draft.situation, resolution.situation
    if (a is None) != (b is None) or (a is not None and b is not None and a.states != b.states):
        return same_but_for_spelling(draft, resolution).score >= LINK
    return fuzz.token_set_ratio(draft.key, resolution.key) >= _ONE_TEXT
