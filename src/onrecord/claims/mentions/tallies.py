"""Totals of a recorded vote, in figures (111-19-55) and in words ("by 111 votes to 19, with 55 abstentions")."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.leads import find_leads, is_inside
from onrecord.claims.mentions.numbers import COUNTING, read_cardinal, read_year
from onrecord.claims.mentions.parts_counted import counts_part
from onrecord.claims.mentions.time_kinds import time_words
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.leads import Led
    from onrecord.claims.models import Lead
    from onrecord.claims.patterns import Starts
    from onrecord.claims.text import Document

_COMPARING = frozenset({"more", "fewer", "less", "than"})
_MEMBERS = 200
"""More than there are members: a larger number is no vote count."""
_OBJECT = 7
"""Words of an object that may stand between the first two totals."""
_NUMBERS = COUNTING | {"no", "a", "another", "none", "nil", "not", "nobody"}
_UNCOUNTED = frozenset({"a", "another", "nil"})
"""With these alone nothing is counted."""
_ONE = frozenset({"state", "country", "delegation", "member", "government", "vote", "nation"})
_DASHES = frozenset("-–—‑:/")
_WORDS = read_toml("tallies.toml")
YES = index_phrases(_WORDS["yes"])
NO = index_phrases(_WORDS["no"])
ABSTAIN = index_phrases([*_WORDS["abstain"], *_WORDS["said"]["abstain"]])
_RESULTS = frozenset(_WORDS["results"])
_WON = frozenset(_WORDS["won"])
_CONDEMNING = frozenset(_WORDS["condemning"])
_WON_NOUNS = frozenset({"votes", "yeses", "ayes"})
_CASTING = frozenset({"voted", "voting", "were", "cast", "casting"})
NOUNS = frozenset(_WORDS["nouns"])
_GROUP = NOUNS | _ONE | {
    "of", "the", "other", "others", "more", "further", "all", "them", "member", "council", "who", "that", "which",
    "have", "had",
}  # fmt: skip
_APART = 14
"""Words that may stand between two totals of one vote."""
_FILLERS = frozenset(_WORDS["fillers"])


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


def _index_said() -> dict[str, list[tuple[str, list[str]]]]:
    """The side and the words of each phrase that tells how some voted, by its first word; the longest first."""
    table: dict[str, list[tuple[str, list[str]]]] = {}
    for side in ("yes", "no", "abstain"):
        for phrase in sorted(_WORDS["said"][side], key=len, reverse=True):
            table.setdefault(phrase.split()[0], []).append((side, phrase.split()))
    return table


_SAID = _index_said()
_TAKING: dict[str, str] = {verb: side for side, verbs in _WORDS["taking"].items() for verb in verbs}
"""Verbs with a text as their object, and the side that they tell."""
_URGING: dict[str, str] = {verb: side for side, verbs in _WORDS["urging"].items() for verb in verbs}
_MAJORITY = 60
"""So many states that "deplored the invasion" are those who voted for a text."""
_TAKEN = frozenset({"it", "the", "a", "an", "its", "this", "that", "them", "un", "their", "last"})


def _side_at(document: Document, index: int, number: tuple[int, int], end: int) -> tuple[str, int, int, int] | None:
    """One total with its side, "nineteen countries said no": the side, the number, first word and the place after."""
    if read_year(document, index) or document.word(number[1]) in _DASHES:
        return None
    past = _past_nouns(document, number[1])
    # "six members of the Council voted no": what is cast begins with the verb
    cast = past - (document.word(past - 1) in _CASTING)
    starts = (number[1], past, cast, _past_members(document, number[1]))
    for start in dict.fromkeys([*starts, *(_past_adverb(document, place) for place in starts)]):
        for side, phrase in _SAID.get(document.word(start), ()):
            stop = start + len(phrase)
            compared = document.word(stop) in _COMPARING or document.word(number[1]) in _COMPARING
            if compared or _opposes_number(document, start, stop):
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
        side_of_verb = _TAKING.get(document.word(start))
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


def _opposes_number(document: Document, start: int, stop: int) -> bool:
    """ "The report got 119 against five": both totals of one vote, and not a number of noes."""
    return document.words[start:stop] == ["against"] and read_cardinal(document, stop) is not None


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
    return asks and not {"for", "on"}.isdisjoint(document.words[place + 1 : place + _OBJECT])


_ASKING = frozenset({"called", "asked", "appealed"})


def _voted_to(document: Document, place: int) -> int:
    """The word after "voted to", "voted on Thursday in the General Assembly to"; or 0."""
    if document.word(place) not in _CASTING_VERBS:
        return 0
    to = _past_where(document, place + 1)
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
    if number[0] < _FEWEST or number[1] >= end:
        return None
    lead = tuple(document.words[max(0, index - 2) : index])
    if lead in _BACKING and number[0] >= _MANY_BACKERS and document.word(number[1]) in NOUNS:
        # "passed with the backing of 123 states"
        return "yes", number[0], index, number[1] + 1
    if document.word(index - 1) in _WON and _abstentions(document, number[1], end)[0] is not None:
        # "it counted 116, with 48 abstentions"
        return "yes", number[0], index, number[1]
    if document.word(number[1]) in _WON_NOUNS and document.word(number[1] + 1) == "behind":
        # "in 2005 it had 88 votes behind it"
        return "yes", number[0], index, number[1] + 2
    before = {document.word(place) for place in range(max(0, index - 5), index)}
    moved = document.word(index - 1) == ":" or (
        document.word(index - 1) == "to" and document.word(index - 2) in _MOVING
    )
    far = max(0, index - (_FAR_SUPPORT if moved else _NEAR_SUPPORT))
    support = {document.word(place) for place in range(far, index)} & {"support", "majority", "backing"}
    if document.word(number[1]) in _WON_NOUNS and (
        before & _WON
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
    alone = document.word(after) not in _GOING_ON and document.word(after + 1) not in _FAVOUR
    # "by 123 votes, up from 106 in 2010"
    alone = alone or (document.word(after) == "," and document.word(after + 1) in _SET_BESIDE)
    return by and alone and not _PASSING.isdisjoint(opening)


_SET_BESIDE = frozenset({"up", "down", "compared", "against", "as"})


_PASSING = frozenset(_WORDS["passing"])
_GOING_ON = frozenset({"to", "against", "and", ",", "from", "for"}) | _COMPARING
_FAVOUR = frozenset({"favour", "favor"})
_MOVING = frozenset(_WORDS["on"]["verbs"])
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
        place += document.word(place) in _CASTING
    for _ in range(6):
        if document.word(place) not in _GROUP:
            return place
        place += 1
    return place


_INSIDE = (["of", "the"], ["in", "the"], ["at", "the"])
_OWNER = 8
"""Words of "of the United Nations Human Rights Council"."""
_OF_BODY = frozenset(
    {"un", "united", "nations", "human", "rights", "general", "council", "assembly", "commission", "committee", "third"}
)


def _sides(document: Document, numbers: list[Number], first: int, end: int) -> list[TallyMention]:
    """Totals told one by one, in any order: "Nineteen said no, 119 said yes and 48 abstained"."""
    found: list[tuple[str, int, int, int]] = []
    past = first
    for index, counted in numbers:
        if index < past:
            continue
        side = _bare_side(document, index, counted) or _side_at(document, index, counted, end)
        side = side or _won(document, index, counted, end)
        backed = tuple(document.words[max(0, index - 2) : index]) in _BACKING
        if side and (backed or document.word(index - 1) not in _NO_TOTALS):
            found.append(side)
        past = side[3] if side else index + 1
    totals: list[TallyMention] = []
    group: dict[str, int] = {}
    start = stop = 0
    for name, number, begin, after in found:
        if group and (name in group or begin - stop > _APART or _stands_alone(document, stop, begin, after)):
            totals.append(TallyMention(start, stop, group.get("yes"), group.get("no"), group.get("abstain")))
            group = {}
        start = start if group else begin
        group[name], stop = number, after
    if group:
        totals.append(TallyMention(start, stop, group.get("yes"), group.get("no"), group.get("abstain")))
    return [one for one in totals if _largest(one) > 2 or one.no == 0 or _two(document, one)]


_NO_TOTALS = frozenset({"the", "those", "these", "among", "of", "other", "its"})


def _largest(total: TallyMention) -> int:
    return max((number for number in (total.yes, total.no, total.abstain) if number is not None), default=0)


def _two(document: Document, total: TallyMention) -> bool:
    """ "Two states voted no", "just two noes": so few are counted where states or their votes are named."""
    counted = document.word(total.first) != "no" and document.word(total.first + 1) in _SIDE_NOUNS
    return counted or document.word(total.first + 1) in NOUNS


_SIDE_NOUNS = frozenset({"noes", "nays", "ayes", "yeses", "abstentions"})


def _stands_alone(document: Document, stop: int, first: int, end: int) -> bool:
    """ "A text had met with no votes against; fifteen states had abstained": a sentence of its own after the sign."""
    return ";" in document.words[stop:first] and "had" in document.words[first:end]


def find_tallies(document: Document, first: int, end: int) -> list[TallyMention]:
    """Return the tallies in the words, in order, none overlapping."""
    found: list[TallyMention] = []
    leads = find_leads(document, first, end)
    numbers = [one for one in _find_numbers(document, first, end) if not is_inside(one[0], leads)]
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
    found = found or (_sides(document, numbers, first, end) if numbers else [])
    return _with_leads(found, leads) if leads else found


def _with_leads(found: list[TallyMention], leads: list[Led]) -> list[TallyMention]:
    """The totals and what tells no more than how far those in favour were ahead."""
    told = [TallyMention(low, high, lead.number if lead.or_yes else None, lead=lead) for low, high, lead in leads]
    told = [one for one in told if not any(one.first < other.end and other.first < one.end for other in found)]
    return sorted([*found, *told], key=lambda one: one.first)


Number = tuple[int, tuple[int, int]]
"""A word, and the number that begins there with the place after it."""


def _find_numbers(document: Document, first: int, end: int) -> list[Number]:
    """The numbers that may be totals; none in a sentence that counts no more than "another"."""
    places = document.places(_may_begin, first, end)
    if all(document.words[place] in _UNCOUNTED for place in places):
        return []
    return [(place, number) for place in places if (number := _count(document, place)) is not None]


@by_word
def _may_begin(word: str) -> bool:
    return word in _NUMBERS or word[0].isdigit()


def _count(document: Document, index: int) -> tuple[int, int] | None:
    word = document.word(index)
    if not word or not (word[0].isdigit() or word in _NUMBERS):
        return None
    if word == "no" and document.word(index + 1) in {"abstentions", "votes", "abstention", "opposition", "opponents"}:
        return 0, index + 1
    if word in {"none", "nil"} and document.word(index - 1) in {"to", "and", ",", "with"}:
        return 0, index + 1
    if word == "no" and document.word(index + 1) in _ONE | NOUNS:
        # "no state voted against it"
        return 0, index + 1
    if word == "no" and document.word(index + 1) == "one" and document.word(index + 2) in _CAST_BY_NOBODY:
        # "no one abstained"
        return 0, index + 2
    if word in {"nobody", "none"} and document.word(index + 1) in _CASTING | set(_TAKING) | {"abstained"}:
        return 0, index + 1
    if word == "not" and document.word(index + 1) in {"one", "a"}:
        # "not one state voted against", "not a single vote against"
        place = index + 2 if document.word(index + 2) != "single" else index + 3
        return (0, place) if document.word(place) in _ONE | _CAST_BY_NOBODY else None
    number = read_cardinal(document, index)
    if number is None or number[0] > _MEMBERS or document.word(index - 1) in {"/", "no"}:
        return None
    if counts_part(document, index, number[1]):
        return None
    # "a gap of 158 votes" is the difference of two totals
    return None if document.word(index - 1) == "of" and document.word(index - 2) in _DIFFERENCES else number


_CAST_BY_NOBODY = frozenset({"abstained", "abstaining", "opposed", "voted", "voting", "objected", "dissented"})
_DIFFERENCES = frozenset({"gap", "margin", "lead", "difference", "distance"})


def _dashed(document: Document, index: int, number: tuple[int, int], end: int) -> TallyMention | None:
    """111-19-55, with any dash; two numbers alone are a score or a range and no tally."""
    if document.word(number[1]) not in _DASHES:
        return None
    second, slash = _after_sign(document, number[1], end), document.word(number[1]) == "/"
    if second is None or (slash and number[0] <= _DAYS and second[0] <= _MONTHS):
        return None
    if slash and document.word(second[1]) != "/":
        # "resolution 52/28"
        return None
    if document.word(second[1]) != document.word(number[1]):
        past = second[1] + (document.word(second[1]) in _RESULTS)
        abstain, stop = _abstentions(document, past, end)
        # "in a 30-6 vote with 11 abstentions"
        stop = stop if abstain is not None else second[1]
        if abstain is None and not _is_vote_of_two(document, index, number[0], second, end):
            return None
        return TallyMention(index, stop, number[0], second[0], abstain)
    third = _after_sign(document, second[1], end)
    if third is None or (third[1] < end and document.word(third[1]) in _DASHES - {":"}):
        return None
    return TallyMention(index, third[1], number[0], second[0], third[0])


_DAYS, _MONTHS = 31, 12
"""With a slash between, 18/12/15 may be a date."""


def _after_sign(document: Document, place: int, end: int) -> tuple[int, int] | None:
    """The number after the sign; after a slash it is a part of totals, and not of a symbol."""
    if place + 1 >= end:
        return None
    if document.word(place) != "/":
        return _count(document, place + 1)
    number = read_cardinal(document, place + 1)
    return number if number is not None and number[0] <= _MEMBERS else None


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
        if more is None or more[0] > _MEMBERS:
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
    if number[0] < max(second[0], _FEWEST) or _after_comma(document, third[1], end):
        return None
    before, after = document.word(index - 1), document.word(third[1])
    labelled = before in _WON | {":", "was", "were", "ended", "read", "stood", "at", "of", "with", "by"}
    dated = after == "in" and read_year(document, third[1] + 1) is not None
    counted = document.word(third[1]) in NOUNS | {"sponsors", "names", "organizations", "organisations"}
    return (
        TallyMention(index, third[1], number[0], second[0], third[0]) if (labelled or dated) and not counted else None
    )


_FEWEST = 12
"""Fewer in favour than the Council's closest votes is no total of a vote."""


