"""Every field of the manifest has its entry on the page about editions, and the ledger's columns have theirs."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.record.judgements import COLUMNS
from onrecord.record.manifest import InputEntry, Manifest, TableEntry

PAGE = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8")
NAMED = [field.name for part in (Manifest, InputEntry, TableEntry) for field in fields(part) if field.name != "rows"]


@pytest.mark.parametrize("name", ["edition", *NAMED, *COLUMNS])
def test_the_page_explains_it(name: str) -> None:
    assert f"`{name}`" in PAGE or f"`inputs.{name}`" in PAGE
