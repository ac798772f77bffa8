"""Blocks: lines that were set as one piece (one paragraph, one heading), whatever the file format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.sources.undoc.pdf import Line, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

PITCH = 1.75
"""Lines closer than this many type sizes, baseline to baseline, belong together."""
SAME_MARGIN = 6.0
"""Points by which the left edges of one block's lines may differ."""

_RUNNING = re.compile(r"^(?:\d{2}-\d{5}\*?(?:\s.*)?|\*\d{7}\*|_{3,}|\d{1,3}/\d{1,3}(?:\s+\d{2}-\d{5})?)$")
"""Job numbers, bar codes, the rule above footnotes and page numbers: on every page, about nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """Text that was set as one piece."""

    page: int
    text: str
    left: float
    size: float
    bold: bool
    footnote: bool = False


def group_blocks(lines: Iterable[Line]) -> list[Block]:
    """The blocks of the lines in reading order, without running heads and feet."""
    groups: list[list[Line]] = []
    for line in lines:
        if _RUNNING.match(line.text):
            continue
        if groups and _continues(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_make_block(group) for group in groups]


def _continues(before: Line, line: Line) -> bool:
    return (
        line.page == before.page
        and line.bold == before.bold
        and abs(line.size - before.size) < 0.6
        and abs(line.left - before.left) < SAME_MARGIN
        and 0 < before.bottom - line.bottom < PITCH * line.size
    )


def _make_block(lines: list[Line]) -> Block:
    first = lines[0]
    return Block(
        page=first.page,
        text=" ".join(join_lines(lines).split()),
        left=first.left,
        size=first.size,
        bold=first.bold,
        footnote=first.size < 9.5 and not first.bold,
    )