def _after_comma(document: Document, index: int, end: int) -> tuple[int, int] | None:
    place = index
    while document.word(place) in {",", "and"} and place < index + 2:
        place += 1
    return _count(document, place) if index < place < end else None


def _is_vote_of_two(document: Document, index: int, yes: int, second: tuple[int, int], end: int) -> bool:
    """ "A 27-6 vote", "passed 116-20", "..., 106-20" at the end: 27-6 alone is a score and 2019-20 a range."""
    if yes <= second[0] or read_year(document, index) or yes < 20:
        return False
    if document.word(second[1]) in _RESULTS or _in_brackets(document, index, second[1]):
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
    }
    last = second[1] >= end or (second[1] + 1 >= end and document.word(second[1]) == ".")
    return ends and (bool(before & (_RESULTS | _CONDEMNING)) or document.word(index - 1) == "," or (last and yes >= 22))


def _phrase(document: Document, index: int, phrases: Starts) -> int:
    """Return the place after the longest of the phrases that stands at the word, or 0.

    "Members", "states" and "voted" may stand before it: "thirty members voted in favour".
    """
    stop = find_phrase(document.words, index, phrases)
    if stop:
        return stop
    start = _past_nouns(document, index)
    return find_phrase(document.words, start, phrases) if start > index else 0


