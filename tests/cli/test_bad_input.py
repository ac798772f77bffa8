"""Bad input, end to end: one clear error that names the file and the place, exit 2, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from onrecord.build import default, settings
from onrecord.cli.app import app
from spoilt import SPOILT, Spoilt

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(default, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(settings, "settings_file", lambda: tmp_path / "settings.toml")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def assert_refused(result: Result, name: str, says: str) -> None:
    assert (result.exit_code, result.stdout) == (2, "")
    first, *rest = result.stderr.splitlines()
    assert first.startswith("onrecord: ")
    assert name in first
    assert says in first
    assert len(rest) <= 1, "one error and one hint"


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda spoilt: spoilt.name)
@pytest.mark.parametrize("command", ["build", "add"])
def test_a_file_that_cannot_be_read(home: Path, command: str, spoilt: Spoilt) -> None:
    file = home / spoilt.name
    file.write_bytes(spoilt.content)
    out = ["--out", home / "edition"] if command == "build" else []
    assert_refused(run(command, file, *out), spoilt.name, spoilt.says)
    assert [path for path in home.rglob("*") if path.is_file()] == [file]


@pytest.mark.parametrize("command", ["build", "add"])
def test_a_folder_and_a_file_that_is_not_there(home: Path, command: str) -> None:
    out = ["--out", home / "edition"] if command == "build" else []
    (home / "folder").mkdir()
    assert_refused(run(command, home / "folder", *out), "folder", "it is a folder")
    assert_refused(run(command, home / "missing.pdf", *out), "missing.pdf", "there is no such file")
    assert not [path for path in home.rglob("*") if path.is_file()]


def test_an_edition_that_stood_there_still_stands(home: Path) -> None:
    good, bad = home / "good", home / SPOILT[0].name
    assert run("build", "--out", good).exit_code == 0
    before = {path.name: path.read_bytes() for path in good.iterdir()}
    bad.write_bytes(SPOILT[0].content)
    assert_refused(run("build", bad, "--out", good), bad.name, SPOILT[0].says)
    assert {path.name: path.read_bytes() for path in good.iterdir()} == before


@pytest.mark.parametrize("symbol", ["A/RES/80/", "B/RES/80/1", "résolution 80/220", "A/RES/80/220/Draft.9"])
def test_what_is_no_symbol(home: Path, symbol: str) -> None:
    assert_refused(run("add", symbol), symbol, "there is no such file, and it is no symbol")
