"""`onrecord build`: an edition of the embedded record and of official files."""

from __future__ import annotations

import json
from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.build.report import BuildReport


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("build", short_help="Make a record of the embedded facts and official files.")(build)


def build(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Official files, packed (.gz) or not; told apart by their content."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for the record; an edition there is replaced.")
    ] = ...,  # type: ignore[assignment]  # what typer takes for "required"
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Makes a record, called an edition, in a folder: of the facts that come with Onrecord, and of the official files
    that you name. The same files give the same edition, byte for byte. If the build fails or is stopped, an edition
    that stood in the folder still stands.

    \b
    Example:  onrecord build --out my-record
              onrecord build voting.csv.gz --out my-record
              onrecord --edition my-record state KOR

    A report for reading lies in the folder: report.html. It says what each file gave and what does not add up.
    """
    from onrecord.build import build_edition
    from onrecord.build.default import read_ledgers
    from onrecord.cli.files import read_file
    from onrecord.cli.watching import watch
    from onrecord.pack import pack_files

    sources = [*pack_files(), *(read_file(file) for file in files or [])]
    with watch() as tell:
        report = build_edition(sources, out, judgements=read_ledgers(), progress=tell)
    if as_json:
        from onrecord.cli.terminal import write_lines

        write_lines([json.dumps(json.loads(report.to_json()) | {"folder": str(out)}, ensure_ascii=False, indent=1)])
        return
    _print_report(report, out)


def _print_report(report: BuildReport, out: Path) -> None:
    from rich.text import Text

    from onrecord.cli.terminal import make_table, print_parts
    from onrecord.discrepancies import CODES

    figures = ("Rows", "Recorded", "Left out", "Not usable")
    files = make_table("File", *figures, right=figures, title="What was read")
    for entry in report.manifest.inputs:
        left_out = sum(entry.rows_left_out.values())
        numbers = (entry.rows_read, entry.rows_recorded, left_out, entry.rows_in_discrepancies)
        files.add_row(entry.name, *(f"{number:,}" for number in numbers))
    wrong = make_table("Kind", "Count", "Meaning", right=("Count",), title="What does not add up")
    for code, count in report.manifest.discrepancies.items():
        wrong.add_row(code, f"{count:,}", CODES.get(code, ""))
    parts: list[RenderableType] = [files, Text()]
    if wrong.row_count:
        parts += [wrong, Text()]
    print_parts(
        *parts,
        Text(f"Edition {report.edition} lies in {out}; {out / 'report.html'} says more."),
        Text(f"Ask it: onrecord --edition {out} series"),
    )
