"""Who had a vote: whether a state was a member of the forum on the day of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body

if TYPE_CHECKING:
    from collections.abc import Mapping

SEATS = pl.DataFrame(
    {
        "body": [Body.COUNCIL.value, Body.COMMISSION.value, Body.SECURITY_COUNCIL.value],
        "seats": [47, 53, 15],
        "since": [2006, 1992, 1966],
    }
)
"""Seats of the bodies that not every state belongs to, and since which year; before it no roll call counts as full.

A/RES/60/251, para. 7; E/RES/1990/48 (the Commission from 43 to 53, from 1992); Charter, Art. 23 as amended in 1965."""

_UNITED_NATIONS = "UN"
"""The group whose members sit in the Assembly."""


def find_members(tables: Mapping[str, pl.DataFrame], texts: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """The grid of `texts` and `states` with `member`: True, False, or null where the record does not say.

    `states` has the columns of the table. A state that had ended before the action has no row; one that was not yet
    admitted has one. The Assembly: by the dates of membership. Other bodies: by `memberships`, and by the roll calls
    of the same session, whoever cast or missed a vote having had a seat. That a state had none is known only where
    as many members are known as there are seats. Of a text whose day is not held, a member of the whole year is one; of
    others nothing is known.
    """
    day = texts.select("series", "text", "body", "session_label", "date", "year")
    grid = day.join(states.select("state", "member_from", "member_to"), how="cross").filter(
        pl.col("member_to").is_null()
        | (pl.col("member_to") >= pl.coalesce("date", pl.date(pl.col("year"), 12, 31)))
        | (pl.col("date").is_null() & pl.col("year").is_null())
    )
    seated = _seated(tables, day)
    grid = grid.join(seated, on=["series", "text", "state"], how="left")
    full = (
        seated.group_by("series", "text")
        .agg(pl.len().alias("known"))
        .join(day, on=["series", "text"])
        .join(SEATS, on="body")
        .select(
            "series", "text", ((pl.col("known") >= pl.col("seats")) & (pl.col("year") >= pl.col("since"))).alias("full")
        )
    )
    # Who left and came back (Indonesia in 1965 and 1966, Syria from 1958 to 1961) has its terms in the table.
    interrupted = tables["memberships"].filter(pl.col("group") == _UNITED_NATIONS)["state"].unique()
    returned = pl.col("state").is_in(interrupted.implode())
    since, end_of_year = pl.col("member_from"), pl.date(pl.col("year"), 12, 31)
    later = since.is_null() & ~returned | (since > end_of_year)
    admitted = (
        pl.when(pl.col("date").is_null())
        .then(pl.when(later).then(pl.lit(value=False)))
        .when(since.is_null() | returned)
        .then(pl.lit(value=False))
        .otherwise(since <= pl.col("date"))
    )
    elsewhere = pl.when(pl.col("full").fill_null(value=False)).then(pl.lit(value=False))
    return grid.join(full, on=["series", "text"], how="left").select(
        "series",
        "text",
        "state",
        pl.when(pl.col("seated").fill_null(value=False))
        .then(pl.lit(value=True))
        .when(pl.col("body") == Body.ASSEMBLY.value)
        .then(admitted)
        .otherwise(elsewhere)
        .alias("member"),
    )


def _seated(tables: Mapping[str, pl.DataFrame], day: pl.DataFrame) -> pl.DataFrame:
    """Series, text and state of every seat that a membership or a roll call of the session proves."""
    body = pl.col("group").replace({_UNITED_NATIONS: Body.ASSEMBLY.value}).alias("body")
    terms = tables["memberships"].select("state", body, "from", "to")
    first = pl.coalesce("date", pl.date(pl.col("year"), 1, 1))
    last = pl.coalesce("date", pl.date(pl.col("year"), 12, 31))
    # A term whose first day is not held proves no seat: nobody knows from when it counts.
    during = (pl.col("from") <= first) & (pl.col("to").is_null() | (pl.col("to") >= last))
    listed = day.join(terms, on="body").filter(during)
    seats = tables["ballots"].filter(pl.col("body").is_in(SEATS["body"].implode())).drop_nulls("state")
    voters = seats.select("state", "body", pl.col("session").alias("session_label"))
    voted = day.join(voters.unique(), on=["body", "session_label"])
    keys = ("series", "text", "state")
    return pl.concat([listed.select(keys), voted.select(keys)]).unique().with_columns(seated=pl.lit(value=True))
