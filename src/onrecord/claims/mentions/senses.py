"""What a phrase of the vocabulary or of the edition stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.lexicon import Government
    from onrecord.claims.models import Stage


class Layer(StrEnum):
    """Mentions of one layer do not overlap; those of different layers may."""

    ENTITY = "entity"
    FRAME = "frame"
    CUE = "cue"
    TOPIC = "topic"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A state by name, adjective, capital or nickname."""

    iso: str
    kind: str
    exact: bool = False
    risky: bool = False
    half: str = ""
    """Of a nickname such as "the North": the other half of the divided country."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A head of government by full name or surname; a surname may be several people's."""

    holders: tuple[Government, ...]
    full: bool


@dataclass(frozen=True, slots=True, eq=False)
class BodyName:
    """A body; `forum` None for a body that is none of ours."""

    forum: Forum | None
    stage: Stage | None = None
    weak: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A word for the documents of a series: text, resolution, drafts."""

    many: bool


@dataclass(frozen=True, slots=True, eq=False)
class Organisation:
    """An organisation or person that signed a letter of the record."""

    name: str
    person: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ActTarget:
    """An office, report, post or law that acts of the record were done to."""

    kind: str
    target: str
    state: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """A word for who acts: generic ("the country"), organ ("delegation"), pronoun."""

    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """A topic of the record's asks."""

    topic: str


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A phrase that says how to take a clause: without_vote, future, report, rejection …"""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A way to say something checkable: its family (sponsorship, votes, …), what it says, what it needs beside it."""

    family: str
    act: str
    needs: str = ""
    subject: str = "left"
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Noun:
    """A way to name those on one side of a vote, or on the list: in the plain form, the words that stand for them."""

    says: tuple[str, ...]


class Mention(NamedTuple):
    """A sense at words `first` to `end`."""

    first: int
    end: int
    sense: Any
    said: tuple[str, ...] = ()
    """Its words in the plain form of the sentence, where it was found there."""
