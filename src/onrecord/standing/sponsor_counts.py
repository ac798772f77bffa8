"""How many states sponsored each text of a series, as far as the record shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.standing.positions import positions
from onrecord.standing.texts import texts

if TYPE_CHECKING:
    from onrecord.record.edition import Edition


def count_sponsors(edition: Edition, series: str | None = None, held: pl.DataFrame | None = None) -> pl.DataFrame:
    """The texts of a series with how many states are known to have sponsored each, and `complete`: whether that is all.

    `said` is what a source says of their number at adoption, as printed, and `stated` that number. Of all series where
    none is given. `held` are the positions of the same, where they are derived already.
    """
    key = ["series", "forum", "session_label"]
    sponsor = pl.col("sponsor")
    counted = (
        (positions(edition, series) if held is None else held)
        .group_by(key)
        .agg((sponsor == "yes").sum().alias("sponsors"), (sponsor != "unknown").all().alias("complete"))
    )
    totals = (
        edition.chosen("coverage")
        .filter(pl.col("list") == "sponsors", pl.col("stage") == "at_adoption")
        .select("document", pl.coalesce("total_printed", pl.col("total").cast(pl.String)).alias("said"), stated="total")
        .drop_nulls("said")
        .unique("document", keep="first", maintain_order=True)
    )
    rows = texts(edition, series).join(counted, on=key, how="left", maintain_order="left")
    for column in ("draft", "resolution"):
        rows = rows.join(
            totals, left_on=column, right_on="document", how="left", suffix=f"_{column}", maintain_order="left"
        )
    both = {name: pl.coalesce(name, f"{name}_resolution") for name in ("said", "stated")}
    return rows.with_columns(**both).drop("said_resolution", "stated_resolution")
