"""Runs told by a noun beside what ended them: "after twelve straight years of support", "eight noes in a row"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import cardinal_places, read_cardinal
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_RUNS = read_toml("runs.toml")
_TABLE = _RUNS["earlier"]
_OPENERS = frozenset(_TABLE["openers"])
_CLOSERS = index_phrases(_TABLE["closers"])
_BETWEEN = frozenset(_TABLE["between"])
_CONSECUTIVE = frozenset(_TABLE["consecutive"])
_UNITS = index_phrases(_TABLE["units"])
_OF = index_phrases(_TABLE["of"])
_SIDES = {side: index_phrases(phrases) for side, phrases in _TABLE["sides"].items()}
_IN_A_ROW = index_phrases(_RUNS["in_a_row"])
_OF_TEXTS = frozenset({"recorded_vote", "without_vote"})
_YEARLY = frozenset({"years", "autumns", "springs", "summers", "winters", "decembers", "novembers"})
_TOLD = frozenset(phrase.split()[-1] for phrases in _TABLE["sides"].values() for phrase in phrases)
_LONG = 8
"""Words from the opener to the number, at most."""


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """A run at words `first` to `end` that is over."""

    first: int
    end: int
    of: str
    """yes, no or abstain; of texts recorded_vote or without_vote."""
    count: int
    times: bool
    """Counts votes, and not years."""

    @property
    def of_texts(self) -> bool:
        """True where it is a run of what a body did with its texts, and not of a state's votes."""
        return self.of in _OF_TEXTS


def find_earlier_runs(document: Document, first: int, end: int) -> list[EarlierRun]:
    """Return the runs that the words tell so, in order, none overlapping."""
    if _TOLD.isdisjoint(document.words[first:end]):
        return []
    found: list[EarlierRun] = []
    for place in cardinal_places(document, first, end):
        run = _read(document, place, first, end) if not found or place >= found[-1].end else None
        if run is not None:
            found.append(run)
    return found


def _read(document: Document, place: int, first: int, end: int) -> EarlierRun | None:
    number = read_cardinal(document, place)
    if number is None or number[0] < len(("one", "another")) or number[1] >= end:
        return None
    opener = _opener(document, place, first)
    after = number[1]
    while document.word(after) in _CONSECUTIVE:
        after += 1
    straight = after > number[1]
    told = _years_of(document, after, end) or _ballots(
        document, after, number[0], _marks(document, opener, place, after)
    )
    if told is None or told[1] > end:
        return None
    of, stop, times = told
    closed = find_phrase(document.words, stop, _CLOSERS) if opener == place else 0
    if opener == place and not closed and not (straight and place > first and document.word(place - 1) == ","):
        return None
    return EarlierRun(opener, closed or stop, of, number[0], times)


def _opener(document: Document, place: int, first: int) -> int:
    """The word that tells that the run is over: "after", "ending a run of"; the number itself where there is none."""
    at = place - 1
    while at >= max(first, place - _LONG) and document.word(at) in _BETWEEN and document.word(at) not in _OPENERS:
        at -= 1
    return at if at >= first and document.word(at) in _OPENERS else place


def _years_of(document: Document, place: int, end: int) -> tuple[str, int, bool] | None:
    """ "Years of support", "years in a row on the fence": of which side, where it ends, and whether it counts votes."""
    stop = find_phrase(document.words, place, _UNITS)
    if not stop:
        return None
    noun = document.word(stop - 1)
    stop = find_phrase(document.words, stop, _IN_A_ROW) or stop
    of = find_phrase(document.words, stop, _OF)
    side = _side(document, of) if of and of < end else None
    return (side[0], side[1], noun not in _YEARLY) if side is not None else None


def _ballots(document: Document, place: int, count: int, marks: frozenset[str]) -> tuple[str, int, bool] | None:
    """ "Noes in a row", "abstentions in as many ballots", "roll calls in as many years".

    With "after" alone before it, "after eight abstentions", it may be the total of a vote where the number is large.
    """
    side = _side(document, place)
    if side is None or document.word(side[1] - 1) in _SINGULAR:
        return None
    of, stop = side
    row = find_phrase(document.words, stop, _IN_A_ROW)
    many = find_phrase(document.words, stop + 3, _UNITS) if document.words[stop : stop + 3] == _AS_MANY else 0
    told = row or many or not marks.isdisjoint(_CONSECUTIVE | _RUN_NOUNS)
    alone = "after" in marks and count <= _FEW and document.word(stop) in _STOPS
    return (of, row or many or stop, True) if told or alone else None


def _marks(document: Document, opener: int, place: int, after: int) -> frozenset[str]:
    """The words around the number that tell that it counts a run."""
    return frozenset(document.words[opener:place]) | frozenset(document.words[place + 1 : after])


_AS_MANY = ["in", "as", "many"]
_RUN_NOUNS = frozenset({"run", "streak", "string", "series", "succession", "sequence", "row", "line"})
_FEW = 33
"""More texts of one question than these no state has voted on in a row."""
_STOPS = frozenset({"", ".", ",", ";", ")", "–", "—", "on"})
_SINGULAR = frozenset(
    {"abstention", "no", "yes", "support", "backing", "opposition", "consensus", "voting", "abstaining"}
)


def _side(document: Document, place: int) -> tuple[str, int] | None:
    """Of which side the words at the place speak, and where they end; the longest phrase counts."""
    ends = {side: find_phrase(document.words, place, phrases) for side, phrases in _SIDES.items()}
    side = max(ends, key=lambda one: ends[one])
    return (side, ends[side]) if ends[side] else None
