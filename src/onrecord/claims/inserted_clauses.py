"""Who acts around a clause that stands between commas: "Seoul, as Japan and the EU tabled it, stayed off the list"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.subjects import find_left

if TYPE_CHECKING:
    from onrecord.claims.sentence import View
    from onrecord.claims.subjects import Subject

_OPENING = frozenset({"when", "after", "as", "because", "once", "although", "though", "while", "before"})
_NO_CLAUSE = frozenset({"well", "in", "on", "at", "usual", "always", "ever", "expected", "it", "a", "an"})
"""After "as" these open no clause with somebody else in it."""
_LONGEST = 25


def subjects_around(view: View, subjects: tuple[Subject, ...], place: int) -> tuple[Subject, ...]:
    """Return those of the subjects of the verb at the place that are not of a clause set between it and them.

    Before the verb of such a clause, those that stand in it; after its closing comma, those before it.
    """
    if view.vocabulary.isdisjoint(_OPENING):
        return subjects
    closed = view.word(place - 1) == ","
    opened = _opening(view, place - 1 if closed else place)
    if not opened:
        return subjects
    if closed:
        before = tuple(one for one in subjects if one.first < opened)
        return before or tuple(find_left(view, opened, view.first))
    own = tuple(one for one in subjects if one.first > opened)
    return own or subjects


def _opening(view: View, end: int) -> int:
    """The comma that opens the clause which ends before the word, or goes on there; 0 without one."""
    comma = view.comma_before(end, max(view.first, end - _LONGEST))
    word = view.word(comma + 1) if comma else ""
    return comma if word in _OPENING and view.word(comma + 2) not in _NO_CLAUSE else 0
