"""Spells: runs of sessions with one position. Unknown is a run of its own; it neither continues nor ends another."""

from __future__ import annotations

import polars as pl

from onrecord.standing.measure import RUN, Measure, label_rows, may_be_same, order_rows

_ENDS = ("session", "session_label", "year", "date")


def spells(positions: pl.DataFrame, of: Measure = Measure.POSITION) -> pl.DataFrame:
    """One row per run of sessions with the same value; the runs of a state in a forum tile its sessions.

    `value` is the position, or with `Measure.SPONSORSHIP` yes, no or unknown. `from_…` and `to_…` give the first and
    the last session of the run, `sessions` how many texts it spans. `open_left` and `open_right` say that the session
    before or after the run may have had the same value: it is unknown, or a yes vote whose sponsorship is unknown
    beside a sponsor. `from_first` and `to_last` say that the run reaches the first or the last text of the series.
    `reported` counts the sessions that rest on reported facts.
    """
    rows = label_rows(order_rows(positions), of).with_columns(pl.col(of.value).alias("value"))
    begins, label = pl.col("place") == 0, pl.col("label")
    # Rows of one state lie together: only the first and the last have no neighbour.
    ends = begins.shift(-1, fill_value=True)
    rows = rows.with_columns(
        (begins | (pl.col("value") != pl.col("value").shift(1))).cum_sum().alias("_spell"),
        (~begins & may_be_same(label.shift(1), label)).alias("_open_left"),
        (~ends & may_be_same(label.shift(-1), label)).alias("_open_right"),
        ends.alias("_ends"),
    )
    return (
        rows.group_by("_spell", maintain_order=True)
        .agg(
            pl.col(*RUN, "value").first(),
            *(pl.col(name).first().alias(f"from_{name.removeprefix('session_')}") for name in _ENDS),
            *(pl.col(name).last().alias(f"to_{name.removeprefix('session_')}") for name in _ENDS),
            pl.len().cast(pl.Int32).alias("sessions"),
            (pl.col("shown_rank") == "reported").sum().cast(pl.Int32).alias("reported"),
            pl.col("_open_left").first().alias("open_left"),
            pl.col("_open_right").last().alias("open_right"),
            (pl.col("place").first() == 0).alias("from_first"),
            pl.col("_ends").last().alias("to_last"),
            pl.col("shown_document").first().alias("first_document"),
            pl.col("shown_document").last().alias("last_document"),
            pl.col("shown_origin_id").first().alias("first_origin_id"),
            pl.col("shown_origin_id").last().alias("last_origin_id"),
        )
        .drop("_spell")
    )
