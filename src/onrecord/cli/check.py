"""`onrecord check`: what a text says, held against the record, claim by claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from onrecord.claims.annotate import Report
    from onrecord.claims.reading import Article
    from onrecord.cli.watching import Progress
    from onrecord.record.edition import Edition

STANDARD_INPUT = Path("-")


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("check", short_help="Is what this text says on the record?")(check)


def check(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Text, HTML, DOCX, PDF, or - for standard input. Rows: .jsonl, .parquet."),
    ],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help='Day it appeared, 2025-10-28: "last year" counts from it.'),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each claim how its words were read and which rows bear on it.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: one object; of several files one a line, each with its name.")
    ] = False,
) -> None:
    """What a text says of states and resolutions, held against the record: each claim with a verdict, one plain
    sentence and the document that shows it. Opinions, hopes and plans are left alone. Nothing is sent anywhere.

    \b
    Example:  onrecord check article.txt --published 2025-10-28
              onrecord check letter.docx --explain
              onrecord check texts.jsonl > reports.jsonl

    The verdicts: SUPPORTED, CONTRADICTED, PARTLY (true of one body, or of a part of what is said), and NOT IN THE
    RECORD, which is no accusation: it says only how far the record reaches.

    A file of rows has the columns id, text and published; it gives one report a line, as JSON.
    """
    from onrecord.claims.reading import is_corpus
    from onrecord.cli.opening import open_edition
    from onrecord.cli.watching import watch

    day = _read_day(published)
    # Read before anything is checked: a file that cannot be read stops the command before it prints.
    articles = {file: _read_article(file) for file in files if not is_corpus(file)}
    edition = open_edition(ctx.obj)
    if len(articles) == len(files) and not (as_json and len(files) > 1):
        _print_reports(edition, [articles[file] for file in files], day, explain=explain, as_json=as_json)
        return
    with watch() as tell:
        _print_lines(edition, files, articles, day, tell)


def _read_day(text: str | None) -> date | None:
    from datetime import date

    from onrecord.errors import InputError

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--published {text}", "this is no date", hint="Write it as 2025-10-28.") from None


def _read_article(file: Path) -> Article:
    from onrecord.claims.reading import read_file, read_stdin

    return read_stdin() if file == STANDARD_INPUT else read_file(file)


def _print_reports(
    edition: Edition, articles: Sequence[Article], day: date | None, *, explain: bool, as_json: bool
) -> None:
    from onrecord.claims import check_text
    from onrecord.cli.terminal import print_json

    for article in articles:
        # One text alone is nameless in JSON, as its caller knows it.
        name = article.name if len(articles) > 1 else ""
        report = check_text(article.text, day, edition, name=name, extracted=article.extracted)
        if as_json:
            print_json(report.to_json())
        else:
            from onrecord.cli.check_page import print_report

            print_report(edition, report, explain=explain)


def _print_lines(
    edition: Edition, files: Sequence[Path], articles: dict[Path, Article], day: date | None, tell: Progress
) -> None:
    """One report a line, as soon as each text is checked, so that memory does not grow with the number of texts."""
    from onrecord.cli.terminal import write_lines

    for done, report in enumerate(_check_all(edition, files, articles, day)):
        write_lines([json.dumps(report.to_json(), ensure_ascii=False)])
        tell("Checking texts", done + 1, 0)


def _check_all(
    edition: Edition, files: Sequence[Path], articles: dict[Path, Article], day: date | None
) -> Iterator[Report]:
    from onrecord.claims import check_text
    from onrecord.claims.reading import read_corpus

    for file in files:
        if file in articles:
            article = articles[file]
            yield check_text(article.text, day, edition, name=article.name, extracted=article.extracted)
            continue
        for row in read_corpus(file):
            yield check_text(row.text, row.published or day, edition, name=row.id)
