"""Printing: tables and text that fit a terminal, and lose nothing when they go into a file or a pipe."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.signs import Sign

UNLIMITED = 100_000
"""Columns of a line that goes into a file or a pipe: nothing is wrapped or cut there."""

GAP = 2
"""Blanks between two columns of a table."""


def is_terminal(stream: TextIO) -> bool:
    """True where a person looks at the stream as it is written."""
    return stream.isatty()


def make_console(stream: TextIO | None = None) -> Console:
    """A console on a stream: as wide as the terminal; of unlimited width and without colour elsewhere."""
    from rich.console import Console

    stream = stream or sys.stdout
    if is_terminal(stream):
        return Console(file=stream, highlight=False, markup=False, emoji=False)
    return Console(
        file=stream, width=UNLIMITED, no_color=True, force_terminal=False, highlight=False, markup=False, emoji=False
    )


def print_parts(*parts: RenderableType) -> None:
    """Prints texts and tables one under the other on standard output; no line ends with blanks."""
    console = make_console()
    if is_terminal(sys.stdout):
        console.print(*parts, sep="\n", soft_wrap=False)
        return
    with console.capture() as capture:
        console.print(*parts, sep="\n")
    write_lines(line.rstrip() for line in capture.get().splitlines())


def write_lines(lines: Iterable[str]) -> None:
    """Writes lines to standard output; a character that it cannot show is written as its code, never dropped."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stdout.flush()


def print_json(value: Any) -> None:
    """Prints one JSON object; dates as 2022-11-16."""
    write_lines([json.dumps(value, ensure_ascii=False, indent=1, default=_plain)])


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def make_table(*headers: str, right: Sequence[str] = (), title: str = "") -> Table:
    """An empty table; columns named in `right` hold figures. Cells fold onto further lines and are never cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, title=title or None)
    table.title_justify, table.title_style, table.header_style = "left", "bold", "bold"
    for header in headers:
        table.add_column(header, justify="right" if header in right else "left", overflow="fold")
    return table


def keep_whole(table: Table, *headers: str) -> None:
    """Lets the other columns fold first where the terminal is too narrow, so that symbols and days stay whole."""
    texts = [[str(cell) for cell in (column.header, *column.cells)] for column in table.columns]
    widths = [_longest(line for text in column for line in text.splitlines()) for column in texts]
    smallest = [_longest(word for text in column for word in text.split()) for column in texts]
    for place, column in enumerate(table.columns):
        if column.header in headers:
            smallest[place] = widths[place]
    excess = sum(widths) + GAP * (len(widths) - 1) - make_console().width
    if excess <= 0 or sum(smallest) + GAP * (len(widths) - 1) > make_console().width:
        return
    for _ in range(excess):
        widest = max(range(len(widths)), key=lambda place: widths[place] - smallest[place])
        widths[widest] -= 1
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def fold_first(table: Table, *headers: str) -> None:
    """Makes these columns as narrow as their longest word where the terminal is too narrow: sentences get the room."""
    texts = [[str(cell) for cell in (column.header, *column.cells)] for column in table.columns]
    needed = sum(_longest(line for text in column for line in text.splitlines()) for column in texts)
    if needed + GAP * (len(texts) - 1) <= make_console().width:
        return
    for column, cells in zip(table.columns, texts, strict=True):
        if column.header in headers:
            column.width = _longest(word for text in cells for word in text.split())


def _longest(words: Iterable[str]) -> int:
    return max((len(word) for word in words), default=0)


def show_sign(sign: Sign, after: str = "") -> Text:
    """Mark and word of a sign, the mark in its colour."""
    from rich.text import Text

    return Text.assemble((sign.mark, sign.colour), f" {sign.word}{after}")


def heading(text: str) -> Text:
    """A heading on a line of its own, after an empty one."""
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def say_day(day: date | None) -> str:
    """16 Nov 2022; a dash where no day is held."""
    return "-" if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
