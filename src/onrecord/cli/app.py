"""The commands in one place: what `onrecord` knows, and the options that stand before a command."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import Annotated

import typer

from onrecord.cli import (
    add,
    build,
    changes,
    check,
    discrepancies,
    doctor,
    judge,
    letters,
    series,
    serve,
    show,
    state,
    sync,
)
from onrecord.cli.failures import FailingGroup
from onrecord.cli.opening import Choices

HELP = """Where states stand on human rights at the United Nations, with the document that shows it.

\b
  onrecord state KOR --series dprk      where the Republic of Korea stands, since when
  onrecord show A/RES/80/220            what happened to one resolution
  onrecord check article.txt            is what this text says on the record?

Every answer names where it is written. "Unknown" means that the record does not say.
Each command explains itself: onrecord check --help
"""


app = typer.Typer(
    name="onrecord",
    cls=FailingGroup,
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

EDITION_HELP = (
    "Folder of the record to read. Without it: the record that comes with Onrecord, built in your data folder on "
    "first use."
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def choose(
    ctx: typer.Context,
    edition: Annotated[
        Path | None, typer.Option("--edition", metavar="DIR", envvar="ONRECORD_EDITION", help=EDITION_HELP)
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Takes the options that stand before the command."""
    ctx.obj = Choices(edition)


for module in (build, add, sync, show, series, state, judge, discrepancies, changes, check, serve, letters, doctor):
    module.add_to(app)
