"""A state over many series: where it last stood on each, and how often it stood how."""

from __future__ import annotations

import polars as pl

from onrecord.standing.values import Position

_KEY = ("state", "series")


def sum_up_series(positions: pl.DataFrame) -> pl.DataFrame:
    """One row a state and series: the latest text on which the position is known, and how often it was which.

    `texts` and `last_year` count all texts; `position`, `year`, `rank`, `forum`, `document` and `origin_id` are
    those of the latest that is known, or of the latest where none is; a column named after each position counts its
    texts.
    """
    is_known = pl.col("position") != Position.UNKNOWN.value
    ordered = positions.with_columns(is_known.any().over(_KEY).alias("any_known")).sort(
        "year", "date", "document", nulls_last=False
    )
    counts = ordered.group_by(_KEY).agg(
        pl.len().alias("texts"),
        pl.col("year").max().alias("last_year"),
        *((pl.col("position") == position.value).sum().alias(position.value) for position in Position),
    )
    latest = (
        ordered.filter(is_known | ~pl.col("any_known"))
        .group_by(_KEY)
        .agg(
            pl.col("position", "year", "rank", "forum", "origin_id").last(),
            pl.coalesce("document", "resolution", "draft").last().alias("document"),
        )
    )
    return counts.join(latest, on=_KEY)
