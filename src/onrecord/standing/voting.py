"""How states voted on a text: the roll call that settles it and the committee's before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.standing.texts import OF_TEXT, is_committee
from onrecord.standing.weights import weigh_origins

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = (*OF_TEXT, "state")


def find_votes(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> pl.DataFrame:
    """One row per series, text and state with a ballot: vote (plenary, Council), committee_vote, weight, origin.

    Where a body's roll call stands under the draft and under the resolution, the heavier rank counts, then the
    resolution.
    """
    cast = _cast(tables, linked).drop_nulls("state")
    final = _one_each(cast.filter(~pl.col("committee"))).select(
        *_KEY,
        pl.col("ballot").alias("vote"),
        pl.col("weight").alias("vote_weight"),
        pl.col("origin_id").alias("vote_origin_id"),
        pl.col("document").alias("vote_document"),
    )
    committee = _one_each(cast.filter("committee")).select(
        *_KEY,
        pl.col("ballot").alias("committee_vote"),
        pl.col("weight").alias("committee_weight"),
        pl.col("origin_id").alias("committee_origin_id"),
        pl.col("document").alias("committee_document"),
    )
    return final.join(committee, on=_KEY, how="full", coalesce=True)


def find_full_roll_calls(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Series, text and `full`: True where whoever has no row did not vote.

    A roll call is full where every name on it is resolved and the names add up to the printed totals, or, without
    totals, where its coverage says so.
    """
    cast = _cast(tables, linked).filter(~pl.col("committee"))
    held = cast.group_by(OF_TEXT).agg(
        pl.col("state").is_null().any().alias("obscure"),
        *(_names_with(ballot).alias(f"{ballot}_names") for ballot in ("yes", "no", "abstain")),
    )
    said = (
        tables["coverage"]
        .filter((pl.col("list") == "ballots") & (pl.col("extent") == "complete"))
        .join(linked, on="document")
        .select(*OF_TEXT, said=pl.lit(value=True))
        .unique()
    )
    sums = pl.all_horizontal(
        pl.col(f"{ballot}_names") == pl.col(ballot).cast(pl.UInt32) for ballot in ("yes", "no", "abstain")
    )
    totals = pl.all_horizontal(pl.col("yes", "no", "abstain").is_not_null())
    return (
        texts.select(*OF_TEXT, "yes", "no", "abstain")
        .join(held, on=OF_TEXT)
        .join(said, on=OF_TEXT, how="left")
        .select(
            *OF_TEXT,
            (
                ~pl.col("obscure")
                & pl.when(totals).then(sums.fill_null(value=False)).otherwise(pl.col("said").fill_null(value=False))
            ).alias("full_roll_call"),
        )
    )


def _names_with(ballot: str) -> pl.Expr:
    return pl.col("state").filter(pl.col("ballot") == ballot).n_unique()


def _cast(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> pl.DataFrame:
    return (
        tables["ballots"]
        .select("document", "body", "state", "ballot", "origin_id")
        .join(linked, on="document")
        .join(weigh_origins(tables), on="origin_id", how="left")
        .with_columns(
            is_committee(pl.col("body")).alias("committee"),
            (pl.col("document") != pl.col("text")).alias("by_draft"),
        )
    )


def _one_each(cast: pl.DataFrame) -> pl.DataFrame:
    return cast.sort("weight", "by_draft", "document", "origin_id").unique(_KEY, keep="first", maintain_order=True)
