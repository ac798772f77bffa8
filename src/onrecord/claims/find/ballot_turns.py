"""Ballots told as a change: "returned to a yes", "switched to an abstention"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.vocabulary.load import verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.sentence import View

_VERBS = (
    "return",
    "revert",
    "switch",
    "shift",
    "change",
    "turn",
    "swing",
    "flip",
    "slip",
    "lapse",
    "relapse",
    "convert",
)
_TURNING = frozenset(form for verb in _VERBS for form in verb_forms(verb))
_GOING_BACK = frozenset(form for verb in ("go", "come", "fall", "be") for form in verb_forms(verb))
_TO = frozenset({"to", "into", "towards"})


def turns_to(view: View, predicate: Predicate) -> bool:
    """Return whether the words say that the state cast another ballot the time before: "went back to a no"."""
    words = view.words(predicate.mention.first, predicate.end)
    if not words or _TO.isdisjoint(words):
        return False
    return words[0] in _TURNING or (words[0] in _GOING_BACK and "back" in words)
