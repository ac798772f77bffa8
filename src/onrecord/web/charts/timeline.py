"""A state's timeline: a row of signs for each forum of each series, governments above and acts at home below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.translation import gettext

from onrecord.days import PartialDate
from onrecord.web import links
from onrecord.web.charts.marks import draw_mark
from onrecord.web.charts.picture import EMPTY, Picture
from onrecord.web.charts.years import LEFT, Years, spread
from onrecord.web.words import FORUMS, say_position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROW, _HEADING, _TOP = 40, 24, 34
_ACT = 17
"""Room that the mark of an act takes."""


CHARTED = (
    "series", "forum", "year", "date", "state", "position", "rank", "document", "resolution", "draft",
)  # fmt: skip
"""The columns of `standing.positions` that the chart reads."""


@dataclass(frozen=True, slots=True)
class Block:
    """One series of a timeline."""

    rows: list[dict[str, Any]]
    """The state's positions, as `standing.positions` gives them."""
    title: str = ""
    """Stands above the rows where a chart tells of several series."""
    href: str = ""
    """Where the title leads."""


def draw_timeline(
    blocks: Sequence[Block],
    governments: Sequence[dict[str, Any]],
    acts: Sequence[dict[str, Any]],
    title: str,
    since: int | None = None,
) -> Picture:
    """The chart; empty where the state has no dated position. Each sign leads to the document behind it.

    `since` leaves earlier years out.
    """
    blocks = [_keep_dated(block, since) for block in blocks]
    years = [row["year"] for block in blocks for row in block.rows]
    if not years:
        return EMPTY
    scale = Years.of(years)
    names: list[str] = []
    rows: list[str] = []
    bottom: float = _TOP + (30 if governments else 0)
    for block in blocks:
        bottom = _draw_block(block, scale, bottom, names, rows)
    placed = _place_acts(acts, scale)
    lines = max((line + 1 for *_, line in placed), default=0)
    width, height = scale.edge + 10, bottom + 10 + (_ACT * lines + 4 if lines else 0)
    if placed:
        said = gettext("Acts at home")
        names.append(f'<text x="0" y="{bottom + 22:g}">{escape(said)}</text>')
    parts = [_draw_years(scale, bottom), *_draw_governments(governments, scale), *rows, *_draw_acts(placed, bottom)]
    return Picture("timeline", title, "".join(names), "".join(parts), width, height)


def _keep_dated(block: Block, since: int | None) -> Block:
    rows = [row for row in block.rows if row["year"] is not None and (since is None or row["year"] >= since)]
    return Block(rows, block.title, block.href)


def _draw_years(scale: Years, bottom: float) -> str:
    lines = (
        f'<path class="r grid" d="M{scale.middle(year) - scale.width / 2:g} 22V{bottom:g}"/>'
        for year in range(scale.first, scale.last + 1)
    )
    return "".join((*scale.labels(16), *lines))


def _draw_block(block: Block, scale: Years, top: float, names: list[str], parts: list[str]) -> float:
    """Draws the rows of one series; gives where they end."""
    if block.title and block.rows:
        title = f'<text class="title" x="0" y="{top + 17:g}">{escape(block.title)}</text>'
        names.append(f'<a href="{escape(block.href)}">{title}</a>')
        top += _HEADING
    for forum in FORUMS:
        rows = [row for row in block.rows if row["forum"] == forum]
        if not rows:
            continue
        middle = top + _ROW / 2
        parts.append(f'<path class="r" d="M{LEFT} {middle:g}H{scale.edge + 2:g}"/>')
        names.append(_draw_forum_name(str(FORUMS[forum]), middle))
        parts += _draw_row(rows, middle, scale)
        top += _ROW
    return top


def _draw_forum_name(name: str, middle: float) -> str:
    """The name in one line, or in two where it is long."""
    words, lines = name.split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > 16:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    start = middle + 4 - 7 * (len(lines) - 1)
    return "".join(f'<text x="0" y="{start + 14 * place:g}">{escape(line)}</text>' for place, line in enumerate(lines))


def _draw_row(rows: list[dict[str, Any]], middle: float, scale: Years) -> Iterator[str]:
    """The signs of one forum. Texts of one year stand side by side, by their days."""
    prefix = links.document("")
    for year, held in groupby(sorted(rows, key=lambda row: row["year"]), key=lambda row: row["year"]):
        for row, x, room in spread(list(held), scale.middle(year), scale.width - 4):
            yield _draw_cell(row, x, middle, max(4.0, min(13.0, room - 1)), prefix)


def _draw_cell(row: dict[str, Any], x: float, middle: float, size: float, prefix: str) -> str:
    where = row["document"] or row["resolution"] or row["draft"]
    reported = row["rank"] == "reported"
    label = escape(f"{row['year']}, {where}: {say_position(row['position'], reported=reported)}")
    mark = draw_mark(row["position"], x, middle, size, reported=reported)
    half = 12 if size == 13 else size / 2 + 1
    hit = f'<rect class="hit" x="{x - half:g}" y="{middle - 12:g}" width="{2 * half:g}" height="24"/>'
    href = f"{prefix}{links.quote_symbol(where)}#{row['state']}"
    return f'{mark}<a href="{href}" aria-label="{label}"><title>{label}</title>{hit}</a>'


def _draw_governments(governments: Sequence[dict[str, Any]], scale: Years) -> list[str]:
    parts = []
    for place, term in enumerate(governments):
        start = max(scale.place(term["from"]), LEFT)
        end = min(scale.place(term["to"]), scale.edge) if term["to"] else scale.edge
        if end - start < 6:
            continue
        name = str(term["head"])
        fits = name if len(name) * 6.4 < end - start else name.split(maxsplit=1)[0]
        shown = fits if len(fits) * 6.4 < end - start else ""
        parts.append(
            f'<g><title>{escape(name)}</title><rect class="term{" even" * (place % 2)}" x="{start:g}" y="26" '
            f'width="{end - start:g}" height="22"/><text x="{start + 6:g}" y="41">{escape(shown)}</text></g>'
        )
    return parts


def _place_acts(acts: Sequence[dict[str, Any]], scale: Years) -> list[tuple[int, dict[str, Any], float, int]]:
    """Number, act, place along the chart and line of each act; close ones go on lines of their own."""
    placed: list[tuple[int, dict[str, Any], float, int]] = []
    taken: list[float] = []
    for number, act in enumerate(acts, 1):
        day = PartialDate.parse(act["date"])
        if not scale.first <= day.year <= scale.last:
            continue
        x = scale.place(day.first)
        line = next((line for line, edge in enumerate(taken) if x - edge >= _ACT), len(taken))
        if line == len(taken):
            taken.append(x)
        taken[line] = x
        placed.append((number, act, x, line))
    return placed


def _draw_acts(placed: Sequence[tuple[int, dict[str, Any], float, int]], bottom: float) -> list[str]:
    """A numbered mark for each act; the table below says the rest."""
    parts = []
    for number, act, x, line in placed:
        y = bottom + 18 + _ACT * line
        said = escape(str(act["summary"]))
        parts.append(
            f'<a href="#act-{number}" aria-label="{said}"><title>{said}</title>'
            f'<circle class="act" cx="{x:g}" cy="{y:g}" r="7.5"/></a>'
            f'<text class="number" x="{x:g}" y="{y + 3.5:g}" text-anchor="middle">{number}</text>'
        )
    return parts
