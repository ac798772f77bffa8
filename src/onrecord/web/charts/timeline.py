"""A state's timeline on a series: a row of signs for each forum, with governments above and acts at home below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.days import PartialDate
from onrecord.web import links
from onrecord.web.charts.marks import draw_mark
from onrecord.web.words import FORUMS, POSITIONS, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.standing import Stand

_LEFT, _YEAR, _ROW = 128, 38, 40
_TOP = 34
_ACT = 17
"""Room that the mark of an act takes."""


def draw_timeline(
    stand: Stand, governments: Sequence[dict[str, Any]], acts: Sequence[dict[str, Any]], title: str
) -> SafeString:
    """The chart as SVG; empty where the state has no dated position. Each sign leads to the document behind it."""
    rows = [row for row in stand.positions.to_dicts() if row["year"] is not None]
    if not rows:
        return SafeString("")
    first, last = min(row["year"] for row in rows), max(row["year"] for row in rows)
    forums = [forum for forum in FORUMS if any(row["forum"] == forum for row in rows)]
    top = _TOP + (30 if governments else 0)
    bottom = top + _ROW * len(forums)
    placed = _place_acts(acts, first, last)
    lines = max((line + 1 for *_, line in placed), default=0)
    width, height = _LEFT + _YEAR * (last - first + 1) + 10, bottom + 10 + (_ACT * lines + 4 if lines else 0)
    parts = [_draw_years(first, last, bottom)]
    parts += _draw_governments(governments, first, last)
    for place, forum in enumerate(forums):
        middle = top + _ROW * place + _ROW / 2
        parts.append(f'<path class="r" d="M{_LEFT} {middle:g}H{width - 8:g}"/>')
        parts.append(_draw_forum_name(str(FORUMS[forum]), middle))
        parts += [_draw_cell(row, middle, first) for row in rows if row["forum"] == forum]
    parts += _draw_acts(placed, bottom)
    return SafeString(
        f'<svg class="c timeline" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="group" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _at(day: date, first: int) -> float:
    """Where a day lies on the chart."""
    return _LEFT + _YEAR * (day.year - first + (day.timetuple().tm_yday - 1) / 366)


def _draw_years(first: int, last: int, bottom: float) -> str:
    return "".join(
        f'<text class="m" x="{_LEFT + _YEAR * (year - first) + _YEAR / 2:g}" y="16" text-anchor="middle">'
        f"{year if year % 5 == 0 or year in (first, last) else f'’{year % 100:02}'}</text>"
        f'<path class="r grid" d="M{_LEFT + _YEAR * (year - first):g} 22V{bottom:g}"/>'
        for year in range(first, last + 1)
    )


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


def _draw_cell(row: dict[str, Any], middle: float, first: int) -> str:
    """One sign. Two texts of a forum in one year stand apart by their days; else in the middle of the year."""
    x = _LEFT + _YEAR * (row["year"] - first) + _YEAR / 2
    where = row["document"] or row["resolution"] or row["draft"]
    reported = row["rank"] == "reported"
    said = say(POSITIONS, row["position"])
    said = gettext("%(what)s, reported") % {"what": said} if reported else said
    label = f"{row['year']}, {where}: {said}"
    mark = draw_mark(row["position"], x, middle, reported=reported)
    hit = f'<rect class="hit" x="{x - 12:g}" y="{middle - 12:g}" width="24" height="24"/>'
    return (
        f'{mark}<a href="{links.document(where, row["state"])}" aria-label="{escape(label)}">'
        f"<title>{escape(label)}</title>{hit}</a>"
    )


def _draw_governments(governments: Sequence[dict[str, Any]], first: int, last: int) -> list[str]:
    parts = []
    edge = _LEFT + _YEAR * (last - first + 1)
    for place, term in enumerate(governments):
        start = max(_at(term["from"], first), _LEFT)
        end = min(_at(term["to"], first), edge) if term["to"] else edge
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


def _place_acts(acts: Sequence[dict[str, Any]], first: int, last: int) -> list[tuple[int, dict[str, Any], float, int]]:
    """Number, act, place along the chart and line of each act; close ones go on lines of their own."""
    placed: list[tuple[int, dict[str, Any], float, int]] = []
    taken: list[float] = []
    for number, act in enumerate(acts, 1):
        day = PartialDate.parse(act["date"])
        if not first <= day.year <= last:
            continue
        x = _at(day.first, first)
        line = next((line for line, edge in enumerate(taken) if x - edge >= _ACT), len(taken))
        if line == len(taken):
            taken.append(x)
        taken[line] = x
        placed.append((number, act, x, line))
    return placed


def _draw_acts(placed: Sequence[tuple[int, dict[str, Any], float, int]], bottom: float) -> list[str]:
    """A numbered mark for each act; the table below says the rest."""
    title = gettext("Acts at home")
    parts = [f'<text x="0" y="{bottom + 22:g}">{escape(title)}</text>'] if placed else []
    for number, act, x, line in placed:
        y = bottom + 18 + _ACT * line
        said = escape(str(act["summary"]))
        parts.append(
            f'<a href="#act-{number}" aria-label="{said}"><title>{said}</title>'
            f'<circle class="act" cx="{x:g}" cy="{y:g}" r="7.5"/></a>'
            f'<text class="number" x="{x:g}" y="{y + 3.5:g}" text-anchor="middle">{number}</text>'
        )
    return parts
