"""Where a fact is written, for pages: who says so, how much that weighs, where to look it up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.record.origin import Rank
from onrecord.web import links
from onrecord.web.words import RANKS, say

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Source:
    """One place where facts were read."""

    id: str
    file: str
    sha256: str
    locator: str
    reader: str
    rank: str
    source: str
    printed: str
    number: int = 0
    """Its number in the list at the foot of the page; 0 where it has none."""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Source:
        """The source that a row of `origins` describes."""
        return cls(
            row["origin_id"], row["file"], row["sha256"], row["locator"], row["reader"], row["rank"],
            row["source"] or "", row["printed"] or "",
        )  # fmt: skip

    @property
    def href(self) -> str:
        """The page about it."""
        return links.source(self.id)

    @property
    def reported(self) -> bool:
        """True where no document says so."""
        return self.rank == Rank.REPORTED

    @property
    def rank_word(self) -> str:
        """How much it weighs, in words."""
        return say(RANKS, self.rank)

    @property
    def place(self) -> str:
        """Who says so; the file and the place in it where nobody is named."""
        return self.source or f"{self.file}, {self.locator}"

    @property
    def parts(self) -> list[Part]:
        """The source cut at its addresses, so that each can be followed."""
        return [Part(piece, piece if piece.startswith(("https://", "http://")) else "") for piece in _cut(self.place)]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the words of a source; `address` where it can be followed."""

    text: str
    address: str


def _cut(text: str) -> list[str]:
    """The text at its blanks, with runs of words that are no addresses put together again."""
    pieces: list[str] = []
    for word in text.split(" "):
        is_address = word.startswith(("https://", "http://"))
        if pieces and not is_address and not pieces[-1].startswith(("https://", "http://")):
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return pieces


def number_places(sources: Mapping[str, Source]) -> tuple[dict[str, Source], list[Source]]:
    """The sources numbered by the place that they name, and one for each place: the list at the foot of a page.

    The heaviest rank comes first.
    """
    places: dict[tuple[str, str], Source] = {}
    for source in sources.values():
        places.setdefault((source.rank, source.place), source)
    listed = sorted(places.values(), key=lambda source: (Rank(source.rank).weight, source.place))
    numbers = {(source.rank, source.place): number for number, source in enumerate(listed, 1)}
    numbered = {key: replace(source, number=numbers[source.rank, source.place]) for key, source in sources.items()}
    return numbered, [numbered[source.id] for source in listed]
