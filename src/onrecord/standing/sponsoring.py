"""Who sponsored a text: yes, no or unknown, apart from the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.record import Rank
from onrecord.standing.lists import find_doubts, find_extents
from onrecord.standing.values import Sponsor
from onrecord.standing.weights import weigh_origins

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT = ("series", "text")
_KEY = (*_TEXT, "state")
_ON_LIST = ("main", "tabled", "added")
_YES = (*_ON_LIST, "sponsor")
_ROLE_ORDER = {"main": 0, "tabled": 1, "added": 2, "sponsor": 3, "withdrawn": 4, "not_sponsor": 5}

_LIST, _MENTION = 0, 1
"""Within one rank a list outweighs a mention, and a mention outweighs what only follows from a list's silence."""


def derive_sponsors(
    tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame, texts: pl.DataFrame, members: pl.DataFrame
) -> pl.DataFrame:
    """The grid `members` with sponsor, role, via, joined, its document, rank, origin and a phrase that says why.

    A heavier rank settles it; within a rank the order is list, mention, silence of a list that is complete at
    adoption. Two mentions of one rank that contradict each other leave it unknown.
    """
    rows = _sponsor_rows(tables, linked)
    anybody, some = find_doubts(rows.filter(pl.col("form") == _LIST), texts)
    grid = (
        members.join(_settle_named(rows), on=_KEY, how="left")
        .join(find_extents(tables, linked), on=_TEXT, how="left")
        .join(anybody, on=_TEXT, how="left")
        .join(some, on=_KEY, how="left")
    )
    proof = pl.col("proof_weight")
    obscure = (pl.col("doubt_weight") <= proof).fill_null(value=False)
    in_group = (pl.col("group_weight") <= proof).fill_null(value=False)
    heavier = proof.is_not_null() & (pl.col("weight").is_null() | (proof < pl.col("weight")))
    grid = grid.with_columns(
        obscure.alias("obscure"), in_group.alias("in_group"), (heavier & ~obscure & ~in_group).alias("silent")
    )
    return _choose(grid).select(
        *_KEY, "member", "sponsor", "role", "via", "joined", "stated_in",
        "sponsor_document", "sponsor_weight", "sponsor_origin_id", "sponsor_why",
    )  # fmt: skip


