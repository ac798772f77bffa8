"""How often something was so: "abstained three times between 2005 and 2010", "missing on two occasions since 2008"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_counts import relation_of
from onrecord.claims.find.bare_runs import run_object
from onrecord.claims.mentions.numbers import may_count, read_cardinal
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import Object, Relation, Sponsors, Streak, Times, Votes
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Assertion, Claim
    from onrecord.claims.sentence import View

_TABLE = read_toml("counts.toml")["often"]
_UNITS = frozenset(_TABLE["units"])
_OF_UNITS = frozenset(phrase.split()[0] for phrase in _TABLE["of_units"])
_WORDS: dict[str, int] = _TABLE["words"]
_ONCE = frozenset(_TABLE["once"])
_VAGUE = {2: index_phrases(_TABLE["at_least_twice"]), 1: index_phrases(_TABLE["at_least_once"])}
_EXCEPTING = index_phrases(_TABLE["excepting"])
_BETWEEN = frozenset(_TABLE["left_out"])
_NEARLY = frozenset(_TABLE["nearly"])
_UNLIKE = index_phrases(_TABLE["unlike"])
_NEAR = 5
"""Words between "two of" and the noun: "in two of the last five years"."""
_OPENERS = _UNITS | _OF_UNITS | _WORDS.keys() | {"once"} | {word for index in _VAGUE.values() for word in index}


@by_word
def _may_open(word: str) -> bool:
    return word in _OPENERS or may_count(word)


def how_often(view: View, first: int, end: int, verb_end: int = 0) -> tuple[int, Relation] | None:
    """Return the number of times that the words tell, and how it is meant; None where they tell none.

    `verb_end` is the word after the verb, whose object may be counted: "sponsored fifteen of the eighteen texts". A run
    ("three times in a row"), an order ("for the third time") and a comparison ("twice as many") are none.
    """
    if view.vocabulary.isdisjoint(_OPENERS):
        return None
    for place in view.document.places(_may_open, first, end):
        told = _read(view, place, end, verb_end)
        if told is not None and not any(run.first <= place < run.end for run in view.runs):
            return told
    return None


def _read(view: View, place: int, end: int, verb_end: int) -> tuple[int, Relation] | None:
    document, word = view.document, view.word(place)
    for least, index in _VAGUE.items():
        if find_phrase(document.words, place, index):
            return least, Relation.AT_LEAST
    if word in _WORDS:
        return None if _is_unlike(view, place + 1) else (_WORDS[word], relation_of(view, place)[1])
    if word == "once":
        return (1, Relation.EXACTLY) if view.word(place - 1) in _ONCE else None
    number = read_cardinal(document, place)
    if number is None or number[1] >= end:
        return None
    count, after = number
    if view.word(after) in _UNITS and view.word(place - 1) not in {"the", "these", "those", "all"}:
        return None if _is_unlike(view, after + 1) else (count, relation_of(view, place)[1])
    begin, relation = relation_of(view, place)
    part = view.word(after) == "of" and (begin == verb_end or view.word(begin - 1) in {"in", "on", "for", "only"})
    if part and not _OF_UNITS.isdisjoint(view.words(after + 1, min(end, after + 2 + _NEAR))):
        return count, relation
    alone = begin == verb_end and not view.word(after).isalnum()
    return (count, relation) if alone and _opens_with_all(view, first=view.first, end=place) else None


def _opens_with_all(view: View, first: int, end: int) -> bool:
    """ "Of the eighteen texts since 2008, it sponsored fifteen"."""
    return view.word(first) == "of" and not _OF_UNITS.isdisjoint(view.words(first, end))


def _is_unlike(view: View, place: int) -> bool:
    return bool(find_phrase(view.document.words, place, _UNLIKE))


def _left_out(view: View, first: int, end: int) -> tuple[int, ...] | int | None:
    """The years that "every year" leaves out, or how many of them; None where it leaves out none."""
    if view.vocabulary.isdisjoint(_LEAVING):
        return None
    for place in range(first, end):
        after = find_phrase(view.document.words, place, _EXCEPTING)
        if after and (view.word(place) != "but" or _is_counted(view, place - 1)):
            while view.word(after) in _BETWEEN and not _time_at(view, after):
                after += 1
            years = _years_from(view, after)
            number = read_cardinal(view.document, after)
            if years or number:
                return years or (number[0] if number else 0)
        if view.word(place) in _EXCEPTIONS:
            near = [time for time in view.times if place - _FAR <= time.end and time.first <= place + _FAR]
            named = [time for time in near if not time.bound and time.kind is TimeKind.YEARS]
            return tuple(sorted({year for time in named for year in _years_of(time)})) or None
    return None


def _is_counted(view: View, place: int) -> bool:
    """ "All but two", "every year since 2008 but one": and not the "but" of a new clause."""
    return view.word(place) in _COUNTED or any(time.end == place + 1 for time in view.times)


_COUNTED = frozenset({"all", "every", "nothing", "always", "session", "sessions", "text", "texts", "year", "years"})
_EXCEPTIONS = frozenset({"exception", "exceptions"})
_LEAVING = _EXCEPTIONS | _EXCEPTING.keys()
_FAR = 4
"""Words between "the only exception" and its year: "with 2007 as the only exception"."""


def _time_at(view: View, place: int) -> Time | None:
    return next((time for time in view.times if time.first == place), None)


def _years_from(view: View, place: int) -> tuple[int, ...]:
    """The years named at the place and listed after it: "2019, 2020 and 2021"."""
    years: set[int] = set()
    while (time := _time_at(view, place)) is not None and time.kind is TimeKind.YEARS and time.bound != "since":
        years |= set(_years_of(time))
        place = time.end
        while view.word(place) in {",", "and", "in", "of"}:
            place += 1
    return tuple(sorted(years))


def _years_of(time: Time) -> tuple[int, ...]:
    return time.years if time.listed else tuple(range(time.years[0], time.years[-1] + 1))


def count_times(view: View, clause: Clause, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Return the claims of a clause, those over several years as counts where the clause says how often."""
    if _is_vague(view, clause):
        # "almost every year": of how many is not said
        return [claim for claim in claims if _object(claim.says) is None]
    claims = _over_all_times(view, clause, claims, discourse)
    if not any(_of_span(claim) for claim in claims):
        return claims
    told = how_often(view, clause.first, clause.end, clause.predicate.end)
    told = told or _fronted(view, clause)
    if told is not None:
        return [_as_count(claim, Times(Object.ADOPTED, *told)) if _of_span(claim) else claim for claim in claims]
    left = _left_out(view, view.first, clause.end)
    if left is not None:
        but = left if isinstance(left, tuple) else ()
        number = left if isinstance(left, int) else 0
        says = Times(Object.ADOPTED, number, missing=not but, but=but)
        return [_as_count(claim, says) if _of_span(claim) else claim for claim in claims]
    return claims


