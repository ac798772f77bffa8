"""The signs of the positions as SVG, the same as in the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.standing import Position

if TYPE_CHECKING:
    from collections.abc import Callable

COLOURS = {
    "ink": "#1c1b19", "muted": "#5d5a54", "rule": "#ddd9d0", "paper": "#fff", "land": "#edeae3",
    "sp": "#0b3c7d", "y": "#3f7fcf", "n": "#b3402a", "a": "#8c857b",
}  # fmt: skip
"""The colours of the style sheet on white, for a chart that is a file of its own; a test holds the two together."""


def draw_mark(position: str, x: float, y: float, size: float = 13, *, reported: bool = False) -> str:
    """The sign with its centre at x, y; a dashed outline where it is reported and not documented."""
    half = size / 2
    drawn = _DRAWN[Position(position)](x, y, half)
    if reported and drawn:
        edge = half + 3
        drawn += (
            f'<rect class="k-reported" x="{x - edge:g}" y="{y - edge:g}" width="{2 * edge:g}" height="{2 * edge:g}"/>'
        )
    return drawn


def _draw_square(x: float, y: float, half: float) -> str:
    return f'<rect class="k-sponsor" x="{x - half:g}" y="{y - half:g}" width="{2 * half:g}" height="{2 * half:g}"/>'


def _draw_circle(kind: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{max(radius, 1.5):g}"/>'


def _draw_unknown(x: float, y: float, half: float) -> str:
    mark = f'<text class="k-mark" x="{x:g}" y="{y + 4:g}" text-anchor="middle">?</text>' if half >= 4.5 else ""
    return _draw_circle("k-unknown", x, y, half) + mark


def _diamond(x: float, y: float, half: float) -> str:
    return f"M{x:g} {y - half:g}L{x + half:g} {y:g}L{x:g} {y + half:g}L{x - half:g} {y:g}Z"


def _draw_hatched(x: float, y: float, half: float) -> str:
    """A square with three strokes across it."""
    left, right, top, bottom = x - half, x + half, y - half, y + half
    strokes = "".join(
        f"M{max(left, left + step):g} {min(bottom, bottom + step):g}"
        f"L{min(right, right + step):g} {max(top, top + step):g}"
        for step in (-half, 0, half)
    )
    return (
        f'<rect class="k-abstained" x="{left:g}" y="{top:g}" width="{2 * half:g}" height="{2 * half:g}"/>'
        f'<path class="k-hatch" d="{strokes}"/>'
    )


_DRAWN: dict[Position, Callable[[float, float, float], str]] = {
    Position.SPONSOR: _draw_square,
    Position.VOTED_YES: lambda x, y, half: _draw_circle("k-yes", x, y, half),
    Position.JOINED_CONSENSUS: lambda x, y, half: _draw_circle("k-joined", x, y, half - 1),
    Position.ABSTAINED: _draw_hatched,
    Position.VOTED_NO: lambda x, y, half: f'<path class="k-no" d="{_diamond(x, y, half + 1)}"/>',
    Position.ABSENT: lambda x, y, _half: _draw_circle("k-absent", x, y, 2.5),
    Position.DISSOCIATED: lambda x, y, half: f'<path class="k-dissociated" d="{_diamond(x, y, half)}"/>',
    Position.NOT_A_MEMBER: lambda _x, _y, _half: "",
    Position.UNKNOWN: _draw_unknown,
}