_WEEKDAYS = frozenset(day for day in time_words().weekdays if day.endswith("day"))


def _past_nouns(document: Document, index: int) -> int:
    if document.word(index) == "member":
        index += 1
    if document.word(index) in NOUNS:
        index += 1
    if document.word(index) in {"of", "on", "in"}:
        # "thirty members of the Human Rights Council voted for"
        reach = next((at for at in range(index + 1, index + _OBJECT) if document.word(at) in _CASTING), 0)
        index = reach or index
    if document.word(index) == "on" and document.word(index + 1) in _WEEKDAYS:
        # "130 countries on Tuesday backed the call"
        index += 2
    if document.word(index) in {"having", "had", "that", "who"}:
        index += 1
    if document.word(index) not in _CASTING:
        return index
    return _past_where(document, index + 1)


def _past_where(document: Document, index: int) -> int:
    """Over where and when it was cast: "130 states voted in the General Assembly on Tuesday for a moratorium"."""
    place = index
    while place < index + _WHERE_LONG and (document.word(place) in _WHERE or document.word(place) in _WEEKDAYS):
        if document.word(place + 1) in _FAVOUR:
            break
        place += 1
    return place if document.word(place) in _HOW else index


_WHERE = frozenset(_WORDS["where"])
_WHERE_LONG = 9
_HOW = frozenset({"for", "against", "in", "yes", "no", "to", "down"})


