"""The page of tables and columns is the one that the declarations make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.record.describe import describe_tables
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record.columns import Table

PAGE = Path(__file__).parents[2] / "docs" / "columns.md"


def test_the_page_is_up_to_date(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, describe_tables())


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_has_its_line(table: Table) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {table.name}\n", 1)[1].split("\n## ", 1)[0]
    assert [column.name for column in table.columns if f"\n| `{column.name}` |" not in section] == []
    assert [column.name for column in table.columns if not column.doc.strip()] == []
