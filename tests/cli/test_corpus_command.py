"""`onrecord check` on a corpus, as a process of its own: stopped by Ctrl-C, killed, read by one that stops early."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.cli import terminal, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = Path(sys.executable).with_name("onrecord")
TEXT = "In {year} South Korea co-sponsored the General Assembly's resolution on human rights in North Korea. "
PATIENCE = 30.0
"""Seconds after which a process that has not ended never will."""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Large enough to be shared out among processes; half a minute's work."""
    path = tmp_path / "texts.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(1500):
            out.write(json.dumps({"id": f"t{number}", "text": TEXT.format(year=2005 + number % 20) * 30}) + "\n")
    return path


@pytest.fixture
def started(folder: Path, corpus: Path) -> Iterator[subprocess.Popen[str]]:
    """The command in a group of its own, as a terminal starts it, after it has printed a report."""
    command = [COMMAND, "--edition", str(folder), "check", str(corpus)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["id"] == "t0"
        yield process
        if lives(process.pid):
            os.killpg(process.pid, signal.SIGKILL)


def finish(process: subprocess.Popen[str]) -> tuple[str, str]:
    """The rest of what a process prints, and what it says on standard error."""
    assert process.stdout is not None
    assert process.stderr is not None
    # Not `communicate`, which forgets what was read ahead with the first line.
    said = process.stdout.read(), process.stderr.read()
    process.wait(PATIENCE)
    return said


def lives(group: int) -> bool:
    """True while a process of the group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_all(group: int) -> bool:
    """True once no process of the group is left."""
    given_up = time.monotonic() + PATIENCE
    while lives(group) and time.monotonic() < given_up:
        time.sleep(0.02)
    return not lives(group)


def list_children(pid: int) -> list[int]:
    """The processes that a process has started and that check texts."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(task) for task in tasks if b"spawn_main" in Path(f"/proc/{task}/cmdline").read_bytes()]


def test_ctrl_c_ends_it_without_a_word(started: subprocess.Popen[str]) -> None:
    os.killpg(started.pid, signal.SIGINT)
    rest, said = finish(started)
    assert (started.returncode, said) == (130, "")
    # Most of it was never checked; the last line may have been cut by the very stop.
    assert len([json.loads(line) for line in rest.splitlines()[:-1]]) < 1400
    assert wait_for_all(started.pid)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found by /proc")
def test_a_process_that_is_killed_is_named(started: subprocess.Popen[str]) -> None:
    os.kill(list_children(started.pid)[0], signal.SIGKILL)
    _, said = finish(started)
    assert started.returncode == 3
    assert said.startswith("onrecord: a process that checked texts ended before its time (signal 9)\n")
    assert len(said.splitlines()) == 2
    assert wait_for_all(started.pid)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_none_is_left_behind_when_the_command_is_killed(started: subprocess.Popen[str], number: signal.Signals) -> None:
    os.kill(started.pid, number)
    _, said = finish(started)
    assert (started.returncode, said) == (-number, "")
    assert wait_for_all(started.pid)


def test_a_reader_that_stops_early_stops_it(started: subprocess.Popen[str]) -> None:
    assert started.stdout is not None
    assert started.stderr is not None
    started.stdout.close()
    assert started.stderr.read() == ""
    started.wait(PATIENCE)
    assert wait_for_all(started.pid)


def test_what_came_before_an_error_is_printed(run, tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "One."}\n{"id": "b"}\n{"id": "c", "text": "Three."}\n', encoding="utf-8")
    answer = run("check", str(path))
    assert answer.code == 2
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["a"]
    assert answer.err.splitlines() == [f"onrecord: {path}, line 2: a row needs `id` and `text`"]


def test_files_and_corpora_side_by_side_give_a_line_each(run, tmp_path):
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "b", "text": "Two."}\n\n{"id": 3, "text": ""}\n', encoding="utf-8")
    answer = run("check", str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl"))
    assert answer.code == 0
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [str(tmp_path / "a.txt"), "b", "3"]


def test_who_watches_sees_how_far_it_is(run, tmp_path, monkeypatch):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', encoding="utf-8")
    told: list[tuple[str, int, int]] = []

    @contextlib.contextmanager
    def watch():
        yield lambda *step: told.append(step)

    monkeypatch.setattr(watching, "watch", watch)
    monkeypatch.setattr(terminal, "is_terminal", lambda stream: True)
    assert run("check", str(path)).code == 0
    assert told == [("Checking texts", done, 2) for done in (0, 1, 2)]
