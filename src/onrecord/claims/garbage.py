"""When Python looks for rubbish."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collection() -> Iterator[None]:
    """For work that makes many small objects which all stay: looking through them again and again is half the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def expect_little() -> None:
    """For a process that does nothing but check texts: what is there stays, and a text leaves hardly any rubbish."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
