"""The examples on the pages are right: tables and ledgers shown there can be read."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from onrecord.record.judgements import parse_judgements
from onrecord.record.statements import SourceFile
from onrecord.sources.pack import READER

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / "adding-facts.md", ROOT / "src" / "onrecord" / "pack" / "README.md"]


def examples(page: Path, first_line: str) -> list[str]:
    """Indented blocks that open with a line."""
    blocks = re.findall(r"(?:^    .*\n)+", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [text for text in map(textwrap.dedent, blocks) if text.startswith(first_line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_table_of_ones_own_can_be_read(page: Path) -> None:
    tables = examples(page, "# onrecord table:")
    assert tables
    for text in tables:
        source = SourceFile("example.csv", text.encode())
        assert READER.recognises(source)
        assert READER.read(source).rows_used == len(text.splitlines()) - 2


def test_a_judgement_of_ones_own_can_be_read() -> None:
    ledgers = examples(PAGES[0], "subject,")
    assert [len(tuple(parse_judgements(text, "example.csv"))) for text in ledgers] == [1]
