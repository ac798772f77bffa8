"""A small edition of our own making, written as the build writes one."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.write import EncodedTable, encode_table, write_edition
from onrecord.record import TABLES, Origin, Rank
from onrecord.record.manifest import Manifest, TableEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ORIGIN = Origin("votes.csv", "ab" * 32, "record 1", "undl_csv/1", Rank.CATALOGUE, "https://example.org/1")
OTHER = Origin("other.csv", "cd" * 32, "row 2", "voeten/1", Rank.DATASET)

_VOTE = {"document": "A/RES/99/1", "body": "A", "session": "99", "date": date(2044, 12, 19)}

ROWS: dict[str, list[dict[str, object]]] = {
    "ballots": [
        _VOTE
        | {
            "state": "KOR",
            "printed": "REPUBLIC OF KOREA",
            "ballot": "yes",
            "chosen": True,
            "origin_id": ORIGIN.origin_id,
        },
        _VOTE | {"state": "KOR", "printed": "KOR", "ballot": "abstain", "chosen": False, "origin_id": OTHER.origin_id},
        _VOTE | {"state": "PRK", "printed": "DPRK", "ballot": "no", "chosen": True, "origin_id": ORIGIN.origin_id},
    ],
    "governments": [
        {"state": "KOR", "head": "Yoon Suk-yeol", "from": date(2022, 5, 10), "to": None, "note": None}
        | {"origin_id": ORIGIN.origin_id}
    ],
    "origins": [
        {
            "origin_id": origin.origin_id,
            "file": origin.file,
            "sha256": origin.sha256,
            "locator": origin.locator,
            "reader": origin.reader,
            "rank": str(origin.rank),
            "source": origin.source or None,
            "printed": origin.printed or None,
        }
        for origin in (ORIGIN, OTHER)
    ],
}


def small_table(name: str, rows: dict[str, list[dict[str, object]]] | None = None) -> pl.DataFrame:
    """A table of the small edition; empty where it has no rows."""
    return pl.DataFrame((rows or ROWS).get(name, []), schema=TABLES[name].schema)


def write_small_edition(
    folder: Path,
    change: Callable[[str, pl.DataFrame], pl.DataFrame] | None = None,
    rows: dict[str, list[dict[str, object]]] | None = None,
) -> Path:
    """An edition in `folder`; `change` may spoil a table on its way, past the checks of the writer."""
    encoded = {}
    for name in TABLES:
        frame = small_table(name, rows)
        changed = frame if change is None else change(name, frame)
        encoded[name] = encode_table(name, frame) if changed is frame else _encode_unchecked(changed)
    manifest = Manifest(
        onrecord="0.1.0",
        writer="polars",
        inputs=(),
        tables={name: table.entry for name, table in encoded.items()},
        discrepancies={},
        judgements="",
    )
    write_edition(folder, encoded, manifest)
    return folder


def _encode_unchecked(frame: pl.DataFrame) -> EncodedTable:
    import hashlib

    stream = io.BytesIO()
    frame.write_parquet(stream)
    content = stream.getvalue()
    return EncodedTable(TableEntry(frame.height, len(content), hashlib.sha256(content).hexdigest()), content)
