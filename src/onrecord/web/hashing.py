"""A hash of a folder: what its files say, in ten digits."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def hash_folder(folder: Path, pattern: str = "*") -> str:
    """Ten hexadecimal digits made from the names and contents of all files under a folder, or of those that fit."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob(pattern) if path.is_file()):
        digest.update(f"{file.relative_to(folder)}\x1f".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:10]
