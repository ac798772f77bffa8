"""Dates against sessions: an action or a vote that lies outside the session it is printed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body, Session
from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import FILE, file_name
from onrecord.discrepancies import Level
from onrecord.errors import SymbolError

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATED = ("actions", "ballots")


def find_dates_outside(tables: Mapping[str, pl.DataFrame], files: Mapping[int, str]) -> pl.DataFrame:
    """A `bad-date` for each document of a file whose action or vote is dated outside its session.

    Sessions whose number tells no year (special and emergency ones) are not checked.
    """
    found = [_check_table(tables[name], files) for name in _DATED]
    outside = pl.concat([pl.DataFrame(schema=SCHEMA), *found])
    # One line a document and file: its ballots bear the date of its action.
    return outside.unique(["document", "file", "value"], keep="first", maintain_order=True)


def _check_table(frame: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    dated = (
        frame.drop_nulls(["body", "session", "date"])
        .group_by(FILE, "document", "body", "session", "date", maintain_order=True)
        .agg(pl.col("locator").first(), pl.col("source").first())
    )
    bounds = _session_bounds(dated.select("body", "session").unique(maintain_order=True))
    outside = dated.join(bounds, on=["body", "session"]).filter(~pl.col("date").is_between("first", "last"))
    return state_discrepancies(
        "bad-date",
        Level.WARNING,
        outside,
        document=pl.col("document"),
        field="date",
        message=pl.format("{} is dated {}, outside session {} of {}.", "document", "date", "session", "body"),
        printed=pl.col("date").cast(pl.String),
        value=pl.col("date").cast(pl.String),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )


def _session_bounds(sessions: pl.DataFrame) -> pl.DataFrame:
    rows = []
    for body, session in sessions.iter_rows():
        bounds = _bounds(body, session)
        if bounds is not None:
            rows.append((body, session, *bounds))
    schema = {"body": pl.String, "session": pl.String, "first": pl.Date, "last": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _bounds(body: str, session: str) -> tuple[object, object] | None:
    try:
        return Session.parse(session, Body(body)).dates
    except (SymbolError, ValueError):
        return None
