"""The edition that is read when none is named: the embedded pack and the user's files, in the user's data folder.

It lies in a folder of its own for each version of the program, of the ledger and of the user's files, and is never
changed: another program, a new judgement or a new file makes another. So a command that reads it never sees it change
underneath, and a file that cannot be read leaves everything as it was.
"""

from __future__ import annotations

import hashlib
import shutil
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.build.library import Library
from onrecord.errors import EditionError
from onrecord.record.judgements import read_judgements
from onrecord.record.manifest import MANIFEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from onrecord.build.read import Progress
    from onrecord.build.report import BuildReport
    from onrecord.record.judgements import Judgements
    from onrecord.record.statements import Reading, SourceFile

_MAKERS = ("build", "names", "pack", "record", "series", "sources")
"""The packages that decide what the edition holds."""
_STEM = "embedded-"
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


def open_library() -> Library:
    """The files that the user has added."""
    return Library.open(data_folder() / "files")


def default_path(judgements: Judgements | None = None, library: Library | None = None) -> Path:
    """Where the default edition lies, or would lie, for this program, ledger and these files."""
    ledger = read_ledgers() if judgements is None else judgements
    files = open_library() if library is None else library
    stamp = hashlib.sha256(f"{_hash_program()}{ledger.sha256}{files.sha256}".encode()).hexdigest()[:16]
    return data_folder() / "editions" / f"{_STEM}{stamp}"


def ensure_default_edition(progress: Progress | None = None) -> Path:
    """The folder of the default edition, built where it is not there yet.

    Raises EditionError where the data folder cannot be written or an added file is missing, InputError where one can
    no longer be read.
    """
    judgements, library = read_ledgers(), open_library()
    path = default_path(judgements, library)
    if not (path / MANIFEST_FILE).is_file():
        _build(path, judgements, library.sources(), progress)
    return path


def change_library(
    before: Library, after: Library, contents: Mapping[str, bytes], progress: Progress | None = None
) -> tuple[Path, BuildReport]:
    """Makes the user's files those of `after`: builds the default edition, then keeps them; its folder and report.

    `before` is the library that was opened, `contents` the new files by hash. Raises InputError for a file that cannot
    be read, EditionError where somebody else changed the files meanwhile; whatever is raised, the files and the edition
    are those of before.
    """
    judgements = read_ledgers()
    path = default_path(judgements, after)
    report = _build(path, judgements, after.sources(contents), progress)
    if open_library() != before:
        raise EditionError("another command changed your files meanwhile", hint="Nothing was kept: try again.")
    after.save(contents)
    _remove_others(path.parent, {default_path(judgements, before).name, path.name})
    return path, report


def _build(path: Path, judgements: Judgements, added: tuple[SourceFile, ...], progress: Progress | None) -> BuildReport:
    from onrecord.build.pipeline import build_edition
    from onrecord.pack import pack_files
    from onrecord.sources.pack import READER

    packed = pack_files()
    own = {source.sha256 for source in packed}

    def read(source: SourceFile) -> Reading:
        if source.sha256 in own:
            return READER.read(source)
        from onrecord.sources.recognise import read_source

        return read_source(source)

    return build_edition((*packed, *added), path, judgements=judgements, progress=progress, read=read)


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Removes default editions of other files and programs; the one that was just replaced may still be read."""
    for path in folder.glob(f"{_STEM}*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


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
