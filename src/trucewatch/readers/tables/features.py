"""Features of a map as rows: their properties, and what their geometry says of where they lie."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.geo.sphere import centre, distance_km

Grid = Iterator[tuple[int, list[str]]]
FEATURES_BYTES = 64 * 2**20
"""Larger maps are refused: they are held in memory as a whole."""
GEOMETRY = ("geometry.kind", "geometry.latitude", "geometry.longitude", "geometry.radius_km", "geometry.altitude_m")
"""Columns that every map has beside its own properties."""
LATITUDES, LONGITUDES = 90.0, 180.0

Position = tuple[float, float, float | None]
"""Longitude, latitude and, where it is given, altitude in metres, as both formats write them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature: its properties as written, the kind of its geometry, and all positions of that."""

    values: dict[str, str]
    kind: str = ""
    positions: Sequence[Position] = ()


def feature_rows(features: Iterable[Feature]) -> Grid:
    """A header of all properties that any feature has, then a row a feature; rows are numbered as features are."""
    known = list(features)
    names = list(dict.fromkeys(name for each in known for name in each.values))
    yield 0, [*names, *GEOMETRY]
    for number, each in enumerate(known, 1):
        yield number, [*(each.values.get(name, "") for name in names), *geometry_cells(each)]


def geometry_cells(feature: Feature) -> list[str]:
    """The values of `GEOMETRY`: the middle of the positions, and how far the farthest of them lies from it.

    A point has no radius: how sure it is, the map does not say. Positions off the earth give no coordinates.
    """
    points = [(lat, lon) for lon, lat, _ in feature.positions]
    if not points or not all(on_earth(lat, lon) for lat, lon in points):
        return [feature.kind, "", "", "", ""]
    lat, lon = points[0] if len(set(points)) == 1 else centre(points)
    radius = max(distance_km(lat, lon, *point) for point in points)
    heights = {height for *_, height in feature.positions if height is not None}
    height = repr(heights.pop()) if len(heights) == 1 else ""
    return [feature.kind, f"{lat:.6f}", f"{lon:.6f}", f"{radius:.3f}" if len(points) > 1 else "", height]


def on_earth(lat: float, lon: float) -> bool:
    """Whether two numbers are degrees of latitude and longitude."""
    return math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= LATITUDES and abs(lon) <= LONGITUDES


def value_text(value: Any) -> str:
    """A property as the text of a cell; what is no plain value stays JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
