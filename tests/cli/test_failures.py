"""Every refusal is one clear sentence on standard error with what to do, and ends with the documented code."""

from __future__ import annotations

import re
import shutil

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.cli.failures import ExitCode

REFUSALS = {
    "a name of two states": (("state", "Korea"), 2, "KOR (Republic of Korea), PRK", "ISO code"),
    "no state": (("state", "Narnia"), 2, "'Narnia': this is no state's name", "South Korea"),
    "a union": (("state", "EU"), 2, "'EU': this is no state but a union", "members"),
    "no such series": (("state", "KOR", "--series", "iran"), 1, "no series 'iran'", "dprk"),
    "no such series to show": (("series", "iran"), 1, "no series 'iran'", "dprk"),
    "no symbol": (("show", "A/RES/99"), 2, "'A/RES/99' is not a UN document symbol", "A/RES/80/220"),
    "not on the record": (("show", "A/RES/70/1"), 1, "the record holds no document A/RES/70/1", "onrecord series"),
    "no such kind": (("discrepancies", "--code", "odd"), 2, "there is no such kind", "sources-differ"),
    "no date": (("check", "-", "--published", "28.10.2025"), 2, "this is no date", "2025-10-28"),
    "no such file": (("check", "nowhere.txt"), 2, "nowhere.txt: there is no such file", ""),
    "nothing to build from": (("build", "nowhere.csv", "--out", "x"), 2, "nowhere.csv: there is no such file", ""),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_says_what_is_wrong_and_what_to_do(name, run):
    arguments, code, message, hint = REFUSALS[name]
    answer = run(*arguments, stdin="A text.")
    assert (answer.code, answer.out) == (code, "")
    first, *rest = answer.err.splitlines()
    assert first.startswith("onrecord: ")
    assert message in first
    assert hint in "".join(rest)
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("state",), "STATE"),
        (("stat",), "No such command"),
        (("state", "KOR", "--serie", "dprk"), "--series"),
        (("build",), "--out"),
    ],
)
def test_what_the_command_line_does_not_know_is_bad_input(arguments, words, run):
    answer = run(*arguments)
    assert answer.code == ExitCode.BAD_INPUT
    assert words in answer.err


def test_a_folder_is_no_file_to_build_from(run, tmp_path):
    answer = run("build", str(tmp_path), "--out", str(tmp_path / "out"))
    assert answer.code == ExitCode.BAD_INPUT
    assert "it is a folder" in answer.err
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written(run, tmp_path):
    (tmp_path / "file").write_text("")
    answer = run("build", "--out", str(tmp_path / "file" / "edition"))
    assert answer.code == ExitCode.FAILED
    assert re.match(r"onrecord: the edition cannot be written to .*edition: ", answer.err)
    assert "may write" in answer.err


def test_an_edition_that_is_not_there(tmp_path):
    result = CliRunner().invoke(app, ["--edition", str(tmp_path / "none"), "series"])
    assert result.exit_code == ExitCode.FAILED
    assert result.stderr.startswith("onrecord: there is no edition at ")
    assert "onrecord build --out" in result.stderr


def test_a_damaged_edition(folder, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "actions.parquet").write_bytes(b"PAR1")
    for command in (["series"], ["state", "KOR"], ["show", "A/RES/62/167"]):
        result = CliRunner().invoke(app, ["--edition", str(broken), *command])
        assert result.exit_code == ExitCode.FAILED
        assert "is damaged" in result.stderr
    result = CliRunner().invoke(app, ["--edition", str(broken), "doctor"])
    assert result.exit_code == ExitCode.FAILED
    assert re.search(r"Record +✗ not fine +.*damaged", result.stdout)


def test_a_fault_of_our_own_is_called_one(folder, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("out of order")

    monkeypatch.setattr("onrecord.cli.states.find_state", fail)
    result = CliRunner().invoke(app, ["--edition", str(folder), "state", "KOR"])
    assert result.exit_code == ExitCode.FAILED
    assert "Onrecord failed: ZeroDivisionError: out of order" in result.stderr
    assert "not of what you typed" in result.stderr
