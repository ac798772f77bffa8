"""All that is derived of one state on one series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record.queries import find_discrepancies
from onrecord.standing.breaks import breaks
from onrecord.standing.measure import Measure
from onrecord.standing.spells import spells

if TYPE_CHECKING:
    import polars as pl

    from onrecord.record.edition import Edition


@dataclass(frozen=True, slots=True)
class Stand:
    """All that is derived of one state on one series."""

    series: str
    title: str
    discrepancies: pl.DataFrame
    """What does not add up about this state on the texts of the series."""
    positions: pl.DataFrame
    spells: pl.DataFrame
    sponsor_spells: pl.DataFrame
    breaks: pl.DataFrame
    sponsor_breaks: pl.DataFrame


def gather_stands(edition: Edition, rows: pl.DataFrame) -> list[Stand]:
    """The positions of one state with their spells and breaks, a stand for each series, by the series' id."""
    frames = (
        rows,
        spells(rows),
        spells(rows, Measure.SPONSORSHIP),
        breaks(rows),
        breaks(rows, Measure.SPONSORSHIP),
    )
    parts = [frame.partition_by("series", as_dict=True) for frame in frames]
    titles = dict(edition.table("series").select("series", "title").iter_rows())
    differing = find_discrepancies(edition, state=rows["state"][0])
    members = edition.table("series_members")
    return [
        Stand(
            str(name),
            titles[name],
            differing.join(members.filter(members["series"] == name), on="document", how="semi"),
            *(part.get((name,), frame.clear()) for part, frame in zip(parts, frames, strict=True)),
        )
        for (name,) in sorted(parts[0])
    ]