def _over_all_times(view: View, clause: Clause, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """ "Six times India voted against it. Yesterday it abstained": over all its years, where the clause names none."""
    # "the Moon government has abstained twice": in its own years
    timed = bool(view.times_in(clause.first, clause.end)) or any(one.head for one in clause.subjects)
    if timed or view.vocabulary.isdisjoint(_UNITS | _WORDS.keys()) or all(map(_of_span, claims)):
        return claims
    told = how_often(view, clause.first, clause.end, clause.predicate.end)
    told = told or _fronted(view, clause)
    if told is None or told[0] < _SEVERAL:
        return claims
    return [_from_the_first(claim, discourse) if _object(claim.says) is not None else claim for claim in claims]


_SEVERAL = 2


def _fronted(view: View, clause: Clause) -> tuple[int, Relation] | None:
    """ "Six times New Delhi voted against it": how often, told before who did so."""
    subject = clause.subjects[0].first if clause.subjects else clause.first
    return how_often(view, view.first, subject) if 0 < subject - view.first <= _OPENING else None


_OPENING = 3


def _from_the_first(claim: Claim, discourse: Discourse) -> Claim:
    entry = discourse.lexicon.entry(claim.series)
    held = entry.held_by(claim.forum) if entry is not None else []
    if _of_span(claim) or claim.years is None or not held or held[0] >= claim.years[1]:
        return claim
    return replace(claim, years=(held[0], claim.years[1]), days=None, session=None, document=None)


def _is_vague(view: View, clause: Clause) -> bool:
    return not view.vocabulary.isdisjoint(_NEARLY) and any(
        view.word(at) in _NEARLY and not _EACH.isdisjoint(view.words(at + 1, at + 3))
        for at in range(clause.first, clause.end)
    )


_EACH = frozenset({"every", "each", "all", "always", "years", "sessions", "texts", "resolutions", "autumns", "springs"})


def _of_span(claim: Claim) -> bool:
    return claim.years is not None and claim.years[0] < claim.years[1] and not claim.enumerated


def _as_count(claim: Claim, says: Times) -> Claim:
    of = _object(claim.says)
    if of is None:
        return claim
    told = f"how often: {says.relation.value} {says.count}" if not says.but else f"but not in {says.but}"
    return replace(claim, says=replace(says, of=of), why=(told, *claim.why))


def _object(says: Assertion) -> Object | None:
    """What is counted; None of what tells a change, a number or a turn of its own."""
    if isinstance(says, Streak):
        return says.of if says == Streak(says.of, since=says.since) else None
    if isinstance(says, Sponsors) and says != Sponsors(says.quantifier):
        return None
    return run_object(says) if not isinstance(says, Votes) or says == Votes(says.ballot) else None
