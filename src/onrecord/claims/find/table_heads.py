"""The head of a table of votes, which names the sides in the order of its columns: "(for, against, abstaining)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_TABLE = read_toml("lines.toml")["columns"]
_SIDES = {word: side for side in ("yes", "no", "abstain") for word in _TABLE[side]}
_LIGHT = frozenset(_TABLE["light"])


def columns_of(view: View) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Return the sides that stand one after the other with nothing but signs between, and their words: "(for, against,
    abstaining)"; no sides where the sentence is no such head."""
    found: list[str] = []
    first = last = view.first
    for place in view.places(_SIDES.keys()):
        if found and not _LIGHT.issuperset(view.words(last, place)):
            found = []
        first = first if found else place
        if _SIDES[view.word(place)] not in found:
            found.append(_SIDES[view.word(place)])
        last = place + 1
        if len(found) == len(_THREE):
            return tuple(found), (first, last)
    return (), (view.first, view.first)


_THREE = ("yes", "no", "abstain")
