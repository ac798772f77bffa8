"""`onrecord changes`: what is new or corrected from one edition to another."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import polars as pl
    from rich.console import RenderableType

    from onrecord.record.edition import Edition
    from onrecord.standing.changes import Changes


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("changes", short_help="What is new or corrected from one record to another.")(show_changes)


def show_changes(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the earlier edition.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the later edition.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What changed from one edition to another: positions of states first, then new texts, corrected facts, and
    what does not add up any more or no longer.

    \b
    Example:  onrecord changes record-2026-10 record-2026-11
    """
    from onrecord.api import open_edition
    from onrecord.standing.changes import compare_editions

    before, after = open_edition(old), open_edition(new)
    changes = compare_editions(before, after)
    if as_json:
        from onrecord.cli.terminal import print_json

        print_json(_as_json(changes))
        return
    _print_changes(changes, after)


def _as_json(changes: Changes) -> dict[str, Any]:
    frames = ("positions", "series", "texts", "facts", "counts", "discrepancies")
    return {"old": changes.old, "new": changes.new} | {name: getattr(changes, name).to_dicts() for name in frames}


def _print_changes(changes: Changes, after: Edition) -> None:
    from rich.text import Text

    from onrecord.cli.terminal import heading, print_parts

    if changes.nothing:
        print_parts(Text(f"Nothing changed: both say the same ({changes.new})."))
        return
    parts: list[RenderableType] = [Text(f"From edition {changes.old} to {changes.new}")]
    parts += _position_lines(changes.positions, after)
    for title, frame, columns in (
        ("Series", changes.series, ("change", "series", "title")),
        ("Texts", changes.texts, ("change", "document", "title")),
        ("Corrected facts", changes.facts, ("table", "fact", "column", "before", "after")),
        ("Facts added, removed, corrected", changes.counts, ("table", "added", "removed", "corrected")),
        ("What does not add up", changes.discrepancies, ("change", "code", "document", "message")),
    ):
        if frame.height:
            parts += [heading(f"{title} ({frame.height})"), _table(frame, columns)]
    print_parts(*parts)


def _position_lines(positions: pl.DataFrame, after: Edition) -> list[RenderableType]:
    from rich.text import Text

    from onrecord.cli.signs import POSITION_SIGNS
    from onrecord.cli.terminal import heading, make_table, show_sign

    if positions.is_empty():
        return [Text("No state's position changed.")]
    names = dict(after.table("states").select("state", "name").iter_rows())
    table = make_table(
        "State", "Series", "Where", "Session", "Year", "Before", "Now", "Shown by", right=("Session", "Year")
    )
    for row in positions.iter_rows(named=True):
        table.add_row(
            names.get(row["state"], row["state"]),
            row["series"],
            row["forum"],
            row["session_label"],
            str(row["year"] or ""),
            _sign_or_word(row, "", POSITION_SIGNS, show_sign),
            _sign_or_word(row, "_new", POSITION_SIGNS, show_sign),
            row["document"] or "",
        )
    return [heading(f"Positions that changed ({positions.height})"), table]


def _sign_or_word(row: dict[str, Any], which: str, signs: Any, show: Any) -> Any:
    """The position's sign; where only sponsorship or the vote changed, that in words."""
    from rich.text import Text

    if row["position"] != row["position_new"]:
        return show(signs[row[f"position{which}"]])
    changed = [name for name in ("sponsor", "vote") if row[name] != row[f"{name}_new"]]
    return Text(", ".join(f"{name}: {row[f'{name}{which}'] or 'none held'}" for name in changed))


def _table(frame: pl.DataFrame, columns: tuple[str, ...]) -> RenderableType:
    from onrecord.cli.terminal import make_table

    table = make_table(*(column.capitalize() for column in columns))
    for row in frame.select(columns).iter_rows():
        table.add_row(*("-" if value is None else str(value) for value in row))
    return table
