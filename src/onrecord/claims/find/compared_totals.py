"""Totals of another time told by the difference: "106 in favour, ten fewer than last year", "it lost 22 votes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.bare_totals import held_before
from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.find.rank_words import first_side, last_side
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName
from onrecord.claims.mentions.totals_on import total_of_side
from onrecord.claims.models import Claim, Tallies
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_TABLE = read_toml("ranks.toml")["differences"]
_LOSING = frozenset(form for verb in _TABLE["losing"] for form in verb_forms(verb))
_WINNING = frozenset(form for verb in _TABLE["winning"] for form in verb_forms(verb))
_VOTES = frozenset(_TABLE["votes"])
_SINCE = index_phrases(read_toml("ranks.toml")["changes"]["than"])


def compared_totals(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the totals told by a difference from those of the sentence, or of the one before it."""
    if view.sentence.question or view.vocabulary.isdisjoint(_COMPARING | _LOSING | _WINNING | _MULTIPLE):
        return []
    found = [one for place in view.places(_COMPARING) if (one := _by_difference(view, place, discourse, before))]
    found += [one for place in view.places(_LOSING | _WINNING) if (one := _by_loss(view, place, discourse, before))]
    found += [one for place in view.places(_MULTIPLE) if (one := _by_multiple(view, place, discourse, before))]
    for claim in found:
        discourse.note_occasions(claim)
    return found


def _by_difference(view: View, place: int, discourse: Discourse, before: list[Claim]) -> Claim | None:
    """ "Ten fewer than last year", "twenty-two fewer states than in 2024 backed it"."""
    number = next((n for n in (_number_before(view, place), _number_before(view, place - 1)) if n), None)
    than = next((at for at in range(place + 1, place + _FAR_THAN) if view.word(at) == "than"), None)
    if number is None or than is None:
        return None
    time = next((one for one in view.times if 0 < one.first - than <= _NEAR_TIME), None)
    base = _base_total(view, (place, than), discourse, before)
    if base is None:
        return None
    side, count, model = base
    other = count - number[1] if view.word(place) == "more" else count + number[1]
    body = next(iter(view.of(BodyName, than + 1, than + _FAR_THAN)), None)
    if time is None and body is not None and body.sense.stage not in (None, model.stage):
        # "five more than in the Third Committee": on the same text, a month before
        return _total_then(view, (number[0], body.end), side, other, model.years, model, discourse)
    years, end = _compared_with(view, than, time, model, discourse)
    return _total_then(view, (number[0], end), side, other, years, model, discourse)


