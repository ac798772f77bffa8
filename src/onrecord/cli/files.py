"""A file that a person names on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.record.statements import SourceFile


def read_file(path: Path) -> SourceFile:
    """The file with its name and bytes. Raises InputError for a folder, a missing file and one that cannot be read."""
    from onrecord.errors import InputError
    from onrecord.record.statements import SourceFile

    if path.is_dir():
        raise InputError(str(path), "it is a folder", hint=f"Name the files in it: {path}/*")
    try:
        return SourceFile(path.name, path.read_bytes())
    except FileNotFoundError:
        raise InputError(str(path), "there is no such file") from None
    except OSError as fault:
        raise InputError(str(path), f"it cannot be read ({fault.strerror})") from None
