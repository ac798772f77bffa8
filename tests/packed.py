"""The tables of the pack as the reader gives them, for tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.pack import pack_files
from onrecord.sources.pack import READER

if TYPE_CHECKING:
    from onrecord.discrepancies import Discrepancy
    from onrecord.record import Reading


@cache
def readings() -> dict[str, Reading]:
    """File name -> what the reader made of it."""
    return {source.name: READER.read(source) for source in pack_files()}


@cache
def rows(table: str) -> tuple[dict[str, Any], ...]:
    """All rows of a table, from every file that feeds it, each with the name of its file."""
    found = [
        {**row, "file": name}
        for name, reading in readings().items()
        if table in reading.statements
        for row in reading.statements[table].iter_rows(named=True)
    ]
    assert found, f"no file of the pack holds rows of {table}"
    return tuple(found)


def conflicts() -> tuple[Discrepancy, ...]:
    """The known conflicts."""
    return readings()["discrepancies.csv"].discrepancies
