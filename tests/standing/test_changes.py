"""What changed between editions: the embedded record against itself and against doctored copies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.standing.changes import compare_editions

if TYPE_CHECKING:
    from pathlib import Path


def build(folder: Path, table: str = "", before: str = "", after: str = "") -> Edition:
    """The embedded record, with one text in one of its tables replaced."""
    files = pack_files()
    if table:
        assert any(before.encode() in f.content for f in files if f.name == table), "the doctored row is not there"
        files = tuple(
            replace(f, content=f.content.replace(before.encode(), after.encode())) if f.name == table else f
            for f in files
        )
    build_edition(files, folder)
    return Edition.open(folder)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return build(tmp_path_factory.mktemp("old") / "edition")


def test_an_edition_against_itself_changes_nothing(old: Edition) -> None:
    changes = compare_editions(old, old)
    assert changes.nothing
    assert (changes.old, changes.new) == (old.id, old.id)


def test_a_sponsor_that_is_gone_changes_a_position(old: Edition, tmp_path: Path) -> None:
    row = "A/C.3/78/L.39,A/C.3,78,Italy,tabled"
    changes = compare_editions(
        old, build(tmp_path / "new", "sponsorships-printed.csv", row, row.replace("Italy", "Chile"))
    )
    changed = {(row["state"], row["position"], row["position_new"]) for row in changes.positions.to_dicts()}
    assert ("ITA", "sponsor", "joined_consensus") in changed
    assert changes.counts.filter(pl.col("table") == "sponsorships")["removed"].to_list() == [1]


def test_a_corrected_total_shows_both_figures(old: Edition, tmp_path: Path) -> None:
    new = build(tmp_path / "new", "actions.csv", "119,19,48", "118,19,48")
    facts = compare_editions(old, new).facts.to_dicts()
    assert [(f["table"], f["column"], f["before"], f["after"]) for f in facts] == [("actions", "yes", "119", "118")]
    assert "A/RES/70/172" in facts[0]["fact"]
    assert facts[0]["origin_id"] in new.table("origins")["origin_id"]


def test_a_new_discrepancy_is_listed_as_added(old: Edition, tmp_path: Path) -> None:
    new = build(tmp_path / "new", "actions.csv", "119,19,48", "118,19,48")
    listed = compare_editions(old, new).discrepancies.to_dicts()
    assert {"added"} == {d["change"] for d in listed if d["document"] == "A/RES/70/172"}
    back = compare_editions(new, old).discrepancies.to_dicts()
    assert {"removed"} == {d["change"] for d in back if d["document"] == "A/RES/70/172"}
