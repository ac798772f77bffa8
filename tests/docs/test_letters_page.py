"""The page of open letters tells the steps, the fonts and the weights that the code has."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.letters.life import LETTER_STEPS

PAGE = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")
STAGES = {"open for signature": "open"}


def test_the_steps_are_those_of_the_table() -> None:
    section = PAGE.split("## The life of a letter", 1)[1].split("\n\nThere is", 1)[0]
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in section.splitlines() if line.startswith("|")
    ]
    told = [(STAGES.get(row[0], row[0]), row[1], STAGES.get(row[2], row[2])) for row in rows[2:]]
    assert told == [(step.source.value, step.name, step.target.value) for step in LETTER_STEPS]


def test_the_packages_of_fonts_are_those_of_the_code() -> None:
    from onrecord.letters.papers.fonts import SCRIPTS

    section = PAGE.split("### Fonts", 1)[1].split("\n## ", 1)[0]
    assert {script.package for script in SCRIPTS} == set(re.findall(r"`(fonts-[a-z-]+)`", section))
    assert [script.name for script in SCRIPTS if script.name not in section] == []


def test_the_weights_are_those_of_the_code() -> None:
    from onrecord.letters.whom import WEIGHTS

    section = PAGE.split("## Whom to write to", 1)[1]
    assert [int(number) for number in re.findall(r"\((\d)\)", section)] == list(WEIGHTS.values())
