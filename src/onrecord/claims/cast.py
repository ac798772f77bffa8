"""Who a text has spoken of: the states that act in it, the people of its story, and who speaks to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.claims.people import Person
    from onrecord.claims.sentence import View


@dataclass(slots=True)
class Cast:
    """Those for whom "it", "they", "he", "we" and "you" may stand."""

    states: list[str] = field(default_factory=list)
    """States that acted, the last one last."""
    named: set[str] = field(default_factory=set)
    """All states named."""
    together: tuple[str, ...] = ()
    """States that the last sentence names together, for "both" and "they"."""
    piece: bool = False
    """The last sentence tells of the text itself: "This paper sets out the background. It takes no position."."""
    person: Person | None = None
    """The person spoken of last before the `unread` sentences; None before anybody was. Ask `person_before`."""
    people: bool = False
    """The same of several: they are people and no states, so that "they" votes in no body. Ask `people_before`."""
    unread: list[View] = field(default_factory=list)
    """The sentences since, gone through only once a "he" or "they" asks for whom they name."""
    head: str | None = None
    """The head of government that was named last."""
    official: bool = False
    """The text speaks as a government or of it as "the Government", so that "we" is a state."""
    speaker: str | None = None
    """The state whose official the text quotes, so that "we" and "our government" are that state."""
    author: str | None = None
    """The state of the one who writes, once the text has spoken of "our country"."""
    national: bool = False
    """The text speaks of "our country", so that "we" who vote and sponsor are that state."""
    you: str | None = None
    """The surname of the one to whom the text is written, where its salutation gives it."""
    reader: str | None = None
    """The state of those to whom the text is written, so that "you" and "your government" is that state."""

    def last_state(self, about: frozenset[str]) -> str | None:
        """Return the state that acted last and is not one that the text's question is `about`."""
        for state in reversed(self.states):
            if state not in about:
                return state
        if self.states:
            return self.states[-1]
        # "My notes on South Korea. It first co-sponsored in 2008": the only state named so far
        return self.only_named(about)

    def only_named(self, about: frozenset[str]) -> str | None:
        """Return the one state named so far that the text's question is not `about`."""
        named = self.named - about
        return next(iter(named)) if len(named) == 1 else None
