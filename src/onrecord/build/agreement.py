"""Agreement: facts on which two statements differ. Both stay in the record; here the difference gets a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import file_name
from onrecord.build.origins import WEIGHT
from onrecord.build.precedence import BARE_SPONSOR, FACT, ISSUE, NOT_SPONSOR
from onrecord.discrepancies import Level
from onrecord.record.origin import Rank

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPARED: dict[str, tuple[str, ...]] = {
    # Titles are left out: every catalogue shortens and extends them in its own way, and no fact hangs on that.
    "documents": ("session", "date", "becomes", "revises"),
    "actions": ("date", "method", "yes", "no", "abstain", "not_voting"),
    "ballots": ("ballot",),
    "roll_calls": ("document",),
    # How complete it is, every source says of its own list.
    "coverage": ("total",),
}
"""The columns of each table in which two statements of one fact are compared; an empty cell agrees with all."""


ADOPTED = ("resolution", "decision")
"""Kinds of document that have two days of their own: that of the adoption and that of the distribution."""


def find_disagreements(tables: Mapping[str, pl.DataFrame], files: Mapping[int, str]) -> pl.DataFrame:
    """One discrepancy for each statement and column that differs from the statement which the record follows.

    `sources-differ`, or `reported-differs` where the differing statement is reported and the other is not. The tables
    must come with `FACT`, in the order of precedence.
    """
    found = [
        _compare_column(name, tables[name], column, files)
        for name, columns in COMPARED.items()
        for column in columns
    ]  # fmt: skip
    return pl.concat([pl.DataFrame(schema=SCHEMA), *found, _compare_sponsors(tables["sponsorships"], files)])


def _compare_column(name: str, frame: pl.DataFrame, column: str, files: Mapping[int, str]) -> pl.DataFrame:
    # The rows of a fact stand together.
    several = (pl.col(FACT) == pl.col(FACT).shift(1)) | (pl.col(FACT) == pl.col(FACT).shift(-1))
    stated = frame.filter(several).filter(pl.col(column).is_not_null())
    if (name, column) == ("documents", "date"):
        # The masthead of A/RES/78/218 says 22 December, when it was distributed; catalogues date it 19 December, when
        # it was adopted. Neither is wrong, and the day of the adoption is compared among the actions.
        stated = stated.filter(~pl.col("kind").is_in(ADOPTED))
    if stated.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    # The heaviest statement that fills the column, which need not be the chosen one.
    followed = stated.with_columns(
        _first_of_fact(column).alias("value"),
        _first_of_fact("source").alias("value_source"),
        _first_of_fact(WEIGHT).alias("value_weight"),
    )
    partial = (name, column) == ("documents", "date")
    differing = followed.filter(_differs(pl.col("value"), pl.col(column), partial=partial))
    return _name_differences(differing, files, field=_field(name, column), other=pl.col(column))


def _first_of_fact(column: str) -> pl.Expr:
    """On every row what the first row of its fact says; the rows of a fact stand together."""
    first = pl.int_range(pl.len(), dtype=pl.UInt32)
    begins = pl.col(FACT).ne_missing(pl.col(FACT).shift(1))
    return pl.col(column).gather(pl.when(begins).then(first).forward_fill())


def _differs(value: pl.Expr, other: pl.Expr, *, partial: bool) -> pl.Expr:
    if not partial:
        return value != other
    # 2018 does not contradict 2018-09-28: it says less.
    return ~(value.str.starts_with(other) | other.str.starts_with(value))


def _field(name: str, column: str) -> pl.Expr:
    if name == "ballots":
        return pl.lit("ballot ") + pl.coalesce("state", "printed")
    if name == "coverage":
        return pl.col("list") + pl.lit(" ") + pl.col("stage") + pl.lit(f" {column}")
    return pl.lit(column)


def _compare_sponsors(frame: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    """Statements that a state sponsors, where a weightier one says that it does not, and the other way round."""
    pair = ["document", pl.coalesce("state", pl.lit("?") + pl.col("printed"))]
    side = pl.when(pl.col("role") == NOT_SPONSOR).then(pl.lit(NOT_SPONSOR)).otherwise(pl.lit(BARE_SPONSOR))
    ordered = frame.with_columns(side.alias("side")).sort(
        [WEIGHT, ISSUE, "origin_id"], descending=[False, True, False], maintain_order=True
    )
    followed = ordered.with_columns(
        pl.col("side").first().over(pair).alias("value"),
        pl.col("source").first().over(pair).alias("value_source"),
        pl.col(WEIGHT).first().over(pair).alias("value_weight"),
    )
    differing = followed.filter(pl.col("side") != pl.col("value"))
    field = pl.lit("sponsor ") + pl.coalesce("state", "printed")
    return _name_differences(differing, files, field=field, other=pl.col("role"))


def _name_differences(
    differing: pl.DataFrame, files: Mapping[int, str], *, field: pl.Expr, other: pl.Expr
) -> pl.DataFrame:
    reported = (pl.col(WEIGHT) == Rank.REPORTED.weight) & (pl.col("value_weight") < Rank.REPORTED.weight)
    value, other = pl.col("value").cast(pl.String), other.cast(pl.String)
    about = pl.coalesce("document", pl.lit("An action"))
    message = pl.format("{}, {}: {} or {}.", about, field, value, other)
    columns = {
        "document": pl.col("document"),
        "field": field,
        "message": message,
        "value": value,
        "source": pl.col("value_source"),
        "other_value": other,
        "other_source": pl.col("source"),
        "file": file_name(files),
        "locator": pl.col("locator"),
    }
    return pl.concat(
        [
            state_discrepancies("reported-differs", Level.WARNING, differing.filter(reported), **columns),
            state_discrepancies("sources-differ", Level.WARNING, differing.filter(~reported), **columns),
        ]
    )
