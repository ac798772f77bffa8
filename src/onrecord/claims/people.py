"""The people of a text's story, beside the states of which it tells: whom "he", "she" and "they" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.subjects import is_person, states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.cast import Cast
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
    capital = view.document.capital
    for place in range(end - 1, view.first - 1, -1):
        mention = view.at(place)
        if mention is None:
            if view.word(place) in _PERSON:
                return Person(_state_of(view, place))
            # most words have no capital, and this is asked of every word of a text
            if capital(place) and _is_name(view, place):
                return Person()
        elif isinstance(mention.sense, Head):
            return Person(states_in(view, mention), governs=True)
        elif is_person(view, mention):
            return Person(states_in(view, mention))
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


def person_before(cast: Cast) -> Person | None:
    """Return the person that the sentences read so far spoke of last; None before anybody was."""
    _read_on(cast)
    return cast.person


def people_before(cast: Cast) -> bool:
    """Return whether the last of whom the sentences read so far named several are people, and no states."""
    _read_on(cast)
    return cast.people


def _read_on(cast: Cast) -> None:
    persons = (last_person(view, view.end) for view in reversed(cast.unread))
    cast.person = next((one for one in persons if one is not None), cast.person)
    people = (speaks_of_people(view, view.end) for view in reversed(cast.unread))
    cast.people = next((one for one in people if one is not None), cast.people)
    cast.unread.clear()
