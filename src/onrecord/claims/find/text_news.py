"""What is told to be new in a text: "for the first time it mentions X", "X came into the text in 2024"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.which_texts import contrasts
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.stance import COPULAS
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
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
    adds = view.word(place) in _ADDING and view.word(place + 1) in _ARTICLES
    added = fronted or adds or not _NEW.isdisjoint(said) or (said[-1:] == ["into"] and view.word(place) in _COMING_IN)
    return added, added


_IS_NEW = ["what", "is", "new"]
_NEW = frozenset({"new", "entered", "enters"})
_COMING_IN = frozenset({"came", "come", "comes", "made", "found"})
_ADDING = frozenset({"adds", "added"})
_ARTICLES = frozenset({"a", "an", "another"})


def is_cut_out(view: View, predicate: Predicate) -> bool:
    """Return whether it is told of a passage that it was taken out: "the line on X was dropped from the text"."""
    said = view.said(predicate.mention)
    before = view.words(predicate.first - _NEAR, predicate.first)
    passive = predicate.auxiliaries.passive or said[0] in COPULAS
    return said[-1] in _CUT and passive and not _PASSAGES.isdisjoint(before)


_CUT = frozenset({"dropped", "deleted", "removed", "cut", "struck"})
_PASSAGES = frozenset(read_toml("topics.toml")["of_texts"]["passages"])
_NEAR = 8
