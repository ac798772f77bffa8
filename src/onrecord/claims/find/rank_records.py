"""Totals told as records: "a record 119 votes", "an all-time high", "support peaked in 2011"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claimed_totals import one_side
from onrecord.claims.find.rank_words import STOPS, TABLE, Said, first_side, last_side, side_of_total
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.models import Compared, Ranks, Tallies
from onrecord.claims.patterns import find_phrase, index_phrases

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_RECORDS = {Compared(how): index_phrases(TABLE["records"][how]) for how in ("more", "fewer")}
_ARTICLES = frozenset(TABLE["records"]["articles"])
_REACHED = frozenset(TABLE["records"]["reached"])
_PEAKED = frozenset(TABLE["records"]["verbs"])
RECORD_WORDS = frozenset({*_PEAKED, "record"} | {word for table in _RECORDS.values() for word in table})
"""Without one of these words no record is told."""


def record(view: View, low: int, high: int) -> Said | None:
    """Return what the words say of a record.

    "A record number of noes", "support reached an all-time high", "the yes votes peaked in 2011".
    """
    for place in range(low, high):
        if view.word(place) in _PEAKED and view.word(place - 1) not in _ARTICLES:
            side = last_side(view, low, place)[0]
            return Said(place, place + 1, Ranks(side, Compared.MORE), (place, place)) if side else None
        numbered = _record_number(view, place, high) or _record_after(view, place)
        if numbered is not None:
            return numbered
        for how, phrases in _RECORDS.items():
            end = find_phrase(view.document.words, place, phrases)
            if not end and how is Compared.MORE and view.word(place) == "record" and _is_reached(view, place):
                end = place + 1
            if not end or view.word(place - 1) not in _ARTICLES or read_cardinal(view.document, end):
                continue
            side, after = first_side(view, end, min(high, end + 3))
            side = side or last_side(view, low, place)[0]
            if side:
                says = Ranks(side, how, strict=True, total=_total_of(view, end, side))
                return Said(place - 1, max(end, after), says, (place, end))
    return None


def _total_of(view: View, place: int, side: str) -> Tallies | None:
    """ "A record high of 123 votes in favour": how many there were, as it is told."""
    number = read_cardinal(view.document, place + 1) if view.word(place) == "of" else None
    return one_side(side, number[0]) if number is not None and side in _BALLOTS else None


_BALLOTS = frozenset({"yes", "no", "abstain"})


def _record_number(view: View, place: int, high: int) -> Said | None:
    """ "By a record 119 votes", "a record seven noes"."""
    number = read_cardinal(view.document, place + 1) if view.word(place) == "record" else None
    if number is None or view.word(place - 1) not in _ARTICLES:
        return None
    side, after = first_side(view, number[1], min(high, number[1] + 3))
    side = side or side_of_total(view, number[1] + 1)
    if side not in _BALLOTS:
        return None
    says = Ranks(side, Compared.MORE, total=one_side(side, number[0]))
    return Said(place - 1, max(after, number[1]), says, (place, place + 1))


def _record_after(view: View, place: int) -> Said | None:
    """ "It drew seven noes on Wednesday, a record."."""
    if view.words(place - 2, place + 1) != [",", "a", "record"] or view.word(place + 1) not in STOPS | {""}:
        return None
    side = side_of_total(view, place)
    return Said(place - 1, place + 1, Ranks(side, Compared.MORE, strict=True), (place, place + 1)) if side else None


def _is_reached(view: View, place: int) -> bool:
    """ "The yes votes reached a record.": and not "its human rights record", "a record number of sponsors"."""
    ends = view.word(place + 1) in STOPS | {"", "and", "with", "for"}
    return ends and view.word(place - 1) in {"a", "new"} and not _REACHED.isdisjoint(view.words(place - 3, place - 1))
