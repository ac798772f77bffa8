"""The embedded record: small tables of facts, each row with its source, that lie beside this file."""

from __future__ import annotations

from importlib.resources import files

from onrecord.record.statements import SourceFile


def pack_files() -> tuple[SourceFile, ...]:
    """Every table of the pack as a file to be read, sorted by name; found in a checkout and in an installed wheel."""
    tables = [entry for entry in files(__name__).iterdir() if entry.name.endswith(".csv")]
    return tuple(SourceFile(entry.name, entry.read_bytes()) for entry in sorted(tables, key=lambda entry: entry.name))
