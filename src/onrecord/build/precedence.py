"""Precedence: which of several statements of one fact the record follows. The others stay beside it, unchosen.

In this order, the first that tells two statements apart:

1. **Rank.** The document before the catalogue, the catalogue before a data set, a data set before what is reported.
2. **Issue.** A document reissued for technical reasons before its first issue: more stars first. (A/C.3/80/L.29 lists
   41 sponsors on the second reissue of 12 November 2025.)
3. **Fullness.** The statement that fills more columns.
4. **Origin id.** The smaller one. It means nothing; it makes the choice the same on every day and machine.

What a body did is asked first of the statements that say how it did so: a resolution prints the day of its adoption
and not the vote.

How complete a list is, is asked in another order, since every source speaks of its own list and the record holds them
together: a list that is held before one that is a selection (what a file leaves out) or none; documented before
reported; complete before partial; then as above.

Never chosen is

- a vote of a state that was no member of the body that day (`seats`);
- a vote of a state that stands in no whole roll call, where there is one of the same weight or heavier (`rolls`);
- a statement that a state sponsors, where a weightier one says that it does not, and the other way round; where both
  sides weigh the same, neither is chosen, but for a source that corrects its own list;
- a bare "sponsor" (a source that does not say how) beside a statement that says how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.gather import FILE
from onrecord.build.origins import WEIGHT
from onrecord.record.origin import Rank
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
        _state_or_name() if column == "state" and "printed" in _names(name) else pl.col(column)
        for column in TABLES[name].key
    ]


def _state_or_name() -> pl.Expr:
    return pl.coalesce("state", pl.lit("?") + pl.col("printed"))


def _names(name: str) -> set[str]:
    return {column.name for column in TABLES[name].columns}


def _choose_table(name: str, frame: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    keys = [_number(frame, key) for key in fact_key(name)]
    if "chosen" not in _names(name):
        return frame[_sort_places(keys, [frame.select(pl.col("origin_id").rank("dense")).to_series()])]
    issued = _with_issue(frame, issues)
    order = [issued.select(rule).to_series() for rule in _rules(name, issued)]
    places = _sort_places(keys, [*order, _number(issued, pl.col("origin_id"))])
    ordered, sorted_keys = issued[places], pl.DataFrame([key[places].alias(str(n)) for n, key in enumerate(keys)])
    begins = sorted_keys.select(
        pl.any_horizontal(pl.all() != pl.all().shift(1)).fill_null(value=True)
    ).to_series()  # fmt: skip
    barred = pl.col(BARRED) if BARRED in ordered.columns else pl.lit(value=False)
    numbered = ordered.with_columns(begins.cum_sum().alias(FACT), begins.alias("chosen")).with_columns(
        pl.col("chosen") & ~barred
    )
    return _settle_sponsors(numbered) if name == "sponsorships" else numbered


def _rules(name: str, frame: pl.DataFrame) -> list[pl.Expr]:
    """What is asked of the statements of one fact, in order; the smallest answer goes first."""
    own = [column for column in frame.columns if column in _names(name) and column != "origin_id"]
    filled = pl.sum_horizontal(pl.col(column).is_not_null() for column in own)
    rules = [pl.col(WEIGHT), -pl.col(ISSUE).cast(pl.Int16), -filled.cast(pl.Int16)]
    if BARRED in frame.columns:
        rules = [pl.col(BARRED), *rules]
    if name == "actions":
        rules = [pl.col("method").is_null(), *rules]
    if name == "coverage":
        held = pl.col("extent").replace_strict(_HOLDS, return_dtype=pl.UInt8)
        reported = pl.col(WEIGHT) == Rank.REPORTED.weight
        rules = [held, reported, pl.col("extent") != "complete", *rules]
    return [rule.alias("rule") for rule in rules]


_HOLDS = {"complete": 0, "partial": 0, "selection": 1, "none": 2}


def _number(frame: pl.DataFrame, key: pl.Expr) -> pl.Series:
    """The key's values as whole numbers in the same order, 0 for none: sorting by these is several times as fast."""
    values = frame.select(key.alias("key"))
    numbers = values.unique().drop_nulls().sort("key").with_row_index("number", offset=1)
    joined = values.join(numbers, on="key", how="left", maintain_order="left")
    return joined["number"].fill_null(0)


def _sort_places(keys: list[pl.Series], order: list[pl.Series]) -> pl.Series:
    """The places of the rows in the order of the numbers; rows that are equal in all of them keep theirs."""
    columns = [column.alias(str(place)) for place, column in enumerate([*keys, *order])]
    frame = pl.DataFrame(columns)
    return frame.select(pl.arg_sort_by(frame.columns, maintain_order=True)).to_series()


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
    pair = ["document", _state_or_name()]
    against = pl.col("role") == NOT_SPONSOR
    # Rank and issue in one number, the weightiest lowest.
    lead = pl.col(WEIGHT).cast(pl.Int32) * 256 - pl.col(ISSUE).cast(pl.Int32)
    leads = lead == lead.min().over(pair)
    # The catalogue notes which states its own list names in error: a source that says both corrects itself.
    source = [*pair, "source"]
    corrects = (leads & against & (leads & ~against).any().over(source)).any().over(pair)
    says_no, says_yes = (leads & against).any().over(pair), (leads & ~against).any().over(pair) & ~corrects
    exact = (~pl.col("role").is_in([NOT_SPONSOR, BARE_SPONSOR])).any().over(pair)
    stands = pl.when(against).then(says_no & ~says_yes).otherwise(says_yes & ~says_no)
    settled = stands & ~((pl.col("role") == BARE_SPONSOR) & exact)
    return frame.with_columns(pl.col("chosen") & settled)
