"""`onrecord add`: the user's own files in the record, and documents fetched by their symbol."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.build.library import KeptFile, Library
    from onrecord.build.report import BuildReport
    from onrecord.record.statements import SourceFile

    Got = tuple[SourceFile, str]


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("add", short_help="Add official files, or documents by their symbol, to your record.")(add)


def add(
    ctx: typer.Context,
    wanted: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE_OR_SYMBOL", help="An official file, or a symbol such as A/RES/80/220 to fetch."),
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List the files that you added.")] = False,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="NAME", help="Take a file out again; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Adds official files to your record: every command that names no other edition reads them too. A symbol is fetched
    from the UN's document site. Your record is built anew, whole or not at all: where a file cannot be read, nothing is
    added and your record stays as it was. A file of a name that is there already takes its place.

    \b
    Example:  onrecord add draft.pdf voting.csv.gz
              onrecord add A/RES/80/220
              onrecord add --list
              onrecord add --remove draft.pdf
    """
    from onrecord.build.default import open_library
    from onrecord.errors import InputError

    library = open_library()
    if show and not (wanted or remove):
        print_library(library, as_json=as_json)
        return
    if show or not (wanted or remove):
        raise InputError("add", "name files or symbols, or --list alone", hint="onrecord add --help shows examples.")
    got = gather(wanted or [])
    report = change(library, library.without(remove or []), got)
    print_change([source.name for source, _ in got], remove or [], report, as_json=as_json)
    warn_of_other_edition(ctx)


def gather(wanted: list[str]) -> list[Got]:
    """The files that are named, and the documents whose symbols are, each with where it came from."""
    from onrecord.cli.files import read_file

    got: list[Got] = []
    symbols: list[str] = []
    for text in wanted:
        if Path(text).exists():
            got.append((read_file(Path(text)), str(Path(text).resolve())))
        else:
            symbols.append(text)
    got += _fetch(symbols) if symbols else []
    _refuse_same_names(got)
    return got


def _refuse_same_names(got: list[Got]) -> None:
    """A name stands for one content: of two files of one name the second would silently take the first one's place."""
    from onrecord.errors import InputError

    contents: dict[str, str] = {}
    for source, _ in got:
        if contents.setdefault(source.name, source.sha256) != source.sha256:
            raise InputError(source.name, "two different files have this name", hint="Rename one of them.")


def _fetch(symbols: list[str]) -> list[Got]:
    from onrecord.build.default import data_folder
    from onrecord.build.fetched import fetch_document
    from onrecord.build.settings import read_fetch_settings
    from onrecord.cli.symbols import read_symbol
    from onrecord.cli.watching import watch
    from onrecord.errors import InputError, SymbolError
    from onrecord.sources.fetch import Fetcher

    try:
        parsed = [read_symbol(text) for text in symbols]
    except SymbolError as fault:
        reason = f"there is no such file, and it is no symbol: {fault.reason}"
        raise InputError(fault.text, reason, hint="Symbols look like A/RES/80/220 or A/C.3/80/L.29.") from None
    folder = data_folder() / "downloads"
    got: list[Got] = []
    with watch() as tell, Fetcher(read_fetch_settings()) as fetcher:
        for symbol in parsed:
            what = f"Fetching {symbol.canonical}"
            got.append(
                fetch_document(symbol, fetcher, folder, lambda done, of, what=what: tell(what, done, of or 0))  # type: ignore[misc]
            )
    return got


def change(before: Library, base: Library, got: list[Got]) -> BuildReport:
    """Builds the record with these files and keeps them; the report of the build."""
    from datetime import UTC, datetime

    from onrecord.build.default import change_library
    from onrecord.build.library import keep
    from onrecord.cli.watching import watch

    today = datetime.now(UTC).date().isoformat()
    after = base.with_files(keep(source, came_from, today) for source, came_from in got)
    with watch() as tell:
        _, report = change_library(before, after, {source.sha256: source.content for source, _ in got}, tell)
    return report


def print_library(library: Library, *, as_json: bool) -> None:
    """Prints the files that were added."""
    from dataclasses import asdict

    from rich.text import Text

    from onrecord.cli.terminal import make_table, print_json, print_parts

    if as_json:
        print_json({"folder": str(library.folder), "files": [asdict(file) for file in library.files]})
        return
    if not library.files:
        print_parts(Text("You have added no files."))
        return
    table = make_table("File", "Bytes", "Added", "From", right=("Bytes",))
    for file in library.files:
        table.add_row(*_cells(file))
    print_parts(table)


def warn_of_other_edition(ctx: typer.Context) -> None:
    """Says that commands read another edition than the one that was just changed, where that is so."""
    if ctx.obj.edition is not None:
        typer.echo(
            f"onrecord: your own record was changed; you have chosen to read {ctx.obj.edition} (--edition or "
            "ONRECORD_EDITION), which stays as it is.",
            err=True,
        )


def _cells(file: KeptFile) -> tuple[str, str, str, str]:
    return file.name, f"{file.size:,}", file.added, file.came_from


def print_change(added: list[str], removed: list[str], report: BuildReport, *, as_json: bool) -> None:
    """Prints what was added and removed, what each file gave, and the edition that holds it."""
    from dataclasses import asdict

    from rich.text import Text

    from onrecord.cli.terminal import make_table, print_json, print_parts

    entries = [entry for entry in report.manifest.inputs if entry.name in set(added)]
    if as_json:
        print_json({"edition": report.edition, "added": [asdict(entry) for entry in entries], "removed": removed})
        return
    figures = ("Rows", "Recorded", "Left out", "Not usable")
    table = make_table("Added", "Read as", *figures, right=figures)
    for entry in entries:
        numbers = (entry.rows_read, entry.rows_recorded, sum(entry.rows_left_out.values()), entry.rows_in_discrepancies)
        table.add_row(entry.name, entry.reader.partition("/")[0], *(f"{number:,}" for number in numbers))
    parts = [Text(f"Removed: {', '.join(removed)}")] if removed else []
    wrong = sum(report.manifest.discrepancies.values())
    print_parts(
        *([table] if entries else []),
        *parts,
        Text(f"Your record is edition {report.edition}; {wrong:,} things in it do not add up: onrecord discrepancies"),
    )
