"""Breaks: where a position changes between two sessions in which it is known."""

from __future__ import annotations

import polars as pl

from onrecord.standing.measure import DIFFERING, RUN, Measure, label_rows, order_rows

_SIDE = {
    "session": "session",
    "session_label": "label",
    "year": "year",
    "shown_document": "document",
    "shown_origin_id": "origin_id",
    "shown_rank": "rank",
    "method": "method",
}


def breaks(positions: pl.DataFrame, of: Measure = Measure.POSITION) -> pl.DataFrame:
    """One row per change that the record proves, each as close as the known sessions allow.

    `before_value` and `after_value` are the two values, `before_…` and `after_…` the session, document, origin, rank
    and method of each side, `date` the day of the later one, `between` the sessions in between, whose value is unknown
    or proves nothing. `method_changed` says that one text was put to a vote and the other was not, so that the two
    values are not of one kind (abstained, then joined the consensus).
    """
    rows = label_rows(order_rows(positions), of).with_columns(pl.col(of.value).alias("value"))
    rows = rows.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    # A change is told once, between the closest two sessions that prove it. Rows of one state lie together, so what
    # an earlier state proved has a smaller number than anything of this one.
    rows = _add_since(rows, of)
    earlier = pl.col("since").cum_max().forward_fill().shift(1).fill_null(-1)
    later = rows.filter(pl.col("since") > earlier)
    before = rows.select(pl.col("row").alias("since"), *_name_side("before"))
    return (
        later.select(*RUN, "row", "since", pl.col("shown_on").alias("date"), *_name_side("after"))
        .join(before, on="since", maintain_order="left")
        .join(_list_between(later, rows), on="row", how="left", maintain_order="left")
        .select(
            *RUN,
            "before_value",
            "after_value",
            "date",
            pl.col("between").fill_null([]),
            (pl.col("before_method") != pl.col("after_method")).fill_null(value=False).alias("method_changed"),
            *(f"before_{name}" for name in _SIDE.values()),
            *(f"after_{name}" for name in _SIDE.values()),
        )
    )


def _name_side(side: str) -> list[pl.Expr]:
    return [pl.col("value").alias(f"{side}_value"), *(pl.col(n).alias(f"{side}_{to}") for n, to in _SIDE.items())]


def _add_since(rows: pl.DataFrame, of: Measure) -> pl.DataFrame:
    """The rows with `since`: the number of the same state's latest earlier row whose label certainly differs."""
    differing, label = DIFFERING[of], pl.col("label")
    last = rows.select(
        "row",
        (pl.col("row") - pl.col("place")).alias("start"),
        "label",
        *(pl.when(label == name).then("row").forward_fill().shift(1).alias(f"last_{name}") for name in differing),
    )
    found = pl.coalesce(
        pl.when(label == name).then(pl.max_horizontal(f"last_{other}" for other in others))
        for name, others in differing.items()
    )
    since = last.select(pl.when(found >= pl.col("start")).then(found).alias("since"))
    return pl.concat([rows, since], how="horizontal")


def _list_between(later: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Row and `between`: the labels of the sessions that lie between the two sides of a break; only where some do."""
    return (
        later.filter(pl.col("row") - pl.col("since") > 1)
        .select("row", pl.int_ranges(pl.col("since") + 1, pl.col("row")).alias("inner"))
        .explode("inner")
        .join(rows.select(pl.col("row").alias("inner"), "session_label"), on="inner", maintain_order="left")
        .group_by("row", maintain_order=True)
        .agg(pl.col("session_label").alias("between"))
    )
