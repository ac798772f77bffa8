"""`onrecord serve`: the record as a site."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.record.edition import Edition


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("serve", short_help="Open the record as a site in your browser.")(serve)


def serve(
    ctx: typer.Context,
    edition: Annotated[
        Path | None, typer.Option("--edition", metavar="DIR", help="Folder of the record to serve.")
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; only this machine by default.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", min=1, max=65535, help="Port to listen on.")] = 8765,
    workers: Annotated[
        int, typer.Option("--workers", metavar="NUMBER", min=1, max=64, help="How many processes answer.")
    ] = 1,
) -> None:
    """The record as a site: series, states, documents, a page that checks texts, and an interface for programs.
    Nothing has to be set up. Stop it with Ctrl-C.

    \b
    Example:  onrecord serve
              onrecord serve --edition my-record --port 9000

    It listens on this machine alone. To publish it, read docs/deploy.md.
    """
    from onrecord.cli.opening import Choices, open_edition

    chosen = open_edition(Choices(edition) if edition is not None else ctx.obj)
    # The folder as it was named: a link to an edition may be moved to a later one while the site runs.
    folder = edition or ctx.obj.edition or chosen.path
    _run(chosen, folder, host, port, workers)


def _run(edition: Edition, folder: Path, host: str, port: int, workers: int) -> None:
    from onrecord.web.serving import start

    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"Onrecord serves edition {edition.id} on http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
    start(folder.absolute(), host, port, workers)