def _more_than(document: Document, index: int, number: tuple[int, int]) -> TallyMention | None:
    """ "More members abstained than said yes, 24 against 17": the larger number first."""
    words = document.words[max(0, index - 9) : index]
    than = len(words) - 1 - words[::-1].index("than")
    one, two = _side_said(words[:than]), _side_said(words[than:])
    told = document.word(number[1]) in {"to", "against", "versus", "vs"}
    second = _count(document, number[1] + 1) if told else None
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
    yes_end = _phrase(document, number[1], YES)
    place = yes_end or number[1]
    if document.word(place) == "," and document.word(place + 1) == "against" and _count(document, place + 2):
        # "130, against 32"
        place += 1
    before = [document.word(at) for at in range(max(0, index - 8), index)]
    if "than" in before and "more" in before and before[-3:] != ["no", "more", "than"]:
        return _more_than(document, index, number)
    if document.word(place) in {"to", "against", "versus", "vs"} and place < end:
        second = _count(document, place + 1)
        if (
            second is None
            or read_year(document, place + 1)
            or _is_range(document, index, place, yes_end, second[1], end)
        ):
            return None
        rest = _phrase(document, second[1], NO) or second[1]
        abstain, stop = _abstentions(document, rest, end)
        return TallyMention(index, stop, number[0], second[0], abstain)
    if not yes_end:
        return None
    second_at = _skip(document, yes_end, end)
    second = _count(document, second_at) if second_at < end else None
    for _ in range(_OBJECT if second is None else 0):
        # "116 members backed the resolution, 20 opposed it and 53 abstained"
        second_at = _skip(document, second_at + 1, end)
        second = _count(document, second_at) if second_at < end else None
        if second is not None:
            break
    no_end = _phrase(document, second[1], NO) if second else 0
    if not second or not no_end or _opposes_number(document, second[1], no_end):
        return None
    abstain, stop = _abstentions(document, no_end, end)
    return TallyMention(index, stop, number[0], second[0], abstain)


