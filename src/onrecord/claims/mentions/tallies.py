"""Totals of a recorded vote, in figures (111-19-55) and in words ("by 111 votes to 19, with 55 abstentions")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.leads import find_leads, is_inside
from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.mentions.tally_sides import find_sides
from onrecord.claims.mentions.tally_words import (
    DASHES,
    FEWEST,
    GROUP,
    MEMBERS,
    MOVING,
    NO,
    NOUNS,
    OBJECT,
    RESULTS,
    WEEKDAYS,
    WON,
    WORDS,
    YES,
    TallyMention,
    find_numbers,
    opposes_number,
    past_fillers,
    past_phrase,
    read_abstentions,
    read_count,
)
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.leads import Led
    from onrecord.claims.text import Document

_CONDEMNING = frozenset(WORDS["condemning"])


def find_tallies(document: Document, first: int, end: int) -> list[TallyMention]:
    """Return the tallies in the words, in order, none overlapping."""
    found: list[TallyMention] = []
    leads = find_leads(document, first, end)
    numbers = [one for one in find_numbers(document, first, end) if not is_inside(one[0], leads)]
    past = first
    for index, number in numbers:
        if index < past:
            continue
        tally = (
            _labelled(document, index, number, end)
            or _dashed(document, index, number, end)
            or _spoken(document, index, number, end)
            or _listed(document, index, number, end)
        )
        if tally:
            found.append(tally)
        past = tally.end if tally else number[1]
    found = found or (find_sides(document, numbers, first, end) if numbers else [])
    return _with_leads(found, leads) if leads else found


def _with_leads(found: list[TallyMention], leads: list[Led]) -> list[TallyMention]:
    """The totals and what tells no more than how far those in favour were ahead."""
    told = [TallyMention(low, high, lead.number if lead.or_yes else None, lead=lead) for low, high, lead in leads]
    told = [one for one in told if not any(one.first < other.end and other.first < one.end for other in found)]
    return sorted([*found, *told], key=lambda one: one.first)


def _dashed(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """111-19-55, with any dash; two numbers alone are a score or a range and no tally."""
    if document.word(number[1]) not in DASHES:
        return None
    second, slash = _after_sign(document, number[1], end), document.word(number[1]) == "/"
    if second is None or (slash and number[0] <= _DAYS and second[0] <= _MONTHS):
        return None
    if slash and document.word(second[1]) != "/":
        # "resolution 52/28"
        return None
    if document.word(second[1]) != document.word(number[1]):
        past = second[1] + (document.word(second[1]) in RESULTS)
        abstain, stop = read_abstentions(document, past, end)
        # "in a 30-6 vote with 11 abstentions"
        stop = stop if abstain is not None else second[1]
        if abstain is None and not _is_vote_of_two(document, index, number[0], second, end):
            return None
        return TallyMention(index, stop, number[0], second[0], abstain)
    third = _after_sign(document, second[1], end)
    if third is None or (third[1] < end and document.word(third[1]) in DASHES - {":"}):
        return None
    return TallyMention(index, third[1], number[0], second[0], third[0])


_DAYS, _MONTHS = 31, 12
"""With a slash between, 18/12/15 may be a date."""


def _after_sign(document: Document, place: int, end: int) -> tuple[int, int] | None:
    """The number after the sign; after a slash it is a part of totals, and not of a symbol."""
    if place + 1 >= end:
        return None
    if document.word(place) != "/":
        return read_count(document, place + 1)
    number = read_cardinal(document, place + 1)
    return number if number is not None and number[0] <= MEMBERS else None


def _labelled(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """ "Yes 82, no 30, abstained 64", "for: 82; against: 30; abstaining: 64": each number after its side."""
    found: dict[str, int] = {}
    place, following, first = index, number, index
    while (side := _label(document, place)) and side not in found:
        if not found:
            first = place - 1 - (document.word(place - 1) in _LABEL_SIGNS)
        found[side], stop = following
        place = stop
        while document.word(place) in _BETWEEN_LABELS:
            place += 1
        place += document.word(place) == "the"
        place += 1 + (document.word(place + 1) in _LABEL_SIGNS | _NUMBERING)
        more = read_cardinal(document, place) if place < end else None
        if more is None or more[0] > MEMBERS:
            break
        following = more
    if not {"yes", "no"} <= found.keys():
        return None
    return TallyMention(first, stop, found.get("yes"), found.get("no"), found.get("abstain"))


def _label(document: Document, place: int) -> str | None:
    """The side that the word before the number names, with or without a sign between."""
    before = place - 1 - (document.word(place - 1) in _LABEL_SIGNS)
    if document.word(before) in _NUMBERING or document.words[before - 1 : before + 1] in _NUMBERING_TWO:
        # "the yeas numbered 78 and the nays 15"
        before -= 1 if document.word(before) in _NUMBERING else 2
    return _LABELS.get(document.word(before))


_NUMBERING = frozenset({"numbered", "totalled", "totaled", "reached", "counted", "were"})
_NUMBERING_TWO = (["came", "to"], ["stood", "at"], ["amounted", "to"], ["were", "at"])
_COLUMNS = read_toml("lines.toml")["columns"]
_LABELS = {word: side for side in ("yes", "no", "abstain") for word in _COLUMNS[side]}
_LABEL_SIGNS = frozenset({":", "=", "–", "—"})
_BETWEEN_LABELS = frozenset({",", ";", "/", "|", "and"})


def _listed(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """ "2005: 88, 21, 60", "the count was 95, 24 and 62", "26, 6 and 15 in 2009"."""
    second = _after_comma(document, number[1], end)
    third = _after_comma(document, second[1], end) if second else None
    if second is None or third is None or third[0] == second[0] == number[0]:
        return None
    if number[0] < max(second[0], FEWEST) or _after_comma(document, third[1], end):
        return None
    before, after = document.word(index - 1), document.word(third[1])
    labelled = before in WON | {":", "was", "were", "ended", "read", "stood", "at", "of", "with", "by"}
    dated = after == "in" and read_year(document, third[1] + 1) is not None
    counted = document.word(third[1]) in NOUNS | {"sponsors", "names", "organizations", "organisations"}
    return (
        TallyMention(index, third[1], number[0], second[0], third[0]) if (labelled or dated) and not counted else None
    )


def _after_comma(document: Document, index: int, end: int) -> tuple[int, int] | None:
    place = index
    while document.word(place) in {",", "and"} and place < index + 2:
        place += 1
    return read_count(document, place) if index < place < end else None


def _is_vote_of_two(document: Document, index: int, yes: int, second: tuple[int, int], end: int) -> bool:
    """ "A 27-6 vote", "passed 116-20", "..., 106-20" at the end: 27-6 alone is a score and 2019-20 a range."""
    if yes <= second[0] or read_year(document, index) or yes < FEWEST:
        return False
    if document.word(second[1]) in RESULTS or _in_brackets(document, index, second[1]):
        return True
    before = {document.word(place) for place in range(max(0, index - 3), index)}
    before |= {document.word(place) for place in range(max(0, index - 9), index)} & _CONDEMNING
    ends = second[1] >= end or document.word(second[1]) in {
        ".",
        ",",
        ";",
        "!",
        ")",
        "on",
        "in",
        "last",
        "this",
        "yesterday",
        "today",
        "to",
        "at",
        "when",
        "for",
        "against",
    }
    body = document.word(index - 1) in _DECIDERS and yes >= _PLAINLY
    if ends and body and document.word(index - 2) not in {"in", "at"}:
        # "UNGA 125-37 for a moratorium", "Assembly 165-7 against the embargo"
        return True
    last = second[1] >= end or (second[1] + 1 >= end and document.word(second[1]) == ".")
    told = bool(before & (RESULTS | _CONDEMNING)) or (document.word(index - 1) == "," and (last or yes >= _RARELY))
    return ends and (told or (last and yes >= _PLAINLY))


_RARELY, _PLAINLY = 20, 22
"""So many in favour are seldom the score of a game, and hardly ever."""
_DECIDERS = frozenset({"unga", "assembly", "plenary", "council", "committee", "un", "hrc", "ga"})


def _more_than(document: Document, index: int, number: tuple[int, int]) -> TallyMention | None:
    """ "More members abstained than said yes, 24 against 17": the larger number first."""
    words = document.words[max(0, index - 9) : index]
    than = len(words) - 1 - words[::-1].index("than")
    one, two = _side_said(words[:than]), _side_said(words[than:])
    told = document.word(number[1]) in {"to", "against", "versus", "vs"}
    second = read_count(document, number[1] + 1) if told else None
    if second is None or one is None or two is None or one == two:
        return None
    counted = {one: number[0], two: second[0]}
    return TallyMention(index, second[1], counted.get("yes"), counted.get("no"), counted.get("abstain"))


def _side_said(words: list[str]) -> str | None:
    return next((side for side, told in _SIDES_SAID.items() if told & set(words)), None)


_SIDES_SAID = {
    "abstain": frozenset({"abstained", "abstaining", "abstentions"}),
    "yes": frozenset({"yes", "favour", "favor", "supported", "backed"}),
    "no": frozenset({"no", "against", "opposed"}),
}


def _spoken(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """ "111 to 19 with 55 abstentions", "77 for, 28 against, 66 abstaining", "55 abstentions" after others."""
    yes_end = past_phrase(document, number[1], YES)
    place = yes_end or number[1]
    if document.word(place) == "," and document.word(place + 1) == "against" and read_count(document, place + 2):
        # "130, against 32"
        place += 1
    before = [document.word(at) for at in range(max(0, index - 8), index)]
    if "than" in before and "more" in before and before[-3:] != ["no", "more", "than"]:
        return _more_than(document, index, number)
    if document.word(place) in {"to", "against", "versus", "vs"} and place < end:
        second = read_count(document, place + 1)
        beside = document.words[place - 1 : place + 1] == [",", "against"] and not yes_end
        favour = past_phrase(document, second[1], YES) if second and beside else 0
        if favour and second is not None:
            # "there were 50, against 120 in favour": the noes first
            return TallyMention(index, favour, second[0], number[0], None)
        if (
            second is None
            or read_year(document, place + 1)
            or _is_range(document, index, place, yes_end, second[1], end)
        ):
            return None
        rest = past_phrase(document, second[1], NO) or second[1]
        abstain, stop = read_abstentions(document, rest, end)
        return TallyMention(index, stop, number[0], second[0], abstain)
    if not yes_end:
        return None
    second_at = past_fillers(document, yes_end, end)
    second = read_count(document, second_at) if second_at < end else None
    for _ in range(OBJECT if second is None else 0):
        # "116 members backed the resolution, 20 opposed it and 53 abstained"
        second_at = past_fillers(document, second_at + 1, end)
        second = read_count(document, second_at) if second_at < end else None
        if second is not None:
            break
    no_end = past_phrase(document, second[1], NO) if second else 0
    if not second or not no_end or opposes_number(document, second[1], no_end):
        return None
    abstain, stop = read_abstentions(document, no_end, end)
    return TallyMention(index, stop, number[0], second[0], abstain)


def _is_range(document: Document, index: int, place: int, yes_end: int, stop: int, end: int) -> bool:
    """ "From 40 to 62 sponsors" and "53 to 61 countries" are no vote; a tally has its words, "by", abstentions."""
    if yes_end or read_abstentions(document, stop, end)[0] is not None or past_phrase(document, stop, NO):
        return False
    before = [document.word(i) for i in range(max(0, index - 3), index)]
    if before[-2:] == ["margin", "of"]:
        # "adopted by a margin of 124 to 16"
        return False
    if before[-1:] == ["by"] and not _MOVED.isdisjoint(before) and document.word(place) == "to":
        # "the noes shrank by one to 19"
        return True
    if document.word(index - 1) in _TOLD and _VOTING & {
        document.word(i) for i in range(max(0, index - _SUBJECT), index)
    }:
        # "Last Thursday's vote in the Human Rights Council was 26 to 6"
        return False
    yes, no = read_count(document, index), read_count(document, place + 1)
    ends = stop >= end or document.word(stop) in _ENDS
    if yes and no and document.word(index - 1) == ":" and yes[0] >= FEWEST and ends:
        # "Iran: 22 to eight."
        return False
    if yes and no and no[0] < yes[0] and yes[0] >= FEWEST and _in_brackets(document, index, stop):
        # "mercenaries (130 to 53), the right to development (138 to 23)"
        return False
    if yes and no and no[0] < yes[0] and yes[0] >= FEWEST and _stands_as_result(document, index, stop):
        # "passed its text on mercenaries, 126 to 53", "the year before it had been 130 to 52"
        return False
    if (
        yes
        and no
        and yes[0] >= 80
        and no[0] <= 35
        and document.word(stop) not in GROUP | {"sponsors", "cosponsors", "years"}
    ):
        # "Thursday's 116 to 20": no range goes down
        return False
    if before[-2:] == [",", "voting"]:
        # "The Assembly took it to task on Friday, voting 71 to 35"
        return False
    return not ("by" in before or "vote" in before or "voted" in before or "of" in before[-1:] or "tally" in before)


_SUBJECT = 18
"""Words of "the last roll call on North Korea in the Human Rights Council, on Friday,"."""
_MOVED = MOVING - {"went", "gone", "moved"}


def _in_brackets(document: Document, index: int, stop: int) -> bool:
    """Two totals alone between brackets, where a vote is told of before."""
    told = {document.word(at) for at in range(max(0, index - _LISTED_BEFORE), index)}
    return document.word(index - 1) == "(" and document.word(stop) == ")" and not told.isdisjoint(RESULTS)


_LISTED_BEFORE = 30


def _stands_as_result(document: Document, index: int, stop: int) -> bool:
    """Two totals between a sign or "it was" and another sign or a time."""
    before, after = document.word(index - 1), document.word(stop)
    if after == ":" and before in _SENTENCE_ENDS:
        # "Twenty-eight to twelve: the Council backed the text"
        return True
    opened = before in _RESULT_LEADS or (before in {",", ":", ";"} and not document.word(index - 2).isdigit())
    return opened and (after in _ENDS or after in _RESULT_ENDS or after in WEEKDAYS)


_SENTENCE_ENDS = frozenset({"", ".", "!", "?"})
_RESULT_LEADS = frozenset({
    "been", "was", "were", "is", "divided", "split", "voted", "passed", "through", "resolution", "text", "drew",
    "brought", "got", "final", "against", "after",
})  # fmt: skip
_RESULT_ENDS = frozenset({"on", "in", "last", "this", "yesterday", "today", "a", "the", "with", "two", "three", "to"})
_ENDS = frozenset({"", ".", ";", ",", ")"})
_TOLD = frozenset({"been", "was", "is", "were", "of", "at", "ended", "read", "stood", "with", "went", "finished", ":"})
_VOTING = frozenset(
    {"poll", "roll", "vote", "votes", "voted", "tally", "count", "result", "margin", "score", "ballot", "split"}
    | {"gap", "numbers"}
)
