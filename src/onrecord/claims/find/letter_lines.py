"""Lines of a list about letters: "Addressee: President Lee", "Behind it: 69 organisations"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.find.letter_details import count_senders
from onrecord.claims.find.letter_names import find_addressee
from onrecord.claims.find.which_letter import Details, identify_letter
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import Head
from onrecord.claims.models import Claim, Kind, Writes
from onrecord.claims.situation import choose_holder, situate
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("letters.toml")
_LABELS = frozenset(_TABLE["lines"]["labels"])
_TO = frozenset(_TABLE["lines"]["to"])
_LONG = 24
"""Words of such a line, at most."""


def letter_line(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of a line "label: value" in a text that speaks of letters; none of any other sentence."""
    if not discourse.letter or not discourse.letters or view.end - view.first > _LONG:
        return []
    colon = next(iter(view.places(_COLON)), 0)
    if not colon:
        return []
    if _is_day(view, colon):
        return _dated(view, colon, discourse)
    label = set(view.words(view.first, colon))
    if label.isdisjoint(_LABELS) or discourse.letter_id is None:
        return []
    return _labelled(view, colon, discourse, to=not label.isdisjoint(_TO))


_COLON = frozenset({":"})


def _is_day(view: View, colon: int) -> bool:
    """ "21 February 2020:": nothing but a day before the colon."""
    return any(
        time.days is not None and time.end == colon and set(view.words(view.first, time.first)) <= _BULLETS
        for time in view.times
    )


_BULLETS = frozenset({"-", "–", "—", "*", "•", "·", "on"})


def _dated(view: View, colon: int, discourse: Discourse) -> list[Claim]:
    """ "21 February 2020: 69 organisations, to President Moon": one letter, told in one line."""
    details = _read(view, colon + 1, view.end, discourse)
    if details.organisations is None:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or not situation.timed or situation.days is None:
        return []
    told = identify_letter(details, situation.days, situation.years, discourse, asks=False)
    return [_claim(view, (view.first, view.end), details, situation, discourse.letter_id if told else None)]


def _labelled(view: View, colon: int, discourse: Discourse, *, to: bool) -> list[Claim]:
    """ "Behind it: 69 organisations, from 16 countries": each part says one thing of the letter told before."""
    situation = situate(view, view.first, view.end, discourse)
    if discourse.letter_day is not None:
        situation = situation.at(years=(discourse.letter_day.year,) * 2, days=None)
    commas = [place for place in range(colon + 1, view.end) if view.word(place) == ","]
    bounds = [view.first, *commas, view.end]
    found = []
    for low, high in pairwise(bounds):
        details = _read(view, max(low, colon + 1), high, discourse, to=to)
        details = _bare_number(view, colon, low, high) or details
        if (details.organisations, details.countries, details.addressee) != (None, None, None):
            found.append(_claim(view, (low, high), details, situation, discourse.letter_id))
    return found


def _bare_number(view: View, colon: int, low: int, high: int) -> Details | None:
    """ "Their countries: 23": the number of what the label names."""
    number = read_cardinal(view.document, colon + 1) if low == view.first else None
    if number is None or view.word(number[1]).isalpha() or number[1] > high:
        return None
    label = set(view.words(view.first, colon))
    if label & _COUNTRIES:
        return Details(countries=number[0])
    return Details(organisations=number[0]) if label & _GROUPS else None


_COUNTRIES = frozenset(_TABLE["countries"])
_GROUPS = frozenset(_TABLE["groups"]) - _COUNTRIES


def _read(view: View, first: int, end: int, discourse: Discourse, *, to: bool = False) -> Details:
    """How many senders the words count and to whom they say it went; `to`: the whole is its addressee."""
    counted = count_senders(view, first, end)
    heads = [one for one in view.of(Head, first, end) if to or "to" in view.words(one.first - 3, one.first)]
    holder = choose_holder(heads[0].sense, discourse) if heads else None
    addressee = surname_of(holder.head, holder.state) if holder is not None else find_addressee(view, first, end)
    return counted.to(addressee)


def _claim(view: View, words: tuple[int, int], details: Details, situation: Situation, letter: str | None) -> Claim:
    days = situation.days
    says = Writes(
        on=days[0] if days is not None and days[0] == days[1] else None, addressee=details.addressee,
        organisations=details.organisations, relation=details.relation, individuals=details.individuals,
        countries=details.countries, all_names=details.all_names, letter=letter,
    )  # fmt: skip
    return make_claim(view, words, Kind.LETTER, says, situation, why=("letter: a line of a list",))
