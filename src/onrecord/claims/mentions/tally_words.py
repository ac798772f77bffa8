"""What totals of votes are made of: the words for each side, the numbers, the abstentions that follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import COUNTING, read_cardinal
from onrecord.claims.mentions.parts_counted import counts_part
from onrecord.claims.mentions.time_kinds import time_words
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.models import Lead
    from onrecord.claims.patterns import Starts
    from onrecord.claims.text import Document


COMPARING = frozenset({"more", "fewer", "less", "than"})
MEMBERS = 200
"""More than there are members: a larger number is no vote count."""
OBJECT = 7
"""Words of an object that may stand between the first two totals."""
_SINGLE = frozenset({"single", "lone", "sole"})
_NUMBERS = COUNTING | {"no", "a", "another", "none", "nil", "not", "nobody", "without"} | _SINGLE
_UNCOUNTED = frozenset({"a", "another", "nil"})
"""With these alone nothing is counted."""
MEMBER = frozenset({"state", "country", "delegation", "member", "government", "nation"})
_ONE = MEMBER | {"vote"}
_ONE_VOTE = _ONE | {"dissenting", "negative"}
DASHES = frozenset("-–—‑:/")
WORDS = read_toml("tallies.toml")
YES = index_phrases(WORDS["yes"])
NO = index_phrases(WORDS["no"])
ABSTAIN = index_phrases([*WORDS["abstain"], *WORDS["said"]["abstain"]])
RESULTS = frozenset(WORDS["results"])
WON = frozenset(WORDS["won"])
CASTING = frozenset({"voted", "voting", "were", "cast", "casting"})
NOUNS = frozenset(WORDS["nouns"])
GROUP = NOUNS | _ONE | {
    "of", "the", "other", "others", "more", "further", "all", "them", "member", "council", "who", "that", "which",
    "have", "had",
}  # fmt: skip
APART = 14
"""Words that may stand between two totals of one vote."""
_FILLERS = frozenset(WORDS["fillers"])
TAKING: dict[str, str] = {verb: side for side, verbs in WORDS["taking"].items() for verb in verbs}
"""Verbs with a text as their object, and the side that they tell."""
FEWEST = 12
"""Fewer in favour than the Council's closest votes is no total of a vote."""


@dataclass(frozen=True, slots=True)
class TallyMention:
    """A tally at words `first` to `end`; a total that the text leaves out is None."""

    first: int
    end: int
    yes: int | None
    no: int | None = None
    abstain: int | None = None
    lead: Lead | None = field(default=None, kw_only=True)
    """How far those in favour were ahead, where that is told."""


def opposes_number(document: Document, start: int, stop: int) -> bool:
    """Return whether a number follows: "119 against five", both totals of one vote, and not a number of noes."""
    return document.words[start:stop] == ["against"] and read_cardinal(document, stop) is not None


FAVOUR = frozenset({"favour", "favor"})
MOVING = frozenset(WORDS["on"]["verbs"])
Number = tuple[int, tuple[int, int]]
"""A word, and the number that begins there with the place after it."""


def find_numbers(document: Document, first: int, end: int) -> list[Number]:
    """Return the numbers that may be totals; none in a sentence that counts no more than "another"."""
    places = document.places(_may_begin, first, end)
    if all(document.words[place] in _UNCOUNTED for place in places):
        return []
    return [(place, number) for place in places if (number := read_count(document, place)) is not None]


@by_word
def _may_begin(word: str) -> bool:
    return word in _NUMBERS or word[0].isdigit()


def read_count(document: Document, index: int) -> tuple[int, int] | None:
    """Return the number that begins at the word, none as 0, and the place after it; None where none does."""
    word = document.word(index)
    if not word or not (word[0].isdigit() or word in _NUMBERS):
        return None
    if word == "no" and document.word(index + 1) in {"abstentions", "votes", "abstention", "opposition", "opponents"}:
        return 0, index + 1
    if word in {"none", "nil"} and document.word(index - 1) in {"to", "and", ",", "with"}:
        return 0, index + 1
    alone = _none_or_one(document, index)
    if alone is not None:
        return alone
    if word == "no" and document.word(index + 1) == "one" and document.word(index + 2) in _CAST_BY_NOBODY:
        # "no one abstained"
        return 0, index + 2
    if word in {"nobody", "none"} and document.word(index + 1) in CASTING | set(TAKING) | {"abstained"}:
        return 0, index + 1
    if word == "not" and document.word(index + 1) in {"one", "a"}:
        # "not one state voted against", "not a single vote against"
        place = index + 2 if document.word(index + 2) != "single" else index + 3
        return (0, place) if document.word(place) in _ONE | _CAST_BY_NOBODY else None
    number = read_cardinal(document, index)
    if number is None or number[0] > MEMBERS or document.word(index - 1) in {"/", "no"}:
        return None
    if counts_part(document, index, number[1]):
        return None
    # "a gap of 158 votes" is the difference of two totals, "a margin of 124 to 16" are the two
    apart = document.word(index - 1) == "of" and document.word(index - 2) in _DIFFERENCES
    return None if apart and document.word(number[1]) not in {"to", "against"} else number


