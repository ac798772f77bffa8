"""Sums: every printed total is recomputed from the names; what does not close is named and never smoothed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import FILE, file_name
from onrecord.build.origins import WEIGHT
from onrecord.build.precedence import FACT
from onrecord.build.rolls import LIST, SUMS, differs
from onrecord.discrepancies import Level
from onrecord.record.origin import Rank

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = pl.coalesce("state", "printed").alias("name")
AT_TABLING = ("main", "tabled")
AT_ADOPTION = ("main", "tabled", "added")


def find_open_sums(tables: Mapping[str, pl.DataFrame], lists: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    """All that does not close: roll calls against their own totals and against the tally that the record follows,
    states printed twice in one list, one symbol for two records, sponsor lists against their printed number.
    """
    found = [
        *(_compare_total(lists, name, files) for name in SUMS),
        _compare_with_followed(tables["actions"], lists, files),
        _find_twice(tables, "ballots", ["state"], files),
        _find_twice(tables, "sponsorships", ["state", "role"], files),
        _find_symbols_twice(tables["actions"], files),
        _count_sponsors(tables, files),
    ]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *found])


def _compare_total(lists: pl.DataFrame, name: str, files: Mapping[int, str]) -> pl.DataFrame:
    counted, printed = pl.col(f"counted_{name}"), pl.col(f"printed_{name}")
    word = name.replace("_", " ")
    return state_discrepancies(
        "tally-mismatch",
        Level.WARNING,
        lists.filter(differs(name)),
        document=pl.col("document"),
        field=name,
        message=pl.format(f"{{}}: {{}} {word} are printed and {{}} named.", "document", printed, counted),
        printed=printed.cast(pl.String),
        value=printed.cast(pl.String),
        source=pl.col("source"),
        other_value=counted.cast(pl.String),
        other_source=pl.lit("the names of the same roll call"),
        file=file_name(files),
        locator=pl.col("locator"),
    )


def _compare_with_followed(actions: pl.DataFrame, lists: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    """Lists that print no total of their own, against the tally that the record follows.

    Only lists with as many names as the whole one of that vote, or as many votes as the tally: a list of some states
    proves nothing about a total, and where it differs is named state by state. (A/RES/62/167: 101-22-59 or 102-22-58.
    Voeten has no column for Czechoslovakia; his lists before 1993 add up to less.)
    """
    followed = (
        actions.filter(pl.col("chosen") & pl.col("yes").is_not_null() & pl.col("document").is_not_null())
        .unique("document", keep="first", maintain_order=True)
        .select(
            "document", pl.col("source").alias("followed_source"), *(pl.col(n).alias(f"followed_{n}") for n in _CAST)
        )
    )
    whole = lists.filter("closed").group_by("document").agg(pl.col("names").max().alias("whole"))
    cast = pl.sum_horizontal(f"followed_{name}" for name in _CAST)
    compared = (
        lists.filter(pl.col("printed_yes").is_null())
        .join(followed, on="document")
        .join(whole, on="document", how="left")
        .filter(pl.col("names") >= pl.coalesce("whole", cast))
        .with_columns(_tally("followed").alias("value"), _tally("counted").alias("other"))
        .filter(pl.col("value") != pl.col("other"))
    )
    return state_discrepancies(
        "sources-differ",
        Level.WARNING,
        compared,
        document=pl.col("document"),
        field="tally",
        message=pl.format("{}, tally: {} or {}.", "document", "value", "other"),
        value=pl.col("value"),
        source=pl.col("followed_source"),
        other_value=pl.col("other"),
        other_source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )


_CAST = ("yes", "no", "abstain")


def _tally(side: str) -> pl.Expr:
    return pl.concat_str([pl.col(f"{side}_{name}") for name in _CAST], separator="-")


def _find_twice(
    tables: Mapping[str, pl.DataFrame], name: str, key: list[str], files: Mapping[int, str]
) -> pl.DataFrame:
    """States that stand twice in one list, whatever the two say: one line a state, or one a list with many of them.

    The catalogue prints the whole list of A/53/L.34 twice: that is one thing to look at, not a hundred.
    """
    list_key = [*LIST, *key]
    # One number for fact and file: a million names are compared as numbers, the few that stand twice as words.
    fact_in_file = pl.col(FACT).cast(pl.UInt64) * 2**20 + pl.col(FILE)
    twice = (
        tables[name]
        .filter(fact_in_file.is_duplicated())
        .filter(pl.col("state").is_not_null())
        .group_by(list_key, maintain_order=True)
        .agg(pl.len().alias("times"), pl.col("printed").unique().sort().str.join(", "), pl.col("locator").first())
        .filter(pl.col("times") > 1)
    )
    lists = (
        twice.sort("state")
        .group_by(LIST, maintain_order=True)
        .agg(pl.col("state"), pl.len().alias("states"), pl.col("locator").first())
        .filter(pl.col("states") > _MANY)
    )
    alone = twice.join(lists, on=LIST, how="anti", nulls_equal=True, maintain_order="left")
    shared = {"document": pl.col("document"), "source": pl.col("source")}
    shared |= {"file": file_name(files), "locator": pl.col("locator")}
    one = pl.format("{}: {} stands {} times in one list.", "document", "state", "times")
    many = pl.format("{}: {} states stand several times in one list.", "document", "states")
    return pl.concat(
        [
            state_discrepancies(
                "state-twice",
                Level.WARNING,
                alone,
                field=pl.col("state"),
                message=one,
                printed=pl.col("printed"),
                **shared,
            ),
            state_discrepancies(
                "state-twice", Level.WARNING, lists, field=pl.col("state").list.join(" "), message=many, **shared
            ),
        ]
    )


_MANY = 5


def _find_symbols_twice(actions: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    key = [*LIST, "body", "kind"]
    twice = (
        actions.filter(pl.col("document").is_not_null())
        .group_by(key, maintain_order=True)
        .agg(pl.col("origin_id").n_unique().alias("records"), pl.col("locator").unique().sort().str.join("; "))
        .filter(pl.col("records") > 1)
    )
    return state_discrepancies(
        "symbol-twice",
        Level.WARNING,
        twice,
        document=pl.col("document"),
        field="document",
        message=pl.format("{} stands for {} records of one source.", "document", "records"),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )


def _count_sponsors(tables: Mapping[str, pl.DataFrame], files: Mapping[int, str]) -> pl.DataFrame:
    """Complete sponsor lists whose number, as stated, is not the number of names that the record holds.

    Names that are only reported do not count against a documented number: the press adding "the European Union" to a
    catalogue's list makes the list no longer.
    """
    stated = (
        tables["coverage"]
        .filter(pl.col("chosen") & (pl.col("list") == "sponsors") & (pl.col("extent") == "complete"))
        .with_columns(pl.coalesce("total", "names").alias("stated"))
        .drop_nulls("stated")
    )
    reported = pl.col(WEIGHT) == Rank.REPORTED.weight
    named = tables["sponsorships"].filter("chosen").select("document", "role", reported.alias("only_reported"), _NAME)
    # A state that withdrew is on the printed list and no sponsor at adoption (Sudan, A/C.3/78/L.64).
    left = named.filter(pl.col("role") == "withdrawn").select("document", "name", left=pl.lit(value=True)).unique()
    counted = (
        stated.join(named, on="document")
        .join(left, on=["document", "name"], how="left")
        .filter((pl.col("stage") == "at_tabling") | pl.col("left").is_null())
        .filter(~pl.col("only_reported") | reported)
        .filter(
            pl.when(pl.col("stage") == "at_tabling")
            .then(pl.col("role").is_in(AT_TABLING))
            .otherwise(pl.col("role").is_in(AT_ADOPTION))
        )
        .group_by("document", "stage")
        .agg(pl.col("name").n_unique().cast(pl.Int32).alias("held"))
    )
    lists = (
        stated.join(counted, on=["document", "stage"], how="left", maintain_order="left")
        .with_columns(pl.col("held").fill_null(0))
        .filter(pl.col("stated") != pl.col("held"))
    )
    return state_discrepancies(
        "tally-mismatch",
        Level.WARNING,
        lists,
        document=pl.col("document"),
        field=pl.lit("sponsors ") + pl.col("stage"),
        message=pl.format("{}: {} sponsors are stated and {} named.", "document", "stated", "held"),
        printed=pl.coalesce("total_printed", pl.col("stated").cast(pl.String)),
        value=pl.col("stated").cast(pl.String),
        source=pl.col("source"),
        other_value=pl.col("held").cast(pl.String),
        other_source=pl.lit("the names of the list"),
        file=file_name(files),
        locator=pl.col("locator"),
    )
