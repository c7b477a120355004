"""The frame of a map: which part of the earth it shows, and where a degree falls on the page."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from trucewatch.protect.coarsening import KM_PER_DEGREE
from trucewatch.publish.basemap import Box

WIDTH = 720.0
"""Width of a map in units of its view box."""

LEAST_DEGREES = 0.8
WIDEST, TALLEST = 1.9, 1.2
"""Limits of width over height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A plate carrée stretched at its middle latitude: true enough over the few degrees of one conflict."""

    box: Box

    @property
    def units_per_degree(self) -> float:
        """Map units to a degree of latitude."""
        west, _, east, _ = self.box
        return WIDTH / ((east - west) * self.narrowing)

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle of the frame."""
        return math.cos(math.radians((self.box[1] + self.box[3]) / 2))

    @property
    def height(self) -> float:
        """Height in map units."""
        return round((self.box[3] - self.box[1]) * self.units_per_degree, 1)

    def units(self, km: float) -> float:
        """A length on the ground in map units."""
        return km / KM_PER_DEGREE * self.units_per_degree

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A point of the earth in map units, from the top left."""
        x = (lon - self.box[0]) * self.narrowing * self.units_per_degree
        return round(x, 1), round((self.box[3] - lat) * self.units_per_degree, 1)

    def draw(self, shape: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees, in map units."""
        scale = self.units_per_degree
        across = self.narrowing * scale
        return affinity.affine_transform(shape, [across, 0, 0, -scale, -self.box[0] * across, self.box[3] * scale])

    def scale_bar(self) -> tuple[int, float]:
        """The round number of kilometres that takes up about a sixth of the width, and its length in map units."""
        rounds = [size * 10**power for power in range(4) for size in (1, 2, 5)]
        fitting = [km for km in rounds if self.units(km) <= WIDTH / 5]
        km = fitting[-1] if fitting else 1
        return km, round(self.units(km), 1)


def frame_around(boxes: Iterable[Box]) -> Frame | None:
    """The frame that takes in all the boxes with a margin; None for no boxes."""
    listed = list(boxes)
    if not listed:
        return None
    west, south = min(box[0] for box in listed), min(box[1] for box in listed)
    east, north = max(box[2] for box in listed), max(box[3] for box in listed)
    narrowing = math.cos(math.radians((south + north) / 2))
    width = max((east - west) * 1.16, LEAST_DEGREES / narrowing)
    height = max((north - south) * 1.12, LEAST_DEGREES / 2)
    width = max(width, height * TALLEST / narrowing)
    height = max(height, width * narrowing / WIDEST)
    x, y = (west + east) / 2, (south + north) / 2
    return Frame(box=(x - width / 2, y - height / 2, x + width / 2, y + height / 2))


def path_of(shape: BaseGeometry) -> str:
    """A geometry in map units as the ``d`` of an SVG path, to a tenth of a unit."""
    return "".join(_pieces(shape))


def _pieces(shape: BaseGeometry) -> Iterable[str]:
    if shape.is_empty:
        return
    if shape.geom_type == "Polygon":
        yield _run(shape.exterior.coords, close=True)
        yield from (_run(ring.coords, close=True) for ring in shape.interiors)
    elif shape.geom_type in ("LineString", "LinearRing"):
        yield _run(shape.coords)
    elif shape.geom_type != "Point":
        for part in shapely.get_parts(shape):
            yield from _pieces(part)


def _run(coords: Iterable[tuple[float, ...]], *, close: bool = False) -> str:
    points = [f"{x:.1f} {y:.1f}".replace(".0 ", " ").removesuffix(".0") for x, y, *_ in coords]
    points = points[:-1] if close else points
    kept = [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]
    return f"M{'L'.join(kept)}{'Z' if close else ''}"
