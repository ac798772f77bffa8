"""Totals told one side at a time: "nineteen said no, 119 said yes and 48 abstained", "the text won 112 votes"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.mentions.tally_words import (
    APART,
    CASTING,
    COMPARING,
    DASHES,
    FAVOUR,
    FEWEST,
    GROUP,
    MEMBER,
    MOVING,
    NOUNS,
    OBJECT,
    TAKING,
    WON,
    WORDS,
    Number,
    TallyMention,
    opposes_number,
    past_nouns,
    past_where,
    read_abstentions,
)

if TYPE_CHECKING:
    from onrecord.claims.text import Document


_WON_NOUNS = frozenset({"votes", "yeses", "ayes"})


def _index_said() -> dict[str, list[tuple[str, list[str]]]]:
    """The side and the words of each phrase that tells how some voted, by its first word; the longest first."""
    table: dict[str, list[tuple[str, list[str]]]] = {}
    for side in ("yes", "no", "abstain"):
        for phrase in sorted(WORDS["said"][side], key=len, reverse=True):
            table.setdefault(phrase.split()[0], []).append((side, phrase.split()))
    return table


_SAID = _index_said()
_URGING: dict[str, str] = {verb: side for side, verbs in WORDS["urging"].items() for verb in verbs}
_MAJORITY = 60
"""So many states that "deplored the invasion" are those who voted for a text."""
_TAKEN = frozenset({"it", "the", "a", "an", "its", "this", "that", "them", "un", "their", "last"})


def _side_at(document: Document, index: int, number: tuple[int, int], end: int) -> tuple[str, int, int, int] | None:
    """One total with its side, "nineteen countries said no": the side, the number, first word and the place after."""
    if read_year(document, index) or document.word(number[1]) in DASHES:
        return None
    past = past_nouns(document, number[1])
    # "six members of the Council voted no": what is cast begins with the verb
    cast = past - (document.word(past - 1) in CASTING)
    starts = (number[1], past, cast, _past_members(document, number[1]))
    for start in dict.fromkeys([*starts, *(_past_adverb(document, place) for place in starts)]):
        for side, phrase in _SAID.get(document.word(start), ()):
            stop = start + len(phrase)
            compared = document.word(stop) in COMPARING or document.word(number[1]) in COMPARING
            if compared or opposes_number(document, start, stop):
                # "four yes votes fewer than the year before"
                continue
            if stop <= end and document.words[start:stop] == phrase:
                return side, number[0], index, stop
        if document.word(start) == "for" and start > number[1] and _is_cast_for(document, number[1], start):
            # "130 states voted on Tuesday for a moratorium", "130 states were for Moscow's text"
            return "yes", number[0], index, start + 1
        to = _voted_to(document, start)
        if to and start > number[1] and to < end:
            # "174 states voted to address it"
            side = "no" if document.word(to) in _BLOCKING else "yes"
            return side, number[0], index, to + 1
        side_of_verb = TAKING.get(document.word(start))
        if number[0] >= _MAJORITY and (start > number[1] or document.word(start + 1) in _TAKEN):
            side_of_verb = side_of_verb or _URGING.get(document.word(start))
        if (
            side_of_verb
            and (start > number[1] or number[0] >= _MAJORITY)
            and (_takes_object(document, start) or _asks_for(document, start))
            and not _as_sponsors(document, start)
        ):
            # "111 states supported the text on North Korea"
            return side_of_verb, number[0], index, start + 1
    return None


def _bare_side(document: Document, index: int, number: tuple[int, int]) -> tuple[str, int, int, int] | None:
    """ "Twenty members said yes, seventeen no, eight abstained": a total with its side and nothing else."""
    side, after = document.word(number[1]), document.word(number[1] + 1)
    return (side, number[0], index, number[1] + 1) if side in _BARE and after in _AFTER_BARE else None


_BARE = frozenset({"yes", "no"})
_AFTER_BARE = frozenset({"", ",", ";", "and", ".", "while"})


def _is_cast_for(document: Document, first: int, place: int) -> bool:
    if "voted" in document.words[first:place]:
        return True
    being = document.word(place - 1) in {"were", "are"} and document.word(first) in NOUNS
    return being and not document.word(place + 1)[:1].isdigit()


def _takes_object(document: Document, place: int) -> bool:
    """ "111 states supported the text", "118 states condemned North Korea's record"."""
    return document.word(place + 1) in _TAKEN or (document.word(place) in _URGING and document.capital(place + 1))


def _asks_for(document: Document, place: int) -> bool:
    """ "130 states called in the General Assembly for a moratorium"."""
    asks = document.word(place) in _ASKING
    return asks and not {"for", "on"}.isdisjoint(document.words[place + 1 : place + OBJECT])


_ASKING = frozenset({"called", "asked", "appealed"})


def _voted_to(document: Document, place: int) -> int:
    """The word after "voted to", "voted on Thursday in the General Assembly to"; or 0."""
    if document.word(place) not in _CASTING_VERBS:
        return 0
    to = past_where(document, place + 1)
    return to + 1 if document.word(to) == "to" else 0


_CASTING_VERBS = frozenset({"voted", "voting"})
_BLOCKING = frozenset({"reject", "oppose", "block", "defeat", "abstain", "stop", "sink", "adjourn", "defer"})


def _past_adverb(document: Document, place: int) -> int:
    """ "Only three members still opposed the text", "six were still opposed"."""
    at = place + (document.word(place) in _HELD)
    after = at + (is_adverb(document.word(at)) and document.word(at) not in _DENYING)
    return after if after > at else place


_HELD = frozenset({"were", "had"})
_DENYING = frozenset({"not", "never", "no", "longer", "all", "both", "just", "only", "far"})


def _as_sponsors(document: Document, place: int) -> bool:
    """ "Backed the draft as sponsors"."""
    words = [document.word(at) for at in range(place, place + 12)]
    return any(before == "as" and after in {"sponsors", "co", "cosponsors"} for before, after in pairwise(words))


def _won(document: Document, index: int, number: tuple[int, int], end: int) -> tuple[str, int, int, int] | None:
    """ "The text got 84 votes", "won the backing of 112 states"."""
    if number[0] < FEWEST or number[1] >= end:
        return None
    lead = tuple(document.words[max(0, index - 2) : index])
    if lead in _BACKING and number[0] >= _MANY_BACKERS and document.word(number[1]) in NOUNS:
        # "passed with the backing of 123 states"
        return "yes", number[0], index, number[1] + 1
    if document.word(index - 1) in WON and read_abstentions(document, number[1], end)[0] is not None:
        # "it counted 116, with 48 abstentions"
        return "yes", number[0], index, number[1]
    if document.word(number[1]) in _WON_NOUNS and document.word(number[1] + 1) == "behind":
        # "in 2005 it had 88 votes behind it"
        return "yes", number[0], index, number[1] + 2
    before = {document.word(place) for place in range(max(0, index - 5), index)}
    moved = document.word(index - 1) == ":" or (document.word(index - 1) == "to" and document.word(index - 2) in MOVING)
    far = max(0, index - (_FAR_SUPPORT if moved else _NEAR_SUPPORT))
    support = {document.word(place) for place in range(far, index)} & {"support", "majority", "backing"}
    if document.word(number[1]) in _WON_NOUNS and (
        before & WON
        or (support and document.word(index - 1) in {"at", "to", ":"})
        or _passed_by(document, index, number[1] + 1)
    ):
        stop = number[1] + 1
        return "yes", number[0], index, stop + (document.word(stop) in {"for", "behind"})
    return None


_BACKING = frozenset({("backing", "of"), ("support", "of"), ("approval", "of")})
_MANY_BACKERS = 80
"""So many voted for a text; fewer may have sponsored it."""


def _passed_by(document: Document, index: int, after: int) -> bool:
    """ "Was approved by 112 votes", "by a majority of 116 votes": and not "by 116 votes to 20", "by 30 votes more"."""
    opening = document.words[max(0, index - 8) : index]
    by = opening[-1:] == ["by"] or opening[-4:] == ["by", "a", "majority", "of"]
    alone = document.word(after) not in _GOING_ON and document.word(after + 1) not in FAVOUR
    # "by 123 votes, up from 106 in 2010"
    alone = alone or (document.word(after) == "," and document.word(after + 1) in _SET_BESIDE)
    return by and alone and not _PASSING.isdisjoint(opening)


_SET_BESIDE = frozenset({"up", "down", "compared", "against", "as"})


_PASSING = frozenset(WORDS["passing"])
_GOING_ON = frozenset({"to", "against", "and", ",", "from", "for"}) | COMPARING
_NEAR_SUPPORT, _FAR_SUPPORT = 8, 24
"""Words between "support" and the votes; "support for the text fell to 62 votes" may have its text between."""


def _past_members(document: Document, index: int) -> int:
    """Over "of the members", "of its 47 members", "other states", "more"."""
    owner = next((at for at in range(index + 1, index + _OWNER) if document.word(at) == "'s"), 0)
    whole = read_cardinal(document, owner + 1) if owner and document.word(index) in {"of", "out"} else None
    if whole is not None and document.word(whole[1]) in NOUNS:
        # "22 of the Human Rights Council's 47 members voted for it"
        return whole[1] + 1
    place = index
    body = index + (document.word(index) in NOUNS) + 2
    if document.words[body - 2 : body] in _INSIDE and document.word(body) in _OF_BODY:
        # "25 members of the Human Rights Council endorsed a text", "149 countries in the General Assembly demanded"
        while document.word(body) in _OF_BODY:
            body += 1
        return body
    if document.word(index) == "of" and document.word(index + 1) in {"its", "the"}:
        place = (read_cardinal(document, index + 2) or (0, index))[1]
    elif document.word(place + 1) == "out" and document.word(place + 2) == "of":
        # "two governments out of 188 voting said no"
        place = (read_cardinal(document, place + 3) or (0, index))[1]
        place += document.word(place) in CASTING
    for _ in range(6):
        if document.word(place) not in GROUP:
            return place
        place += 1
    return place


_INSIDE = (["of", "the"], ["in", "the"], ["at", "the"])
_OWNER = 8
"""Words of "of the United Nations Human Rights Council"."""
_OF_BODY = frozenset(
    {"un", "united", "nations", "human", "rights", "general", "council", "assembly", "commission", "committee", "third"}
)


def find_sides(document: Document, numbers: list[Number], first: int, end: int) -> list[TallyMention]:
    """Return totals told one by one, in any order: "Nineteen said no, 119 said yes and 48 abstained"."""
    found: list[tuple[str, int, int, int]] = []
    past = first
    for index, counted in numbers:
        if index < past:
            continue
        side = _bare_side(document, index, counted) or _side_at(document, index, counted, end)
        side = side or _won(document, index, counted, end) or _inverted(document, index, counted, first)
        backed = tuple(document.words[max(0, index - 2) : index]) in _BACKING
        if side and (backed or document.word(index - 1) not in _NO_TOTALS):
            found.append(side)
        past = side[3] if side else index + 1
    totals: list[TallyMention] = []
    group: dict[str, int] = {}
    start = stop = 0
    for name, number, begin, after in found:
        if group and (name in group or begin - stop > APART or _stands_alone(document, stop, begin, after)):
            totals.append(TallyMention(start, stop, group.get("yes"), group.get("no"), group.get("abstain")))
            group = {}
        start = start if group else begin
        group[name], stop = number, after
    if group:
        totals.append(TallyMention(start, stop, group.get("yes"), group.get("no"), group.get("abstain")))
    return [one for one in totals if _largest(one) > 2 or one.no == 0 or _two(document, one) or _nobody(document, one)]


def _inverted(document: Document, index: int, number: tuple[int, int], first: int) -> tuple[str, int, int, int] | None:
    """ "Against the text stood 37 countries", "in favour were 120 states": the side opens the sentence."""
    verb = index - 1 - (document.word(index - 1) in _ONLY)
    if document.word(verb) not in _STANDING or document.word(number[1]) not in NOUNS:
        return None
    opened = next((side for phrase, side in _OPENING if document.words[first : first + len(phrase)] == phrase), "")
    return (opened, number[0], index, number[1] + 1) if opened and verb - first < _INVERTED else None


_STANDING = frozenset({"stood", "stand", "were", "voted", "came"})
_ONLY = frozenset({"only", "just", "some", "a"})
_OPENING = ((["against"], "no"), (["opposed"], "no"), (["in", "favour"], "yes"), (["in", "favor"], "yes"))
_INVERTED = 20
"""Words from the side to the verb: "Against the moratorium on the death penalty in the Assembly yesterday stood"."""
_NO_TOTALS = frozenset({"the", "those", "these", "among", "of", "other", "its"})


def _largest(total: TallyMention) -> int:
    return max((number for number in (total.yes, total.no, total.abstain) if number is not None), default=0)


def _two(document: Document, total: TallyMention) -> bool:
    """ "Two states voted no", "just two noes": so few are counted where states or their votes are named."""
    counted = document.word(total.first) != "no" and document.word(total.first + 1) in _SIDE_NOUNS
    counted = counted or (total.no == 1 and document.words[total.first + 1 : total.end] in _ONE_AGAINST)
    return counted or document.word(total.first + 1) in NOUNS


def _nobody(document: Document, total: TallyMention) -> bool:
    """ "Nobody abstained", "no state abstained"."""
    word, after = document.word(total.first), document.word(total.first + 1)
    return total.abstain == 0 and (word in {"nobody", "none"} or (word == "no" and after in MEMBER | {"one"}))


_ONE_AGAINST = (["vote", "against"], ["dissenting", "vote"], ["negative", "vote"])
_SIDE_NOUNS = frozenset({"noes", "nays", "ayes", "yeses", "abstentions"})


def _stands_alone(document: Document, stop: int, first: int, end: int) -> bool:
    """ "A text had met with no votes against; fifteen states had abstained": a sentence of its own after the sign."""
    return ";" in document.words[stop:first] and "had" in document.words[first:end]
