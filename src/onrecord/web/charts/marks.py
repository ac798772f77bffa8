"""The signs of the positions as SVG, the same as in the style sheet."""

from __future__ import annotations

from onrecord.standing import Position

STYLE = """
.c{--ink:#1c1b19;--muted:#5d5a54;--rule:#d9d5cc;--paper:#fff;--sp:#0b3c7d;--y:#3f7fcf;--n:#b3402a;--a:#8c857b}
@media (prefers-color-scheme:dark){.c{--ink:#ece9e2;--muted:#a9a49a;--rule:#3b3934;--paper:#171614;--sp:#86b1ec;
--y:#6ea5e8;--n:#e38a73;--a:#b3aca1}}
.c text{font-family:"Source Sans 3",sans-serif;font-size:12px;fill:var(--ink)}
.c .m{fill:var(--muted)}.c .r{stroke:var(--rule);fill:none}
"""
"""What a chart needs where no page's style sheet is at hand."""


def draw_mark(position: str, x: float, y: float, size: float = 13, *, reported: bool = False) -> str:
    """The sign with its centre at x, y; a dashed outline where it is reported and not documented."""
    half = size / 2
    drawn = {
        Position.SPONSOR: f'<rect class="k-sponsor" x="{x - half:g}" y="{y - half:g}" width="{size:g}" '
        f'height="{size:g}"/>',
        Position.VOTED_YES: f'<circle class="k-yes" cx="{x:g}" cy="{y:g}" r="{half:g}"/>',
        Position.JOINED_CONSENSUS: f'<circle class="k-joined" cx="{x:g}" cy="{y:g}" r="{half - 1:g}"/>',
        Position.ABSTAINED: _draw_hatched(x, y, half),
        Position.VOTED_NO: f'<path class="k-no" d="{_diamond(x, y, half + 1)}"/>',
        Position.ABSENT: f'<circle class="k-absent" cx="{x:g}" cy="{y:g}" r="2.5"/>',
        Position.DISSOCIATED: f'<path class="k-dissociated" d="{_diamond(x, y, half)}"/>',
        Position.NOT_A_MEMBER: "",
        Position.UNKNOWN: f'<circle class="k-unknown" cx="{x:g}" cy="{y:g}" r="{half:g}"/>'
        f'<text class="k-mark" x="{x:g}" y="{y + 4:g}" text-anchor="middle">?</text>',
    }[Position(position)]
    if reported and drawn:
        edge = half + 3
        drawn += (
            f'<rect class="k-reported" x="{x - edge:g}" y="{y - edge:g}" width="{2 * edge:g}" height="{2 * edge:g}"/>'
        )
    return drawn


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
