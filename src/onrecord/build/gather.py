"""From readings to one frame a table: the statements of all files, each row with the number of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.record.columns import PLACE
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.record.statements import Reading

FILE = "file_number"
"""Column of the build: which reading a row comes from. It is gone before anything is written."""

BUILT_WHOLE = ("origins", "discrepancies")
"""Tables that no file states: the build makes them."""


def gather_statements(readings: Sequence[Reading]) -> dict[str, pl.DataFrame]:
    """For every table that files state, the rows of all readings in their order, with `FILE`.

    Raises ValueError where a reader gives a table that the record does not have, or one with other columns.
    """
    for reading in readings:
        _check_tables(reading)
    return {name: _gather_table(name, readings) for name in TABLES if name not in BUILT_WHOLE}


def file_name(files: Mapping[int, str]) -> pl.Expr:
    """The name of the file that a row comes from, by its number."""
    return pl.col(FILE).replace_strict(files, return_dtype=pl.String, default=None)


def _check_tables(reading: Reading) -> None:
    unknown = sorted(set(reading.statements) - (set(TABLES) - set(BUILT_WHOLE)))
    if unknown:
        raise ValueError(f"{reading.reader} states {', '.join(unknown)}, which is no table that files state")
    for name, frame in reading.statements.items():
        if frame.schema != TABLES[name].statement_schema:
            raise ValueError(
                f"{reading.reader} states {name} with the columns {frame.schema}, not {TABLES[name].statement_schema}"
            )
        _check_cells(reading, name, frame)


def _check_cells(reading: Reading, name: str, frame: pl.DataFrame) -> None:
    """A cell that must be filled is, and one of a closed list holds one of it."""
    for column in (*TABLES[name].columns, *PLACE):
        if column.built or column.name not in frame.columns:
            continue
        cells = frame[column.name]
        if not column.nullable and cells.has_nulls():
            raise ValueError(f"{reading.reader} states {name} without {column.name}")
        if column.values and not column.several:
            other = set(cells.drop_nulls().unique()) - set(column.values)
            if other:
                raise ValueError(f"{reading.reader} states {name} with {column.name} {min(other)!r}")


def _gather_table(name: str, readings: Sequence[Reading]) -> pl.DataFrame:
    schema: Mapping[str, pl.DataType] = {**TABLES[name].statement_schema, FILE: pl.UInt32()}
    frames = [
        reading.statements[name].with_columns(pl.lit(number, dtype=pl.UInt32).alias(FILE))
        for number, reading in enumerate(readings)
        if name in reading.statements
    ]
    return pl.concat([pl.DataFrame(schema=schema), *frames])
