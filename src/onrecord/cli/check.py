"""`onrecord check`: what a text says, held against the record, claim by claim."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from onrecord.claims.reading import Article
    from onrecord.cli.watching import Progress
    from onrecord.record.edition import Edition

STANDARD_INPUT = "-"
ADDRESS = ("http://", "https://")
PAGE_BYTES = 20_000_000
"""No article's page is larger."""
PAGE_ATTEMPTS = 2
PAGE_TIMEOUT = 15.0
PAGE_SECONDS = 60.0
"""A person waits for the page: how often it is tried, how long nothing may come, and how long all may take."""


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("check", short_help="Is what this text says on the record?")(check)


def check(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Text, HTML, DOCX, PDF, an address (https://…), or - for standard input. Rows: .jsonl, .parquet.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help='Day it appeared, 2025-10-28: "last year" counts from it.'),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each claim how its words were read and which rows bear on it.")
    ] = False,
    page: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="PAGE", help="Write the marked text as one page that can be mailed and printed."
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: one object; of several files one a line, each with its name.")
    ] = False,
) -> None:
    """What a text says of states and resolutions, held against the record: each claim with a verdict, one plain
    sentence and the document that shows it. Opinions, hopes and plans are left alone. Nothing is sent anywhere; an
    address is fetched, once.

    \b
    Example:  onrecord check article.txt --published 2025-10-28
              onrecord check letter.docx --explain
              onrecord check letter.docx --html checked-letter.html
              onrecord check texts.jsonl > reports.jsonl

    The verdicts: SUPPORTED, CONTRADICTED, PARTLY (true of one body, or of a part of what is said), and NOT IN THE
    RECORD, which is no accusation: it says only how far the record reaches.

    A file of rows has the columns id, text and published; it gives one report a line, as JSON.
    """
    from onrecord.claims.rows import is_corpus
    from onrecord.cli.opening import open_edition
    from onrecord.cli.watching import watch
    from onrecord.errors import InputError

    day = _read_day(published)
    if page is not None and len(files) > 1:
        raise InputError("--html", "a page shows one text", hint="Give one file.")
    # Read before anything is checked: a file that cannot be read stops the command before it prints.
    articles = {file: _read_article(file) for file in files if file.startswith(ADDRESS) or not is_corpus(Path(file))}
    edition = open_edition(ctx.obj)
    if page is not None:
        _write_page(edition, next(iter(articles.values()), None), day, page)
        return
    if len(articles) == len(files) and not (as_json and len(files) > 1):
        _print_reports(edition, [articles[file] for file in files], day, explain=explain, as_json=as_json)
        return
    with watch() as tell:
        _print_lines(edition, files, articles, day, tell)


def _read_day(text: str | None) -> date | None:
    from onrecord.claims.reading import read_day
    from onrecord.errors import InputError

    if text is None:
        return None
    try:
        return read_day(text)
    except ValueError:
        raise InputError(f"--published {text}", "this is no date of a text", hint="Write it as 2025-10-28.") from None


def _read_article(file: str) -> Article:
    from onrecord.claims.reading import read_file, read_stdin

    if file.startswith(ADDRESS):
        return _read_address(file)
    return read_stdin() if file == STANDARD_INPUT else read_file(Path(file))


def _read_address(address: str) -> Article:
    """The article of a web page, fetched once. Raises FetchError where the page does not come."""
    from dataclasses import replace

    from onrecord.build.settings import read_fetch_settings
    from onrecord.claims.reading import read_bytes
    from onrecord.sources.fetch import fetch_page

    wanted = read_fetch_settings()
    hasty = replace(
        wanted,
        most_bytes=min(wanted.most_bytes, PAGE_BYTES),
        attempts=min(wanted.attempts, PAGE_ATTEMPTS),
        timeout=min(wanted.timeout, PAGE_TIMEOUT),
    )
    return read_bytes(fetch_page(address, hasty, PAGE_SECONDS), address)


def _write_page(edition: Edition, article: Article | None, day: date | None, page: Path) -> None:
    from onrecord.claims import check_text
    from onrecord.claims.annotate import render_page
    from onrecord.claims.check.wording import say_count
    from onrecord.cli.footnotes import find_origins, say_source
    from onrecord.cli.terminal import write_lines
    from onrecord.errors import InputError

    if article is None:
        raise InputError("--html", "a page shows one text, no file of rows")
    report = check_text(article.text, day, edition, name=article.name, extracted=article.extracted)
    named = {item.origin for finding in report.findings for item in finding.evidence}
    sources = {origin: say_source(row) for origin, row in find_origins(edition, named).items()}
    # the page is to be mailed: where the file lay is nobody's business
    title = article.name if article.name.startswith(ADDRESS) else Path(article.name).name
    try:
        page.write_text(render_page(report, title, sources), encoding="utf-8")
    except OSError as fault:
        raise InputError(str(page), f"cannot be written: {fault.strerror}") from fault
    write_lines([f"{page}: {say_count(len(report.findings), 'claim')}, marked in the text"])


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
    edition: Edition, files: Sequence[str], articles: dict[str, Article], day: date | None, tell: Progress
) -> None:
    """One report a line, as soon as each text is checked, so that memory does not grow with the number of texts."""
    from onrecord.cli.terminal import write_lines

    total = _count_texts(files, articles)
    tell("Checking texts", 0, total)
    for done, line in enumerate(_check_all(edition, files, articles, day), 1):
        write_lines([line])
        tell("Checking texts", done, total)


def _count_texts(files: Sequence[str], articles: dict[str, Article]) -> int:
    """How many texts there are to check; 0, for not known, where nobody watches: counting reads each file once."""
    from onrecord.claims.rows import count_rows
    from onrecord.cli.terminal import is_terminal

    if not is_terminal(sys.stderr):
        return 0
    return sum(1 if file in articles else count_rows(Path(file)) for file in files)


def _check_all(edition: Edition, files: Sequence[str], articles: dict[str, Article], day: date | None) -> Iterator[str]:
    from onrecord.claims import check_text
    from onrecord.claims.corpus import check_corpus

    for file in files:
        if file in articles:
            article = articles[file]
            report = check_text(article.text, day, edition, name=article.name, extracted=article.extracted)
            yield json.dumps(report.to_json(), ensure_ascii=False)
            continue
        yield from check_corpus(Path(file), edition, day)