def _is_range(document: Document, index: int, place: int, yes_end: int, stop: int, end: int) -> bool:
    """ "From 40 to 62 sponsors" and "53 to 61 countries" are no vote; a tally has its words, "by", abstentions."""
    if yes_end or _abstentions(document, stop, end)[0] is not None or _phrase(document, stop, NO):
        return False
    before = [document.word(i) for i in range(max(0, index - 3), index)]
    if before[-1:] == ["by"] and not _MOVED.isdisjoint(before) and document.word(place) == "to":
        # "the noes shrank by one to 19"
        return True
    if document.word(index - 1) in _TOLD and _VOTING & {
        document.word(i) for i in range(max(0, index - _SUBJECT), index)
    }:
        # "Last Thursday's vote in the Human Rights Council was 26 to 6"
        return False
    yes, no = _count(document, index), _count(document, place + 1)
    if yes and no and document.word(index - 1) == ":" and yes[0] >= _FEWEST and document.word(stop) in _ENDS:
        # "Iran: 22 to eight."
        return False
    if yes and no and no[0] < yes[0] and yes[0] >= _FEWEST and _in_brackets(document, index, stop):
        # "mercenaries (130 to 53), the right to development (138 to 23)"
        return False
    if yes and no and no[0] < yes[0] and yes[0] >= _FEWEST and _stands_as_result(document, index, stop):
        # "passed its text on mercenaries, 126 to 53", "the year before it had been 130 to 52"
        return False
    if (
        yes
        and no
        and yes[0] >= 80
        and no[0] <= 35
        and document.word(stop) not in _GROUP | {"sponsors", "cosponsors", "years"}
    ):
        # "Thursday's 116 to 20": no range goes down
        return False
    if before[-2:] == [",", "voting"]:
        # "The Assembly took it to task on Friday, voting 71 to 35"
        return False
    return not ("by" in before or "vote" in before or "voted" in before or "of" in before[-1:] or "tally" in before)


