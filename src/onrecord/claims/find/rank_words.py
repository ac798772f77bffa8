"""The words with which a sentence compares a total: of which side, up to which vote, and with which others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Ranks
    from onrecord.claims.sentence import View

TABLE = read_toml("ranks.toml")
_SIDES = {side: index_phrases(TABLE["nouns"][side]) for side in ("yes", "no", "abstain", "margin", "result")}
_EVER = index_phrases(TABLE["before"]["ever"])
LAST_VOTE = index_phrases(TABLE["before"]["last"])
"""Words for the vote before the one that is told."""
STOPS = frozenset({",", ".", "(", ")", "!"})
NEAR, _FAR = 7, 14
"""Words from "most" to what it is most of; words from it to "since 2005"."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the words from `first` to `end` say of a total, and those of another time among them."""

    first: int
    end: int
    says: Ranks
    scope: tuple[int, int] = (0, 0)
    years_back: int = 0
    """ "In ten years": counted from the year of the total."""
    than: Time | None = None
    """The time of the vote that it is held against."""
    last: bool = False
    """It is held against the vote before."""
    news: bool = False
    """It is held against the vote that the text tells of, and is one before that."""


def first_side(view: View, first: int, end: int) -> tuple[str, int]:
    """Return the first side of which the words speak, and where its words end; "" where they speak of none."""
    for at in range(first, end):
        if (found := side_at(view, at))[0]:
            return found
    return "", first


def last_side(view: View, first: int, end: int) -> tuple[str, int]:
    """Return the last side of which the words speak, and where its words end; "" where they speak of none."""
    found = ("", end)
    at = first
    while at < end:
        side, stop = side_at(view, at)
        found = (side, stop) if side else found
        at = stop if side else at + 1
    return found


def side_at(view: View, place: int) -> tuple[str, int]:
    """Return of which side the words at the place speak, and where they end: the longest phrase counts."""
    ends = {side: find_phrase(view.document.words, place, phrases) for side, phrases in _SIDES.items()}
    side = max(ends, key=lambda one: ends[one])
    return (side, ends[side]) if ends[side] else ("", place)


def find_scope(view: View, first: int, high: int) -> tuple[int | None, int, int] | None:
    """Return since which year, or in how many years up to the vote, a total is compared, and where the words end.

    Neither is told of all votes so far; None where nothing tells that it is compared at all.
    """
    for at in range(first, min(high, first + _FAR)):
        since = next((time for time in view.times if time.first == at and time.bound == "since" and time.years), None)
        if since is not None:
            return since.years[0], 0, since.end
        if view.word(at) == "since":
            # "since the Assembly first took up North Korea in 2005"
            limit = min(view.next_of(STOPS, at), at + _FAR + 1)
            year = next((time for time in view.times if at < time.first < limit and time.years), None)
            return (year.years[0], 0, year.end) if year is not None else (None, 0, at + 1)
        ever = find_phrase(view.document.words, at, _EVER)
        if ever:
            return None, 0, ever
        if view.word(at) == "in":
            many = _years_at(view, at + 1)
            if many is not None:
                return None, many[0], many[1]
    return None


def tells_of_all(view: View, place: int, high: int) -> bool:
    """Return whether a superlative before the word is one of all votes.

    "The lowest number of noes the Assembly recorded", "the closest vote on Iran in the Council was 20 to 15, in 2016";
    not "the closest vote of the day was".
    """
    words = view.words(place, min(high, place + _FAR))
    being = next((at for at, word in enumerate(words) if word in _BEING), None)
    body = view.at(place + (view.word(place) in {"that", "the"}) + (view.words(place, place + 2) == ["that", "the"]))
    if body is not None and isinstance(body.sense, BodyName) and view.word(place) in {"that", "the"}:
        return _LOCAL.isdisjoint(words)
    return being is not None and _LOCAL.isdisjoint(words[:being])


_BEING = frozenset({"was", "is", "were", "came", "remains", "remained", "dates", "stands", "stood"})
_LOCAL = frozenset(TABLE["superlatives"]["local"])
""" "The closest vote of the session", "the narrowest of the three"."""


def _years_at(view: View, place: int) -> tuple[int, int] | None:
    """ "In ten years", "in more than a decade": how many, and where the words end."""
    place += 2 * (view.words(place, place + 2) == ["more", "than"]) + (view.word(place) == "over")
    if view.words(place, place + 2) == ["a", "decade"]:
        return _DECADE, place + 2
    number = read_cardinal(view.document, place)
    unit = view.word(number[1]) if number is not None else ""
    if number is None or unit not in _UNITS:
        return None
    return number[0] * (_DECADE if unit == "decades" else 1), number[1] + 1


_DECADE = 10
_UNITS = frozenset({"years", "sessions", "decades"})


def tells_difference(view: View, place: int) -> bool:
    """Return whether a number stands before the word: "ten fewer than last year" is told of by totals."""
    numbers = (read_cardinal(view.document, at) for at in (place - 1, place - 2, place - 3) if at >= view.first)
    return any(number is not None and number[1] in (place, place - 1) for number in numbers)


def side_of_total(view: View, place: int) -> str:
    """Return the one side of which a total before it is: "130 states voted for it, more than ever"; "" for none."""
    total = next((one for one in reversed(view.tallies) if one.end <= place), None)
    sides = [side for side in ("yes", "no", "abstain") if total is not None and getattr(total, side) is not None]
    return sides[0] if len(sides) == 1 else ""


def time_at(view: View, place: int) -> Time | None:
    """Return the time at the word, or after "in", "on", "at" or "for"."""
    places = (place, place + 1) if view.word(place) in {"in", "on", "at", "for", "they"} else (place,)
    return next((time for time in view.times if time.first in places), None)
