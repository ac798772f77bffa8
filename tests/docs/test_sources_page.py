"""The page of sources names every reader, and every field that one leaves out with its reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.discrepancies import CODES
from onrecord.sources.reading import declared
from onrecord.sources.recognise import all_readers

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "sources.md").read_text(encoding="utf-8")
DECLARED = sorted(path.stem for path in (DOCS.parent / "src/onrecord/sources/declared").glob("*.toml"))


def section(reader: str) -> str:
    return next(part for part in PAGE.split("\n## ") if f"(`{reader}`)" in part.partition("\n")[0])


def test_every_reader_has_its_section_and_no_other() -> None:
    named = re.findall(r"^## .*\(`(\w+)`\)$", PAGE, flags=re.MULTILINE)
    assert sorted(named) == sorted(reader.name for reader in all_readers())


@pytest.mark.parametrize("reader", DECLARED)
def test_every_field_that_is_left_out_stands_there_with_its_reason(reader: str) -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", section(reader), flags=re.MULTILINE)
    assert dict(rows) == dict(declared(reader).ignored)


@pytest.mark.parametrize("page", ["sources.md", "series.md"])
def test_the_codes_that_the_page_names_exist(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    named = set(re.findall(r"\(`([a-z]+(?:-[a-z]+)+)`\)", text))
    assert named
    assert named <= set(CODES)
