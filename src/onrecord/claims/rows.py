"""A corpus: many texts as the rows of one file, `.jsonl` or `.parquet`, read one after another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.claims.reading import MAX_BYTES, open_file, read_day, refuse_long, too_large
from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROWS = 256
"""Of a Parquet file at a time."""
_PIECE = 1024 * 1024
"""How much of a file is held at a time."""


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """One text of a corpus."""

    id: str
    text: str
    published: date | None


def is_corpus(path: Path) -> bool:
    """True for a file that holds many texts as rows."""
    return path.suffix.lower() in {".jsonl", ".parquet"}


def read_corpus(path: Path) -> Iterator[CorpusRow]:
    """The rows of a corpus one after another, never more than a batch in memory.

    Raises InputError with the line or row where one has no id, no text, or a date that is none.
    """
    rows = _read_parquet(path) if path.suffix.lower() == ".parquet" else _read_lines(path)
    for place, row in rows:
        yield _read_row(row, str(path), place)


def count_rows(path: Path) -> int:
    """About how many rows a corpus has, for a progress bar; 0 where it cannot be read: `read_corpus` says why."""
    try:
        if path.suffix.lower() == ".parquet":
            return _count_parquet(path)
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(partial(file.read, _PIECE), b""))
    except OSError:
        return 0


def _count_parquet(path: Path) -> int:
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    try:
        return int(pq.read_metadata(path).num_rows)
    except ArrowException:
        return 0


def _read_lines(path: Path) -> Iterator[tuple[str, Any]]:
    with open_file(path) as file:
        # Read up to a length, so that a file without line breaks is refused and not held in memory.
        lines = iter(partial(file.readline, MAX_BYTES + 1), b"")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if len(line) > MAX_BYTES:
                raise too_large(str(path), "it", f"line {number}")
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as fault:
                raise InputError(str(path), "it is no JSON", place=f"line {number}") from fault
            yield f"line {number}", row


def _read_parquet(path: Path) -> Iterator[tuple[str, Any]]:
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    number = 0
    with open_file(path) as file:
        try:
            # Read in pieces: a row group may be the whole file.
            table = pq.ParquetFile(file, buffer_size=_PIECE, pre_buffer=False)
            columns = _find_columns(table.schema_arrow.names, str(path))
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield f"row {number}", row
        except (ArrowException, OSError, ValueError) as fault:
            where = f"after row {number}" if number else ""
            raise InputError(str(path), "it is no Parquet file, or damaged", place=where) from fault


def _find_columns(names: list[str], file: str) -> list[str]:
    missing = {"id", "text"} - set(names)
    if missing:
        raise InputError(file, f"it has no column {', '.join(sorted(missing))}")
    return [name for name in ("id", "text", "published") if name in names]


def _read_row(row: Any, name: str, place: str) -> CorpusRow:
    fits = isinstance(row, dict) and isinstance(row.get("id"), str | int) and isinstance(row.get("text"), str)
    if not fits:
        raise InputError(name, "a row needs `id` and `text`", place=place)
    refuse_long(row["text"], name, place)
    try:
        return CorpusRow(str(row["id"]), row["text"], _read_published(row.get("published")))
    except ValueError as fault:
        hint = "Write it as 2025-10-28."
        raise InputError(name, f"{row['published']!r} is no date of a text", place=place, hint=hint) from fault


def _read_published(value: Any) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, date):
        value = value.isoformat()
    return read_day(str(value)[:10])
