"""The editions that a site keeps, and what changed from the one before to the one that is served.

Comparing two editions of the whole Assembly takes seconds and gigabytes, and neither of them ever changes: it is done
once, in a process of its own, and kept as tables.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from onrecord.errors import EditionError
from onrecord.record.edition import Edition
from onrecord.record.manifest import MANIFEST_FILE, Manifest
from onrecord.standing.changes import compare_editions
from onrecord.web.derived import alone, run_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = ("positions", "texts", "facts", "counts", "series", "discrepancies")
"""What is told of the changes, a table each; see `standing.changes.Changes`."""


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition that lies on the site's disk."""

    id: str
    """Its id."""
    path: Path
    """Its folder."""
    onrecord: str
    """Version of the program that built it."""
    day: date
    """Day on which it was put there."""
    rows: int
    """Rows of all its tables."""
    stamp: int = 0
    """When its manifest was written, for the order."""


@dataclass(frozen=True, slots=True)
class KeptChanges:
    """What changed from one edition to another, as tables in a folder."""

    old: str
    """Id of the earlier edition."""
    new: str
    """Id of the later one."""
    folder: Path
    """Where the tables lie."""

    def table(self, name: str) -> pl.DataFrame:
        """One of the tables."""
        return pl.read_parquet(self.folder / f"{name}.parquet")


def list_editions(folder: Path) -> list[KeptEdition]:
    """The editions in a folder, the latest first; what is none is passed over."""
    found = {edition.id: edition for edition in sorted(_read_all(folder), key=lambda edition: edition.stamp)}
    return sorted(found.values(), key=lambda edition: edition.stamp, reverse=True)


def keep_changes(editions: Path, served: Edition, folder: Path) -> KeptChanges | None:
    """What changed since the edition before the one served; None where no earlier one lies there."""
    listed = list_editions(editions)
    place = next((place for place, edition in enumerate(listed) if edition.id == served.id), None)
    if place is None or place + 1 >= len(listed):
        return None
    before = listed[place + 1]
    changes = KeptChanges(before.id, served.id, folder / f"changes-{before.id}-{served.id}")
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder / "lock-changes"):
        if not changes.folder.is_dir():
            run_apart("onrecord.web.editions", str(before.path), str(served.path), str(changes.folder))
    return changes


def _read_all(folder: Path) -> Iterator[KeptEdition]:
    for file in folder.glob(f"*/{MANIFEST_FILE}"):
        try:
            manifest = Manifest.from_json(file.read_text(encoding="utf-8"), str(file))
            stat = file.stat()
        except (EditionError, OSError, UnicodeDecodeError):
            continue
        day = datetime.fromtimestamp(stat.st_mtime, UTC).date()
        rows = sum(entry.rows for entry in manifest.tables.values())
        yield KeptEdition(manifest.edition_id, file.parent.resolve(), manifest.onrecord, day, rows, stat.st_mtime_ns)


def _main(old: str, new: str, target: str) -> None:
    changes = compare_editions(Edition.open(old), Edition.open(new))
    folder = Path(target)
    half = folder.with_name(f"{folder.name}.{os.getpid()}")
    half.mkdir(parents=True)
    for name in TABLES:
        frame: pl.DataFrame = getattr(changes, name)
        frame.write_parquet(half / f"{name}.parquet")
    try:
        half.rename(folder)
    except OSError:  # another process was first, and says the same
        shutil.rmtree(half)


if __name__ == "__main__":
    _main(*sys.argv[1:4])
