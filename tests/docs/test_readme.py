"""What the README shows is what Onrecord answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.build import build_edition
from onrecord.cli.app import app
from onrecord.pack import pack_files

if TYPE_CHECKING:
    from onrecord import Record

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARTICLE = ROOT / "examples" / "article.txt"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "edition"
    build_edition(pack_files(), folder)
    return folder


@pytest.fixture(scope="module")
def report(edition: Path) -> str:
    done = CliRunner().invoke(app, ["--edition", str(edition), "check", str(ARTICLE), "--published", "2025-12-19"])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_answer_shown_is_the_answer_given(report: str) -> None:
    shown = re.search(r"```text\n(.*?)```", README, flags=re.DOTALL)
    assert shown
    for finding in shown[1].strip().split("\n\n"):
        assert finding in report


def test_the_sentences_shown_stand_in_the_example() -> None:
    article = ARTICLE.read_text(encoding="utf-8")
    quoted = " ".join(line.removeprefix("> ") for line in README.splitlines() if line.startswith("> "))
    for part in quoted.split(" … "):
        assert all(sentence in article for sentence in part.split(". ")), part


def test_the_python_shown_runs(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_EDITION", str(edition))
    shown = re.search(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert shown
    names: dict[str, Record] = {}
    exec(shown[1], names)  # noqa: S102  our own README
    assert isinstance(names["record"], onrecord.Record)


COMMANDS = re.findall(r"^    onrecord (?!add|build|check|--edition)(.+)$", README, flags=re.MULTILINE)


def test_commands_are_shown() -> None:
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_shown_run(edition: Path, command: str) -> None:
    done = CliRunner().invoke(app, ["--edition", str(edition), *command.split()])
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def test_the_figures_are_those_of_the_record(edition: Path) -> None:
    record = onrecord.open(edition)
    resolutions = record.edition.sql("SELECT count(DISTINCT document) FROM documents WHERE kind = 'resolution'").item()
    complete = "SELECT count(DISTINCT document) FROM coverage WHERE list = 'ballots' AND extent = 'complete' AND chosen"
    printed = "SELECT count(*) FROM sponsorships WHERE role IN ('tabled', 'added')"
    text = " ".join(README.split())
    assert f"{resolutions} resolutions" in text
    assert f"{record.edition.sql(complete).item()} roll calls" in text
    assert f"{record.edition.sql(printed).item():,} names on printed lists" in text
