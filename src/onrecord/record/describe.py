"""The documentation page of the tables and columns, made from their declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.record.columns import PLACE
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from onrecord.record.columns import Column, Table

_TYPES: dict[pl.DataType, str] = {
    pl.String(): "text",
    pl.Date(): "day",
    pl.Int32(): "number",
    pl.Float64(): "decimal",
    pl.Boolean(): "yes or no",
}

_OPENING = """\
# Tables and columns

Made from the declarations in `src/onrecord/record/tables/`; `make goldens` writes it anew. Each table is one
Parquet file of an edition. The key says which fact a row is about: rows that share a key are what several places say
of the same fact, and `chosen` marks the one that the precedence chose.
"""


def describe_tables() -> str:
    """The whole page, as Markdown: every table with its key and columns, then the columns of a place."""
    parts = [_OPENING, *(_describe_table(table) for table in TABLES.values()), _describe_place()]
    return "\n".join(parts)


def _describe_table(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"## {table.name}\n\n{table.doc} Key: {key}.\n\n"
    return head + _describe_columns(table.columns)


def _describe_place() -> str:
    head = (
        "## Where a statement stands\n\n"
        "A table that a reader gives, or that you write by hand, has the columns above without those marked *built*, "
        "and these; the build makes `origins` of them.\n\n"
    )
    return head + _describe_columns(PLACE)


def _describe_columns(columns: tuple[Column, ...]) -> str:
    lines = ["| column | type | what it holds |", "|---|---|---|"]
    lines += [f"| `{c.name}` | {_type_of(c)} | {c.doc} |" for c in columns]
    return "\n".join(lines) + "\n"


def _kind_of(column: Column) -> str:
    if column.symbol:
        return "symbol"
    return "day as far as known" if column.partial_day else _TYPES[column.dtype]


def _type_of(column: Column) -> str:
    remarks = ([] if column.nullable else ["never empty"]) + (["*built*"] if column.built else [])
    return ", ".join([_kind_of(column), *remarks])
