"""Roll calls as lists: one list is what one source prints of one vote, with its sums and its own printed total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.discrepant import state_discrepancies
from onrecord.build.gather import FILE, file_name
from onrecord.build.origins import WEIGHT
from onrecord.discrepancies import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST = (FILE, "source", "document")
"""What tells one list from another; a file may hold what two sources say of one vote."""

SUMS = {"yes": "yes", "no": "no", "abstain": "abstain", "not_voting": "absent"}
"""Column of a tally -> the ballot that it counts."""


def count_lists(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a list: `names` on it, `counted_*` for each sum, `printed_*` as its source totals them, and `closed`.

    `closed` is True where all printed totals equal the names: such a list is whole, and a state that is not on it cast
    no vote. It is False where one differs, and empty where the source prints no total.
    """
    ballots = tables["ballots"]
    counted = ballots.group_by(LIST, maintain_order=True).agg(
        pl.len().alias("names"),
        pl.col("state").is_null().any().alias("unresolved"),
        pl.col(WEIGHT).first(),
        pl.col("locator").first(),
        *((pl.col("ballot") == ballot).sum().cast(pl.Int32).alias(f"counted_{name}") for name, ballot in SUMS.items()),
    )
    printed = (
        tables["actions"]
        .filter(pl.col("document").is_not_null() & pl.col("yes").is_not_null())
        # Two records for one symbol: their totals cannot be told apart, so neither closes a list.
        .filter(pl.len().over(LIST) == 1)
        .select(*LIST, *(pl.col(name).alias(f"printed_{name}") for name in SUMS))
    )
    return counted.join(printed, on=LIST, how="left", nulls_equal=True).with_columns(_closed().alias("closed"))


def _closed() -> pl.Expr:
    return pl.all_horizontal(~differs(name).fill_null(value=False) for name in SUMS) & (
        pl.when(pl.col("printed_yes").is_not_null()).then(pl.lit(value=True))
    )


def differs(name: str) -> pl.Expr:
    """Whether a printed total differs from the names; empty where none is printed.

    Many lists leave out the members that did not vote while their number is printed: that is no difference.
    """
    same = pl.col(f"counted_{name}") == pl.col(f"printed_{name}")
    if name == "not_voting":
        same = same | (pl.col("counted_not_voting") == 0)
    return ~same


def find_outsiders(ballots: pl.DataFrame, lists: pl.DataFrame) -> pl.Series:
    """True for each vote of a state that no whole list of the document names, where one of its weight or more exists.

    A list is whole when it is closed and each of its names is resolved: an unresolved one may be the state in question.
    """
    whole = lists.filter(pl.col("closed") & ~pl.col("unresolved"))
    heaviest = whole.group_by("document").agg(pl.col(WEIGHT).min().alias("whole_weight"))
    doubtful = (
        lists.join(whole.select(*LIST), on=LIST, how="anti", nulls_equal=True)
        .join(heaviest, on="document")
        .filter(pl.col(WEIGHT) >= pl.col("whole_weight"))
        .select(*LIST)
    )
    if doubtful.is_empty():
        return pl.repeat(value=False, n=ballots.height, dtype=pl.Boolean, eager=True)
    numbered = ballots.select(*LIST, "state").with_row_index("row")
    checked = numbered.join(doubtful, on=LIST, how="semi", nulls_equal=True)
    on_whole = numbered.join(whole.select(*LIST), on=LIST, how="semi", nulls_equal=True).select("document", "state")
    outside = checked.join(on_whole, on=["document", "state"], how="anti")["row"]
    return numbered["row"].is_in(outside.implode())


def name_outsiders(ballots: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    """A `sources-differ` for each of these ballots: the whole list has no such vote."""
    return state_discrepancies(
        "sources-differ",
        Level.WARNING,
        ballots,
        document=pl.col("document"),
        field=pl.lit("ballot ") + pl.coalesce("state", "printed"),
        message=pl.format(
            "{}, ballot {}: the whole roll call does not name it, another source says {}.",
            "document",
            pl.coalesce("state", "printed"),
            "ballot",
        ),
        printed=pl.col("printed"),
        value="not on the list",
        other_value=pl.col("ballot"),
        other_source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )
