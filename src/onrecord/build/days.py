"""On which day a row's name is read: its own day, else what the record knows of its document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body, Session
from onrecord.days import PartialDate
from onrecord.errors import DateError, SymbolError
from onrecord.record.origin import Rank
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Mapping

ON = "on"
"""Column of the build: the day on which the row's name is resolved and its membership asked."""

_FALLBACKS = ("dated", "acted", "opened", "numbered")


def date_rows(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables; `ballots` and `sponsorships` with `ON`.

    A ballot's day is that of the document's action by the weightiest source: Voeten's days before 2000 are often off by
    weeks, the library's are not. Then its own. A sponsor's day is that on which it joined, then that of the document,
    then that of the action on it or on what it became, then the first day of its session or of its symbol's year.
    """
    acted = _action_days(tables["actions"])
    dated = _document_days(tables["documents"], acted)
    ballots = tables["ballots"].join(acted, on="document", how="left", maintain_order="left")
    sponsors = (
        tables["sponsorships"]
        .join(dated, on="document", how="left", maintain_order="left")
        .join(acted, on="document", how="left", maintain_order="left")
    )
    sponsors = sponsors.join(_session_days(sponsors), on=["body", "session"], how="left", maintain_order="left")
    sponsors = sponsors.join(_symbol_years(sponsors), on="document", how="left", maintain_order="left")
    return {
        **tables,
        "ballots": ballots.with_columns(pl.coalesce("acted", "date").alias(ON)).drop("acted"),
        "sponsorships": sponsors.with_columns(pl.coalesce("date", *_FALLBACKS).alias(ON)).drop(_FALLBACKS),
    }


def _action_days(actions: pl.DataFrame) -> pl.DataFrame:
    return (
        actions.drop_nulls(["document", "date"])
        .sort(_weight(), "date")
        .unique("document", keep="first", maintain_order=True)
        .select("document", pl.col("date").alias("acted"))
    )


def _document_days(documents: pl.DataFrame, acted: pl.DataFrame) -> pl.DataFrame:
    """The first day that the date of each document can be, by the weightiest source; else that of what it became."""
    ordered = documents.sort(_weight(), "date", "becomes", nulls_last=True)
    stated = ordered.group_by("document", maintain_order=True).agg(
        pl.col("date", "becomes").drop_nulls().first(),
    )
    days = pl.Series("dated", [None if text is None else _first_day(text) for text in stated["date"]], dtype=pl.Date)
    became = acted.rename({"document": "becomes", "acted": "became"})
    known = stated.with_columns(days).join(became, on="becomes", how="left", maintain_order="left")
    return known.select("document", pl.coalesce("dated", "became").alias("dated"))


def _symbol_years(rows: pl.DataFrame) -> pl.DataFrame:
    """The first day of the year that a symbol carries: S/2022/925."""
    documents = rows["document"].unique().drop_nulls().sort()
    days = [_first_of_year(text) for text in documents]
    return pl.DataFrame([documents, pl.Series("numbered", days, dtype=pl.Date)])


def _first_of_year(symbol: str) -> date | None:
    try:
        year = Symbol.parse(symbol).year
    except SymbolError:
        return None
    return None if year is None else date(year, 1, 1)


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
