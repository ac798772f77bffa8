"""Whether words of rejecting say that a body threw out the text: "was rejected by 20 votes to 15"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.subjects import find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.sentence import View

_TABLE = read_toml("tallies.toml")["rejected"]
_MOTIONS, _CONTENTS = frozenset(_TABLE["motions"]), frozenset(_TABLE["contents"])
_DOERS = frozenset(read_toml("counts.toml")["states"])
_NEAR = 7
"""Words from the verb to what it is said of."""


def is_no_defeat(view: View, predicate: Predicate) -> bool:
    """True where what is rejected is a motion, or where states are those who reject: the text may stand."""
    if predicate.frame.act != "rejected":
        return False
    return _is_by_states(view, predicate) or _is_of_motion(view, predicate) or _is_of_content(view, predicate)


def _is_of_content(view: View, predicate: Predicate) -> bool:
    """ "The Assembly rejected Russia's annexation of four regions by 143 votes to five": the text says so."""
    if predicate.auxiliaries.passive or _CONTENTS.isdisjoint(view.vocabulary):
        return False
    end = predicate.end + _NEAR
    return not _CONTENTS.isdisjoint(view.words(predicate.end, end)) and not view.of(Paper, predicate.end, end)


def _is_by_states(view: View, predicate: Predicate) -> bool:
    """ "Rejected by Tehran, the text was adopted", "rejected by 27 states": what states thought of it."""
    first = predicate.end + 1
    if view.word(predicate.end) != "by" or any(first <= one.first < first + _NEAR for one in view.tallies):
        return False
    number = read_cardinal(view.document, first)
    counted = number is not None and view.word(number[1]) in _DOERS
    return counted or bool(find_right(view, first, view.end, gap=0))


def _is_of_motion(view: View, predicate: Predicate) -> bool:
    """ "Rejected a no-action motion and adopted the resolution", "the request was turned down"."""
    if predicate.auxiliaries.passive:
        return not _MOTIONS.isdisjoint(view.words(max(view.first, predicate.first - _NEAR), predicate.first))
    end = min([predicate.end + _NEAR, *(one.first for one in view.of(Paper, predicate.end, view.end))])
    return not _MOTIONS.isdisjoint(view.words(predicate.end, end))
