"""Words that only compare with another time: "down from 24 two years before", "a departure from 2012 and 2013"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.text import Document

_TABLE = read_toml("comparisons.toml")
_OPENERS = index_phrases(_TABLE["openers"])
_LEAVING_OUT = index_phrases(_TABLE["leaving_out"])
_BEFORE_TIME = index_phrases(_TABLE["before_time"])
_OTHER_BODY = index_phrases(_TABLE["other_body"])
_WAYS = frozenset(_TABLE["ways"])
_EXTREMES = frozenset(_TABLE["extremes"])
_STOPS = frozenset(_TABLE["stops"])
_TAKING = frozenset(_TABLE["taking"])
_OBJECT = 4
"""Words from "took" to "up": "took the text up"."""
_BESIDE_NUMBER = frozenset(_TABLE["beside_number"])
_FIRST_WORDS = frozenset(
    _OPENERS.keys() | _LEAVING_OUT.keys() | _BEFORE_TIME.keys() | _EXTREMES | _BESIDE_NUMBER | {"not"}
)
LIKENING = frozenset(_OTHER_BODY)
"""The first words of comparisons with another body."""
_LONGEST = 10
"""Words of the longest comparison."""
_NOUNS = 4
"""Words between "its worst" and "since"."""


def compares_totals(document: Document, place: int, times: list[Time]) -> bool:
    """ "Two more than in 2023: 21 against 19": two figures for one side in two years, and no vote of one."""
    time = next((one for one in times if 0 < place - one.end <= 1 and document.word(place - 1) in {":", ","}), None)
    return time is not None and "than" in document.words[time.first - 2 : time.first]


def find_comparisons(document: Document, first: int, end: int, times: list[Time]) -> list[tuple[int, int]]:
    """Return the words of each comparison that names a time; what stands in them is not of the clause around them."""
    if not times:
        return []
    starts = {time.first for time in times}
    found = []
    for place in document.places(_may_open, first, end):
        left_out = find_phrase(document.words, place, _LEAVING_OUT)
        opened = left_out or _opener(document, place) or _before_time(document, place, starts)
        opened = opened or (place + 1 if sets_number_beside(document, place, starts) else 0)
        opened = opened or _denied_time(document, place, starts)
        if opened:
            close = _closing(document, opened, min(end, opened + _LONGEST), starts)
            if any(place <= time.first < close for time in times):
                found.append((left_out or place, close))
        elif document.word(place) in _EXTREMES:
            since = _since_extreme(document, place, end, times)
            found += [(place, since.end)] if since is not None else []
    return found


def compares_body(document: Document, place: int, low: int) -> bool:
    """ "Brazil voted yes, a break with its habit in New York": the body at the place is not the one of the vote."""
    first = place
    while first > low and document.word(first - 1) in _WAYS:
        first -= 1
    openers = (find_phrase(document.words, at, _OTHER_BODY) for at in range(max(low, first - _OPENER), place))
    return any(first <= end <= place for end in openers if end)


_OPENER = 5
"""Words of the longest opener."""


def _since_extreme(document: Document, place: int, end: int, times: list[Time]) -> Time | None:
    """The time of "its worst since 2002", "the fewest since the question first came up in 2005"."""
    since = next((t for t in times if t.bound == "since" and place < t.first <= place + _NOUNS), None)
    opened = next((at for at in range(place + 1, min(place + _NOUNS, end)) if document.words[at] == "since"), 0)
    if since is not None or not opened:
        return since
    limit = next((at for at in range(opened, min(opened + _CLAUSE, end)) if document.words[at] in _SIGNS), end)
    return next((t for t in times if opened < t.first < min(limit, opened + _CLAUSE) and not t.bound), None)


_CLAUSE = 14
"""Words of a clause after "since" up to its time."""
_SIGNS = frozenset({",", ";", ".", ":", "(", ")"})


@by_word
def _may_open(word: str) -> bool:
    return word in _FIRST_WORDS


def _opener(document: Document, place: int) -> int:
    """ "Compared with 2014", "up on the 116 of 2014"; 0 where none opens."""
    return 0 if goes_with_verb(document, place) else find_phrase(document.words, place, _OPENERS)


def _before_time(document: Document, place: int, starts: set[int]) -> int:
    """ "More than in 2019", "unlike last year": only where a time follows at once."""
    stop = find_phrase(document.words, place, _BEFORE_TIME)
    return stop if stop and {stop, stop + 1} & starts else 0


def _denied_time(document: Document, place: int, starts: set[int]) -> int:
    """ "Left the list in 2019, not in 2018": another time, which the clause is not told of; 0 where none is."""
    if document.word(place) != "not" or document.word(place - 1) not in {",", "(", "–", "—", "and"}:
        return 0
    return next((at for at in (place + 1, place + 2) if at in starts), 0)


def sets_number_beside(document: Document, place: int, starts: set[int]) -> bool:
    """Return whether a number of another time is held against one before: "123 votes, against 94 in 2008"."""
    word = document.word(place)
    if word not in _BESIDE_NUMBER or not (document.word(place - 1) == "," or is_moved_to(document, place)):
        return False
    if word == "from" and not is_moved_to(document, place):
        return False
    number = read_cardinal(document, place + 1)
    return number is not None and not {number[1], number[1] + 1}.isdisjoint(starts)


def is_moved_to(document: Document, place: int) -> bool:
    """Return whether a number stands before it that something came to: "rose to 123 votes" """
    for at in range(place - _MOVED_FAR, place):
        number = read_cardinal(document, at + 1) if at > 0 and document.word(at) == "to" else None
        if number is not None and number[1] <= place <= number[1] + 1:
            return True
    return False


_MOVED_FAR = 5
"""Words from "to" to what follows the number: "to one hundred and ten votes from"."""


def goes_with_verb(document: Document, place: int) -> bool:
    """Return whether "up" or "down" there is of a verb, and compares nothing: "took it up on 17 December"."""
    if document.word(place) not in {"up", "down"}:
        return False
    return not _TAKING.isdisjoint(document.words[max(0, place - _OBJECT) : place])


def _closing(document: Document, place: int, limit: int, starts: set[int]) -> int:
    while place < limit and (document.word(place) not in _STOPS or place in starts):
        place += 1
    return place
