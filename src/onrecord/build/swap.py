"""Putting a finished folder in the place of another in one step, so that at every moment one of them stands there."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path  # noqa: TC003  (used at run time by the annotations' readers)

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def put_in_place(folder: Path, target: Path) -> None:
    """`folder` under the name `target`; what stood there is removed. Raises OSError where neither can be done."""
    if not target.exists():
        folder.rename(target)
    elif _exchange(folder, target):
        shutil.rmtree(folder, ignore_errors=True)
    else:
        _replace_in_two_steps(folder, target)
    _sync_folder(target.parent)


def _exchange(one: Path, other: Path) -> bool:
    """True where the system exchanged the two names in one step (Linux; most of its file systems)."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _replace_in_two_steps(folder: Path, target: Path) -> None:
    """Between the two steps no folder has the target's name; a fault there brings the old one back."""
    old = folder.with_name(folder.name + "-old")
    target.rename(old)
    try:
        folder.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    """The names, too, are on the disk when this returns, where the system allows it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
