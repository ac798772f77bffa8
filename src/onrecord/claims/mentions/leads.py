"""How far those in favour were ahead: "by a margin of 90", "by a single vote", "by more than three to one"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.models import Lead, Relation
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_TABLE = read_toml("tallies.toml")["leads"]
_NOUNS = frozenset(_TABLE["nouns"])
_WORDS = frozenset(_TABLE["words"])
_COUNTED = frozenset(_TABLE["counted"])
_PASSING = frozenset(read_toml("tallies.toml")["passing"]) | frozenset(_TABLE["passing"])
_RELATIONS = {Relation(relation): index_phrases(words) for relation, words in _TABLE["relations"].items()}
_FILLERS = frozenset(_TABLE["fillers"])
_VOTES = frozenset({"vote", "votes"})
_AGAINST = frozenset({"to", "against", "-", "–", "/", "versus", "votes", "with"})
_PARTS = frozenset({"third", "thirds", "quarter", "quarters", "percent", "%", "per", "percentage"})
_ONE = frozenset({"one", "1"})
_TO = frozenset({"to", "-", "–"})
_GOING_ON = _AGAINST | {"more", "fewer", "less", "each", "apiece", "from", "for", "cast"}
_MORE_TOTALS = frozenset({",", "and", "while"})
_FAVOUR = frozenset({"favour", "favor"})
_SIDES = (
    frozenset({"yes", "yeses", "ayes", "supporters", "favour", "favor", "support", "backers", "yeas"}),
    frozenset({"no", "noes", "nays", "opponents", "against", "nos", "opposition"}),
)
_LARGEST_RATIO, _LARGEST_MARGIN = 15, 20
"""A larger first number is a total: "by 27 to one", "by 112 votes"."""
_BEFORE, _SUBJECT = 10, 12
"""Words before "by two votes" in which the text passes; words around "outnumbered"."""

Led = tuple[int, int, Lead]
"""The first word, the place after the last one, and what they tell."""


def find_leads(document: Document, first: int, end: int) -> list[Led]:
    """Return where the words tell how far those in favour were ahead."""
    found: list[Led] = []
    if not document.places(_may_lead, first, end):
        return found
    for place in range(first, end):
        if found and place < found[-1][1]:
            continue
        one = (
            _of_margin(document, place, end)
            or _of_ratio(document, place, first, end)
            or _by_votes(document, place, first)
            or _outnumbered(document, place, first, end)
        )
        if one is not None:
            found.append(one)
    return found


@by_word
def _may_lead(word: str) -> bool:
    return word in _WORDS


def is_inside(place: int, leads: list[Led]) -> bool:
    """Return whether the word stands in what tells of such a lead."""
    return any(low <= place < high for low, high, _ in leads)


def _number_at(document: Document, place: int) -> tuple[Relation, int, int] | None:
    """ "Nearly 90", "just two", "a single": how it is meant, the number, and the place after it."""
    relation = Relation.EXACTLY
    place += document.word(place) in _FILLERS
    for kind, phrases in _RELATIONS.items():
        after = find_phrase(document.words, place, phrases)
        if after:
            relation, place = kind, after
            break
    while document.word(place) in _FILLERS:
        place += 1
    if document.word(place) == "single":
        return relation, 1, place + 1
    number = read_cardinal(document, place)
    return None if number is None else (relation, *number)


def _of_margin(document: Document, place: int, end: int) -> Led | None:
    """ "By a margin of 90 votes", "with a majority of one"; not "a margin of 119 to 19", "a majority of 47 members"."""
    if document.word(place) not in _NOUNS or document.word(place + 1) != "of":
        return None
    told = _number_at(document, place + 2)
    if told is None or told[2] > end:
        return None
    relation, number, after = told
    following = document.word(after)
    if following in _TO and document.word(after + 1) in _ONE and number <= _LARGEST_RATIO:
        return place, after + 2, Lead(number, relation, ratio=True)
    either = document.word(place) == "majority" and number >= _LARGEST_MARGIN
    if following in _VOTES:
        # "by a majority of 116 votes to 20": two totals
        return (
            None if document.word(after + 1) in _AGAINST else (place, after + 1, Lead(number, relation, or_yes=either))
        )
    if following in _AGAINST | _PARTS or _counts_other(document, after):
        return None
    return place, after, Lead(number, relation, or_yes=either)


def _counts_other(document: Document, place: int) -> bool:
    """ "A majority of 47 members", "a lead of three years": what is counted are no votes."""
    return document.word(place) in _COUNTED


def _of_ratio(document: Document, place: int, first: int, end: int) -> Led | None:
    """ "Passed by more than three to one", "a two to one majority"; not "by 27 to one"."""
    number = read_cardinal(document, place)
    if number is None or number[0] > _LARGEST_RATIO or number[0] == 1:
        return None
    after = number[1] + (document.word(number[1]) in {"-", "–"})
    if document.word(after) != "to":
        return None
    after += 1 + (document.word(after + 1) in {"-", "–"})
    if document.word(after) not in _ONE or after >= end or document.word(after + 1) in _TO | {"votes", "vote"}:
        return None
    start, relation = _relation_before(document, place, first)
    led = document.word(start - 1) in {"by", "than"} or document.words[start - 2 : start] == ["margin", "of"]
    named = after + 1 + (document.word(after + 1) == "-")
    noun = document.word(named) in _NOUNS or document.words[named : named + 2] == ["in", "favour"]
    return (start, after + 1, Lead(number[0], relation, ratio=True)) if led or noun else None


def _relation_before(document: Document, place: int, first: int) -> tuple[int, Relation]:
    """ "More than three to one": where the words begin, and how the number is meant."""
    for kind, phrases in _RELATIONS.items():
        for at in range(max(first, place - 3), place):
            if find_phrase(document.words, at, phrases) == place:
                return at, kind
    return place, Relation.EXACTLY


def _by_votes(document: Document, place: int, first: int) -> Led | None:
    """ "Passed by two votes", "was carried by a single vote"; "by 112 votes" may be all that were in favour."""
    if document.word(place) != "by":
        return None
    told = _number_at(document, place + 1)
    if told is None or document.word(told[2]) not in _VOTES:
        return None
    relation, number, after = told[0], told[1], told[2] + 1
    large = number >= _LARGEST_MARGIN
    following = document.word(after)
    if following in _GOING_ON or document.word(after + 1) in _FAVOUR or read_cardinal(document, after + 1):
        return None
    if large and following in _MORE_TOTALS:
        return None
    passed = not _PASSING.isdisjoint(document.words[max(first, place - _BEFORE) : place])
    return (place, after, Lead(number, relation, or_yes=large)) if passed else None


def _outnumbered(document: Document, place: int, first: int, end: int) -> Led | None:
    """ "Yes votes outnumbered noes by 100"."""
    if document.word(place) != "outnumbered":
        return None
    by = next((at for at in range(place, min(end, place + _SUBJECT)) if document.word(at) == "by"), 0)
    sides = document.words[max(first, place - _SUBJECT) : place], document.words[place:by]
    if not by or any(_SIDES[at].isdisjoint(words) for at, words in enumerate(sides)):
        return None
    told = _number_at(document, by + 1)
    if told is None or document.word(told[2]) in _TO:
        ratio = next((one for at in (by + 1, by + 2, by + 3) if (one := _of_ratio(document, at, first, end))), None)
        return (place, ratio[1], ratio[2]) if ratio is not None else None
    return place, told[2] + (document.word(told[2]) in _VOTES), Lead(told[1], told[0])
