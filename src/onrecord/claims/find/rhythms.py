"""How often a question comes up, and in which months: "every second year", "each autumn", "in December"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.models import Order, Proceeds, Stage
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import season_months

if TYPE_CHECKING:
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_TABLE = read_toml("process.toml")
_RHYTHMS = tuple((Order(name), re.compile("|".join(patterns))) for name, patterns in _TABLE["rhythms"].items())
_BEATS = tuple(_TABLE["beats"])
"""What one of the words of each rhythm begins with."""
HABIT = frozenset(_TABLE["habit"])
"""Words that tell what is usual: always, as a rule."""
PRESENT = frozenset(_TABLE["present"]) | {form for verb in _TABLE["verbs"] for form in verb_forms(verb, "s")}
"""Verbs of a text's way in the present tense."""
USUAL = HABIT | PRESENT
_FORWARD = frozenset(_TABLE["forward"])
HALVES = frozenset({"whereas", "while", "but", ";"})
"""Between two halves of a sentence that may each tell a rhythm."""
MATTERS = frozenset(
    {"decision", "item", "stage", "approval", "question", "topic", "file", "dossier", "matter", "subject", "issue"}
    | {"moratorium"}
)
"""Nouns for what comes before a body, beside those for its texts."""


@by_word
def may_beat(word: str) -> bool:
    """True of the words of which each of the rhythms holds one; most sentences end here."""
    return word.startswith(_BEATS)


def rhythm_of(view: View) -> Proceeds | None:
    """Return how often the sentence says that the question comes up, with the months named; or None."""
    told = view.words(view.first, view.end)
    if not view.document.places(may_beat, view.first, view.end):
        return None
    words = " ".join([word for word in told if word[0].isalnum()])
    found = next((order for order, pattern in _RHYTHMS if pattern.search(words)), None)
    # a half may lean on the body of the one before: "whereas its call for X is put to the vote annually"
    half = view.document.word(view.first - 1) in HALVES
    if found is Order.YEARLY and not half and view.vocabulary.isdisjoint(USUAL):
        # "Every autumn the Assembly calls for an end to the embargo": what it says, and not how it comes about
        return None
    if found is None or (found is Order.YEARLY and not half and not view.of(BodyName) and not _is_of_text(view)):
        return None
    parity = _PARITY.search(words)
    return Proceeds(found, *months_beside(view), odd=parity[1] == "odd" if parity else None)


_PARITY = re.compile(r"\b(even|odd)( numbered)? years")
""" "In even years": the rhythm, and which years of it."""


def _is_of_text(view: View) -> bool:
    """ "The text comes back every year": said of the text, and not of a state or of anybody else."""
    end = view.first + _NEAR_SUBJECT
    subject = view.of(Paper, view.first, end) or not MATTERS.isdisjoint(view.words(view.first, end))
    return bool(subject) and not view.vocabulary.isdisjoint(PRESENT) and not view.of(State, view.first, end)


_NEAR_SUBJECT = 4


def months_beside(view: View) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the months named nearest to committee, plenary, Council and the Assembly as a whole."""
    council: list[int] = []
    committee: list[int] = []
    plenary: list[int] = []
    assembly: list[int] = []
    for time in view.times:
        months = months_of(time)
        body = _nearest_body(view, time)
        if not months or body is None:
            continue
        if body.forum is Forum.HRC:
            council += months
        elif body.stage is Stage.COMMITTEE:
            committee += months
        elif body.stage is Stage.PLENARY:
            plenary += months
        elif body.forum is Forum.GA:
            assembly += months
    committee_, plenary_, council_, assembly_ = (
        tuple(sorted(set(found))) for found in (committee, plenary, council, assembly)
    )
    return committee_, plenary_, council_, assembly_


def months_of(time: Time) -> list[int]:
    """Return the months of a month or season."""
    if time.kind is TimeKind.MONTH:
        return [time.month]
    if time.kind is TimeKind.SEASON:
        return sorted(season_months()[time.season])
    return []


def _nearest_body(view: View, time: Time) -> BodyName | None:
    """The body before the time in the same part of the sentence, else the one after it."""
    inserted = _body_after(view, time)
    if inserted is not None:
        return inserted
    stops = {",", ";", "before", "and", "then", "after", "—", "–", ":"}
    low, high = time.first, time.end
    while low > view.first and view.word(low - 1) not in stops:
        low -= 1
    while high < view.end and view.word(high) not in stops:
        high += 1
    near = [mention for mention in view.of(BodyName, low, high) if mention.sense.forum is not None]
    if not near:
        before = [m for m in view.of(BodyName, view.first, time.first) if m.sense.forum is not None]
        near = before[-2:-1] if _one_after_other(view, before[-2:]) else before[-1:]
    staged = [mention.sense for mention in near if mention.sense.stage] or [mention.sense for mention in near]
    return staged[0] if staged else None


def _one_after_other(view: View, bodies: list[Mention]) -> bool:
    """ "The plenary comes after the committee, in December": the time is that of the body of which it is told."""
    if len(bodies) != _TWO or view.word(view.first) in _ORDERING:
        return False
    between = view.words(bodies[0].end, bodies[1].first)
    while between and between[-1] in _LINKING:
        between.pop()
    return bool(between) and between[-1] in _ORDERING


_TWO = 2
_ORDERING = frozenset({"after", "before", "behind", "following", "follows", "precedes", "ahead", "prior"})
_LINKING = frozenset({"the", "of", "to", "that", "its"})


def _body_after(view: View, time: Time) -> BodyName | None:
    """ "To the committee first and then, in December, to the plenary": inserted before what it is told of."""
    comma = view.word(time.end) == "," and "," in view.words(time.first - 2, time.first)
    if not comma or not _FORWARD & set(view.words(time.first - 3, time.first)):
        return None
    near = (one.sense for one in view.of(BodyName, time.end, time.end + 5))
    return next((sense for sense in near if isinstance(sense, BodyName) and sense.forum is not None), None)


def days_between(view: View) -> tuple[int, int] | None:
    """Return how many days "three weeks before", "within days" leaves between two bodies, at least and at most."""
    for at in view.places(_UNITS.keys()):
        if view.word(at + 1) not in _APART:
            continue
        number = next((n for back in (1, 2) if (n := read_cardinal(view.document, at - back)) and n[1] == at), None)
        count = number[0] if number is not None else 1 if view.word(at - 1) in {"a", "one"} else 0
        unit, slack = _UNITS[view.word(at)]
        if count:
            return count * unit - slack, count * unit + slack
    words = view.document.words
    told = ((days, place) for place in view.places(_SOON) for days in _WITHIN)
    most = next((days for days, place in told if find_phrase(words, place, _WITHIN[days], view.end)), None)
    return (0, most) if most is not None else None


_WITHIN = {int(days): index_phrases(phrases) for days, phrases in _TABLE["within"].items()}
_SOON = frozenset(word for phrases in _WITHIN.values() for word in phrases)
_APART = frozenset({"before", "after", "later", "earlier", "ahead"})
_UNITS = {"week": (7, 5), "weeks": (7, 5), "month": (30, 15), "months": (30, 15)}
"""Days, and how many more or less are let pass."""


def committee_named(view: View) -> int | None:
    """Return 1 for "the First Committee"; None where none of the six is told by its number."""
    for body in view.of(BodyName):
        number = next((_NUMBERS[word] for word in view.words(body.first, body.end) if word in _NUMBERS), None)
        if number is not None and "committee" in view.words(body.first, body.end):
            return number
    return None


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
