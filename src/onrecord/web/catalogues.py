"""The translations, compiled from the catalogues that people read (`locale/*/LC_MESSAGES/django.po`)."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SOURCE = Path(__file__).parent / "locale"
"""The catalogues of the record's pages; other parts of the site have folders of their own."""


def compile_catalogues(into: Path, source: Path = SOURCE) -> Path:
    """The folder, under `into`, that holds the compiled catalogues of `source`; made where it is not there yet.

    Its name follows from the catalogues, so a changed one is compiled anew and a running site keeps its own.
    """
    files = sorted(source.glob("*/LC_MESSAGES/*.po"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(source)}\x1f".encode() + file.read_bytes())
    folder = into / digest.hexdigest()[:12]
    for file in files:
        compiled = folder / file.relative_to(source).with_suffix(".mo")
        if not compiled.is_file():
            _compile(file, compiled)
    return folder


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as catalogue:
        messages = read_po(catalogue)
    # Written beside and moved, for two workers may compile at once.
    half = target.with_name(f"{target.name}.{os.getpid()}")
    with half.open("wb") as out:
        write_mo(out, messages)
    half.replace(target)
