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
    title: Annotated[
        str | None, typer.Option("--title", metavar="WORDS", help="List only series with these words in their title.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the origin of each row.")] = False,
) -> None:
    """The questions that come back year after year. With an ID: each text of that series, how it was adopted, and how
    many states sponsored it.

    \b
    Example:  onrecord series
              onrecord series dprk
              onrecord series --title "human rights defenders"
    """
    from onrecord.cli.opening import open_edition
    from onrecord.cli.series_list import list_series

    edition = open_edition(ctx.obj)
    if series is None:
        list_series(edition, title, as_json=as_json)
        return
    _show_texts(edition, series, as_json=as_json)


def _show_texts(edition: Edition, series: str, *, as_json: bool) -> None:
    from onrecord.cli.footnotes import Footnotes, find_origins
    from onrecord.cli.series_list import require_series
    from onrecord.cli.terminal import print_json, print_parts
    from onrecord.standing import count_sponsors

    head = require_series(edition, series)
    rows = count_sponsors(edition, series)
    origins = find_origins(edition, [head["origin_id"], *rows["action_origin_id"].to_list()])
    if as_json:
        print_json({"edition": edition.id} | head | {"texts": rows.to_dicts(), "origins": origins})
        return
    notes = Footnotes(edition.id, origins)
    print_parts(*_page_parts(head, rows, notes), *notes.lines())


def _page_parts(head: dict[str, Any], rows: pl.DataFrame, notes: Footnotes) -> list[RenderableType]:
    import polars as pl
    from rich.text import Text

    from onrecord.cli.signs import FORUM_WORDS
    from onrecord.cli.terminal import heading, keep_whole, make_table, say_day

    parts: list[RenderableType] = [Text(f"{head['title']} ({head['series']})", style="bold")]
    parts += [Text(head["note"])] if head["note"] else []
    present = set(rows["forum"])
    for forum in (forum for forum in FORUM_WORDS if forum in present):
        table = make_table("Session", "Day", "Text", "Decided", "Sponsors", "Source", right=("Session",))
        for row in rows.filter(pl.col("forum") == forum).iter_rows(named=True):
            decided = {"without_vote": "no vote", "recorded_vote": "vote"}.get(row["method"] or "", "not held")
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
        keep_whole(table, "Text", "Day")
        parts += [heading(FORUM_WORDS[forum]), table]
    return [*parts, Text(_ON_SPONSORS)]


_ON_SPONSORS = (
    '\nSponsors: a number alone is that of a complete list. "42 of 61": 61 sponsors are stated, and 42 of them are '
    'known by name. "2 known": there may be more.'
)


def _say_sponsors(row: dict[str, Any]) -> str:
    if row["complete"]:
        return str(row["sponsors"])
    if row["stated"] is not None and 0 < row["sponsors"] <= row["stated"]:
        return f"{row['sponsors']} of {row['stated']}"
    # Council 7/15: a page counts 42 co-sponsors, and the record knows 44 sponsors, the two main ones among them.
    known = [f"{row['sponsors']} known"] if row["sponsors"] else []
    return "; ".join(known + ([f"stated: {row['said']}"] if row["said"] else [])) or "not held"
