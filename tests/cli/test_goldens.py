"""Whole answers, as they go into a pipe and as they stand in a terminal of 80 columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

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
