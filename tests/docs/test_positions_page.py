"""docs/positions.md names every position and every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.standing import COLUMNS, Position

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "positions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("position", Position)
def test_each_position_has_its_row(position):
    assert f"| `{position}` |" in PAGE


@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_stands_there_as_the_code_documents_it(column):
    assert f"| `{column}` | {COLUMNS[column]} |" in PAGE


def test_no_column_stands_there_that_is_none():
    table = PAGE.partition("## Columns")[2]
    assert table.count("\n| `") == len(COLUMNS)
