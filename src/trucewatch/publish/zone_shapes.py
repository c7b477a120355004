"""The zones of an agreement as drawn: their outline, and along it the band in which nothing can be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.geo.zones import ZoneShape, zone_shapes
from trucewatch.model.agreement import Agreement
from trucewatch.publish.map_frame import Frame, path_of

THINNEST_BAND = 3.0
"""Map units: a doubt narrower than this is drawn at this width, because it would not be seen."""

FINEST = 0.3
"""Map units: outlines are simplified to this, which nobody can see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneInDegrees:
    """A zone that has a drawing, as a shape in degrees; ``edge_m`` is the width of its doubt to either side."""

    id: str
    name: str
    shape: BaseGeometry
    edge_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnZone:
    """A zone in map units: ``path`` of its outline, ``band`` the width of the doubt along it (0 for none).

    ``spots`` are points where its name may stand, best first.
    """

    id: str
    name: str
    path: str
    area: bool
    band: float
    doubt: str
    outline: tuple[tuple[float, float], ...]
    spots: tuple[tuple[float, float], ...]


def zone_name(zone_id: str) -> str:
    """``line-of-contact`` as ``Line of contact``."""
    words = zone_id.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def zones_in_degrees(agreement: Agreement) -> tuple[ZoneInDegrees, ...]:
    """The zones that terms speak of (all where none does), exactly as they are judged, in the order of the file."""
    spoken_of = {term.zone for term in agreement.terms if term.zone}
    shapes = zone_shapes(agreement.zones, agreement.timezone).values()
    chosen = [zone for zone in shapes if zone.id in spoken_of] or shapes
    return tuple(_in_degrees(zone) for zone in chosen if zone.shape)


def _in_degrees(zone: ZoneShape) -> ZoneInDegrees:
    chart, shape = zone.chart, zone.shape

    def unproject(points: NDArray[np.float64]) -> NDArray[np.float64]:
        if chart is None:
            return points
        lat, lon = chart.unproject(points[:, 0], points[:, 1])
        return np.column_stack((lon, lat))

    return ZoneInDegrees(
        id=zone.id, name=zone_name(zone.id), shape=shapely.transform(shape, unproject), edge_m=zone.edge_m
    )


def drawn_zone(zone: ZoneInDegrees, frame: Frame) -> DrawnZone:
    """A zone in map units."""
    shape = frame.draw(zone.shape)
    band = max(frame.units(2 * zone.edge_m / 1000), THINNEST_BAND) if zone.edge_m else 0.0
    edge = shape.boundary if shape.area > 0 else shape
    return DrawnZone(
        id=zone.id,
        name=zone.name,
        path=path_of(shape.simplify(FINEST)),
        area=shape.area > 0,
        band=round(band, 1),
        doubt=f"{zone.edge_m / 1000:g} km to either side of its edge" if zone.edge_m else "",
        outline=tuple(_along(edge, 12.0)),
        spots=tuple(_spots(shape)),
    )


def _along(line: BaseGeometry, every: float) -> Iterator[tuple[float, float]]:
    yield from ((x, y) for x, y in shapely.get_coordinates(shapely.segmentize(line, every)).tolist())


def _spots(shape: BaseGeometry) -> Iterator[tuple[float, float]]:
    """The middle and then a lattice inside an area, or points along a line, outward from the middle."""
    middle = shape.representative_point() if shape.area > 0 else shape.interpolate(0.5, normalized=True)
    yield middle.x, middle.y
    if shape.area > 0:
        west, north, east, south = shape.bounds
        across, down = np.meshgrid(np.linspace(west, east, 14)[1:-1], np.linspace(north, south, 18)[1:-1])
        inside = shapely.contains_xy(shape, across, down)
        points = list(zip(across[inside].tolist(), down[inside].tolist(), strict=True))
    else:
        points = list(_along(shape, 30.0))
    yield from sorted(points, key=lambda point: (np.hypot(point[0] - middle.x, point[1] - middle.y), point))
