"""`onrecord series`: the questions that come back year after year, and what became of each text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import polars as pl
    from rich.console import RenderableType

    from onrecord.cli.footnotes import Footnotes
    from onrecord.record.edition import Edition


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("series", short_help="Questions that come back, and what became of each text.")(show_series)


def show_series(
    ctx: typer.Context,
    series: Annotated[str | None, typer.Argument(metavar="ID", help="Id of a series; without it, all of them.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the origin of each row.")] = False,
) -> None:
    """The questions that come back year after year. With an ID: each text of that series, how it was adopted, and how
    many states sponsored it.

    \b
    Example:  onrecord series
              onrecord series dprk
    """
    from onrecord.cli.opening import open_edition

    edition = open_edition(ctx.obj)
    if series is None:
        _list_series(edition, as_json=as_json)
        return
    _show_texts(edition, series, as_json=as_json)


def _list_series(edition: Edition, *, as_json: bool) -> None:
    import polars as pl

    from onrecord.cli.terminal import make_table, print_json, print_parts
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
    rows = edition.table("series").join(spans, on="series", how="left").sort("series").to_dicts()
    if as_json:
        print_json({"edition": edition.id, "series": rows})
        return
    table = make_table("Series", "Title", "About", "Texts", "Years", "Forums", right=("Texts",))
    for row in rows:
        years = f"{row['first_year']}-{row['last_year']}" if row["first_year"] else ""
        forums = ", ".join(row["forums"] or [])
        table.add_row(row["series"], row["title"], row["about"] or "", str(row["texts"] or 0), years, forums)
    print_parts(table)


def _show_texts(edition: Edition, series: str, *, as_json: bool) -> None:
    import polars as pl

    from onrecord.cli.footnotes import Footnotes, find_origins
    from onrecord.cli.terminal import print_json, print_parts
    from onrecord.errors import NotOnRecordError
    from onrecord.standing import count_sponsors

    known = edition.table("series")
    found = known.filter(pl.col("series") == series).to_dicts()
    if not found:
        raise NotOnRecordError(
            f"the record holds no series {series!r}", hint=f"It holds: {', '.join(known['series'].sort())}."
        )
    rows = count_sponsors(edition, series)
    origins = find_origins(edition, [found[0]["origin_id"], *rows["action_origin_id"].to_list()])
    if as_json:
        print_json({"edition": edition.id} | found[0] | {"texts": rows.to_dicts(), "origins": origins})
        return
    notes = Footnotes(edition.id, origins)
    print_parts(*_page_parts(found[0], rows, notes), *notes.lines())


def _page_parts(head: dict[str, Any], rows: pl.DataFrame, notes: Footnotes) -> list[RenderableType]:
    import polars as pl
    from rich.text import Text

    from onrecord.cli.signs import FORUM_WORDS, METHOD_WORDS
    from onrecord.cli.terminal import heading, make_table, say_day

    parts: list[RenderableType] = [Text(f"{head['title']} ({head['series']})", style="bold")]
    parts += [Text(head["note"])] if head["note"] else []
    present = set(rows["forum"])
    for forum in (forum for forum in FORUM_WORDS if forum in present):
        table = make_table("Session", "Day", "Text", "Decided", "Sponsors", "Source", right=("Session",))
        for row in rows.filter(pl.col("forum") == forum).iter_rows(named=True):
            decided = METHOD_WORDS.get(row["method"] or "", "not held")
            if row["yes"] is not None:
                decided = f"{row['yes']}-{row['no']}-{row['abstain']}"
            table.add_row(
                row["session_label"],
                say_day(row["date"]),
                "\n".join(symbol for symbol in (row["resolution"], row["draft"]) if symbol),
                decided + (" (committee)" if row["stage"] == "committee" else ""),
                _say_sponsors(row),
                notes.number(row["action_origin_id"]),
            )
        parts += [heading(FORUM_WORDS[forum]), table]
    return parts


def _say_sponsors(row: dict[str, Any]) -> str:
    if row["complete"]:
        return str(row["sponsors"])
    said = f", {row['said']} in all" if row["said"] else ""
    return f"{row['sponsors']} known{said}" if row["sponsors"] or said else "not held"
