"""Reading: every file once, by the reader that recognises its content, several at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.statements import Reading, SourceFile

Progress = Callable[[str, int, int], None]
"""Told what is being done, and how many of how many steps of it are done."""


def read_sources(
    sources: Iterable[SourceFile], read: Callable[[SourceFile], Reading], progress: Progress
) -> tuple[Reading, ...]:
    """A reading of each file, in an order that does not depend on the order of the files.

    A file that is given twice, under whatever name, is read once. Raises what `read` raises for the first file, in that
    order, that cannot be read.
    """
    distinct = {source.sha256: source for source in sorted(sources, key=lambda s: (s.name, s.sha256), reverse=True)}
    ordered = sorted(distinct.values(), key=lambda source: (source.name, source.sha256))
    readings = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for done, reading in enumerate(pool.map(read, ordered)):
            progress("Reading files", done + 1, len(ordered))
            readings.append(reading)
    return tuple(readings)
