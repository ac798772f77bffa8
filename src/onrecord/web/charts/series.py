"""The life of a series in one picture: for each year, how many sponsored and how the votes fell."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.translation import gettext

from onrecord.standing import Position
from onrecord.web import links
from onrecord.web.charts.marks import draw_mark
from onrecord.web.charts.picture import EMPTY, Picture
from onrecord.web.charts.years import LEFT, Years, spread
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    import polars as pl

_HEIGHT, _LOW, _GAP = 92, 34, 34
"""Height of a row with columns, of one with nothing to count, and the room below."""
_VOTES = (("yes", "k-yes"), ("abstain", "k-abstain-bar"), ("no", "k-no"))


def draw_series(texts: pl.DataFrame) -> Picture:
    """A row of columns for each forum: votes stacked, and the sponsors known as a line across; empty for no text."""
    rows = [row for row in texts.to_dicts() if row["year"] is not None]
    if not rows:
        return EMPTY
    years = Years.of(row["year"] for row in rows)
    forums = [forum for forum in FORUMS if any(row["forum"] == forum for row in rows)]
    names: list[str] = []
    parts, floor = [*years.labels(14)], 24.0 - _GAP
    for forum in forums:
        held = [row for row in rows if row["forum"] == forum]
        floor += _GAP + (_HEIGHT if any(_size(row) for row in held) else _LOW)
        names += _write_name(str(FORUMS[forum]), floor)
        parts += _draw_forum(held, floor, years)
    title = gettext("Votes and sponsors by year")
    return Picture("bars", title, "".join(names), "".join(parts), years.edge + 8, floor + 10)


def _write_name(name: str, floor: float) -> list[str]:
    """The name of a body, in two lines where it is long."""
    words = name.split()
    cut = len(words) if len(name) <= 16 else (len(words) + 1) // 2
    lines = [" ".join(words[:cut]), " ".join(words[cut:])]
    return [
        f'<text x="0" y="{floor - 14 + 14 * place:g}">{escape(line)}</text>' for place, line in enumerate(lines) if line
    ]


def _draw_forum(rows: list[dict[str, Any]], floor: float, years: Years) -> list[str]:
    largest = max((_size(row) for row in rows), default=1) or 1
    scale = (_HEIGHT - 14) / largest
    parts = []
    parts.append(f'<path class="r" d="M{LEFT} {floor:g}H{years.edge:g}"/>')
    for year, held in groupby(sorted(rows, key=lambda row: row["year"]), key=lambda row: row["year"]):
        texts = list(held)
        for row, x, room in spread(texts, years.middle(year), years.width - 2):
            parts.append(_draw_text(row, x, floor, scale, min(room, 36.0)))
    return parts


def _size(row: dict[str, Any]) -> int:
    return max(sum(row[vote] or 0 for vote, _ in _VOTES), _count_sponsors(row) or 0)


def _count_sponsors(row: dict[str, Any]) -> int | None:
    """How many sponsored: all names where the list is complete, else the number stated; None for neither."""
    if row["complete"]:
        return int(row["sponsors"] or 0)
    stated: int | None = row["stated"]
    return stated


def _draw_text(row: dict[str, Any], x: float, floor: float, scale: float, room: float) -> str:
    """The column of one text: votes from below (no, abstained, yes), an open circle for a consensus, else a question.

    A vote whose totals are not held must not look like a consensus (A/HRC/RES/16/9).
    """
    said = _say(row)
    parts, y, half = [], floor, min(10.0, room / 2 - 2)
    if row["yes"] is not None:
        for vote, kind in reversed(_VOTES):
            size = (row[vote] or 0) * scale
            y -= size
            parts.append(f'<rect class="{kind}" x="{x - half:g}" y="{y:g}" width="{2 * half:g}" height="{size:g}"/>')
        parts += _write(row["yes"], x, y - 4, room)
    else:
        kind = Position.JOINED_CONSENSUS if row["method"] == "without_vote" else Position.UNKNOWN
        parts.append(draw_mark(kind, x, floor - 10, min(13.0, 2 * half)))
        y = floor - 20
    sponsors = _count_sponsors(row)
    if sponsors:
        line = floor - sponsors * scale
        kind = "k-line" if row["complete"] else "k-line open"
        parts.append(f'<path class="{kind}" d="M{x - half - 3:g} {line:g}H{x + half + 3:g}"/>')
        if row["yes"] is None:
            parts += _write(sponsors, x, min(line, y) - 4, room)
    hit = f'<rect class="hit" x="{x - room / 2:g}" y="{floor - _HEIGHT:g}" width="{room:g}" height="{_HEIGHT}"/>'
    return (
        f'{"".join(parts)}<a href="{links.document(row["text"])}" aria-label="{escape(said)}"><title>{escape(said)}'
        f"</title>{hit}</a>"
    )


def _write(number: int, x: float, y: float, room: float) -> list[str]:
    """A number above its column; none where it would run into its neighbours, for the table has it."""
    fits = room >= 7 * len(str(number))
    return [f'<text class="m" x="{x:g}" y="{y:g}" text-anchor="middle">{number}</text>'] if fits else []


def _say(row: dict[str, Any]) -> str:
    how = {
        "without_vote": gettext("adopted without a vote"),
        "recorded_vote": gettext("a recorded vote whose totals are not held"),
    }.get(row["method"], gettext("how it was decided is not held"))
    if row["yes"] is not None:
        how = gettext("%(yes)s in favour, %(no)s against, %(abstain)s abstained") % {
            "yes": row["yes"], "no": row["no"], "abstain": row["abstain"],
        }  # fmt: skip
    sponsors = gettext("%(count)s sponsors known") % {"count": row["sponsors"] or 0}
    return f"{row['year']}, {row['text']}: {how}; {sponsors}"
