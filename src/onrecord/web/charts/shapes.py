"""The outlines of countries, from world-atlas (Natural Earth at 1:50 million), as paths of an equal-area map."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "vendor" / "world-atlas" / "countries-50m.json"
WIDTH, HEIGHT = 1000.0, 470.0
"""Size of the map in its own units; Antarctica, which has no vote, is left out."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Equal Earth: B. Savric, T. Patterson, B. Jenny, "The Equal Earth map projection" (2018)."""
_SCALE = WIDTH / 5.42
_TOP = 1.30
_SMALL = 22.0
"""Countries of less than this area on the map get a mark, or they cannot be seen."""

_WITHOUT = "010"


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
    return tuple(_draw(country, arcs) for country in countries if country.get("id") != _WITHOUT)


def _read_arcs(atlas: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(project(x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def _draw(country: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Shape:
    polygons = {"Polygon": [country.get("arcs", [])], "MultiPolygon": country.get("arcs", [])}.get(country["type"], [])
    rings = [[_join(ring, arcs) for ring in polygon] for polygon in polygons]
    outer = [polygon[0] for polygon in rings if polygon]
    sizes = [abs(_area(ring)) for ring in outer]
    total = sum(sizes)
    centre = _middle(outer[sizes.index(max(sizes))]) if outer else (0.0, 0.0)
    path = "".join(_write(ring) for polygon in rings for ring in polygon)
    return Shape(country.get("id", ""), path, centre, total < _SMALL)


def _join(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


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
