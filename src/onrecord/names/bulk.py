"""Many names at once, on Polars frames: each distinct name is looked up once, however many rows it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.names.resolve import Ambiguous, Resolved, outcomes_over_time, resolve_state

if TYPE_CHECKING:
    import polars as pl

    from onrecord.names.resolve import Outcome

ADDED = ("outcome", "state", "form", "of_the_day", "candidates", "damaged", "why")
"""The columns that `resolve_forms` adds."""


def resolve_forms(frame: pl.DataFrame, *, printed: str = "printed", on: str = "date") -> pl.DataFrame:
    """The frame with what each row's name is on the row's day; rows and their order stay.

    `printed` names a column of text and `on` one of days (Date); a row without a day is resolved without one.
    Adds `outcome` (resolved, ambiguous, unknown; null where nothing is printed), `state`, `form`, `of_the_day`,
    `candidates` (codes by spaces), `damaged`, `why`. Refuses a frame that has one of them already, or whose
    days are no Date (ValueError).
    """
    import polars as pl

    taken = sorted(set(ADDED) & set(frame.columns))
    if taken:
        raise ValueError(f"the frame has columns of these names already: {', '.join(taken)}")
    if frame.schema[on] != pl.Date:
        raise ValueError(f"the column {on!r} holds {frame.schema[on]}, not days (Date)")
    pairs = frame.select(pl.col(printed).alias("_printed"), pl.col(on).alias("_on")).unique()
    names = pairs["_printed"].drop_nulls().unique().to_list()
    dated = pairs.filter(pl.col("_on").is_not_null()).sort("_on")
    known = pl.concat(
        [
            dated.join_asof(
                _timeline(names), left_on="_on", right_on="_since", by="_printed", check_sortedness=False
            ).drop("_since"),
            pairs.filter(pl.col("_on").is_null()).join(_undated(names), on="_printed", how="left").drop("_since"),
        ]
    )
    return frame.join(
        known,
        left_on=[printed, on],
        right_on=["_printed", "_on"],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )


def _schema() -> pl.Schema:
    import polars as pl

    schema = pl.Schema({"_printed": pl.String(), "_since": pl.Date()})
    for name in ADDED:
        schema[name] = pl.Boolean() if name in {"of_the_day", "damaged"} else pl.String()
    return schema


def _timeline(names: list[str]) -> pl.DataFrame:
    """For each name the outcomes with their first days, in order of days."""
    import polars as pl

    rows = [(name, since, *_cells(outcome)) for name in names for since, outcome in outcomes_over_time(name)]
    return pl.DataFrame(rows, schema=_schema(), orient="row").sort("_since")


def _undated(names: list[str]) -> pl.DataFrame:
    import polars as pl

    rows = [(name, None, *_cells(resolve_state(name, None))) for name in names]
    return pl.DataFrame(rows, schema=_schema(), orient="row")


def _cells(outcome: Outcome) -> tuple[str, str | None, str | None, bool | None, str | None, bool, str | None]:
    if isinstance(outcome, Resolved):
        return "resolved", outcome.state, outcome.form, outcome.of_the_day, None, False, None
    if isinstance(outcome, Ambiguous):
        return "ambiguous", None, None, None, " ".join(outcome.candidates), False, outcome.why
    return "unknown", None, None, None, None, outcome.damaged, outcome.why
