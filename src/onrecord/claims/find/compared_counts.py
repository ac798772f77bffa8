"""How many sponsors there were at another time, told by the difference: "61 states, two more than in 2023"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase, retell
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.models import Claim, Counts, Kind, Relation
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from collections.abc import Set

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_MORE = {"more": -1, "fewer": 1, "less": 1}
_MOVED = {"up": -1, "down": 1}
_EQUAL = (["the", "same", "number", "as"], ["the", "same", "as"], ["the", "same", "figure", "as"], ["as", "many", "as"],
          ["unchanged", "from"], ["no", "more", "than"], ["the", "same", "total", "as"])  # fmt: skip
_GAP = 3
"""Words from "than" to the time: "than in the year before"."""
_NOUNS = frozenset({"sponsors", "cosponsors", "co", "states", "names", "of", "them"})


def compared_counts(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the numbers of sponsors at other times that the sentence tells by their difference from the one told.

    The one told is a count of the same sentence, or of the sentence right before: "That was two more than in 2023"."""
    if view.vocabulary.isdisjoint(_CUES) or not (view.times or "than" in view.vocabulary):
        return []
    told = next((one for one in reversed(before) if one.kind is Kind.SPONSOR_COUNT), None)
    opening = view.word(view.first) in _POINTING and discourse.counting and discourse.counts
    told = told or (discourse.counts[-1] if opening else None)
    if told is None or not isinstance(told.says, Counts) or told.says.relation is not Relation.EXACTLY:
        return []
    found = _other_list(view, told) if told in before else []
    for time in view.times:
        read = _difference(view, time)
        if read is None or (told in before and view.characters(read[0], time.end)[0] < told.span[1]):
            continue
        first, difference = read
        situation = situate(view, time.first, time.end, discourse)
        if situation.unclear or situation.years is None or situation.years == told.years:
            continue
        says = replace(told.says, number=told.says.number + difference)
        why = f"count: “{phrase(view, first, time.end)}”, from {told.says.number}"
        found.append(make_claim(view, (first, time.end), Kind.SPONSOR_COUNT, says, situation, why=(why,)))
    return found


def _other_list(view: View, told: Claim) -> list[Claim]:
    """ "61 states stood behind it, fifteen more than at tabling", "46 tabled it, fifteen fewer than in the end"."""
    says = told.says
    for place in view.places(frozenset({"than"})):
        read = counted_before(view, place - 1)
        after = set(view.words(place, place + _STAGE))
        first, last = not _AT_FIRST.isdisjoint(after), not _AT_LAST.isdisjoint(after)
        if read is None or first is last or not isinstance(says, Counts):
            continue
        span = view.characters(read[0], min(place + _STAGE, view.end))
        counted = replace(says, number=says.number + read[1], as_printed=first, at_last=last, joined=False)
        why = (f"count: “{phrase(view, read[0], place)}”, from {says.number}", *told.why)
        return [retell(view, told, span, says=counted, why=why)]
    return []


_STAGE = 9
"""Words that say at which stage: "than stood behind it in the end"."""
_AT_FIRST = frozenset({"tabling", "tabled", "start", "outset", "printed", "initially", "beginning"})
_AT_LAST = frozenset({"end", "adoption", "adopted", "finally", "eventually", "approved"})
_CUES = frozenset({"than", "as", "unchanged", "up", "down"})
_POINTING = frozenset({"that", "it", "this", "which"})


def _difference(view: View, time: Time) -> tuple[int, int] | None:
    """Where the words on the time's count begin, and what is to be added to the count told: "one fewer than" -> 1."""
    for place in range(time.first, time.first - _GAP - 1, -1):
        for words in _EQUAL:
            if view.words(place - len(words), place) == words:
                # "twice as many as in 2005"
                part = view.word(place - len(words) - 1) in _PARTS
                return (place - len(words), 0) if not part else None
        if view.word(place - 1) == "than":
            return counted_before(view, place - 2)
        if view.word(place - 1) in {"from", "on"} and (moved := _moved_before(view, place - 1)):
            return moved
    return None


_PARTS = frozenset({"twice", "times", "half", "thrice", "nearly", "almost", "not"})


def counted_before(view: View, place: int, nouns: Set[str] = frozenset()) -> tuple[int, int] | None:
    """Return where "two more (sponsors)" before "than" begins, and what is to be added to the number told: -2."""
    while view.word(place) in _NOUNS or view.word(place) in nouns:
        place -= 1
    sign = _MORE.get(view.word(place))
    number = _number_before(view, place) if sign else None
    return (number[0], sign * number[1]) if sign and number else None


def _moved_before(view: View, place: int) -> tuple[int, int] | None:
    """ "Up (by) two" before "from"."""
    number = _number_before(view, place)
    if number is None:
        return None
    verb = number[0] - 1 - (view.word(number[0] - 1) == "by")
    sign = _MOVED.get(view.word(verb))
    return (verb, sign * number[1]) if sign else None


def _number_before(view: View, place: int) -> tuple[int, int] | None:
    """The number that ends right before the word: its first word, and how many."""
    for first in (place - 2, place - 1):
        number = read_cardinal(view.document, first) if first >= view.first else None
        if number is not None and number[1] == place:
            return first, number[0]
    return None
