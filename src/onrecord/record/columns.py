"""What a column and a table of the record are: name, type and one line of documentation each."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from onrecord.record.values import RANKS


@dataclass(frozen=True, slots=True)
class Column:
    """One typed column. `doc` feeds the documentation; a test checks that it is there."""

    name: str
    dtype: pl.DataType
    doc: str
    nullable: bool = True
    built: bool = False
    """True where the build fills the column; a reader's statement does not have it."""
    symbol: bool = False
    """True where the column holds document symbols: stated as printed, and by the build written in one way."""
    partial_day: bool = False
    """True where the column holds a day as far as it is known: 2018, 2016-09 or 2016-09-28."""
    values: tuple[str, ...] = ()
    """All that the column may hold, where that is a closed list; empty for any text."""
    several: bool = False
    """True where one cell may hold several of `values`, parted by ` ; `."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the record: what a row is, what identifies it, and its columns."""

    name: str
    doc: str
    key: tuple[str, ...]
    """The columns that say which fact a row is about; rows that share a key are what several origins say of it."""
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pl.Schema:
        """Column names and types as the edition stores them."""
        return pl.Schema({c.name: c.dtype for c in self.columns})

    @property
    def statement_schema(self) -> pl.Schema:
        """Column names and types as a reader states them: printed names, no state, where each row was read."""
        own = {c.name: c.dtype for c in self.columns if not c.built}
        return pl.Schema(own | {c.name: c.dtype for c in PLACE})


TEXT = pl.String()
DAY = pl.Date()
COUNT = pl.Int32()
NUMBER = pl.Float64()
FLAG = pl.Boolean()

PLACE = (
    Column("locator", TEXT, "The place of the row in its file (field, page, row).", nullable=False),
    Column("source", TEXT, "Who says so: an address, a symbol or a citation, as the file gives it."),
    Column("rank", TEXT, "How much the source weighs: one of the ranks.", nullable=False, values=RANKS),
    Column("origin_printed", TEXT, "What is printed there, where the row's own columns do not keep it."),
)
"""The columns that every statement ends with; the build turns them into a row of `origins`."""

ORIGIN = Column("origin_id", TEXT, "Where the row was read: a row of `origins`.", nullable=False, built=True)
CHOSEN = Column(
    "chosen",
    FLAG,
    "True on the one row of a fact that the precedence chose; the others stay, unchosen.",
    nullable=False,
    built=True,
)
