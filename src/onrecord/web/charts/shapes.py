"""The outlines of countries, from world-atlas (Natural Earth at 1:50 million), as paths of an equal-area map."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "vendor" / "world-atlas" / "countries-50m.json"
WIDTH, HEIGHT = 1000.0, 440.0
"""Size of the map in its own units; Antarctica, which has no vote, is left out."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Equal Earth: B. Savric, T. Patterson, B. Jenny, "The Equal Earth map projection" (2018)."""
_SCALE = WIDTH / 5.42
_TOP = 1.318
"""Where the pole lies."""
_SMALL = 22.0
"""Countries of less than this area on the map get a mark, or they cannot be seen."""

_WITHOUT = "010"
_NOT_DRAWN = {"798": (179.2, -8.5)}
"""Members that lie within no outline of the file, with their place: Tuvalu."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as it is drawn."""

    m49: str
    """UN M49 code; empty for areas that have none."""
    path: str
    """Its outline."""
    centre: tuple[float, float]
    """Middle of its largest part."""
    small: bool
    """True where it is too small to be seen."""


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """A place on the map, by the Equal Earth projection."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta)
    x /= 3 * (9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1)
    y = theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


@lru_cache(maxsize=1)
def load_shapes() -> tuple[Shape, ...]:
    """Every country of the file, once for a process."""
    atlas = json.loads(_FILE.read_text(encoding="utf-8"))
    arcs = _read_arcs(atlas)
    countries = atlas["objects"]["countries"]["geometries"]
    drawn = [_draw(country, arcs) for country in countries if country.get("id") != _WITHOUT]
    return (*drawn, *(Shape(m49, "", project(*place), small=True) for m49, place in _NOT_DRAWN.items()))


def _read_arcs(atlas: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def _draw(country: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Shape:
    polygons = {"Polygon": [country.get("arcs", [])], "MultiPolygon": country.get("arcs", [])}.get(country["type"], [])
    rings = [part for polygon in polygons for ring in polygon for part in _cut(_join(ring, arcs))]
    drawn = [[project(*place) for place in ring] for ring in rings]
    sizes = [abs(_area(ring)) for ring in drawn]
    centre = _middle(drawn[sizes.index(max(sizes))]) if drawn else (0.0, 0.0)
    return Shape(country.get("id", ""), "".join(map(_write, drawn)), centre, sum(sizes) < _SMALL)


def _join(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _cut(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """The ring in one part, or cut in two where it crosses the meridian of 180 degrees (Fiji, Russia)."""
    whole, turn = [ring[0]], 0.0
    for (before, _), (after, latitude) in pairwise(ring):
        if abs(after - before) > 180:
            turn += 360 if after < before else -360
        whole.append((after + turn, latitude))
    west, east = min(x for x, _ in whole), max(x for x, _ in whole)
    # Less than a hundredth of a degree is no land but a rounding: it would show as a line along the edge of the map.
    turns = [turn for turn in (-360.0, 0.0, 360.0) if west + turn < 179.99 and east + turn > -179.99]
    return [[(min(180.0, max(-180.0, x + turn)), y) for x, y in whole] for turn in turns]


def _area(ring: list[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def _write(ring: list[tuple[float, float]]) -> str:
    """The ring with as many points as a map of a thousand units shows."""
    kept: list[tuple[float, float]] = []
    for x, y in ring:
        point = (round(x, 1), round(y, 1))
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 0.5:
            kept.append(point)
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"
