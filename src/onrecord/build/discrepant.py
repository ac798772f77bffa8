"""Discrepancies as rows of their table: made from a reader's objects, or all at once from a frame of the build."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import polars as pl

from onrecord.discrepancies import CODES, Discrepancy, Level
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.record.statements import Reading

SCHEMA = TABLES["discrepancies"].schema


def state_discrepancies(code: str, level: Level, frame: pl.DataFrame, **columns: pl.Expr | str) -> pl.DataFrame:
    """One discrepancy a row of `frame`; `columns` say what each of its columns is, those left out are empty.

    A text stands for itself; `rows` is 1 where it is not given. Raises ValueError for an unknown code or column.
    """
    if code not in CODES:
        raise ValueError(f"unknown discrepancy code {code!r}")
    unknown = sorted(set(columns) - set(SCHEMA))
    if unknown:
        raise ValueError(f"a discrepancy has no {', '.join(unknown)}")
    given: Mapping[str, pl.Expr | str] = {"code": code, "level": str(level), "rows": pl.lit(1), **columns}
    return frame.select(_as_expression(given.get(name)).cast(dtype).alias(name) for name, dtype in SCHEMA.items())


def list_discrepancies(readings: Sequence[Reading], more: Iterable[Discrepancy] = ()) -> pl.DataFrame:
    """The rows of what the readers reported, each with the name of its file, and of `more`."""
    rows = [
        asdict(found) | {"file": found.file or reading.file, "level": str(found.level)}
        for reading in readings
        for found in reading.discrepancies
    ]
    rows += [asdict(found) | {"level": str(found.level)} for found in more]
    return pl.DataFrame(rows, schema=SCHEMA)


def sort_discrepancies(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """All of them, in the order of their code, document and the rest, so that equal builds give equal tables."""
    everything = pl.concat([pl.DataFrame(schema=SCHEMA), *frames])
    return everything.sort([*TABLES["discrepancies"].key, *SCHEMA], maintain_order=True)


def _as_expression(given: pl.Expr | str | None) -> pl.Expr:
    return given if isinstance(given, pl.Expr) else pl.lit(given)
