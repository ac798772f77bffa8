"""The edition that is read when none is named: made of the embedded pack, in the user's data folder, on first use.

It lies in a folder of its own for each version of the program and of the ledger, and is never changed: another program,
or a new judgement, makes another. So a command that reads it never sees it change underneath.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.record.judgements import read_judgements
from onrecord.record.manifest import MANIFEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from onrecord.build.read import Progress
    from onrecord.record.judgements import Judgements

_MAKERS = ("build", "names", "pack", "record", "sources")
"""The packages that decide what the edition holds."""
_SUFFIXES = (".py", ".csv", ".toml", ".html")


def data_folder() -> Path:
    """The user's data folder of Onrecord; it need not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False)


def ledger_file() -> Path:
    """The user's own ledger of judgements; it need not exist yet."""
    return data_folder() / "judgements.csv"


def read_ledgers() -> Judgements:
    """The judgements of the pack and the user's own, which overrule them."""
    with resources.as_file(resources.files("onrecord.pack") / "ledger" / "judgements.csv") as packed:
        return read_judgements(packed, ledger_file())


def default_path(judgements: Judgements | None = None) -> Path:
    """Where the default edition lies, or would lie, for this program and ledger."""
    ledger = read_ledgers() if judgements is None else judgements
    stamp = hashlib.sha256(f"{_hash_program()}{ledger.sha256}".encode()).hexdigest()[:16]
    return data_folder() / "editions" / f"embedded-{stamp}"


def ensure_default_edition(progress: Progress | None = None) -> Path:
    """The folder of the default edition, built where it is not there yet.

    Raises EditionError where the data folder cannot be written.
    """
    judgements = read_ledgers()
    path = default_path(judgements)
    if not (path / MANIFEST_FILE).is_file():
        _build_embedded(path, judgements, progress)
    return path


def _build_embedded(path: Path, judgements: Judgements, progress: Progress | None) -> None:
    from onrecord.build.pipeline import build_edition
    from onrecord.pack import pack_files
    from onrecord.sources.pack import READER

    build_edition(pack_files(), path, judgements=judgements, progress=progress, read=READER.read)


def _hash_program() -> str:
    """Hash of the files that decide what the edition holds: another program may make another edition of them."""
    digest = hashlib.sha256()
    for package in _MAKERS:
        for name, file in _walk(resources.files("onrecord") / package, package):
            digest.update(f"{name}\x1f".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, name)
        elif entry.name.endswith(_SUFFIXES):
            yield name, entry
