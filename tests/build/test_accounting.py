"""Rows that get lost stop the build, with the file's name, and leave nothing behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from onrecord.build import build_edition
from onrecord.build.accounting import AccountingError
from onrecord.discrepancies import Discrepancy, Level
from readings import as_sources, ballots, read_rows, tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.build.pipeline import Assembled
    from onrecord.record import Reading

UNUSED = Discrepancy("bad-date", "no day", Level.ERROR, rows=3)
WHOLE = read_rows(
    "votes.csv",
    ballots=ballots({"Japan": "yes", "Cuba": "no"}),
    discrepancies=[UNUSED, Discrepancy("bad-date", "odd", Level.NOTE, rows=50)],
    left_out={"committee votes": 4},
)


def test_every_row_is_accounted_for(assemble: Callable[..., Assembled]) -> None:
    entry = next(entry for entry in assemble(WHOLE).inputs if entry.name == "votes.csv")
    assert (entry.rows_read, entry.rows_recorded, entry.rows_in_discrepancies) == (9, 2, 3)
    assert entry.rows_left_out == {"committee votes": 4}
    assert entry.statements == {"ballots": 2}


def _lose_a_statement(reading: Reading) -> Reading:
    return replace(reading, statements={"ballots": reading.statements["ballots"].head(1)})


def _double_a_statement(reading: Reading) -> Reading:
    frame = reading.statements["ballots"]
    return replace(reading, statements={"ballots": frame.vstack(frame.head(1))})


def _state_nothing(reading: Reading) -> Reading:
    return replace(reading, statements={}, rows_in=None)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda reading: replace(reading, rows_read=10),
        lambda reading: replace(reading, rows_used=1),
        lambda reading: replace(reading, discrepancies=()),
        lambda reading: replace(reading, rows_left_out={}),
        _lose_a_statement,
        _double_a_statement,
        _state_nothing,
    ],
)
def test_a_reader_that_loses_a_row_stops_the_build(tmp_path: Path, spoil: Callable[[Reading], Reading]) -> None:
    files, read = as_sources([spoil(WHOLE)])
    with pytest.raises(AccountingError, match=r"votes\.csv: the rows do not add up") as caught:
        build_edition(files, tmp_path / "edition", read=read)
    assert "No edition was written" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_stage_that_loses_a_row_stops_the_build(
    assemble: Callable[..., Assembled], monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.build import pipeline

    def lose(tables: dict[str, object], *rest: object) -> object:
        resolved, found = resolve(tables, *rest)
        return resolved | {"ballots": resolved["ballots"].head(1)}, found

    resolve = pipeline.resolve_names
    monkeypatch.setattr(pipeline, "resolve_names", lose)
    with pytest.raises(AccountingError, match="2 rows of ballots stated, but 1 recorded"):
        assemble(read_rows("votes.csv", ballots=ballots({"Japan": "yes", "Cuba": "no"})))


def test_a_reader_must_keep_to_the_tables(assemble: Callable[..., Assembled]) -> None:
    right = read_rows("votes.csv", actions=[tally(1, 1, 1)])
    frame = right.statements["actions"]
    with pytest.raises(ValueError, match="no table that files state"):
        assemble(replace(right, statements={"votes": frame}, rows_in=None))
    with pytest.raises(ValueError, match="states actions with the columns"):
        assemble(replace(right, statements={"actions": frame.drop("yes")}))
    odd = {"kind": "passed", "body": None}
    for column, says in {"kind": "with kind 'passed'", "body": "without body"}.items():
        spoiled = frame.with_columns(pl.lit(odd[column], dtype=pl.String).alias(column))
        with pytest.raises(ValueError, match=f"own/1 states actions {says}"):
            assemble(replace(right, statements={"actions": spoiled}))
