"""Totals that go on with a number alone: "17 votes in favour in 2022, 18 in 2023", "sank from 111 in 2006 to 79"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.mentions.comparisons import sets_number_beside
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.tallies import find_tallies
from onrecord.claims.mentions.tally_words import TallyMention
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.text import Document

_TABLE = read_toml("tallies.toml")
_SEPARATORS = frozenset({",", ";", "and"})
_LEADS = frozenset(_TABLE["on"]["leads"])
"""Words before a number that goes on: "this month with 90", "last Friday there were 92"."""
_NOUNS = frozenset(_TABLE["nouns"]) | {"votes"}
_ENDS = frozenset({"", ".", ",", ";", "and", "!", ")", "–", "—"})
_SIDES = {side: index_phrases(_TABLE["on"][side]) for side in ("yes", "no", "abstain")}
_VERBS = frozenset(_TABLE["on"]["verbs"])
_DID = frozenset({"did", "had", "have"})
_FEWEST, _MOST = 3, 193
_PREPOSITIONS = frozenset({"last", "this", "in", "on", "at", "during", "for"})
_LEAD, _FAR = 3, 8
_SUBJECT = 14
"""Words of a subject with its side: "support for the General Assembly's North Korea resolution fell to"."""


def add_totals(
    document: Document, first: int, end: int, found: list[TallyMention], times: list[Time]
) -> list[TallyMention]:
    """Return the totals with those that go on with a number and a time alone."""
    added = list(found)
    for place, tally in enumerate(found):
        limit = found[place + 1].first if place + 1 < len(found) else end
        added += _go_on(document, tally, limit, times)
    apart = [*_from_to(document, first, end, times), *_by_to(document, first, end), *_numbered(document, first, end)]
    apart += _moved_to(document, first, end)
    apart += [*_up_from(document, [*found, *apart], end, times), *_and_then(document, found, end)]
    added += [one for one in apart if not any(_overlap(one, old) for old in added)]
    return sorted(added, key=lambda one: one.first) if len(added) > len(found) else found


def _and_then(document: Document, found: list[TallyMention], end: int) -> list[TallyMention]:
    """ "By 134 votes to 53 and then 136 to 53", "24-6 on Belarus and 24-8 on Iran": two totals of another vote."""
    added = []
    for tally in found:
        place = tally.end
        if document.word(place) == "on":
            # what the first vote was on
            place = next((at for at in range(place, min(place + _MATTER, end)) if document.word(at) == "and"), end)
        if tally.no is None or place >= end or document.word(place) != "and":
            continue
        place += 1 + (document.word(place + 1) in {"then", "by"})
        yes = read_cardinal(document, place)
        no = read_cardinal(document, yes[1] + 1) if yes is not None and document.word(yes[1]) in _TO else None
        if yes is not None and no is not None and no[1] <= end and max(yes[0], no[0]) <= _MOST:
            added.append(TallyMention(place, no[1], yes[0], no[0]))
    return added


_TO = frozenset({"to", "-", "–"})
_MATTER = 7
"""Words of what a vote was on, after its totals: "on the right to development"."""


def find_apart(document: Document, first: int, end: int) -> list[TallyMention]:
    """Return the totals in the words; what a part set apart tells by itself is not lost beside the others."""
    found = find_tallies(document, first, end)
    if not found:
        return found
    signs = [place for place in range(first, end) if sets_apart(document, place)]
    if not signs:
        return found
    for low, high in pairwise([first - 1, *signs, end]):
        if not any(one.first < high and low < one.end for one in found):
            found += find_tallies(document, low + 1, high)
    return sorted(found, key=lambda one: one.first)


_BODIES = frozenset({("the", name) for name in ("assembly", "council", "committee", "plenary", "commission")})


def sets_apart(document: Document, place: int) -> bool:
    """Return whether a part with a time of its own begins after the word.

    "22 in favour and twelve against, where the year before there had been just eight noes".
    """
    word = document.words[place]
    return word == ";" or (word == "," and document.word(place + 1) in _SETTING_APART)


_SETTING_APART = frozenset({"where", "whereas", "while", "when", "although", "though"})


def _overlap(one: TallyMention, other: TallyMention) -> bool:
    return one.first < other.end and other.first < one.end


def _only_side(tally: TallyMention) -> str | None:
    sides = [side for side in ("yes", "no", "abstain") if getattr(tally, side) is not None]
    return sides[0] if len(sides) == 1 else None


def total_of_side(first: int, end: int, side: str, number: int) -> TallyMention:
    """Return the words as a vote of which one side is told."""
    return TallyMention(first, end, number if side == "yes" else None, number if side == "no" else None,
                        number if side == "abstain" else None)  # fmt: skip


def _time_at(document: Document, place: int, times: list[Time]) -> Time | None:
    """The time that begins at the word, or after a preposition."""
    lead = document.word(place) in _PREPOSITIONS
    return next((time for time in times if time.first == place or (lead and time.first == place + 1)), None)


def _go_on(document: Document, tally: TallyMention, limit: int, times: list[Time]) -> list[TallyMention]:
    side, place, found = _only_side(tally), _past_object(document, tally.end), []
    own = _time_at(document, place, times)
    if own is None and document.word(place) == "on":
        # "six noes on North Korea in March, the Assembly twenty in December"
        own = next((one for one in times if place < one.first <= min(place + _FAR, limit)), None)
        between = document.words[place : own.first] if own is not None else []
        own = None if not _SEPARATORS.isdisjoint(between) else own
    if own is not None:
        place = own.end
    while side is not None:
        following = _next_total(document, place, limit, side, times)
        if following is None:
            break
        found.append(following)
        place = following.end
    return found


def _past_object(document: Document, place: int) -> int:
    """The place after what was voted on: "four voted against the text; on Thursday eleven did"."""
    if document.word(place) == "it":
        return place + 1
    if document.word(place) in {"the", "its", "this"} and document.word(place + 1) in _VOTED_ON:
        return place + 2
    return place


_VOTED_ON = frozenset({"text", "resolution", "draft", "motion", "measure"})


def _next_total(document: Document, place: int, limit: int, side: str, times: list[Time]) -> TallyMention | None:
    """The number after a separating sign, with a time before or after it and nothing else."""
    start = place
    while document.word(place) in _SEPARATORS and place < limit:
        place += 1
    if place == start:
        return None
    first, before = place, _time_at(document, place, times)
    place = before.end if before is not None else place
    if tuple(document.words[place : place + 2]) in _BODIES:
        # "the Council counted six noes in March, the Assembly twenty in December"
        place += 2
    for _ in range(_LEAD):
        place += document.word(place) in _LEADS
    number = read_cardinal(document, place) if place < limit else None
    if number is None or not _FEWEST <= number[0] <= _MOST:
        return None
    end = number[1] + (document.word(number[1]) in _NOUNS)
    # "four voted against the text; on Thursday eleven did"
    end += document.word(end) in _DID
    after = _time_at(document, end, times)
    end = after.end if after is not None else end
    if (before is None and after is None) or end > limit or document.word(end) not in _ENDS:
        return None
    return total_of_side(first, end, side, number[0])


def _from_to(document: Document, first: int, end: int, times: list[Time]) -> list[TallyMention]:
    """ "The number of supporters sank from 111 in 2006 to 79 last month"."""
    for place in range(first, end):
        if document.words[place] != "from" or not _VERBS & set(document.words[max(first, place - 4) : place]):
            continue
        one = read_cardinal(document, place + 1)
        side = side_before(document, place, first, _SUBJECT) if one is not None else None
        then = _time_at(document, one[1], times) if one is not None else None
        if side is None or one is None:
            continue
        to = then.end if then is not None else one[1]
        two = read_cardinal(document, to + 1) if document.word(to) == "to" else None
        if two is None or not all(_FEWEST <= number[0] <= _MOST for number in (one, two)):
            continue
        now = _time_at(document, two[1], times)
        last = total_of_side(to + 1, now.end if now is not None else two[1], side, two[0])
        return [total_of_side(place + 1, to, side, one[0]), last]
    return []


def _up_from(document: Document, found: list[TallyMention], end: int, times: list[Time]) -> list[TallyMention]:
    """ "130 states voted for it, up from 125 two years ago": the same total of the other time."""
    added, starts = [], {time.first for time in times}
    for tally in found:
        places = range(tally.end, min(tally.end + _FAR + 4, end - 1))
        at = next((past for place in places if (past := _past_lead(document, place, starts))), None)
        number = read_cardinal(document, at) if at is not None else None
        if at is None or number is None or not _FEWEST <= number[0] <= _MOST:
            continue
        others = _numbers_on(document, number[1])
        stop = others[-1][1] if others else number[1] + (document.word(number[1]) in _NOUNS)
        time = _time_at(document, stop, times)
        side = _only_side(tally) or ("yes" if tally.yes is not None else None)
        if side is None or (others and _only_side(tally) is not None) or (time is None and not others):
            continue
        after = time.end if time is not None else stop
        one = total_of_side(at, after, side, number[0])
        added.append(TallyMention(at, after, number[0], *(other for other, _ in others)) if others else one)
    return added


def _numbers_on(document: Document, place: int) -> list[tuple[int, int]]:
    """The other totals of the same vote, each with the place after it: "116 to 20", "116-20-53"."""
    found: list[tuple[int, int]] = []
    while document.word(place) in _JOINS and len(found) < len(("no", "abstain")):
        number = read_cardinal(document, place + 1)
        if number is None or number[0] > _MOST:
            break
        found.append(number)
        place = number[1]
    return found


_JOINS = frozenset({"to", "-", "–"})


def _past_lead(document: Document, place: int, starts: set[int]) -> int:
    """The word after "up from", "compared with", "against", which set a number of another time beside one; or 0."""
    after = find_phrase(document.words, place, _BESIDE)
    return after or (place + 1 if sets_number_beside(document, place, starts) else 0)


_BESIDE = index_phrases(("up from", "down from", "compared with", "compared to", "as compared with", "as against"))


def _moved_to(document: Document, first: int, end: int) -> list[TallyMention]:
    """ "Support fell to 116 from 123 in 2011": the number that it came to; the other one is set beside it."""
    found = []
    for place in range(first + 1, end):
        if document.words[place] != "to" or document.words[place - 1] not in _VERBS:
            continue
        number = read_cardinal(document, place + 1)
        side = side_before(document, place, first, _SUBJECT) if number is not None else None
        if side is None or number is None or not _FEWEST <= number[0] <= _MOST:
            continue
        past = number[1] + (document.word(number[1]) in _NOUNS)
        if document.word(past) == "from" and read_cardinal(document, past + 1) is not None:
            found.append(total_of_side(place + 1, past, side, number[0]))
    return found


def _by_to(document: Document, first: int, end: int) -> list[TallyMention]:
    """ "The noes shrank by one to 19": what they came to."""
    found = []
    for place in range(first + 1, end):
        if document.words[place] != "by" or document.words[place - 1] not in _VERBS:
            continue
        side, step = side_before(document, place, first, _SUBJECT), read_cardinal(document, place + 1)
        to = _past_step(document, step[1]) if step is not None else 0
        total = read_cardinal(document, to + 1) if to and document.word(to) == "to" else None
        if side is not None and total is not None and _FEWEST <= total[0] <= _MOST:
            found.append(total_of_side(place + 1, total[1], side, total[0]))
    return found


def _past_step(document: Document, place: int) -> int:
    """ "By three, to 27", "by three votes to 27": the word "to"."""
    place += document.word(place) in _NOUNS
    return place + (document.word(place) == ",")


def step_to(document: Document, tally: TallyMention, first: int) -> int:
    """Return by how much the words say that the total differs from the one before: "fell by five to 48" -> -5; or 0."""
    total = next((one for one in (tally.yes, tally.no, tally.abstain) if one is not None), None)
    for place in range(max(first, tally.first - _STEP_FAR) + 1, tally.end):
        sign = _DIRECTIONS.get(document.word(place - 1), 0) if document.word(place) == "by" else 0
        step = read_cardinal(document, place + 1) if sign else None
        if step is None:
            continue
        to = _past_step(document, step[1])
        number = read_cardinal(document, to + 1) if document.word(to) == "to" else None
        if number is not None and number[0] == total and document.word(number[1]) not in _COMPARED_ON:
            return sign * step[0]
    return 0


_STEP_FAR = 8
"""Words from "by" to the total that it was reached at: "by another three votes, to"."""
_CHANGES = read_toml("ranks.toml")["changes"]
_DIRECTIONS = dict.fromkeys(_CHANGES["more"], 1) | dict.fromkeys(_CHANGES["fewer"], -1)
_COMPARED_ON = frozenset({"since", "from", "compared", "on", "over", "against"})
"""After the total these tell from which other vote than the last one it differs."""


def _numbered(document: Document, first: int, end: int) -> list[TallyMention]:
    """ "The noes had numbered 18", "the yes side had stood at 131"."""
    found = []
    for place in range(first, end - 1):
        told = document.words[place] in _NUMBERING or tuple(document.words[place : place + 2]) in _STANDING
        at = place + 1 + (document.words[place] not in _NUMBERING)
        number = read_cardinal(document, at) if told else None
        side = side_before(document, place, first) if number is not None else None
        if number is None or side is None or not 0 < number[0] <= _MOST:
            continue
        found.append(total_of_side(place, number[1], side, number[0]))
    return found


_NUMBERING = frozenset({"numbered", "numbering", "totalled", "totaled"})
_STANDING = frozenset({("stood", "at"), ("come", "to"), ("came", "to"), ("was", "at"), ("reached", "a")})


def side_before(document: Document, place: int, first: int, far: int = _FAR) -> str | None:
    """Return of which side the words before speak: "the noes have grown", "its supporters fell"."""
    for at in range(place - 1, max(first, place - far) - 1, -1):
        for side, phrases in _SIDES.items():
            if find_phrase(document.words, at, phrases):
                return side
    return None