_SUBJECT = 18
"""Words of "the last roll call on North Korea in the Human Rights Council, on Friday,"."""
_MOVED = _MOVING - {"went", "gone", "moved"}


def _in_brackets(document: Document, index: int, stop: int) -> bool:
    """Two totals alone between brackets, where a vote is told of before."""
    told = {document.word(at) for at in range(max(0, index - _LISTED_BEFORE), index)}
    return document.word(index - 1) == "(" and document.word(stop) == ")" and not told.isdisjoint(_RESULTS)


_LISTED_BEFORE = 30


def _stands_as_result(document: Document, index: int, stop: int) -> bool:
    """Two totals between a sign or "it was" and another sign or a time."""
    before, after = document.word(index - 1), document.word(stop)
    if after == ":" and before in _SENTENCE_ENDS:
        # "Twenty-eight to twelve: the Council backed the text"
        return True
    opened = before in _RESULT_LEADS or (before in {",", ":", ";"} and not document.word(index - 2).isdigit())
    return opened and (after in _ENDS or after in _RESULT_ENDS or after in _WEEKDAYS)


_SENTENCE_ENDS = frozenset({"", ".", "!", "?"})
_RESULT_LEADS = frozenset({
    "been", "was", "were", "is", "divided", "split", "voted", "passed", "through", "resolution", "text", "drew",
    "brought", "got", "final", "against", "after",
})  # fmt: skip
_RESULT_ENDS = frozenset({"on", "in", "last", "this", "yesterday", "today", "a", "the", "with", "two", "three", "to"})
_ENDS = frozenset({"", ".", ";", ",", ")"})
_TOLD = frozenset({"been", "was", "is", "were", "of", "at", "ended", "read", "stood", "with", ":"})
_VOTING = frozenset(
    {"poll", "roll", "vote", "votes", "voted", "tally", "count", "result", "margin", "score", "ballot", "split"}
    | {"gap", "numbers"}
)


def _skip(document: Document, index: int, end: int) -> int:
    while index < end and document.word(index) in _FILLERS:
        index += 1
    return index


def _past_drawing(document: Document, comma: int, end: int) -> int:
    """ "Adopted by 119 votes to 19, the text drew 48 abstentions": the word after the verb; else the comma."""
    if document.word(comma + 1) != "the":
        return comma
    return next((at + 1 for at in range(comma, min(end, comma + _OBJECT)) if document.words[at] in _DRAWING), comma)


_DRAWING = frozenset({"drew", "saw", "left", "attracted"})


def _breaks(document: Document, place: int) -> bool:
    """ "134 to 53; last month 182 to 4, with two abstentions": those are of the later totals.

    In "116 to 20 on Thursday to condemn its record, with 53 abstaining" the "to" tells what for.
    """
    word = document.words[place]
    return word in {",", ";"} or (word == "to" and read_cardinal(document, place + 1) is not None)


def _abstentions(document: Document, index: int, end: int) -> tuple[int | None, int]:
    """The abstentions that follow and the place after them; (None, index) where there are none."""
    place = _skip(document, index, end)
    number = _count(document, place) if place < end else None
    if number is None:
        # "lost by 22 to 11 in the Council on Tuesday, 14 members abstaining"
        drawn = _past_drawing(document, index, end) if document.word(index) == "," else index
        low = index if drawn > index else place
        comma = next((at for at in range(low, min(end, low + _APART)) if _breaks(document, at)), end)
        comma = comma if document.word(comma) == "," else end
        place = _skip(document, _past_drawing(document, comma, end), end)
        number = _count(document, place) if place < end else None
    if number is None:
        return None, index
    stop = _phrase(document, number[1], ABSTAIN)
    if not stop and document.word(place - 1) == "with" and document.word(number[1]) in {"", ".", ";", ","}:
        stop = number[1]
    return (number[0], stop) if stop else (None, index)
