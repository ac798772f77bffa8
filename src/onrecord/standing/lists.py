"""How far a list of sponsors reaches: whether it proves that who is missing from it did not sponsor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.names import Party, members, resolve_party
from onrecord.standing.weights import weigh_origins

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_TEXT = ("series", "text")


def find_extents(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> pl.DataFrame:
    """One row per text with a complete list: `proof_…`, the heaviest that is complete at adoption, and whether one is
    complete at tabling.
    """
    complete = tables["coverage"].filter((pl.col("list") == "sponsors") & (pl.col("extent") == "complete"))
    lists = complete.select("document", "stage", "origin_id").join(linked, on="document")
    lists = lists.join(weigh_origins(tables), on="origin_id", how="left").sort("weight", "document", "origin_id")
    at_adoption = pl.col("stage") == "at_adoption"
    return lists.group_by(_TEXT, maintain_order=True).agg(
        pl.col("weight").filter(at_adoption).first().alias("proof_weight"),
        pl.col("document").filter(at_adoption).first().alias("proof_document"),
        pl.col("origin_id").filter(at_adoption).first().alias("proof_origin_id"),
        (pl.col("stage") == "at_tabling").any().alias("complete_at_tabling"),
    )


def find_doubts(entries: pl.DataFrame, texts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The texts on whose lists an entry is no single state, and who may be meant by it, each with the entry's weight.

    `entries` are rows of lists with printed, state, via and weight. The first frame has a row per text where it may be
    anybody: a name that stays unresolved, or a group whose members on that day are not held. The second has a row per
    text and member of a group whose members are held (the European Union): "on behalf of" may speak for each of them.
    """
    obscure = (
        entries.filter(pl.col("state").is_null() | pl.col("via").is_not_null())
        .join(texts.select(*_TEXT, pl.col("date").alias("day")), on=_TEXT)
        .select(*_TEXT, "weight", "day", pl.coalesce("via", "printed").alias("name"))
    )
    meant = pl.DataFrame(
        [(name, day, _list_members(name, day)) for name, day in obscure.select("name", "day").unique().iter_rows()],
        schema={"name": pl.String, "day": pl.Date, "state": pl.List(pl.String)},
        orient="row",
    )
    obscure = obscure.join(meant, on=["name", "day"], how="left", nulls_equal=True)
    anybody = obscure.filter(pl.col("state").is_null())
    some = obscure.drop_nulls("state").explode("state").drop_nulls("state")
    return (
        anybody.group_by(_TEXT).agg(pl.col("weight").min().alias("doubt_weight")),
        some.group_by(*_TEXT, "state").agg(pl.col("weight").min().alias("group_weight")),
    )


def _list_members(name: str | None, day: date | None) -> list[str] | None:
    """The members of the group that is printed so, on that day; None where it is no group or they are not held."""
    party = resolve_party(name or "", day)
    if day is None or not isinstance(party, Party):
        return None
    held = members(party.group, day)
    return None if held is None else sorted(held)
