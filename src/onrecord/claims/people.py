"""The people of a text's story, beside the states of which it tells: whom "he", "she" and "they" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.subjects import is_person, states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_WORDS = read_toml("people.toml")
_OFFICES = frozenset(read_toml("actors.toml")["offices"])
_PERSON = frozenset(_WORDS["person"]) | _OFFICES
_PEOPLE = frozenset(_WORDS["people"]) | frozenset(f"{word}s" for word in _WORDS["person"])


class Person(NamedTuple):
    """Somebody of whom a text speaks."""

    state: str | None = None
    """The state for which the person is named: "a Korean colleague", "President Moon"."""
    governs: bool = False
    """A head of government, who acts for the state: what he signs, the state signs."""


def last_person(view: View, end: int) -> Person | None:
    """Return who is spoken of last before the word: a head of government, a neighbour, "Oh Mi-sook"; None for nobody.

    Only one who governs acts for a state: "He joined her on the bench" tells of no sponsor.
    """
    for place in range(end - 1, view.first - 1, -1):
        mention = view.at(place)
        if mention is not None and isinstance(mention.sense, Head):
            return Person(states_in(view, mention), governs=True)
        if mention is not None and is_person(view, mention):
            return Person(states_in(view, mention))
        if mention is not None:
            continue
        if view.word(place) in _PERSON:
            return Person(_state_of(view, place))
        if _is_name(view, place):
            return Person()
    return None


def _state_of(view: View, place: int) -> str | None:
    """ "A Korean colleague", "the ambassador of Chile": whose that person is."""
    for mention in view.of(State, place - _NEAR, place + _NEAR):
        before = mention.end <= place and all(view.word(at).isalpha() for at in range(mention.end, place))
        after = view.word(place + 1) in {"of", "from"} and mention.first in (place + 2, place + 3)
        if before or after:
            return str(mention.sense.iso)
    return None


_NEAR = 4


def _is_name(view: View, place: int) -> bool:
    """Two words with capitals that are no name known otherwise: "Vera Lindqvist"."""
    return _is_part_of_name(view, place) and _is_part_of_name(view, place - 1)


def _is_part_of_name(view: View, place: int) -> bool:
    word = view.word(place)
    return view.document.capital(place) and word.isalpha() and view.at(place) is None and word not in _COMMON


_COMMON = frozenset({"the", "a", "an", "in", "on", "at", "its", "his", "her", "third", "human", "committee", "council"})


def speaks_of_people(view: View, end: int) -> bool | None:
    """Return whether people, and no states, are the last of whom several are named before the word; None for neither.

    "Their families do not sign petitions any more", "Germany and France abstained".
    """
    people = max((place for place in view.places(_PEOPLE) if place < end), default=-1)
    named = max((min(one.end, end) for one in view.of((State, Head), end=end)), default=0) - 1
    return people > named if max(people, named) >= 0 else None
