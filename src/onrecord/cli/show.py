"""`onrecord show`: what happened to one document, who sponsored it, who voted how, and where that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from onrecord.record.edition import Edition
    from onrecord.record.queries import Dossier


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("show", short_help="What happened to one resolution or draft, and who voted how.")(show_symbol)


def show_symbol(
    ctx: typer.Context,
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="UN document symbol: A/RES/80/220, A/C.3/80/L.29.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the origin of each row.")] = False,
) -> None:
    """What happened to one resolution or draft: when, in which body, by which vote, who sponsored it, who voted how,
    what it asks for, and where each of these is written. Where two sources differ, both are shown.

    \b
    Example:  onrecord show A/RES/62/167
              onrecord show A/HRC/RES/58/17

    A symbol is what the UN prints in the corner of a document. A draft and the resolution that it became are shown
    together.
    """
    from onrecord.cli.opening import open_edition
    from onrecord.cli.symbols import read_symbol
    from onrecord.record.queries import gather_dossier

    edition = open_edition(ctx.obj)
    dossier = gather_dossier(edition, read_symbol(symbol).canonical)
    if as_json:
        _print_json(edition, dossier)
        return
    from onrecord.cli.show_page import print_dossier

    print_dossier(edition, dossier)


def _print_json(edition: Edition, dossier: Dossier) -> None:
    from onrecord.cli.footnotes import find_origins
    from onrecord.cli.terminal import print_json

    frames = dossier.frames()
    ids = {origin for frame in frames.values() if "origin_id" in frame.columns for origin in frame["origin_id"]}
    value: dict[str, Any] = {
        "edition": edition.id,
        "symbol": dossier.symbol,
        "family": list(dossier.family),
        "series": list(dossier.series),
    }
    value |= {name: frame.to_dicts() for name, frame in frames.items()}
    print_json(value | {"origins": find_origins(edition, ids)})
