"""One question under several titles: its series, and the others it came up under in years without a text of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.held import Series

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Stand, Text
    from onrecord.claims.models import Claim


def series_of(claim: Claim, held: Held) -> Series | None:
    """Return the series that the claim is about, with the others of the same matter; None where it is not held."""
    first = held.series(claim.series)
    others = tuple(found for name in claim.also if (found := held.series(name)) is not None)
    return JoinedSeries(first, others, claim.windows) if first is not None and others else first


def _is_inside(text: Text, windows: tuple[tuple[date, date], ...]) -> bool:
    return any(low <= action.date <= high for low, high in windows for action in text.actions if action.date)


class JoinedSeries(Series):
    """The texts of a series with those of others in the years that it leaves open; each keeps its own rows.

    The Council's texts on Sri Lanka have had two titles: who voted for those of 2013 and 2014 voted on one question.
    """

    def __init__(self, first: Series, others: tuple[Series, ...], windows: tuple[tuple[date, date], ...] = ()) -> None:
        """`windows`: days of which the claim tells; what another series decided in them counts beside its own texts."""
        self.name = first.name
        self.about = first.about
        self.names = first.names
        covered = {(text.forum, text.year) for text in first.texts}
        added = [
            text
            for other in others
            for text in other.texts
            if (text.forum, text.year) not in covered or _is_inside(text, windows)
        ]
        self._parts = {part.name: part for part in (first, *others)}
        self._arrange(tuple(sorted([*first.texts, *added], key=lambda text: (text.year, text.session))))

    def _of(self, text: Text) -> Series:
        return self._parts[text.series]

    def stand(self, text: Text, state: str) -> Stand:
        """Where the state stood on the text, from the text's own series."""
        return self._of(text).stand(text, state)

    def printed_on(self, text: Text, state: str) -> str:
        """yes, no or unknown: on the list as printed when it was tabled."""
        return self._of(text).printed_on(text, state)

    def has_withdrawn(self, text: Text, state: str) -> bool:
        """True where it was on the list of that very text and took its name off."""
        return self._of(text).has_withdrawn(text, state)

    def printed_names(self, document: str) -> frozenset[str]:
        """Those on the list of that document as it was printed."""
        return frozenset().union(*(part.printed_names(document) for part in self._parts.values()))

    def named_as_printed(self, text: Text) -> int:
        """How many states are on the list as it was printed when it was tabled."""
        return self._of(text).named_as_printed(text)

    def ballots(self, document: str, state: str) -> tuple[str, ...]:
        """Every reading of the state's vote on that document, the chosen one first."""
        return next((found for part in self._parts.values() if (found := part.ballots(document, state))), ())

    def voters(self, document: str, ballot: str) -> frozenset[str]:
        """The states that cast that ballot on that document."""
        return frozenset().union(*(part.voters(document, ballot) for part in self._parts.values()))

    def mains(self, text: Text) -> tuple[tuple[str, str, str, str], ...]:
        """Main sponsors held of the text."""
        return self._of(text).mains(text)

    def named_sponsors(self, document: str) -> int:
        """How many states are on the list of that document."""
        return max(part.named_sponsors(document) for part in self._parts.values())

    def is_named(self, document: str, state: str) -> bool:
        """True where the state is on the list of that document."""
        return any(part.is_named(document, state) for part in self._parts.values())

    def day_of(self, document: str) -> date | None:
        """The day printed on a document, where it is held to the day."""
        return next((day for part in self._parts.values() if (day := part.day_of(document))), None)

    @property
    def versions(self) -> tuple[tuple[Text, str], ...]:
        """Earlier versions of a text's draft that have a sponsor list of their own."""
        return tuple(one for part in self._parts.values() for one in part.versions)

    def list_origin(self, document: str) -> str:
        """Where the list of that document was read."""
        return next((found for part in self._parts.values() if (found := part.list_origin(document))), "")

    def is_full(self, text: Text) -> bool:
        """True where the names of the roll call add up to its totals."""
        return self._of(text).is_full(text)
