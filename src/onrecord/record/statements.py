"""What a reader gives: the rows that a file states, as printed, with their places and what did not add up."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.discrepancies import Discrepancy


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: its name and its bytes. Readers see nothing else of the machine."""

    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader made of one file. Same bytes, same reading, any day.

    `rows_read` = rows behind `statements` (`rows_used`) + rows named in `discrepancies` at level error
    + `rows_left_out` by reason; the build checks it.
    """

    file: str
    sha256: str
    reader: str
    """Name and version, `undl_csv/1`."""
    statements: Mapping[str, pl.DataFrame]
    """Table name -> frame in that table's `statement_schema`."""
    discrepancies: tuple[Discrepancy, ...] = ()
    rows_read: int = 0
    rows_used: int = 0
    rows_left_out: Mapping[str, int] = field(default_factory=dict)
    rows_in: str | None = None
    """The table in which each used row of the file is one row, if there is one; the build counts there."""


def statement_frame(table: str, rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """A frame in the statement schema of `table` from plain rows; what a row leaves out is null.

    Raises ValueError on a column that the table does not have.
    """
    schema = TABLES[table].statement_schema
    listed = [dict(row) for row in rows]
    unknown = {name for row in listed for name in row} - set(schema)
    if unknown:
        raise ValueError(f"table {table} has no column {sorted(unknown)}")
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in listed], schema=schema)
