"""Seats: whether a state that votes was a member of the body that day, and whether a full list leaves a member out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body
from onrecord.build.discrepant import state_discrepancies
from onrecord.build.gather import file_name
from onrecord.build.rolls import LIST
from onrecord.discrepancies import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASSEMBLY = (str(Body.ASSEMBLY), str(Body.THIRD_COMMITTEE))


def is_no_member(ballots: pl.DataFrame, states: pl.DataFrame) -> pl.Series:
    """True for each vote in the Assembly of a state that was no member that day; False where nothing shows it.

    Other bodies are not checked: for them the record does not hold every seat of every year.
    """
    terms = states.select("state", "member_from", "member_to").unique("state", keep="first", maintain_order=True)
    outside = (
        pl.col("member_from").is_null()
        | (pl.col("date") < pl.col("member_from"))
        | (pl.col("date") > pl.col("member_to")).fill_null(value=False)
    )
    known = pl.col("body").is_in(list(_ASSEMBLY)) & pl.col("state").is_in(terms["state"].implode())
    return (
        ballots.select("state", "body", "date")
        .join(terms, on="state", how="left", maintain_order="left")
        .select((known & outside).fill_null(value=False).alias("no_member"))
        .to_series()
    )


def name_non_members(ballots: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    """A `not-a-member` for each of these ballots."""
    return state_discrepancies(
        "not-a-member",
        Level.WARNING,
        ballots,
        document=pl.col("document"),
        field=pl.lit("ballot ") + pl.col("state"),
        message=pl.format("{}: {} votes and was no member on {}.", "document", "state", "date"),
        printed=pl.col("printed"),
        value=pl.col("ballot"),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )


def find_missing_members(
    ballots: pl.DataFrame, lists: pl.DataFrame, states: pl.DataFrame, files: Mapping[int, str]
) -> pl.DataFrame:
    """A `state-missing` for each closed list of the Assembly that names absent members, but not all of them.

    One line a list, with the codes of the states. A list with a name that stays unresolved is passed over: it may be
    the one that seems to be missing.
    """
    full = lists.filter(pl.col("closed") & (pl.col("counted_not_voting") > 0)).select(*LIST)
    named = (
        ballots.filter(pl.col("body") == str(Body.ASSEMBLY))
        .join(full, on=LIST, how="semi", nulls_equal=True)
        .group_by(LIST, maintain_order=True)
        .agg(pl.col("date").first(), pl.col("locator").first(), pl.col("state"))
        .filter(pl.col("date").is_not_null() & ~pl.col("state").list.contains(None))
    )
    days = named.select("date").unique()
    members = (
        days.join(states.drop_nulls("member_from").select("state", "member_from", "member_to"), how="cross")
        .filter(pl.col("date") >= pl.col("member_from"))
        .filter((pl.col("date") <= pl.col("member_to")).fill_null(value=True))
        .group_by("date")
        .agg(pl.col("state").alias("members"))
    )
    short = (
        named.join(members, on="date", maintain_order="left")
        .with_columns(pl.col("members").list.set_difference("state").list.sort().alias("missing"))
        .filter(pl.col("missing").list.len() > 0)
    )
    return state_discrepancies(
        "state-missing",
        Level.WARNING,
        short,
        document=pl.col("document"),
        field=pl.col("missing").list.join(" "),
        message=pl.format("{}: the list leaves out {}.", "document", pl.col("missing").list.join(", ")),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )
