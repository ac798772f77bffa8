"""The forms in which a sentence compares a total: "the fewest since", "never so many", "only 2011 had more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.rank_records import RECORD_WORDS, record
from onrecord.claims.find.rank_words import (
    LAST_VOTE,
    NEAR,
    TABLE,
    Said,
    find_scope,
    first_side,
    last_side,
    side_at,
    side_of_total,
    tells_difference,
    tells_of_all,
    time_at,
)
from onrecord.claims.mentions.comparisons import goes_with_verb
from onrecord.claims.mentions.numbers import ORDINALS, may_count, read_cardinal
from onrecord.claims.mentions.tally_words import NOUNS
from onrecord.claims.models import Compared, Ranks
from onrecord.claims.patterns import find_phrase, index_phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.claims.sentence import View


def _by_word(table: str) -> dict[str, Compared]:
    return {word: Compared(how) for how in ("more", "fewer") for word in TABLE[table][how]}


_EXTREMES, _COMPARING, _EQUAL = _by_word("superlatives"), _by_word("comparatives"), _by_word("equatives")
EXTREMES = frozenset(_EXTREMES)
"""Words for the most or the fewest of all."""
_OF_MARGIN = frozenset(TABLE["superlatives"]["margin"])
_BETWEEN = frozenset(TABLE["superlatives"]["between"])
_AFTER = frozenset(TABLE["superlatives"]["after"])
_LOOSE = frozenset(TABLE["superlatives"]["loose"])
_EQUATING = frozenset(TABLE["equatives"]["opening"])
_CHANGING = _by_word("changes")
_SINCE = index_phrases(TABLE["changes"]["than"])
_ANY = index_phrases(TABLE["before"]["any"])
_AS_MANY = (["as", "many"], ["as", "few"])
COMPARING = frozenset({*EXTREMES, *_COMPARING, *_EQUAL, *_CHANGING, *RECORD_WORDS, "same"})
"""Without one of these words nothing is compared."""


def _superlative(view: View, low: int, high: int) -> Said | None:
    """ "The highest number of noes since 2005", "its best result", "the noes were the fewest so far"."""
    for place in range(low, high):
        how = _EXTREMES.get(view.word(place))
        nth, lead = _ordinal_before(view, place) if how is not None else (1, 0)
        if how is None or view.word(lead) not in _OWNING | {"the", "at"} or _is_of_a_while(view, lead):
            continue
        side, after = _side_of(view, place, low, high)
        scope = find_scope(view, place + 1, high)
        owned = view.word(lead) in _OWNING and _LOOSE.isdisjoint(view.words(after - 1, after))
        owned = owned or nth > 1 or (low == lead and tells_of_all(view, after, high))
        if not side or (scope is None and not owned):
            continue
        since, back, end = scope or (None, 0, max(after, place + 1))
        says = Ranks(side, how, since=since, nth=nth)
        return Said(lead, max(end, after), says, (place, end), back)
    return None


def _ordinal_before(view: View, place: int) -> tuple[int, int]:
    """ "The second-highest": its place among them, and the word before."""
    at = place - 1 - (view.word(place - 1) == "-")
    nth = ORDINALS.get(view.word(at), 0)
    return (nth, at - 1) if 1 < nth <= _LAST_ORDINAL else (1, place - 1)


_LAST_ORDINAL = 5


def _is_of_a_while(view: View, place: int) -> bool:
    """ "This year's closest vote", "the day's narrowest margin": of those of that time only."""
    timed = any(time.end == place for time in view.times)
    return view.word(place) == "'s" and (timed or view.word(place - 1) in _WHILES)


_WHILES = frozenset({"day", "week", "night", "session", "month", "year", "evening", "morning", "afternoon", "today"})


_OWNING = frozenset({"its", "'s", "their"})


def _side_of(view: View, place: int, low: int, high: int) -> tuple[str, int]:
    """What the superlative is said of, and where that ends: the words after it, else those before it."""
    at = place + 1
    side, end = side_at(view, at)
    while (not side or side == "result") and view.word(at) in _BETWEEN and at < min(high, place + NEAR):
        # "the highest number of noes", "the lowest count of votes in favour"
        at += 1
        inner = side_at(view, at)
        side, end = inner if inner[0] and inner[0] != "result" else (side, end)
    if side == "result" and view.word(place) in _OF_MARGIN:
        side = "margin"
    if side or view.word(place + 1) not in _AFTER | _BETWEEN:
        return side, end
    if view.word(place) in _OF_MARGIN:
        return "margin", place + 1
    return last_side(view, low, place)[0], place + 1


def _never(view: View, low: int, high: int) -> Said | None:
    """ "No earlier text had drawn as many yes votes", "never before had so few states voted for it"."""
    denied = next((at for at in range(low, high) if _denies(view, at)), None)
    if denied is None:
        return None
    for place in range(denied + 1, high):
        equal = view.word(place - 1) in _EQUATING and view.word(place) in _EQUAL
        how = _EQUAL.get(view.word(place)) if equal else _COMPARING.get(view.word(place))
        if (
            how is None
            or "than" in view.words(place + 1, place + 3)
            or view.word(place - 1) in {"no", "not", "any", "one"}
        ):
            continue
        side, end = first_side(view, place + 1, high)
        than = next((at for at in range(place + 1, high) if view.word(at) == "than"), 0)
        if than and time_at(view, than + 1) is not None:
            # "never did more states back it than in 2011": more than in any other year
            side = side or next((_VERBS[word] for word in view.words(place, than) if word in _VERBS), "")
            return Said(denied, than, Ranks(side, how), (denied, than)) if side else None
        if not side:
            side, end = last_side(view, low, place)[0], place + 1
        scope = find_scope(view, denied, high)
        since, back, _ = scope or (None, 0, 0)
        if side:
            says = Ranks(side, how, since=since, strict=equal)
            return Said(denied, max(end, place + 1), says, (denied, high), back)
    return None


_VERBS: dict[str, str] = {verb: side for side in ("yes", "no", "abstain") for verb in TABLE["verbs"][side]}


def _only(view: View, low: int, high: int) -> Said | None:
    """ "Only 2011 had brought more yes votes", "only once, in 2011, had more states been in favour"."""
    place = next((at for at in range(low, high) if view.word(at) == "only"), None)
    time = next((one for one in view.times if place is not None and 0 < one.first - place <= _ONCE), None)
    if place is None or time is None or len(set(time.years)) != 1 or time.bound:
        return None
    for at in range(time.end, high):
        how = _COMPARING.get(view.word(at))
        if how is not None and view.word(at + 1) != "than" and not tells_difference(view, at):
            side, end = first_side(view, at + 1, high)
            side = side or last_side(view, low, at)[0]
            return Said(place, max(end, at + 1), Ranks(side, how, but=time.years[:1]), (place, high)) if side else None
    return None


_ONCE = 4


def _earlier(view: View, low: int, high: int) -> Said | None:
    """ "A year earlier more had abstained": than in the vote that the text tells of."""
    for place in range(low, high):
        how = _COMPARING.get(view.word(place))
        timed = bool(view.times_in(low, high))
        if how is None or not timed or tells_difference(view, place) or "than" in view.words(place, high):
            continue
        side, end = first_side(view, place + 1, high)
        if side and not {"had", "were"}.isdisjoint(view.words(low, end)):
            return Said(place, end, Ranks(side, how), (place, end), news=True)
    return None


def _changed(view: View, low: int, high: int) -> Said | None:
    """ "The noes were up on last year", "support has shrunk since 2010": without a number."""
    for place in range(low, high):
        how = _CHANGING.get(view.word(place)) if not goes_with_verb(view.document, place) else None
        after = find_phrase(view.document.words, place + 1, _SINCE) if how is not None else 0
        at = after - (view.word(after - 1) == "since") if after else 0
        time = time_at(view, at) if at else None
        side = last_side(view, low, place)[0] if time is not None else ""
        if how is not None and time is not None and side and side != "result":
            return Said(place, time.end, Ranks(side, how), (place, time.end), than=time)
    return None


def _denies(view: View, place: int) -> bool:
    word = view.word(place)
    in_years = view.word(place + 1) == "in" and may_count(view.word(place + 2))
    if word == "never" or (word == "not" and (view.word(place + 1) == "since" or in_years)):
        return True
    return word in {"no", "none"} and not _EARLIER.isdisjoint(view.words(place + 1, place + 4))


_EARLIER = frozenset({"earlier", "previous", "other", "prior", "text", "vote", "resolution", "session", "predecessors"})


def _compared(view: View, low: int, high: int) -> Said | None:
    """ "More than ever before", "fewer abstentions than a year ago", "the same number of noes as in 2011"."""
    for place in range(low, high):
        how = _COMPARING.get(view.word(place))
        if how is not None and not tells_difference(view, place):
            said = _than(view, place, how, low, high)
            if said is not None:
                return said
        if view.word(place) == "same" or view.words(place - 1, place + 1) in _AS_MANY:
            said = _as_then(view, place, low, high)
            if said is not None:
                return said
    return None


_FAR_THAN = 22
"""Words of what some states did, up to what it is compared with."""


def _than(view: View, place: int, how: Compared, low: int, high: int) -> Said | None:
    # "fewer states opposed the General Assembly's text on North Korea in 2011 than in 2010"
    far = _FAR_THAN if view.word(place + 1) in NOUNS else NEAR
    than = next((at for at in range(place + 1, min(high, place + far)) if view.word(at) == "than"), None)
    if than is None or (read_cardinal(view.document, than + 1) and not time_at(view, than + 1)):
        return None
    side = first_side(view, place + 1, than)[0] or last_side(view, low, place)[0] or first_side(view, than, high)[0]
    side = side or side_of_total(view, place)
    if not side:
        return None
    every = find_phrase(view.document.words, than, _ANY)
    if every:
        scope = find_scope(view, than + 1, high)
        end = scope[2] if scope is not None else every
        return Said(place, end, Ranks(side, how, since=scope[0] if scope else None, strict=True), (than, end))
    time = time_at(view, than + 1)
    last = find_phrase(view.document.words, than + 1, LAST_VOTE)
    if time is None and not last:
        return None
    end = time.end if time is not None else last
    return Said(place, end, Ranks(side, how), (than, end), than=time, last=time is None)


def _as_then(view: View, place: int, low: int, high: int) -> Said | None:
    """ "The same as in 2011", "as many noes as the year before"."""
    than = next((at for at in range(place + 1, min(high, place + NEAR)) if view.word(at) == "as"), None)
    time = time_at(view, than + 1) if than is not None else None
    last = find_phrase(view.document.words, than + 1, LAST_VOTE) if than is not None else 0
    side = first_side(view, place + 1, than)[0] or last_side(view, low, place)[0] if than is not None else ""
    part = view.word(place - 2) in {"twice", "half", "times", "thrice"}
    if than is None or not side or side == "result" or part or (time is None and not last):
        return None
    end = time.end if time is not None else last
    return Said(place - 1, end, Ranks(side, Compared.SAME), (than, end), than=time, last=time is None)


READINGS: tuple[Callable[[View, int, int], Said | None], ...] = (
    _superlative, _never, _only, _compared, record, _earlier, _changed,
)  # fmt: skip
"""What reads each form in the words from the place to the place."""
