"""All series of a record, and the one that a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl
    from rich.console import RenderableType

    from onrecord.record.edition import Edition

FEW = 12
"""Up to so many series a message names all; of more it names those that look like the one asked for."""


def require_series(edition: Edition, series: str) -> dict[str, Any]:
    """The row of that series. Raises NotOnRecordError with what the record holds instead."""
    import polars as pl

    from onrecord.errors import NotOnRecordError

    table = edition.table("series")
    found = table.filter(pl.col("series") == series).to_dicts()
    if not found:
        raise NotOnRecordError(f"the record holds no series {series!r}", hint=_hint(table, series))
    return found[0]


def _hint(table: pl.DataFrame, series: str) -> str:
    known: list[str] = table["series"].sort().to_list()
    if len(known) <= FEW:
        return f"It holds: {', '.join(known)}."
    from difflib import get_close_matches

    like = get_close_matches(series.lower(), known, FEW, 0.6)
    words = series.lower().replace("-", " ")
    like += [
        row["series"]
        for row in table.sort("series").to_dicts()
        if words in row["title"].lower() and row["series"] not in like
    ]
    looks = f"Do you mean {', '.join(like[:FEW])}? " if like else ""
    return f"{looks}It holds {len(known):,}: `onrecord series --title WORDS` lists those with these words in the title."


def list_series(edition: Edition, title: str | None, *, as_json: bool) -> None:
    """Prints every series with its texts and years: those about a country first, the longest first among the others."""
    import polars as pl

    from onrecord.cli.terminal import heading, print_json, print_parts
    from onrecord.errors import NotOnRecordError
    from onrecord.standing import texts

    spans = (
        texts(edition)
        .group_by("series")
        .agg(
            pl.len().alias("texts"),
            pl.col("year").min().alias("first_year"),
            pl.col("year").max().alias("last_year"),
            pl.col("forum").unique().sort().alias("forums"),
        )
    )
    listed = edition.table("series").join(spans, on="series", how="left").with_columns(pl.col("texts").fill_null(0))
    for word in (title or "").lower().split():
        listed = listed.filter(pl.col("title").str.to_lowercase().str.contains(word, literal=True))
    if title and listed.is_empty():
        raise NotOnRecordError(f"the record holds no series with {title!r} in its title")
    if as_json:
        print_json({"edition": edition.id, "series": listed.sort("series").to_dicts()})
        return
    about = listed.filter(pl.col("about").is_not_null()).sort("series")
    others = listed.filter(pl.col("about").is_null()).sort("texts", "series", descending=[True, False])
    if about.is_empty() or others.is_empty():
        print_parts(_table(pl.concat([about, others])))
        return
    parts: list[RenderableType] = []
    for words, rows in (("About the situation in a country", about), ("Other questions", others)):
        parts += [heading(f"{words} ({rows.height:,})"), _table(rows)]
    print_parts(*parts)


def _table(rows: pl.DataFrame) -> RenderableType:
    from onrecord.cli.terminal import make_table

    table = make_table("Series", "Title", "About", "Texts", "Years", "Forums", right=("Texts",))
    for row in rows.iter_rows(named=True):
        years = f"{row['first_year']}-{row['last_year']}" if row["first_year"] else ""
        forums = ", ".join(row["forums"] or [])
        table.add_row(row["series"], row["title"], row["about"] or "", str(row["texts"]), years, forums)
    return table
