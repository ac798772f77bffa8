"""Counters that all workers of a machine share, in a file that each of them maps into its memory.

The table has a fixed size: however many visitors come, it takes a megabyte. Counting takes microseconds and never waits
for a disk; what is lost when the machine stops is a count of the last hour.
"""

from __future__ import annotations

import mmap
import os
import struct
import threading
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SLOT = struct.Struct("<QII")
"""Hash of who counts for what, the second at which the count ends, the count."""
_IN_BUCKET = 8
BUCKETS = 8192
SIZE = BUCKETS * _IN_BUCKET * _SLOT.size
MOST = 2**32 - 1


class Tallies:
    """Counts by hash, each until a second of its own."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        if os.fstat(self._file).st_size < SIZE:
            os.ftruncate(self._file, SIZE)
        self._table = mmap.mmap(self._file, SIZE)
        self._lock = threading.Lock()

    def add(self, key: int, end: int, now: int) -> int:
        """One more under `key`, a number of 64 bits; says how many there are. What has ended by `now` makes room.

        Where a bucket is full of counts that run, the least of them goes: whoever asks most is forgotten last.
        """
        start = key % BUCKETS * _IN_BUCKET * _SLOT.size
        with self._alone(start):
            place, held = self._find(start, key, end, now)
            count = min(held + 1, MOST)
            _SLOT.pack_into(self._table, place, key, end, count)
            return count

    def clear(self) -> None:
        """Forgets all counts."""
        self._table[:] = bytes(SIZE)

    def _find(self, start: int, key: int, end: int, now: int) -> tuple[int, int]:
        """The slot of a count in its bucket with what it holds; else the one that can best be spared, with nothing."""
        spared, least = start, MOST + 1
        for place in range(start, start + _IN_BUCKET * _SLOT.size, _SLOT.size):
            held, until, count = _SLOT.unpack_from(self._table, place)
            if held == key and until == end:
                return place, count
            weight = count if until > now else 0
            if weight < least:
                spared, least = place, weight
        return spared, 0

    @contextmanager
    def _alone(self, start: int) -> Iterator[None]:
        """One thread of one process at a bucket. The lock of a process that is killed goes with it."""
        with self._lock:
            if fcntl is None:
                yield
                return
            fcntl.lockf(self._file, fcntl.LOCK_EX, _IN_BUCKET * _SLOT.size, start)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN, _IN_BUCKET * _SLOT.size, start)


def open_tallies(file: Path) -> Tallies:
    """The counters in a file, opened once by each process."""
    return _open(file, os.getpid())


@lru_cache(maxsize=4)
def _open(file: Path, _process: int) -> Tallies:
    return Tallies(file)


try:
    import fcntl
except ImportError:  # Windows: one process, whose threads the other lock keeps apart
    fcntl = None  # type: ignore[assignment]
