"""On which day a row's name is read: its own day, else what the record knows of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body, Session
from onrecord.days import PartialDate
from onrecord.errors import DateError, SymbolError
from onrecord.record.origin import Rank

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ON = "on"
"""Column of the build: the day on which the row's name is resolved and its membership asked."""


def date_rows(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables; `ballots` and `sponsorships` with `ON`.

    A ballot's day is that of the document's action by the weightiest source: Voeten's days before 2000 are often off by
    weeks, the library's are not. Then its own. A sponsor's day is that on which it joined, then that of the document,
    then that of the action, then the session's first day.
    """
    acted = _action_days(tables["actions"])
    dated = _document_days(tables["documents"])
    ballots = tables["ballots"].join(acted, on="document", how="left", maintain_order="left")
    sponsors = (
        tables["sponsorships"]
        .join(dated, on="document", how="left", maintain_order="left")
        .join(acted, on="document", how="left", maintain_order="left")
    )
    sponsors = sponsors.join(_session_days(sponsors), on=["body", "session"], how="left", maintain_order="left")
    return {
        **tables,
        "ballots": ballots.with_columns(pl.coalesce("acted", "date").alias(ON)).drop("acted"),
        "sponsorships": sponsors.with_columns(pl.coalesce("date", "dated", "acted", "opened").alias(ON)).drop(
            "dated", "acted", "opened"
        ),
    }


def _action_days(actions: pl.DataFrame) -> pl.DataFrame:
    return (
        actions.drop_nulls(["document", "date"])
        .sort(_weight(), "date")
        .unique("document", keep="first", maintain_order=True)
        .select("document", pl.col("date").alias("acted"))
    )


def _document_days(documents: pl.DataFrame) -> pl.DataFrame:
    """The first day that the date of each document can be, by the weightiest source."""
    stated = (
        documents.drop_nulls("date")
        .sort(_weight(), "date")
        .unique("document", keep="first", maintain_order=True)
    )  # fmt: skip
    days = [_first_day(text) for text in stated["date"]]
    return stated.select("document", pl.Series("dated", days, dtype=pl.Date))


def _session_days(rows: pl.DataFrame) -> pl.DataFrame:
    sessions = rows.select("body", "session").drop_nulls().unique()
    days = [_opening(body, session) for body, session in sessions.iter_rows()]
    return sessions.with_columns(pl.Series("opened", days, dtype=pl.Date))


def _weight() -> pl.Expr:
    return pl.col("rank").replace_strict({str(rank): rank.weight for rank in Rank}, return_dtype=pl.UInt8)


def _first_day(text: str) -> date | None:
    try:
        return PartialDate.parse(text).first
    except DateError:
        return None


def _opening(body: str, session: str) -> date | None:
    try:
        bounds = Session.parse(session, Body(body)).dates
    except (SymbolError, ValueError):
        return None
    return None if bounds is None else bounds[0]
