"""Breaks: where a position changes between two sessions in which it is known."""

from __future__ import annotations

import polars as pl

from onrecord.standing.measure import DIFFERING, RUN, Measure, label_rows, order_rows

_SIDE = {
    "value": "value",
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

    `before` and `after` are the values, `before_…` and `after_…` the session, document, origin, rank and method of
    each side, `date` the day of the later one, `between` the sessions in between whose value is unknown or proves
    nothing. `method_changed` says that one text was put to a vote and the other was not, so that the two values are
    not of one kind (abstained, then joined the consensus).
    """
    rows = label_rows(order_rows(positions), of)
    rows = rows.with_columns(_last_differing(of).alias("since"), pl.col(of.value).alias("value"))
    # A change is told once, between the closest two sessions that prove it.
    earlier = pl.col("since").fill_null(-1).cum_max().shift(1, fill_value=-1).over(RUN)
    later = rows.filter(pl.col("since") > earlier)
    sides = rows.select(
        *RUN, pl.col("place").alias("since"), *(pl.col(name).alias(f"before_{to}") for name, to in _SIDE.items())
    )
    sessions = rows.join(later.select(RUN).unique(), on=RUN, how="semi")
    sessions = sessions.group_by(RUN, maintain_order=True).agg(pl.col("session_label").alias("_labels"))
    return (
        later.join(sides, on=[*RUN, "since"])
        .join(sessions, on=RUN)
        .select(
            *RUN,
            "before_value",
            pl.col("value").alias("after_value"),
            pl.col("shown_on").alias("date"),
            pl.col("_labels").list.slice(pl.col("since") + 1, pl.col("place") - pl.col("since") - 1).alias("between"),
            (pl.col("before_method") != pl.col("method")).fill_null(value=False).alias("method_changed"),
            *(f"before_{to}" for to in _SIDE.values() if to != "value"),
            *(pl.col(name).alias(f"after_{to}") for name, to in _SIDE.items() if to != "value"),
            "place",
        )
        .sort(*RUN, "place")
        .drop("place")
    )


def _last_differing(of: Measure) -> pl.Expr:
    """For each row the place of the latest earlier session whose label certainly differs; null where there is none."""
    differing, label = DIFFERING[of], pl.col("label")
    last = {name: pl.when(label == name).then("place").forward_fill().shift(1).over(RUN) for name in differing}
    by_label = [
        pl.when(label == name).then(pl.max_horizontal(last[x] for x in others)) for name, others in differing.items()
    ]
    return pl.coalesce(by_label)
