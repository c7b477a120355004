"""The zones of an agreement as drawn: their outline, and along it the band in which nothing can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape as geometry_of
from shapely.geometry.base import BaseGeometry

from trucewatch.model.agreement import Agreement, Zone
from trucewatch.publish.map_frame import Frame, path_of

THINNEST_BAND = 3.0
"""Map units: a doubt narrower than this is drawn at this width, because it would not be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneShape:
    """A zone in map units: ``path`` of its outline, ``band`` the width of the doubt along it (0 for none)."""

    id: str
    name: str
    path: str
    area: bool
    band: float
    label: tuple[float, float]
    doubt: str
    note: str


def zone_name(zone_id: str) -> str:
    """``line-of-contact`` as ``line of contact``."""
    return zone_id.replace("-", " ").replace("_", " ")


def bare_geometry(zone: Zone) -> BaseGeometry | None:
    """The zone's own GeoJSON as one geometry in degrees; None where it has none that can be read."""
    data = zone.geometry
    if data is None:
        return None
    features = data["features"] if data.get("type") == "FeatureCollection" else [data]
    try:
        parts = [geometry_of(feature.get("geometry", feature)) for feature in features]
        return shapely.make_valid(shapely.union_all(parts))
    except (ShapelyError, KeyError, TypeError, ValueError, AttributeError):
        return None


def zone_shapes(agreement: Agreement, frame: Frame) -> tuple[ZoneShape, ...]:
    """The zones that have a geometry, in map units, in the order of the file."""
    zones = {zone.id: zone for zone in agreement.zones}
    drawn = ((zone, _in_units(zone, zones, frame, frozenset())) for zone in agreement.zones)
    return tuple(_shape(zone, shape, frame) for zone, shape in drawn if not shape.is_empty)


def _in_units(zone: Zone, zones: Mapping[str, Zone], frame: Frame, above: frozenset[str]) -> BaseGeometry:
    def other(name: str) -> BaseGeometry:
        # A zone that contains itself through others is a fault of the file; here it is drawn without itself.
        if name not in zones or name in above or name == zone.id:
            return shapely.Point()
        return _in_units(zones[name], zones, frame, above | {zone.id})

    bare = bare_geometry(zone)
    parts = [frame.draw(bare)] if bare is not None else []
    whole = shapely.union_all([*parts, *(other(name) for name in zone.union)])
    if zone.buffer_km:
        whole = whole.buffer(frame.units(zone.buffer_km))
    for name in zone.minus:
        whole = whole.difference(other(name))
    return whole


def _shape(zone: Zone, shape: BaseGeometry, frame: Frame) -> ZoneShape:
    area = shape.area > 0
    point = shape.representative_point() if area else shape.interpolate(0.5, normalized=True)
    band = max(frame.units(2 * zone.edge_m / 1000), THINNEST_BAND) if zone.edge_m else 0.0
    simple = shape.simplify(0.3)
    return ZoneShape(
        id=zone.id,
        name=zone_name(zone.id),
        path=path_of(simple),
        area=area,
        band=round(band, 1),
        label=(round(float(point.x), 1), round(float(point.y), 1)),
        doubt=f"{zone.edge_m / 1000:g} km to either side of its edge" if zone.edge_m else "",
        note=zone.note,
    )
