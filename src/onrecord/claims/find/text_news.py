"""What is told to be new in a text: "for the first time it mentions X", "X came into the text in 2024"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.which_texts import contrasts
from onrecord.claims.mentions.runs import RunKind

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.sentence import View


def is_new(view: View, clause: Clause, *, absent: bool) -> tuple[bool, bool]:
    """Return whether the text is told to say so for the first time, and whether only against the text before it."""
    if contrasts(view, clause):
        # "unlike last year's text, it asks for X": there now, and not in the one before
        return not absent, not absent
    place = clause.predicate.mention.first
    if view.run(RunKind.FIRST, clause.first, clause.end) or "first" in view.words(place - 1, place + 1):
        return True, False
    fronted = view.word(view.first) == "new" or view.words(view.first, view.first + 3) == _IS_NEW
    said = view.said(clause.predicate.mention)
    added = fronted or not _NEW.isdisjoint(said) or (said[-1:] == ["into"] and view.word(place) in _COMING_IN)
    return added, added


_IS_NEW = ["what", "is", "new"]
_NEW = frozenset({"new", "entered", "enters"})
_COMING_IN = frozenset({"came", "come", "comes", "made", "found"})
