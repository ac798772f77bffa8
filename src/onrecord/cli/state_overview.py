"""How `onrecord state` is printed for a record of many series: a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from rich.text import Text

from onrecord.cli.footnotes import Footnotes, find_origins
from onrecord.cli.signs import POSITION_SIGNS
from onrecord.cli.terminal import heading, keep_whole, make_table, print_parts, show_sign
from onrecord.standing.overview import sum_up_series

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.record.edition import Edition

COUNTED = {"sponsor": "Sponsor", "voted_yes": "Yes", "abstained": "Abst.", "voted_no": "No", "unknown": "Unknown"}
"""Positions whose texts are counted -> the heading of the column."""


def print_overview(edition: Edition, code: str, name: str, positions: pl.DataFrame) -> None:
    """Prints the series about a country, then the others; of both those with the latest texts first."""
    lines = sum_up_series(positions).join(edition.table("series").select("series", "title", "about"), on="series")
    lines = lines.sort("last_year", "series", descending=[True, False], nulls_last=True)
    notes = Footnotes(edition.id, find_origins(edition, lines["origin_id"].to_list()))
    parts: list[RenderableType] = [Text(f"{name} ({code}): where it stood on {lines.height:,} questions", style="bold")]
    is_about = pl.col("about").is_not_null()
    for words, chosen in (
        ("About the situation in a country", lines.filter(is_about)),
        ("Other questions", lines.filter(~is_about)),
    ):
        if chosen.height:
            parts += [heading(f"{words} ({chosen.height:,})"), _table(chosen.to_dicts(), notes)]
    parts.append(Text(f"\nOne question, session by session: onrecord state {code} --series {lines['series'][0]}"))
    print_parts(*parts, *notes.lines())


def _table(rows: list[dict[str, Any]], notes: Footnotes) -> Table:
    counted = tuple(COUNTED.values())
    table = make_table(
        "Series", "Title", "Latest known", "Year", "Shown by", "Texts", *counted, right=("Year", "Texts", *counted)
    )
    for row in rows:
        table.add_row(
            row["series"],
            row["title"],
            show_sign(POSITION_SIGNS[row["position"]]),
            str(row["year"] or "-"),
            f"{row['document']} {notes.number(row['origin_id'])}",
            str(row["texts"]),
            *(str(row[position] or "") for position in COUNTED),
        )
    keep_whole(table, "Shown by")
    return table
