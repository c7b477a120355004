"""The vendored base map: coasts, boundaries and towns of the world, cut to a frame.

The file and its origin are told in ``data/basemap/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

RING = 4
"""Points of the shortest ring, its first one repeated as its last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town of the base map, with its inhabitants in thousands."""

    name: str
    lon: float
    lat: float
    thousands: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What of the base map lies in a frame: land, boundaries, disputed boundaries, countries' names, towns."""

    land: BaseGeometry
    boundaries: BaseGeometry
    disputed: BaseGeometry
    countries: tuple[tuple[str, float, float], ...]
    towns: tuple[Town, ...]


@cache
def _world() -> dict[str, Any]:
    text = files("trucewatch").joinpath("data/basemap/world.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def ground(box: Box) -> Ground:
    """The base map cut to a frame."""
    lands = list(_lands(box))
    return Ground(
        land=shapely.union_all([shape for _, shape in lands]),
        boundaries=_lines("boundaries", box),
        disputed=_lines("disputed", box),
        countries=tuple((name, *_label_point(shape)) for name, shape in lands),
        towns=tuple(_towns(box)),
    )


@cache
def _arc(index: int) -> tuple[tuple[float, float], ...]:
    scale, steps = _world()["scale"], _world()["arcs"][index]
    x = y = 0
    points = []
    for step in range(0, len(steps), 2):
        x, y = x + steps[step], y + steps[step + 1]
        points.append((x * scale, y * scale))
    return tuple(points)


def _ring(indices: Sequence[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = _arc(index) if index >= 0 else _arc(~index)[::-1]
        points += arc[1:] if points else arc
    return points


def _lands(box: Box) -> Iterator[tuple[str, BaseGeometry]]:
    west, south, east, north = box
    for land in _world()["lands"]:
        left, bottom, right, top = land["bbox"]
        if left > east or right < west or bottom > north or top < south:
            continue
        shape = shapely.union_all([part for rings in land["polygons"] for part in _clipped(rings, box)])
        if not shape.is_empty:
            yield land["name"], shape


def _clipped(rings: Sequence[Sequence[int]], box: Box) -> Iterator[BaseGeometry]:
    west, south, east, north = box
    outline, *holes = (_ring(ring) for ring in rings)
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    if len(outline) < RING or min(xs) > east or max(xs) < west or min(ys) > north or max(ys) < south:
        return
    whole = Polygon(outline, [hole for hole in holes if len(hole) >= RING])
    # Cut first: mending the outline of a continent takes longer than everything else on the page.
    yield shapely.make_valid(shapely.clip_by_rect(whole, *box))


def _lines(kind: str, box: Box) -> BaseGeometry:
    arcs = (_arc(index) for index in _world()[kind])
    return shapely.union_all([shapely.clip_by_rect(LineString(arc), *box) for arc in arcs if len(arc) > 1])


def _label_point(shape: BaseGeometry) -> tuple[float, float]:
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: float(part.area))
    point = largest.representative_point()
    return float(point.x), float(point.y)


def _towns(box: Box) -> Iterator[Town]:
    west, south, east, north = box
    for name, lon, lat, thousands in _world()["towns"]:
        if west <= lon <= east and south <= lat <= north:
            yield Town(name=name, lon=lon, lat=lat, thousands=thousands)
