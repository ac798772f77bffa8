"""Writing an edition: all of it, or nothing.

Every file is made in memory first; then they are written into a folder beside the target, which takes the target's
place in one step. Whatever interrupts the build before that step, the edition that stood there still stands.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.build.swap import put_in_place
from onrecord.errors import EditionError
from onrecord.record.manifest import MANIFEST_FILE, Manifest, TableEntry, table_file
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import polars as pl

_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class EncodedTable:
    """A table as the bytes of its Parquet file."""

    entry: TableEntry
    content: bytes


def encode_table(name: str, frame: pl.DataFrame) -> EncodedTable:
    """The table's Parquet file; equal frames give equal bytes. Raises ValueError where the columns are not the table's.

    The rows must come sorted: their order is part of the bytes.
    """
    if frame.schema != TABLES[name].schema:
        raise ValueError(f"table {name} has the columns {frame.schema}, not {TABLES[name].schema}")
    stream = io.BytesIO()
    # All that could differ between two runs is set here: one compression, row groups of one size, no wall clock.
    frame.rechunk().write_parquet(
        stream, compression="zstd", compression_level=1, statistics=True, row_group_size=131_072
    )
    content = stream.getvalue()
    return EncodedTable(TableEntry(frame.height, len(content), hashlib.sha256(content).hexdigest()), content)


def write_edition(
    path: Path,
    tables: Mapping[str, EncodedTable],
    manifest: Manifest,
    *,
    beside: Mapping[str, str] | None = None,
) -> None:
    """The edition in the folder `path`, whole or not at all; an edition that stood there is replaced.

    `beside` are texts (the report) that lie in the folder and are no part of the edition's id. Raises EditionError
    where `path` is a file, a folder that holds something else than an edition, or cannot be written.
    """
    # A link to a folder stays a link: it is the folder that is replaced.
    target = path.resolve()
    _refuse_other_folder(target, {*map(table_file, TABLES), MANIFEST_FILE, *(beside or {})})
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_unfinished(target)
        with _unfinished_folder(target) as folder:
            for name, table in tables.items():
                _write_file(folder / table_file(name), table.content)
            for name, text in (beside or {}).items():
                _write_file(folder / name, text.encode())
            _write_file(folder / MANIFEST_FILE, manifest.to_json().encode())
            put_in_place(folder, target)
    except OSError as fault:
        raise EditionError(
            f"the edition cannot be written to {path}: {fault.strerror or fault}",
            hint="Name a folder that you may write to and that has room: `onrecord build --out DIR`.",
        ) from fault


def _refuse_other_folder(path: Path, own: set[str]) -> None:
    """`own` are the names that an edition's files have: whatever else lies in the folder would be lost with it."""
    if path.is_dir():
        names = {file.name for file in path.iterdir()}
        if names and MANIFEST_FILE not in names:
            raise EditionError(
                f"{path} holds other files and no edition; nothing was written", hint="Give a new or an empty folder."
            )
        # Hidden files are the marks that file managers leave (.DS_Store).
        others = sorted(name for name in names - own if not name.startswith("."))
        if others:
            raise EditionError(
                f"{path} holds more than an edition: {', '.join(others[:3])}; nothing was written",
                hint="Put that elsewhere first: a build replaces the whole folder.",
            )
    elif path.exists():
        raise EditionError(f"{path} is a file; an edition is a folder", hint="Give the name of a folder.")


@contextlib.contextmanager
def _unfinished_folder(path: Path) -> Iterator[Path]:
    folder = path.parent / f".{path.name}{_UNFINISHED}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_file(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _remove_unfinished(path: Path) -> None:
    """Removes what a build left behind that was killed outright, so that it could not clear up itself."""
    for folder in path.parent.glob(f".{path.name}{_UNFINISHED}*"):
        process = folder.name.rpartition("-")[2]
        if process.isdigit() and not _runs(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    if os.name != "posix":
        # Signal 0 asks a process nothing on POSIX only; elsewhere it may end it.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
