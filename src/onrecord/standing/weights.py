"""Ranks as numbers, so that rows can be ordered by what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.record import Rank

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = {rank.value: rank.weight for rank in Rank}
RANKS = {weight: rank for rank, weight in WEIGHTS.items()}


def weigh_origins(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Origin and `weight`: 0 for the heaviest rank, rising."""
    return tables["origins"].select(
        "origin_id", pl.col("rank").replace_strict(WEIGHTS, return_dtype=pl.Int8).alias("weight")
    )
