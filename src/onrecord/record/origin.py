"""Where a fact was read, and how much that place weighs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rank(StrEnum):
    """How much a source weighs, the heaviest first; the order is the precedence of the build."""

    DOCUMENT = "document"
    """The UN document itself, or the page of an official body that reproduces it."""
    CATALOGUE = "catalogue"
    """A catalogue record of the UN or OHCHR library."""
    DATASET = "dataset"
    """A research data set compiled from official records."""
    REPORTED = "reported"
    """Press, ministries, organisations. Always said to be reported."""

    @property
    def weight(self) -> int:
        """0 for the heaviest rank, rising."""
        return list(Rank).index(self)


@dataclass(frozen=True, slots=True)
class Origin:
    """A place where a fact was read. Equal places have equal ids, on any day and machine."""

    file: str
    """Name of the file, without folders."""
    sha256: str
    """Hash of the file as it was read."""
    locator: str
    """The place in it: field, page, row."""
    reader: str
    """Name and version of the reader, `undl_csv/1`."""
    rank: Rank
    source: str = ""
    """Who says so, as the file gives it: address, symbol or citation."""
    printed: str = ""
    """What is printed there."""

    @classmethod
    def from_row(cls, row: Mapping[str, str | None]) -> Origin:
        """The origin that a row of the table `origins` describes."""
        return cls(
            file=row["file"] or "",
            sha256=row["sha256"] or "",
            locator=row["locator"] or "",
            reader=row["reader"] or "",
            rank=Rank(row["rank"] or ""),
            source=row["source"] or "",
            printed=row["printed"] or "",
        )

    @property
    def origin_id(self) -> str:
        """Sixteen hexadecimal digits, made from every field."""
        parts = (self.file, self.sha256, self.locator, self.reader, self.rank, self.source, self.printed)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
