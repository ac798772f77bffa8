"""The user's own files: what was added to the record, from where and when, kept so that each build can read it again.

A folder with one file for each content, named by its hash, and `index.csv`, which a person can read. A name stands for
one content: adding another file of that name replaces it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from onrecord.errors import EditionError, InputError
from onrecord.record.statements import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

INDEX = "index.csv"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of the library."""

    name: str
    """Its own name, without folders; origins print it."""
    sha256: str
    size: int
    came_from: str
    """The path or the web address that it came from."""
    added: str
    """The day on which it was added: 2026-11-24."""


COLUMNS = tuple(field.name for field in fields(KeptFile))


@dataclass(frozen=True, slots=True)
class Library:
    """The files in a folder as its index lists them, sorted by name. Changing it makes another; `save` writes it."""

    folder: Path
    files: tuple[KeptFile, ...] = ()

    @classmethod
    def open(cls, folder: Path) -> Library:
        """The library in a folder, empty where there is none. Raises InputError for an index that is none."""
        index = folder / INDEX
        if not index.is_file():
            return cls(folder)
        rows = list(csv.reader(io.StringIO(index.read_text(encoding="utf-8"))))
        if not rows or tuple(rows[0]) != COLUMNS:
            raise InputError(str(index), f"the columns must be {', '.join(COLUMNS)}", place="row 1")
        for number, row in enumerate(rows[1:], start=2):
            if len(row) != len(COLUMNS) or not row[2].isdigit():
                raise InputError(str(index), "not a file of the library", place=f"row {number}")
        return cls(folder, tuple(KeptFile(row[0], row[1], int(row[2]), row[3], row[4]) for row in rows[1:]))

    @property
    def sha256(self) -> str:
        """Hash of names and contents; from where and when a file came makes no difference."""
        listed = "".join(f"{file.name}\x1f{file.sha256}\n" for file in self.files)
        return hashlib.sha256(listed.encode()).hexdigest()

    def find(self, name: str) -> KeptFile | None:
        """The file of that name, if there is one."""
        return next((file for file in self.files if file.name == name), None)

    def with_files(self, added: Iterable[KeptFile]) -> Library:
        """The library with these files, each in the place of one of its name."""
        new = {file.name: file for file in (*self.files, *added)}
        return Library(self.folder, tuple(new[name] for name in sorted(new)))

    def without(self, names: Iterable[str]) -> Library:
        """The library without the files of these names. Raises InputError for a name that it does not hold."""
        gone = set(names)
        for name in sorted(gone):
            if self.find(name) is None:
                raise InputError(name, "no file of that name was added", hint="`onrecord add --list` lists the files.")
        return Library(self.folder, tuple(file for file in self.files if file.name not in gone))

    def sources(self, contents: Mapping[str, bytes] | None = None) -> tuple[SourceFile, ...]:
        """The files to be read; `contents` holds, by hash, those that are not in the folder yet.

        Raises EditionError for a file that is missing or was changed since it was added.
        """
        given = contents or {}
        return tuple(SourceFile(file.name, given.get(file.sha256) or self._read(file)) for file in self.files)

    def save(self, contents: Mapping[str, bytes] | None = None) -> None:
        """Writes new contents, then the index in one step, then removes what the index no longer names."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for digest, content in (contents or {}).items():
            _write(self.folder / digest, content)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(astuple(file) for file in self.files)
        _write(self.folder / INDEX, text.getvalue().encode())
        named = {INDEX, *(file.sha256 for file in self.files)}
        for path in self.folder.iterdir():
            if path.name not in named and not path.name.startswith("."):
                path.unlink(missing_ok=True)

    def _read(self, file: KeptFile) -> bytes:
        try:
            content = (self.folder / file.sha256).read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise EditionError(
                f"the file {file.name} that you added is missing or was changed in {self.folder}",
                hint=f"Add it again, or do without it: onrecord add --remove {file.name}",
            )
        return content


def keep(source: SourceFile, came_from: str, added: str) -> KeptFile:
    """The file as the library lists it."""
    return KeptFile(source.name, source.sha256, len(source.content), came_from, added)


def _write(path: Path, content: bytes) -> None:
    """The content under that name, whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
