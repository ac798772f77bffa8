"""Whole answers, as they go into a pipe and as they stand in a terminal of 80 columns."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

from onrecord.cli import terminal

GOLDENS = Path(__file__).parents[1] / "goldens" / "cli"

ANSWERS = {
    "state-kor": ("state", "KOR", "--series", "dprk"),
    "state-chn-why": ("state", "China", "--series", "dprk", "--why"),
    "show-62-167": ("show", "A/RES/62/167"),
    "show-hrc-7-l28": ("show", "A/HRC/7/L.28"),
    "series": ("series",),
    "series-dprk": ("series", "dprk"),
    "discrepancies-zaf": ("discrepancies", "--state", "South Africa"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_piped(name, run, golden):
    answer = run(*ANSWERS[name])
    assert (answer.code, answer.err) == (0, "")
    golden(GOLDENS / f"{name}.txt", answer.out)


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.usefixtures("on_terminal")
def test_in_80_columns(name, run, golden):
    answer = run(*ANSWERS[name])
    assert max(cell_len(line) for line in answer.out.splitlines()) <= 80
    stripped = "".join(f"{line.rstrip()}\n" for line in answer.out.splitlines())
    golden(GOLDENS / f"{name}.80.txt", stripped)


WORDS = re.compile(r"\[\d+\]|[A-Z]+/\S+\d|\d+-\d+-\d+|\w{4,}")


@pytest.mark.parametrize("name", ANSWERS)
def test_nothing_is_lost_in_80_columns(name, run, monkeypatch):
    """Folding may put a word on another line, and a very long one in pieces; what stands in the pipe is all there."""
    piped = run(*ANSWERS[name]).out
    monkeypatch.setattr(terminal, "is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "80")
    folded = run(*ANSWERS[name]).out
    before_sources = "\nWhere this is written"
    wanted = Counter(WORDS.findall(piped.partition(before_sources)[0]))
    found = Counter(WORDS.findall(folded.partition(before_sources)[0]))
    assert wanted - found == Counter()


@pytest.mark.parametrize("columns", ["20", "40", "60", "80", "100"])
def test_no_mark_is_cut_at_any_width(columns, run, monkeypatch):
    letters = Counter("".join(run("series", "dprk").out.split()).replace("─", ""))
    monkeypatch.setattr(terminal, "is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", columns)
    assert Counter("".join(run("series", "dprk").out.split()).replace("─", "")) == letters
