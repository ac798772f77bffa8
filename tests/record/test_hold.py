"""An edition held in memory says the same as one that is read, also after its folder is gone."""

from __future__ import annotations

import gc
import io
import shutil
import weakref
from typing import TYPE_CHECKING

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from editions import write_small_edition
from onrecord.errors import EditionError
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


def test_a_large_table_is_held_packed_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_small_edition(tmp_path / "edition")
    plain, packed = Edition.open(folder), Edition.open(folder)
    plain.hold()
    monkeypatch.setattr("onrecord.record.edition._PACKED_FROM", 1)
    packed.hold()
    shutil.rmtree(folder)
    for name in TABLES:
        assert_frame_equal(packed.table(name), plain.table(name))
        assert_frame_equal(packed.chosen(name), plain.chosen(name))
        assert_frame_equal(packed.lazy(name).collect(), plain.lazy(name).collect())
    for name in ("ballots", "sponsorships", "documents"):
        for symbol in plain.table(name)["document"].unique():
            assert_frame_equal(packed.of_documents(name, [symbol]), plain.of_documents(name, [symbol]))
        assert packed.of_documents(name, []).is_empty()
    ballots = packed.table("ballots")
    # Where columns are in unlike pieces, every filter copies the whole table.
    assert len({column.n_chunks() for column in ballots}) == 1


def test_what_is_unpacked_is_shared_and_goes_with_its_last_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.record.edition._PACKED_FROM", 1)
    edition = Edition.open(write_small_edition(tmp_path / "edition"))
    edition.hold()
    frame = edition.chosen("ballots")
    assert edition.chosen("ballots") is frame
    held = weakref.ref(frame)
    del frame
    gc.collect()
    assert held() is None


def test_a_large_table_of_other_columns_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.edition._PACKED_FROM", 1)
    edition = Edition.open(write_small_edition(tmp_path / "edition"))
    other = io.BytesIO()
    pl.DataFrame({"document": ["A/RES/80/220"]}).write_parquet(other)
    content = other.getvalue()
    monkeypatch.setattr(Edition, "_read_whole", lambda _self, _name: content)
    with pytest.raises(EditionError, match="other columns"):
        edition.hold()
