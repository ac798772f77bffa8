"""The life of a series in one picture: for each year, how many sponsored and how the votes fell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.web import links
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    import polars as pl

_LEFT, _YEAR, _HEIGHT, _GAP = 128, 38, 92, 34
_VOTES = (("yes", "k-yes"), ("abstain", "k-abstain-bar"), ("no", "k-no"))


def draw_series(texts: pl.DataFrame) -> SafeString:
    """A row of columns for each forum: votes stacked, and the sponsors known as a line across; empty for no text."""
    rows = [row for row in texts.to_dicts() if row["year"] is not None]
    if not rows:
        return SafeString("")
    first, last = min(row["year"] for row in rows), max(row["year"] for row in rows)
    forums = [forum for forum in FORUMS if any(row["forum"] == forum for row in rows)]
    width = _LEFT + _YEAR * (last - first + 1) + 8
    height = 24 + len(forums) * (_HEIGHT + _GAP)
    parts = [
        f'<text class="m" x="{_LEFT + _YEAR * (year - first) + _YEAR / 2:g}" y="14" text-anchor="middle">'
        f"{year if year % 5 == 0 or year in (first, last) else f'’{year % 100:02}'}</text>"
        for year in range(first, last + 1)
    ]
    for place, forum in enumerate(forums):
        floor = 24 + (place + 1) * (_HEIGHT + _GAP) - _GAP
        held = [row for row in rows if row["forum"] == forum]
        parts += _draw_forum(str(FORUMS[forum]), held, floor, first, width)
    label = escape(gettext("Votes and sponsors by year"))
    return SafeString(
        f'<svg class="c bars" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:g}" width="{width}" '
        f'height="{height:g}" role="group" aria-label="{label}">{"".join(parts)}</svg>'
    )


def _draw_forum(name: str, rows: list[dict[str, Any]], floor: float, first: int, width: float) -> list[str]:
    largest = max((_size(row) for row in rows), default=1) or 1
    scale = (_HEIGHT - 14) / largest
    words = name.split()
    cut = len(words) if len(name) <= 16 else (len(words) + 1) // 2
    lines = [" ".join(words[:cut]), " ".join(words[cut:])]
    parts = [
        f'<text x="0" y="{floor - 14 + 14 * place:g}">{escape(line)}</text>' for place, line in enumerate(lines) if line
    ]
    parts.append(f'<path class="r" d="M{_LEFT} {floor:g}H{width - 8:g}"/>')
    in_order = sorted(rows, key=lambda row: str(row["date"] or ""))
    drawn = [_draw_text(row, _LEFT + _YEAR * (row["year"] - first) + _YEAR / 2, floor, scale) for row in in_order]
    return parts + drawn


def _size(row: dict[str, Any]) -> int:
    return max(sum(row[vote] or 0 for vote, _ in _VOTES), _count_sponsors(row) or 0)


def _count_sponsors(row: dict[str, Any]) -> int | None:
    """How many sponsored: all names where the list is complete, else the number stated; None for neither."""
    if row["complete"]:
        return int(row["sponsors"] or 0)
    stated: int | None = row["stated"]
    return stated


def _draw_text(row: dict[str, Any], x: float, floor: float, scale: float) -> str:
    """The column of one text: votes from below (no, abstained, yes), or an open column of sponsors for a consensus."""
    said = _say(row)
    parts, y = [], floor
    if row["yes"] is not None:
        for vote, kind in reversed(_VOTES):
            size = (row[vote] or 0) * scale
            y -= size
            parts.append(f'<rect class="{kind}" x="{x - 10:g}" y="{y:g}" width="20" height="{size:g}"/>')
        parts.append(f'<text class="m" x="{x:g}" y="{y - 4:g}" text-anchor="middle">{row["yes"]}</text>')
    else:
        parts.append(f'<circle class="k-joined" cx="{x:g}" cy="{floor - 10:g}" r="5.5"/>')
        y = floor - 20
    sponsors = _count_sponsors(row)
    if sponsors:
        line = floor - sponsors * scale
        kind = "k-line" if row["complete"] else "k-line open"
        parts.append(f'<path class="{kind}" d="M{x - 14:g} {line:g}H{x + 14:g}"/>')
        if row["yes"] is None:
            parts.append(f'<text class="m" x="{x:g}" y="{min(line, y) - 4:g}" text-anchor="middle">{sponsors}</text>')
    return (
        f'{"".join(parts)}<a href="{links.document(row["text"])}" aria-label="{escape(said)}"><title>{escape(said)}'
        f'</title><rect class="hit" x="{x - 18:g}" y="{floor - _HEIGHT:g}" width="36" height="{_HEIGHT}"/></a>'
    )


def _say(row: dict[str, Any]) -> str:
    how = gettext("adopted without a vote")
    if row["yes"] is not None:
        how = gettext("%(yes)s in favour, %(no)s against, %(abstain)s abstained") % {
            "yes": row["yes"], "no": row["no"], "abstain": row["abstain"],
        }  # fmt: skip
    sponsors = gettext("%(count)s sponsors known") % {"count": row["sponsors"] or 0}
    return f"{row['year']}, {row['text']}: {how}; {sponsors}"