def _none_or_one(document: Document, index: int) -> tuple[int, int] | None:
    """ "No state voted against it", "with a single vote against", "without one vote against"."""
    word, after = document.word(index), document.word(index + 1)
    if word == "without" and " ".join(document.words[index + 1 : index + 4]) in _NO_NOES:
        return 0, index + 2
    none = after in _ONE_VOTE and word in _SINGLE | {"one"} and _is_denied(document, index)
    if none or (after in _ONE_VOTE and word in _SINGLE and document.word(index - 1) != "no"):
        return int(not none), index + 1
    return (0, index + 1) if word == "no" and after in _ONE | NOUNS else None


def _is_denied(document: Document, index: int) -> bool:
    """ "Without a single vote against", "did not draw a single vote against"."""
    before = document.words[max(0, index - _DENIED_FAR) : index]
    start = max((at + 1 for at, word in enumerate(before) if word in {",", ".", ";", ":", "but"}), default=0)
    return not _DENYING.isdisjoint(before[start:])


_NO_NOES = frozenset({"a vote against", "any votes against", "any vote against"})
_DENIED_FAR = 7
_DENYING = frozenset({"without", "not", "n't", "never", "nobody", "failed", "fails", "nor", "lacked", "lacking"})
_CAST_BY_NOBODY = frozenset({"abstained", "abstaining", "opposed", "voted", "voting", "objected", "dissented"})
_DIFFERENCES = frozenset({"gap", "margin", "lead", "difference", "distance"})


def past_phrase(document: Document, index: int, phrases: Starts) -> int:
    """Return the place after the longest of the phrases that stands at the word, or 0.

    "Members", "states" and "voted" may stand before it: "thirty members voted in favour".
    """
    stop = find_phrase(document.words, index, phrases)
    if stop:
        return stop
    start = past_nouns(document, index)
    return find_phrase(document.words, start, phrases) if start > index else 0


WEEKDAYS = frozenset(day for day in time_words().weekdays if day.endswith("day"))


def past_nouns(document: Document, index: int) -> int:
    """Return the place after "members", "states", "voted" and where they did."""
    if document.word(index) == "member":
        index += 1
    if document.word(index) in NOUNS:
        index += 1
    if document.word(index) in {"of", "on", "in"}:
        # "thirty members of the Human Rights Council voted for"
        reach = next((at for at in range(index + 1, index + OBJECT) if document.word(at) in CASTING), 0)
        index = reach or index
    if document.word(index) == "on" and document.word(index + 1) in WEEKDAYS:
        # "130 countries on Tuesday backed the call"
        index += 2
    if document.word(index) in {"having", "had", "that", "who"}:
        index += 1
    if document.word(index) not in CASTING:
        return index
    return past_where(document, index + 1)


def past_where(document: Document, index: int) -> int:
    """Return the place after where and when it was cast: "voted in the General Assembly on Tuesday for"."""
    place = index
    while place < index + _WHERE_LONG and (document.word(place) in _WHERE or document.word(place) in WEEKDAYS):
        if document.word(place + 1) in FAVOUR:
            break
        place += 1
    return place if document.word(place) in _HOW else index


_WHERE = frozenset(WORDS["where"])
_WHERE_LONG = 9
_HOW = frozenset({"for", "against", "in", "yes", "no", "to", "down"})


def past_fillers(document: Document, index: int, end: int) -> int:
    """Return the first place from there on whose word is none that may stand between totals."""
    while index < end and document.word(index) in _FILLERS:
        index += 1
    return index


def _past_drawing(document: Document, comma: int, end: int) -> int:
    """ "Adopted by 119 votes to 19, the text drew 48 abstentions": the word after the verb; else the comma."""
    if document.word(comma + 1) != "the":
        return comma
    return next((at + 1 for at in range(comma, min(end, comma + OBJECT)) if document.words[at] in _DRAWING), comma)


_DRAWING = frozenset({"drew", "saw", "left", "attracted"})


def _breaks(document: Document, place: int) -> bool:
    """ "134 to 53; last month 182 to 4, with two abstentions": those are of the later totals.

    In "116 to 20 on Thursday to condemn its record, with 53 abstaining" the "to" tells what for.
    """
    word = document.words[place]
    return word in {",", ";"} or (word == "to" and read_cardinal(document, place + 1) is not None)


def read_abstentions(document: Document, index: int, end: int) -> tuple[int | None, int]:
    """Return the abstentions that follow and the place after them; (None, index) where there are none."""
    place = past_fillers(document, index, end)
    number = read_count(document, place) if place < end else None
    if number is None:
        # "lost by 22 to 11 in the Council on Tuesday, 14 members abstaining"
        drawn = _past_drawing(document, index, end) if document.word(index) == "," else index
        low = index if drawn > index else place
        comma = next((at for at in range(low, min(end, low + APART)) if _breaks(document, at)), end)
        comma = comma if document.word(comma) == "," else end
        place = past_fillers(document, _past_drawing(document, comma, end), end)
        number = read_count(document, place) if place < end else None
    if number is None:
        return None, index
    stop = past_phrase(document, number[1], ABSTAIN)
    if not stop and document.word(place - 1) == "with" and document.word(number[1]) in {"", ".", ";", ","}:
        stop = number[1]
    return (number[0], stop) if stop else (None, index)
