"""The commands on the embedded record, run in this process; a terminal of 80 columns can take the place of a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from onrecord.build import build_edition
from onrecord.cli import terminal
from onrecord.cli.app import app
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.sources.pack import READER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed and ended with; the edition's id is replaced, since it changes with every file."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of the embedded record."""
    path = tmp_path_factory.mktemp("cli") / "edition"
    build_edition(pack_files(), path, read=READER.read)
    return path


@pytest.fixture(scope="session")
def run(folder: Path) -> Callable[..., Answer]:
    """Runs a command on that edition as if its output went into a pipe."""
    edition = Edition.open(folder).id

    def ask(*arguments: str, stdin: str | bytes | None = None) -> Answer:
        result = CliRunner().invoke(app, ["--edition", str(folder), *arguments], input=stdin)
        return Answer(result.exit_code, result.stdout.replace(edition, "<edition>"), result.stderr)

    return ask


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns in the place of the pipe."""
    monkeypatch.setattr(terminal, "is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "80")
