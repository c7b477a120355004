"""How much of a zone some places take up: the union of their discs and of named parts, by its share of the zone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.geo.projection import LocalMap
from trucewatch.geo.zones import ZoneShape
from trucewatch.model import Place

# Shares are rounded so that neither the order of reports nor a version of GEOS shows in the last digits.
DIGITS = 4
AREA_DIMENSION = 2
QUARTER_SEGMENTS = 8
NOTHING: BaseGeometry = shapely.Point()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Extent:
    """A drawn zone that can be asked how much of it is taken up. ``parts`` are the other zones of the agreement.

    An area is measured by square metres, a line without width by metres.
    """

    zone: ZoneShape
    parts: Mapping[str, ZoneShape]

    def pieces(self, places: Sequence[Place]) -> list[BaseGeometry]:
        """What each place takes up of the zone on its map: all of it for the zone's own name, the part of a zone so
        called, else the disc of the place; empty for a place that is nowhere on the map."""
        named = [self._named(place) for place in places]
        discs = self._discs(places)
        drawn = np.array(
            [disc if part is None or part.is_empty else part for part, disc in zip(named, discs, strict=True)], object
        )
        # Most places lie wholly inside, and to cut them out of a border of a thousand points would change nothing.
        cut = ~shapely.contains_properly(self.zone.shape or NOTHING, drawn)
        drawn[cut] = shapely.intersection(drawn[cut], self.zone.shape or NOTHING)
        return list(drawn)

    def _named(self, place: Place) -> BaseGeometry | None:
        """The drawing of the zone, or of the other zone, that the place is called by."""
        if self.zone.is_called(place):
            return self.zone.shape or NOTHING
        part = next((part for _, part in sorted(self.parts.items()) if part.is_called(place)), None)
        return None if part is None else self._on_own_map(part)

    def share(self, shape: BaseGeometry) -> float:
        """The share of the zone that a shape on its map takes up, 0 to 1, to four digits."""
        whole = _measure(self.zone.shape or NOTHING)
        return round(min(1.0, _measure(self._clipped(shape), like=self.zone.shape) / whole), DIGITS) if whole else 0.0

    def _clipped(self, shape: BaseGeometry) -> BaseGeometry:
        inside: BaseGeometry = shapely.intersection(shape, self.zone.shape or NOTHING)
        return inside

    def _discs(self, places: Sequence[Place]) -> NDArray[np.object_]:
        """The discs of places on the zone's map, all at once; empty where one has no point or no doubt."""
        discs = np.full(len(places), NOTHING, object)
        rows = [
            (number, place.lat, place.lon, place.radius_km)
            for number, place in enumerate(places)
            if place.lat is not None and place.lon is not None and place.radius_km
        ]
        if self.zone.chart is None or not rows:
            return discs
        numbers, lats, lons, radii = (np.array(column) for column in zip(*rows, strict=True))
        x, y = self.zone.chart.project(lats, lons)
        discs[numbers] = shapely.buffer(shapely.points(x, y), radii * 1000.0, quad_segs=QUARTER_SEGMENTS)
        return discs

    def _on_own_map(self, part: ZoneShape) -> BaseGeometry:
        if part.shape is None or part.chart is None or self.zone.chart is None:
            return NOTHING
        return _moved(part.shape, part.chart, self.zone.chart)


def extent_of(zone: ZoneShape | None, zones: Mapping[str, ZoneShape]) -> Extent | None:
    """The extent of a zone among all zones of its agreement; None where it is not wholly drawn or has no extent."""
    if zone is None or zone.shape is None or zone.partly_drawn or not _measure(zone.shape):
        return None
    return Extent(zone=zone, parts={name: part for name, part in zones.items() if name != zone.id})


def joined(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """The union of shapes on one map; empty for none."""
    union: BaseGeometry = shapely.union_all(list(shapes))
    return union


def without(shape: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """A shape with another one taken out of it."""
    rest: BaseGeometry = shapely.difference(shape, other)
    return rest


def _measure(shape: BaseGeometry, like: BaseGeometry | None = None) -> float:
    area = shapely.get_dimensions(shape if like is None else like) == AREA_DIMENSION
    return float(shapely.area(shape) if area else shapely.length(shape))


def _moved(shape: BaseGeometry, chart: LocalMap, other: LocalMap) -> BaseGeometry:
    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(other.project(*chart.unproject(points[:, 0], points[:, 1])))

    moved: BaseGeometry = shapely.make_valid(shapely.transform(shape, move))
    return moved
