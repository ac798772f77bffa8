"""A map of where states stood on a series in one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from onrecord.standing import Position
from onrecord.web import links
from onrecord.web.charts.shapes import HEIGHT, WIDTH, load_shapes
from onrecord.web.words import say_position

if TYPE_CHECKING:
    from collections.abc import Mapping

_HATCHED = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-ground" width="5" height="5"/><path class="hatch-stroke" d="M0 0V5"/></pattern>'
    '<pattern id="crossed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="cross-ground" width="5" height="5"/><path class="cross-stroke" d="M0 0V5M0 0H5"/></pattern>'
    '<pattern id="dotted" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect class="dot-ground" width="5" height="5"/><circle class="dot" cx="2.5" cy="2.5" r="1"/></pattern></defs>'
)


def draw_world(rows: Mapping[str, Mapping[str, Any]], names: Mapping[str, str], title: str) -> SafeString:
    """The map as SVG. `rows` gives each state's position by M49 code; small states are marks, and lie on top."""
    areas, small = [_HATCHED], []
    for shape in load_shapes():
        row = rows.get(shape.m49)
        if row is None:
            areas.append(f'<path class="land" d="{shape.path}"/>')
            continue
        said = say_position(row["position"], reported=row["rank"] == "reported")
        label = escape(f"{names[row['state']]}: {said}")
        reported = " reported" if row["rank"] == "reported" else ""
        kind = f"area a-{Position(row['position']).value}{reported}"
        drawn = f'<path class="{kind}" d="{shape.path}"/>'
        if shape.small:
            x, y = shape.centre
            small.append(_link(row["state"], label, f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'))
        else:
            areas.append(_link(row["state"], label, drawn))
    return SafeString(
        f'<svg class="c world" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'role="group" aria-label="{escape(title)}">{"".join(areas)}{"".join(small)}</svg>'
    )


def _link(state: str, label: str, drawn: str) -> str:
    return f'<a href="{links.state(state)}" tabindex="-1" aria-label="{label}"><title>{label}</title>{drawn}</a>'
