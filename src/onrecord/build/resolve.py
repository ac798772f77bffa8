"""Names to states, each on the day of its row; what stays unresolved keeps its row, without a state, and is named."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.answers import answer_over_time
from onrecord.build.days import ON
from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import FILE, file_name
from onrecord.discrepancies import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from onrecord.build.answers import NameOverTime
    from onrecord.record.judgements import Judgements


NAMED = ("sponsorships", "ballots")
"""The tables whose rows print a state's name."""

_LEVELS = {"name-not-of-the-day": Level.NOTE}
_ANSWER_SCHEMA = {"printed": pl.String, "period": pl.UInt32, "state": pl.String, "code": pl.String, "why": pl.String}


def resolve_names(
    tables: Mapping[str, pl.DataFrame], files: Mapping[int, str], judgements: Judgements
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables with `state` on every row that prints a name, and a discrepancy for each file and name that needs one.

    Each name is asked once for each stretch of days without a change. (The Assembly's 900,000 votes hold 170,000 pairs
    of name and day, but only some thousand answers.)
    """
    resolved, found = dict(tables), [pl.DataFrame(schema=SCHEMA)]
    for name in NAMED:
        names = [printed for printed in tables[name]["printed"].unique().sort() if printed is not None]
        answers = {printed: answer_over_time(printed, judgements) for printed in names}
        changes = sorted({day for over_time in answers.values() for day in over_time.since})
        frame = tables[name].with_columns(_period(tables[name], changes))
        table = _tabulate(frame, answers)
        judged = frame.join(table, on=["printed", "period"], how="left", nulls_equal=True, maintain_order="left")
        found.append(_name_outcomes(judged, files))
        resolved[name] = judged.drop("period", "code", "why")
    return resolved, pl.concat(found)


def _period(frame: pl.DataFrame, changes: Sequence[date]) -> pl.Series:
    """For each row the number of changes up to its day; empty where it has no day."""
    days = frame[ON].drop_nulls().unique()
    numbers = pl.DataFrame(
        {ON: days, "period": pl.Series([bisect_right(changes, day) for day in days], dtype=pl.UInt32)}
    )
    return frame.select(ON).join(numbers, on=ON, how="left", maintain_order="left")["period"]


def _tabulate(frame: pl.DataFrame, answers: Mapping[str, NameOverTime]) -> pl.DataFrame:
    """The answer to each name in each stretch of days that the rows hold."""
    asked = frame.drop_nulls("printed").group_by("printed", "period").agg(pl.col(ON).min())
    rows = []
    for printed, period, day in asked.iter_rows():
        answered = answers[printed].on(day)
        rows.append((printed, period, answered.state, answered.code, answered.why))
    return pl.DataFrame(rows, schema=_ANSWER_SCHEMA, orient="row")


def _name_outcomes(judged: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    odd = (
        judged.filter(pl.col("code").is_not_null())
        .group_by(FILE, "code", "printed", "why", maintain_order=True)
        .agg(
            pl.len().alias("rows"),
            pl.col("document").n_unique().alias("documents"),
            pl.col("document", "locator", "source", "state").first(),
            pl.col(ON).min().alias("first"),
            pl.col(ON).max().alias("last"),
        )
    )
    named = []
    for (code,), group in odd.group_by("code", maintain_order=True):
        times = pl.when(pl.col("rows") == 1).then(pl.lit("once")).otherwise(pl.format("{} times", "rows"))
        between = (
            pl.when(pl.col("first").is_null())
            .then(pl.lit(""))
            .when(pl.col("first") == pl.col("last"))
            .then(pl.format(", on {}", "first"))
            .otherwise(pl.format(", between {} and {}", "first", "last"))
        )
        named.append(
            state_discrepancies(
                str(code),
                _LEVELS.get(str(code), Level.WARNING),
                group,
                document=pl.when(pl.col("documents") == 1).then("document"),
                field=pl.coalesce("state", pl.lit("state")),
                message=pl.format("{}: {} ({}{}).", "printed", "why", times, between),
                printed=pl.col("printed"),
                value=pl.col("state"),
                source=pl.col("source"),
                file=file_name(files),
                locator=pl.col("locator"),
                rows=pl.col("rows"),
            )
        )
    return pl.concat([pl.DataFrame(schema=SCHEMA), *named])
