"""`onrecord doctor`: is all that Onrecord needs there, and is the record whole?"""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.failures import ExitCode
from onrecord.cli.series_list import FEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.cli.opening import Choices
    from onrecord.record.edition import Edition

NEEDED = ("polars", "pyarrow", "duckdb", "lxml", "pypdfium2", "python-docx", "trafilatura", "rich", "typer")
"""The parts that answers are made with, by the names of their packages."""


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("doctor", short_help="Whether Onrecord and its record are whole.")(examine)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    fine: bool
    says: str


def examine(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Whether all that Onrecord needs is there, and whether the record is whole: every file is compared with its hash.
    Ends with 0 where all is fine, with 3 where something is not.

    \b
    Example:  onrecord doctor
    """
    checks = [*_examine_program(), *_examine_record(ctx.obj)]
    fine = all(check.fine for check in checks)
    if as_json:
        from onrecord.cli.terminal import print_json

        print_json({"fine": fine, "checks": [asdict(check) for check in checks]})
    else:
        _print_checks(checks)
    if not fine:
        raise typer.Exit(ExitCode.FAILED)


def _examine_program() -> Iterator[Check]:
    from importlib.metadata import PackageNotFoundError, version

    yield Check("Onrecord", fine=True, says=version("onrecord"))
    yield Check("Python", sys.version_info >= (3, 11), sys.version.split()[0])
    for name in NEEDED:
        try:
            yield Check(name, fine=True, says=version(name))
        except PackageNotFoundError:
            yield Check(name, fine=False, says="missing: install Onrecord again")
    encoding = sys.stdout.encoding or "unknown"
    signs = "shows every sign" if encoding.lower().replace("-", "") == "utf8" else "shows some signs as codes"
    yield Check("Terminal", fine=True, says=f"{encoding}: {signs}")


def _examine_record(choices: Choices) -> Iterator[Check]:
    from onrecord.cli.opening import open_edition
    from onrecord.errors import OnrecordError

    try:
        edition = open_edition(choices)
        edition.verify()
    except OnrecordError as fault:
        yield Check("Record", fine=False, says=f"{fault.message}. {fault.hint}".strip())
        return
    yield Check("Record", fine=True, says=f"edition {edition.id}, whole, in {edition.path}")
    yield from _describe_record(edition)


def _describe_record(edition: Edition) -> Iterator[Check]:
    import polars as pl

    rows = sum(entry.rows for entry in edition.manifest.tables.values())
    inputs = len(edition.manifest.inputs)
    yield Check(
        "Made from", fine=inputs > 0, says=f"{inputs} files, {rows:,} rows, by Onrecord {edition.manifest.onrecord}"
    )
    series = edition.table("series")["series"].sort()
    named = ", ".join(series) if len(series) <= FEW else f"{len(series):,}; `onrecord series` lists them"
    yield Check("Series", fine=bool(len(series)), says=named or "none")
    latest = edition.table("actions").select(pl.col("date").max()).item()
    yield Check("Latest action", fine=latest is not None, says=str(latest or "none"))
    wrong = edition.table("discrepancies").height
    yield Check("Discrepancies", fine=True, says=f"{wrong}; `onrecord discrepancies` lists them")


def _print_checks(checks: list[Check]) -> None:
    from rich.text import Text

    from onrecord.cli.terminal import make_table, print_parts

    table = make_table("What", "", "Found")
    for check in checks:
        mark = Text("✓ fine", style="#00735C") if check.fine else Text("✗ not fine", style="#B3261E")
        table.add_row(check.what, mark, check.says)
    print_parts(table)
