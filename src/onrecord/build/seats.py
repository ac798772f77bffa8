"""Seats: whether a state that votes was a member of the body that day, and whether a full list leaves a member out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body
from onrecord.build.days import ON
from onrecord.build.discrepant import state_discrepancies
from onrecord.build.gather import file_name
from onrecord.build.rolls import LIST
from onrecord.discrepancies import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITED_NATIONS = "UN"
"""Every member sits in the Assembly and its committees; `memberships` leaves out the breaks (Syria 1958-1961)."""
_COUNCIL = str(Body.COUNCIL)
_SEATS = {
    str(Body.ASSEMBLY): _UNITED_NATIONS,
    str(Body.THIRD_COMMITTEE): _UNITED_NATIONS,
    _COUNCIL: _COUNCIL,
}
"""Body -> the group whose members sit in it."""
_FEWEST = {_COUNCIL: 46}
"""Members from which on all of them are held: the Council has 47 seats, of which one stood empty for some weeks when
Libya (1 March 2011) and Russia (7 April 2022) lost theirs."""


def is_no_member(ballots: pl.DataFrame, memberships: pl.DataFrame) -> pl.Series:
    """True for each vote in the Assembly or the Council of a state that was no member that day; else False.

    In the Council only on days on which all members are held; other bodies' seats are known from the same roll calls
    and are not checked. Where no membership is held at all, nothing is checked.
    """
    seat = pl.col("body").replace_strict(_SEATS, default=None, return_dtype=pl.String)
    checked = seat.is_not_null() & pl.col("state").is_not_null() & pl.col(ON).is_not_null()
    days = ballots.select(seat.alias("group"), "state", ON).drop_nulls().unique()
    terms = memberships.filter(pl.col("group").is_in(list(_SEATS.values()))).select("group", "state", "from", "to")
    seated = days.select("group", ON).unique().join(terms, on="group").filter(_covers()).select("group", "state", ON)
    # Where nobody is known to have had a seat, nothing shows who had none.
    held = seated.group_by("group", ON).agg(pl.col("state").n_unique().alias("members"))
    full = held.filter(pl.col("members") >= pl.col("group").replace_strict(_FEWEST, default=1)).select("group", ON)
    outside = (
        days.join(full, on=["group", ON], how="semi")
        .join(seated, on=["group", "state", ON], how="anti")
        .with_columns(pl.lit(value=True).alias("outside"))
    )
    return (
        ballots.select(seat.alias("group"), "state", ON, checked.alias("checked"))
        .join(outside, on=["group", "state", ON], how="left", maintain_order="left")
        .select(pl.col("checked") & pl.col("outside").fill_null(value=False))
        .to_series()
        .alias("no_member")
    )


def _terms(memberships: pl.DataFrame) -> pl.DataFrame:
    return memberships.filter(pl.col("group") == _UNITED_NATIONS).select("state", "from", "to")


def _covers() -> pl.Expr:
    day = pl.col(ON)
    return (pl.col("from").is_null() | (pl.col("from") <= day)) & (pl.col("to").is_null() | (day <= pl.col("to")))


def name_non_members(ballots: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    """A `not-a-member` for each of these ballots."""
    return state_discrepancies(
        "not-a-member",
        Level.WARNING,
        ballots,
        document=pl.col("document"),
        field=pl.lit("ballot ") + pl.col("state"),
        message=pl.format("{}: {} votes and was no member on {}.", "document", "state", ON),
        printed=pl.col("printed"),
        value=pl.col("ballot"),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )


def find_missing_members(
    ballots: pl.DataFrame, lists: pl.DataFrame, memberships: pl.DataFrame, files: Mapping[int, str]
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
        .agg(pl.col(ON).first(), pl.col("locator").first(), pl.col("state"))
        .filter(pl.col(ON).is_not_null() & ~pl.col("state").list.contains(None))
    )
    days = named.select(ON).unique()
    members = (
        days.join(_terms(memberships), how="cross").filter(_covers()).group_by(ON).agg(pl.col("state").alias("members"))
    )
    short = (
        named.join(members, on=ON, maintain_order="left")
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
