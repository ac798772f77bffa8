"""Reading: every file once, by the reader that recognises its content, several at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.record.statements import Reading, SourceFile

Progress = Callable[[str, int, int], None]
"""Told what is being done, and how many of how many steps of it are done."""

_PDF = b"%PDF-"


def read_sources(
    sources: Iterable[SourceFile], read: Callable[[SourceFile], Reading], progress: Progress
) -> tuple[Reading, ...]:
    """A reading of each file, in an order that does not depend on the order of the files.

    A file that is given twice, under whatever name, is read once. Raises what `read` raises for the first file, in that
    order, that cannot be read. Threads, not processes: the readers of large files spend their time outside the
    interpreter, and handing over a million rows from another process takes longer than it saves.
    """
    distinct = {source.sha256: source for source in sorted(sources, key=_order, reverse=True)}
    ordered = sorted(distinct.values(), key=_order)
    readings: dict[str, Reading | Exception] = {}
    stop = Event()
    progress("Reading files", 0, len(ordered))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        tasks = [pool.submit(_read_lane, lane, read, stop) for lane in _make_lanes(ordered)]
        try:
            for task in as_completed(tasks):
                readings.update(task.result())
                progress("Reading files", len(readings), len(ordered))
        except BaseException:
            # Ctrl-C: what is being read is finished, nothing else is begun.
            stop.set()
            raise
    return tuple(_unwrap(readings[source.sha256]) for source in ordered)


def _order(source: SourceFile) -> tuple[str, str]:
    return source.name, source.sha256


def _make_lanes(sources: Sequence[SourceFile]) -> list[list[SourceFile]]:
    """What may be read at the same time: each file by itself, the largest first, but all PDF files one after the other.

    PDFium, which reads these, must not be called from two threads at once.
    """
    pdf = [source for source in sources if source.content.startswith(_PDF)]
    others = sorted(
        (source for source in sources if not source.content.startswith(_PDF)),
        key=lambda source: len(source.content),
        reverse=True,
    )
    return ([pdf] if pdf else []) + [[source] for source in others]


def _read_lane(
    lane: Sequence[SourceFile], read: Callable[[SourceFile], Reading], stop: Event
) -> dict[str, Reading | Exception]:
    """The readings of the lane, or what was raised instead, by the file's hash."""
    readings: dict[str, Reading | Exception] = {}
    for source in lane:
        if stop.is_set():
            break
        try:
            readings[source.sha256] = read(source)
        except Exception as fault:  # raised again by `_unwrap`, for the first file in order
            readings[source.sha256] = fault
    return readings


def _unwrap(reading: Reading | Exception) -> Reading:
    if isinstance(reading, Exception):
        raise reading
    return reading
