"""One text of the record with what was done with it, and where a state stood on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.claims.models import Stage

if TYPE_CHECKING:
    from datetime import date

    from onrecord.bodies import Forum

Tally = tuple[int | None, int | None, int | None]
"""In favour, against, abstaining."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a body did with a text on a day."""

    stage: Stage
    """Committee for the Third Committee; plenary for the Assembly's plenary, the Council and the Commission."""
    symbol: str
    """The document acted on, or the resolution that it became where the draft's symbol is not held."""
    date: date | None
    kind: str
    method: str
    """without_vote or recorded_vote; empty where no source says."""
    tallies: tuple[Tally, ...]
    """What the sources read, the chosen one first; empty without a recorded vote."""
    origin: str
    rank: str
    counted: bool = False
    """The source gives the roll call without its totals; they are counted from it."""
    among: int = 0
    """How many recorded votes of the session are held, none of them on this text; 0 where a source says how it was
    adopted. It is then taken to be adopted without one."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote of a forum's plenary."""

    question: str
    """Id of the series of the text, or its symbol where it belongs to none."""
    symbol: str
    date: date
    totals: Tally
    origin: str


@dataclass(frozen=True, slots=True)
class SponsorList:
    """How many sponsors a source gives a text at a stage."""

    document: str
    stage: str
    extent: str
    names: int | None
    total: int | None
    printed: str
    origin: str
    rank: str


@dataclass(frozen=True)
class Text:
    """The text of a series in one session of a forum."""

    series: str
    forum: Forum
    session: str
    year: int
    symbol: str
    """The resolution, or the draft where it became none."""
    draft: str
    documents: tuple[str, ...]
    actions: tuple[Action, ...]
    lists: tuple[SponsorList, ...]
    tabled_on: date | None = None
    """Date printed on the last draft."""

    def action(self, stage: Stage) -> Action | None:
        """What the body did at that stage; the Council and the Commission know the plenary only."""
        return self._by_stage.get(stage)

    @cached_property
    def _by_stage(self) -> dict[Stage, Action]:
        return {action.stage: action for action in reversed(self.actions)}

    @property
    def final(self) -> Action | None:
        """The action that settles the text: the plenary's, else the committee's."""
        return self.action(Stage.PLENARY) or self.action(Stage.COMMITTEE)

    @cached_property
    def first_day(self) -> date | None:
        """The day on which a body first acted on it."""
        days = [action.date for action in self.actions if action.date]
        return min(days) if days else None

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that are known of it: of its last draft, and of what bodies did with it."""
        days = (self.tabled_on, *(action.date for action in self.actions))
        return tuple(day for day in days if day is not None)

    def is_out(self, published: date | None) -> bool:
        """Whether a body is known to have acted on it by the day of publication."""
        return self.first_day is not None and (published is None or self.first_day <= published)

    @cached_property
    def sponsored_on(self) -> date | None:
        """The day on which its list of sponsors closed: the committee's action, or the Council's; None where not held.

        A text that came to the Assembly's plenary without a committee has no draft of one.
        """
        action = self.action(Stage.COMMITTEE)
        if action is None and not self.draft.startswith("A/C."):
            action = self.action(Stage.PLENARY)
        return action.date if action else None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a state stood on a text: its sponsorship, its votes, and what each rests on."""

    sponsor: str
    role: str
    via: str
    why: str
    vote: str
    committee_vote: str
    member: bool | None
    position: str
    sponsor_symbol: str
    sponsor_origin: str
    sponsor_rank: str
    vote_origin: str
