"""Names on frames: the same answers as one by one, rows and order kept."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from onrecord.names import Ambiguous, Resolved, resolve_forms, resolve_state
from onrecord.names.bulk import ADDED

ROWS = [
    ("Korea", date(2000, 1, 1)),
    ("Germany", date(1980, 1, 1)),
    ("Germany", date(2000, 1, 1)),
    ("Iraq*", None),
    ("TÜRKÝYE", date(2025, 1, 1)),
    (None, date(2000, 1, 1)),
    ("Yugoslavia", date(2001, 1, 1)),
    ("Germany", date(1980, 1, 1)),
    ("Congo", None),
    ("Serbia", date(2005, 1, 1)),
]


def frame() -> pl.DataFrame:
    return pl.DataFrame(ROWS, schema={"printed": pl.String, "date": pl.Date}, orient="row").with_row_index()


def test_rows_and_order_stay() -> None:
    assert resolve_forms(frame()).drop(ADDED).equals(frame())


def test_each_row_has_the_answer_of_its_own() -> None:
    for row in resolve_forms(frame()).iter_rows(named=True):
        if row["printed"] is None:
            assert row["outcome"] is None
            continue
        outcome = resolve_state(row["printed"], row["date"])
        assert row["outcome"] == type(outcome).__name__.lower()
        assert row["state"] == getattr(outcome, "state", None)
        assert row["form"] == getattr(outcome, "form", None)
        assert row["of_the_day"] == getattr(outcome, "of_the_day", None)
        assert row["damaged"] == getattr(outcome, "damaged", False)
        assert row["why"] == getattr(outcome, "why", None)
        assert (row["candidates"] or "").split() == list(getattr(outcome, "candidates", ()))
        assert isinstance(outcome, Resolved | Ambiguous) or row["damaged"]


def test_other_column_names_and_no_rows() -> None:
    renamed = frame().rename({"printed": "ms_name", "date": "day"})
    assert (
        resolve_forms(renamed, printed="ms_name", on="day")["state"].to_list()
        == resolve_forms(frame())["state"].to_list()
    )
    assert resolve_forms(frame().clear()).columns == ["index", "printed", "date", *ADDED]


def test_columns_that_are_there_already_are_refused() -> None:
    with pytest.raises(ValueError, match="state"):
        resolve_forms(frame().with_columns(state=pl.lit("KOR")))


def test_days_must_be_days() -> None:
    with pytest.raises(ValueError, match="not days"):
        resolve_forms(frame().with_columns(pl.col("date").cast(pl.String)))
