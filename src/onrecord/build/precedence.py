"""Precedence: which of several statements of one fact the record follows. The others stay beside it, unchosen.

In this order, the first that tells two statements apart:

1. **Rank.** The document before the catalogue, the catalogue before a data set, a data set before what is reported.
2. **Issue.** A document reissued for technical reasons before its first issue: more stars first. (A/C.3/80/L.29 lists
   41 sponsors on the second reissue of 12 November 2025.)
3. **Fullness.** The statement that fills more columns.
4. **Origin id.** The smaller one. It means nothing; it makes the choice the same on every day and machine.

Never chosen is

- a vote of a state that was no member of the body that day (`seats`);
- a vote of a state that stands in no whole roll call, where there is one of the same weight or heavier (`rolls`);
- a statement that a state sponsors, where a weightier one says that it does not, and the other way round; where both
  sides weigh the same, neither is chosen;
- a bare "sponsor" (a source that does not say how) beside a statement that says how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.gather import FILE
from onrecord.build.origins import WEIGHT
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

FACT = "fact"
"""Column of the build: rows with the same number are statements of one fact."""
ISSUE = "issue"
"""Column of the build: how often the document had been reissued when the row's file was made."""

BARRED = "barred"
"""Column of the build: True on a ballot that cannot be chosen."""

NOT_SPONSOR = "not_sponsor"
BARE_SPONSOR = "sponsor"


def choose_rows(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Every table sorted by fact and precedence; those with a precedence with `FACT` and `chosen`.

    Rows with `BARRED` stay, and are not chosen.
    """
    issues = _count_issues(tables["documents"])
    return {name: _choose_table(name, frame, issues) for name, frame in tables.items()}


def fact_key(name: str) -> list[pl.Expr]:
    """What makes two rows of a table statements of one fact."""
    if name == "actions":
        # The draft's symbol tells which action it is; where it is not known, the resolution that it led to does. The
        # session is left out: some records of the library do not give it.
        return [pl.coalesce("document", pl.lit("→") + pl.col("leads_to"), "session"), pl.col("body"), pl.col("kind")]
    # A name that stays unresolved is its own fact: nothing says that two such names are one state.
    return [
        pl.coalesce("state", pl.lit("?") + pl.col("printed")) if column == "state" and "printed" in _names(name)
        else pl.col(column)
        for column in TABLES[name].key
    ]  # fmt: skip


def _names(name: str) -> set[str]:
    return {column.name for column in TABLES[name].columns}


def _choose_table(name: str, frame: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    keys = [expression.alias(f"key_{place}") for place, expression in enumerate(fact_key(name))]
    key_names = [f"key_{place}" for place in range(len(keys))]
    if "chosen" not in _names(name):
        ordered = frame.with_columns(keys).sort([*key_names, "origin_id"], nulls_last=False, maintain_order=True)
        return ordered.drop(key_names)
    own = [column for column in frame.columns if column in _names(name) and column != "origin_id"]
    filled = pl.sum_horizontal(pl.col(column).is_not_null() for column in own)
    ordered = (
        _with_issue(frame, issues)
        .with_columns(*keys, filled.alias("filled"))
        .sort(
            [*key_names, WEIGHT, ISSUE, "filled", "origin_id", *own],
            descending=[False] * len(keys) + [False, True, True, False] + [False] * len(own),
        )
    )
    begins = pl.any_horizontal(pl.col(key).ne_missing(pl.col(key).shift(1)) for key in key_names)
    numbered = ordered.with_columns((begins | (pl.int_range(pl.len()) == 0)).alias("chosen"))
    numbered = numbered.with_columns(pl.col("chosen").cum_sum().alias(FACT)).drop(*key_names, "filled")
    if BARRED in numbered.columns:
        numbered = numbered.with_columns(_first_of_fact(~pl.col(BARRED)).alias("chosen"))
    return _settle_sponsors(numbered) if name == "sponsorships" else numbered


def _first_of_fact(eligible: pl.Expr) -> pl.Expr:
    """True on the first row of each fact that is eligible."""
    return eligible & (eligible.cast(pl.UInt32).cum_sum().over(FACT) == 1)


def _count_issues(documents: pl.DataFrame) -> pl.DataFrame:
    """For each file and document that says so, how many times the document had been reissued."""
    stars = pl.col("reissue").str.count_matches("*", literal=True).clip(lower_bound=1)
    return (
        documents.drop_nulls("reissue")
        .group_by(FILE, "document")
        .agg(stars.max().cast(pl.UInt8).alias(ISSUE))
    )  # fmt: skip


def _with_issue(frame: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    if issues.is_empty() or "document" not in frame.columns:
        return frame.with_columns(pl.lit(0, dtype=pl.UInt8).alias(ISSUE))
    return frame.join(issues, on=[FILE, "document"], how="left").with_columns(pl.col(ISSUE).fill_null(0))


def _settle_sponsors(frame: pl.DataFrame) -> pl.DataFrame:
    """One side a state and document, and no bare "sponsor" beside a statement that says how."""
    pair = ["document", pl.coalesce("state", pl.lit("?") + pl.col("printed"))]
    against = pl.col("role") == NOT_SPONSOR
    # Rank and issue in one number, the weightiest lowest.
    lead = pl.col(WEIGHT).cast(pl.Int32) * 256 - pl.col(ISSUE).cast(pl.Int32)
    leads = lead == lead.min().over(pair)
    says_no, says_yes = (leads & against).any().over(pair), (leads & ~against).any().over(pair)
    exact = (~pl.col("role").is_in([NOT_SPONSOR, BARE_SPONSOR])).any().over(pair)
    stands = pl.when(against).then(says_no & ~says_yes).otherwise(says_yes & ~says_no)
    settled = stands & ~((pl.col("role") == BARE_SPONSOR) & exact)
    return frame.with_columns(pl.col("chosen") & settled)