def _by_multiple(view: View, place: int, discourse: Discourse, before: list[Claim]) -> Claim | None:
    """ "Six opposed it, twice as many as in 2011"; not "almost twice as many"."""
    number = _number_before(view, place)
    first, times = (number[0], number[1]) if number is not None else (place, _TIMES.get(view.word(place), 0))
    opened = view.words(place + 1, place + 4) in _AS_MANY
    time = next((one for one in view.times if one.first - (place + 4) in (0, 1)), None) if opened else None
    model = _told(before, discourse)
    if time is None or model is None or times < len(("one", "another")) or view.word(first - 1) in _ROUGHLY:
        return None
    sides = [(side, count) for side in _SIDES if (count := getattr(model.says, side)) is not None]
    if len(sides) != 1 or sides[0][1] % times:
        return None
    years = resolve_when([time], [], discourse, model.forum).years
    return _total_then(view, (first, time.end), sides[0][0], sides[0][1] // times, years, model, discourse)


_TIMES = {"twice": 2, "thrice": 3}
_MULTIPLE = frozenset({*_TIMES, "times"})
_AS_MANY = (["as", "many", "as"], ["as", "high", "as"])
_ROUGHLY = frozenset({"almost", "nearly", "about", "some", "over", "than", "roughly", "around", "at"})


def _by_loss(view: View, place: int, discourse: Discourse, before: list[Claim]) -> Claim | None:
    """ "The text lost 22 votes compared with 2024", "it gained three supporters on last year"."""
    number = read_cardinal(view.document, place + 1)
    noun = view.word(number[1]) if number is not None else ""
    after = find_phrase(view.document.words, number[1] + 1, _SINCE) if number is not None else 0
    if number is None or noun not in _VOTES or not after:
        return None
    times = (after, after + 1, after - 1)
    time = next((one for one in view.times if one.first in times), None)
    model = _told(before, discourse)
    count = getattr(model.says, "yes", None) if model is not None else None
    if time is None or model is None or count is None:
        return None
    years = resolve_when([time], [], discourse, model.forum).years
    if years == model.years:
        # "it won 88 votes on Tuesday": then and there, and not more than then
        return None
    other = count + number[0] if view.word(place) in _LOSING else count - number[0]
    return _total_then(view, (place, time.end), "yes", other, years, model, discourse)


def _total_then(
    view: View, words: tuple[int, int], side: str, other: int, years: tuple[int, int] | None, model: Claim,
    discourse: Discourse,
) -> Claim | None:  # fmt: skip
    """The total of the other time, in the body of the one that it is counted from."""
    if years is None or other < 0:
        return None
    situation = situate(view, *words, discourse).at(years=years, days=None, listed=(), timed=True)
    if not situation.place.named:
        situation = situation.in_place(forum=model.forum, stage=model.stage)
    tally = total_of_side(*words, side, other)
    return claim_tally(view, words, tally, situation, f"totals: {other} by the difference")


def _compared_with(
    view: View, than: int, time: Time | None, model: Claim, discourse: Discourse
) -> tuple[tuple[int, int] | None, int]:
    """The years with which a difference compares, and where its words end: "than in 2023", "than the one before it"."""
    if time is not None:
        return resolve_when([time], [], discourse, model.forum).years, time.end
    said = " ".join(view.words(than + 1, than + 4))
    last = next((phrase for phrase in _LAST_ONE if said.startswith(phrase)), None)
    if last is None or model.years is None or model.years[0] != model.years[1]:
        return None, than
    year = held_before(model.series, model.forum, model.years[0], discourse)
    return (year, year) if year is not None else None, than + 1 + len(last.split())


_LAST_ONE = ("the one before", "its predecessor", "the last time", "last time", "the time before", "the last one")
_COMPARING = frozenset({"more", "fewer", "less"})
_FAR_THAN, _NEAR_TIME = 5, 3


def _number_before(view: View, place: int) -> tuple[int, int] | None:
    """The number that ends right before the word: its first word and its value."""
    for first in (place - 3, place - 2, place - 1):
        number = read_cardinal(view.document, first) if first >= view.first else None
        if number is not None and number[1] == place:
            return first, number[0]
    return None


def _told(before: list[Claim], discourse: Discourse) -> Claim | None:
    """The totals that the sentence tells, else those of the sentence before it."""
    told = [one for one in before if isinstance(one.says, Tallies)]
    told = told or (discourse.totals[-1:] if discourse.quiet == 0 else [])
    return told[-1] if told else None


def _base_total(
    view: View, words: tuple[int, int], discourse: Discourse, before: list[Claim]
) -> tuple[str, int, Claim] | None:
    """The side, the number and the claim that a difference counts from."""
    model = _told(before, discourse)
    if model is None:
        return None
    here = any(one is model for one in before)
    side = _named(view, *words) or ("" if here else _side_around(view, *words))
    sides = (side,) if side else _SIDES
    known = [(one, count) for one in sides if (count := getattr(model.says, one)) is not None]
    if not known or (not side and not here and len(known) > 1):
        # "ten fewer than a year ago", after totals of three sides: of which is not told
        return None
    return (*known[0], model)


_SIDES = ("yes", "no", "abstain")


def _named(view: View, first: int, end: int) -> str:
    said = frozenset(view.words(first, end))
    return next((side for side, nouns in _SIDE_NOUNS.items() if not nouns.isdisjoint(said)), "")


def _side_around(view: View, place: int, than: int) -> str:
    """The side that the words after the difference tell, else those before it: "two fewer than in 2024 backed it"."""
    side = first_side(view, than, view.end)[0] or last_side(view, view.first, place)[0]
    return side if side in _SIDES else ""


_SIDE_NOUNS = {
    "yes": frozenset({"yes", "favour", "favor", "ayes"}),
    "no": frozenset({"no", "noes", "against", "opponents"}),
    "abstain": frozenset({"abstentions", "abstainers", "abstaining"}),
}
