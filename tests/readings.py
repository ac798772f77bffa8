"""Readings of our own making: what a reader would give of a file, in few words."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.record import Reading, statement_frame
from onrecord.record.statements import SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.build.pipeline import Assembled
    from onrecord.discrepancies import Discrepancy

Row = dict[str, Any]

DAY = date(2007, 12, 18)
VOTE: Row = {"document": "A/RES/62/167", "body": "A", "session": "62", "date": DAY}


def place(row: Row, number: int, source: str, rank: str) -> Row:
    """The row with its place, where it has none of its own."""
    return {"locator": f"row {number}", "source": source, "rank": rank} | row


def read_rows(
    file: str,
    *,
    source: str = "https://example.org/record/1",
    rank: str = "catalogue",
    reader: str = "own/1",
    discrepancies: Sequence[Discrepancy] = (),
    left_out: Mapping[str, int] | None = None,
    **tables: Sequence[Row],
) -> Reading:
    """The reading of a file that states these rows; every row counts as one row of the file."""
    statements = {
        name: statement_frame(name, (place(row, n, source, rank) for n, row in enumerate(rows, 1)))
        for name, rows in tables.items()
    }
    used = sum(frame.height for frame in statements.values())
    unused = sum(found.rows for found in discrepancies if found.level == "error")
    return Reading(
        file=file,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        reader=reader,
        statements=statements,
        discrepancies=tuple(discrepancies),
        rows_read=used + unused + sum((left_out or {}).values()),
        rows_used=used,
        rows_left_out=left_out or {},
        rows_in=next(iter(statements)) if len(statements) == 1 else None,
    )


def ballots(cast: Mapping[str, str], **also: Any) -> list[Row]:
    """A vote of each of these names on A/RES/62/167; `also` changes the shared columns."""
    return [VOTE | also | {"printed": name, "ballot": ballot} for name, ballot in cast.items()]


def tally(yes: int, no: int, abstain: int, **also: Any) -> Row:
    """The adoption of A/RES/62/167 by that vote."""
    return VOTE | {"kind": "adopted", "method": "recorded_vote", "yes": yes, "no": no, "abstain": abstain} | also


def as_sources(readings: Sequence[Reading]) -> tuple[list[SourceFile], Callable[[SourceFile], Reading]]:
    """Files and a `read` for the build that give these readings."""
    files = [SourceFile(reading.file, reading.file.encode()) for reading in readings]
    by_name = {reading.file: reading for reading in readings}
    return files, lambda file: by_name[file.name]


def named(assembled: Assembled, code: str, *columns: str) -> list[tuple[Any, ...]]:
    """The discrepancies of one code, as tuples of these columns."""
    return assembled.tables["discrepancies"].filter(pl.col("code") == code).select(columns or ("message",)).rows()