def _sponsor_rows(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> pl.DataFrame:
    """Every sponsorship of the texts with its weight and, within the rank, what kind of statement it is."""
    role = pl.col("role")
    return (
        tables["sponsorships"]
        .select("document", "state", "printed", "role", "via", "date", "stated_in", "origin_id")
        .join(linked, on="document")
        .join(weigh_origins(tables), on="origin_id", how="left")
        .with_columns(
            pl.when(role.is_in(["sponsor", "not_sponsor"])).then(_MENTION).otherwise(_LIST).cast(pl.Int8).alias("form"),
            role.is_in(_YES).alias("says_yes"),
            role.replace_strict(_ROLE_ORDER, return_dtype=pl.Int8).alias("role_order"),
        )
    )


def _settle_named(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per state that any source names: the heaviest statement, and whether the others contradict it."""
    named = rows.drop_nulls("state").with_columns(
        # A withdrawal comes after the list that it takes a name from.
        (pl.col("role") != "withdrawn").alias("stays"),
        pl.struct("weight", "form").rank("dense").cast(pl.Int32).alias("strength"),
    )
    best = pl.col("strength") == pl.col("strength").min()
    main = (pl.col("role") == "main") & pl.col("says_yes")
    return (
        named.sort("strength", "stays", "role_order", "date", "document", "origin_id", nulls_last=True)
        .group_by(_KEY, maintain_order=True)
        .agg(
            pl.col("role", "date", "stated_in", "document", "origin_id", "weight", "form", "says_yes").first(),
            pl.col("via").drop_nulls().first(),
            main.any().alias("is_main"),
            pl.col("role").is_in(["tabled", "added"]).any().alias("on_list"),
            (~pl.col("says_yes")).any().alias("denied"),
            pl.col("says_yes").any().alias("affirmed"),
            (
                (pl.col("form").filter(best).min() == _MENTION)
                & (pl.col("says_yes").filter(best).n_unique() > 1)
            ).alias("split"),
        )
    )  # fmt: skip


def _choose(grid: pl.DataFrame) -> pl.DataFrame:
    """The answer per row, from the named statement, the silent list, or neither."""
    silent, split = pl.col("silent"), pl.col("split").fill_null(value=False)
    says_yes = pl.col("says_yes").fill_null(value=False)
    is_named = pl.col("role").is_not_null() & ~silent & ~split
    is_yes = is_named & says_yes
    sponsor = (
        pl.when(silent)
        .then(pl.lit(Sponsor.NO.value))
        .when(is_yes)
        .then(pl.lit(Sponsor.YES.value))
        .when(is_named)
        .then(pl.lit(Sponsor.NO.value))
        .otherwise(pl.lit(Sponsor.UNKNOWN.value))
    )
    return grid.with_columns(
        sponsor.alias("sponsor"),
        pl.when(is_yes).then(pl.when("is_main").then(pl.lit("main")).otherwise("role")).alias("_role"),
        pl.when(is_yes).then("via").alias("_via"),
        pl.when(is_yes).then("date").alias("joined"),
        pl.when(is_yes).then("stated_in").alias("_stated_in"),
        pl.when(silent).then("proof_document").when(is_named).then("document").alias("sponsor_document"),
        pl.when(silent).then("proof_weight").when(is_named).then("weight").alias("sponsor_weight"),
        pl.when(silent).then("proof_origin_id").when(is_named).then("origin_id").alias("sponsor_origin_id"),
        _say_why(is_yes, is_named, silent, split).alias("sponsor_why"),
    ).with_columns(pl.col("_role").alias("role"), pl.col("_via").alias("via"), pl.col("_stated_in").alias("stated_in"))


def _say_why(is_yes: pl.Expr, is_named: pl.Expr, silent: pl.Expr, split: pl.Expr) -> pl.Expr:
    """One short phrase per row for its answer to "did it sponsor"."""
    reported = pl.col("weight") == Rank.REPORTED.weight
    tabling = pl.col("complete_at_tabling").fill_null(value=False)
    missed = is_yes & ~pl.col("on_list").fill_null(value=False) & tabling
    yes = (
        pl.when(reported)
        .then(pl.lit("reported as a sponsor"))
        .otherwise(
            pl.col("role").replace_strict(
                {
                    "main": "named as main sponsor",
                    "tabled": "on the sponsor list",
                    "added": "joined the sponsors before adoption",
                },
                default="named as a sponsor",
            )
        )
    )
    no = (
        pl.when(pl.col("role") == "withdrawn")
        .then(pl.lit("withdrew as a sponsor"))
        .when(reported)
        .then(pl.lit("reported not to sponsor"))
        .otherwise(pl.lit("said not to sponsor"))
    )
    unknown = (
        pl.when(split)
        .then(pl.lit("sources of equal weight differ on whether it sponsored"))
        .when("in_group")
        .then(pl.lit("on the sponsor list only through its group, which may speak for each member or for some"))
        .when("obscure")
        .then(pl.lit("not read on the sponsor list, on which a name is not resolved to states"))
        .when(tabling)
        .then(pl.lit("not on the sponsor list as tabled; who joined later is not recorded"))
        .otherwise(pl.lit("no complete sponsor list is held"))
    )
    extra = (
        pl.when(missed)
        .then(pl.lit("; not on the list as tabled, so it may have joined later"))
        .when(is_yes & pl.col("denied"))
        .then(pl.lit("; another source denies it"))
        .when(silent & pl.col("affirmed").fill_null(value=False))
        .then(pl.lit("; a source of less weight names it"))
        .otherwise(pl.lit(""))
    )
    listed = pl.when(pl.col("proof_weight") == Rank.REPORTED.weight).then(
        pl.lit("not on a sponsor list reported as complete")
    )
    phrase = (
        pl.when(silent)
        .then(listed.otherwise(pl.lit("not on the complete sponsor list")))
        .when(is_yes)
        .then(yes)
        .when(is_named)
        .then(no)
    )
    return pl.concat_str(phrase.otherwise(unknown), extra)
