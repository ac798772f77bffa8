"""All that is derived of one state on one series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from onrecord.standing.breaks import breaks
from onrecord.standing.measure import Measure
from onrecord.standing.positions import positions
from onrecord.standing.spells import spells

if TYPE_CHECKING:
    from onrecord.record.edition import Edition


@dataclass(frozen=True, slots=True)
class Stand:
    """All that is derived of one state on one series."""

    series: str
    title: str
    positions: pl.DataFrame
    spells: pl.DataFrame
    sponsor_spells: pl.DataFrame
    breaks: pl.DataFrame
    sponsor_breaks: pl.DataFrame


def gather_stand(edition: Edition, state: str, series: str) -> Stand:
    """Positions, spells and breaks of a state on a series, empty where the series has no row of it."""
    rows = positions(edition, series).filter(pl.col("state") == state)
    title = edition.table("series").filter(pl.col("series") == series)["title"].item(0)
    return make_stand(rows, series, title)


def make_stand(rows: pl.DataFrame, series: str, title: str) -> Stand:
    """The same from the state's rows of the positions on the series."""
    return Stand(
        series,
        title,
        rows,
        spells(rows),
        spells(rows, Measure.SPONSORSHIP),
        breaks(rows),
        breaks(rows, Measure.SPONSORSHIP),
    )
