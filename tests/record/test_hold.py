"""An edition held in memory says the same as one that is read, also after its folder is gone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import polars as pl
from polars.testing import assert_frame_equal

from editions import write_small_edition
from onrecord.record.edition import Edition
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_held_is_the_same_with_the_chosen_first(tmp_path: Path) -> None:
    folder = write_small_edition(tmp_path / "edition")
    read, held = Edition.open(folder), Edition.open(folder)
    held.hold()
    expected = {name: (read.table(name), read.chosen(name)) for name in TABLES}
    shutil.rmtree(folder)
    for name, (whole, chosen) in expected.items():
        assert_frame_equal(held.table(name), whole, check_row_order=False)
        assert_frame_equal(held.chosen(name), chosen)
        assert_frame_equal(held.table(name).head(chosen.height), chosen)
    assert held.table("ballots")["chosen"].to_list() == [True, True, False]
    assert held.table("ballots").filter(~pl.col("chosen")).height == 1
