"""Positions: the point and the doubt that a mention stands for, once its place is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.geo.sphere import centre, compass_degrees, destination, distance_km, half_sector_deg
from trucewatch.locate.places.entry import Entry
from trucewatch.model.place import PlacePrecision

ROUNDING = 0.1
"""Distances in reports are rounded by about a tenth."""

POINT_RADIUS_KM = 1.0
NEAR_KM = 5.0
COMMON_AREA_KM = 15.0
ONE_SIDE_KM = 25.0
"""Of what is wider, nobody can say where its other side begins."""

AROUND = {"district": 20.0, "region": 60.0, "road": 25.0, "height": 10.0, "river": 40.0, "corridor": 20.0, "line": 30.0,
          "zone": 20.0, "area": 10.0}  # fmt: skip
"""How far from the town that a district, a road, a hill is named for it may reach, in kilometres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Centre in WGS 84 degrees, radius of doubt in kilometres, and what kind of answer that is."""

    lat: float
    lon: float
    radius_km: float
    precision: PlacePrecision


def position_of(entry: Entry) -> Position:
    """The position of a place as the gazetteer has it."""
    return Position(lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km, precision=entry.precision)


def offset(anchor: Position, direction: str | None, distance: tuple[float, float] | None) -> Position:
    """The position at a bearing and distance from an anchor; without a bearing the ring becomes a disc."""
    degrees = compass_degrees(direction) if direction else None
    if distance is None:
        return shifted(anchor, degrees)
    low, high = distance
    middle = (low + high) / 2
    if degrees is None:
        radius = math.hypot(high * (1 + ROUNDING), anchor.radius_km)
        return Position(lat=anchor.lat, lon=anchor.lon, radius_km=radius, precision=PlacePrecision.AREA)
    lat, lon = destination(anchor.lat, anchor.lon, degrees, middle)
    sideways = middle * math.sin(math.radians(half_sector_deg(direction or "") or 0.0))
    along = (high - low) / 2 + ROUNDING * middle
    radius = math.hypot(sideways, along, anchor.radius_km)
    return Position(lat=lat, lon=lon, radius_km=radius, precision=fineness(radius))


def shifted(anchor: Position, degrees: float | None) -> Position:
    """Somewhere on one side of a place, no distance given: a radius out; of a long line, the line itself."""
    reach = max(anchor.radius_km, NEAR_KM)
    if degrees is None or reach > ONE_SIDE_KM:
        return Position(lat=anchor.lat, lon=anchor.lon, radius_km=reach, precision=PlacePrecision.AREA)
    lat, lon = destination(anchor.lat, anchor.lon, degrees, reach)
    return Position(lat=lat, lon=lon, radius_km=reach, precision=PlacePrecision.AREA)


def part(whole: Position, direction: str) -> Position:
    """One side of an area ("southern X"): half a radius off its centre, half its radius wide."""
    half = whole.radius_km / 2
    degrees = compass_degrees(direction)
    if degrees is None:
        return whole
    lat, lon = destination(whole.lat, whole.lon, degrees, half)
    precision = PlacePrecision.REGION if whole.precision is PlacePrecision.COUNTRY else PlacePrecision.AREA
    return Position(lat=lat, lon=lon, radius_km=half, precision=precision)


def near(place: Position) -> Position:
    """ "near X", "on the outskirts of X": the place and some kilometres around it."""
    precision = place.precision if place.precision is not PlacePrecision.POINT else PlacePrecision.AREA
    return Position(lat=place.lat, lon=place.lon, radius_km=place.radius_km + NEAR_KM, precision=precision)


def around(entry: Entry, kind: str) -> Position:
    """Something that is named for a place and lies in or about it: its district, the road to it, its school."""
    radius = max(entry.radius_km, AROUND.get(kind, 0.0))
    precision = PlacePrecision.SETTLEMENT if kind == "facility" and entry.kind == "settlement" else PlacePrecision.AREA
    return Position(lat=entry.lat, lon=entry.lon, radius_km=radius, precision=precision)


def common(entries: Sequence[Entry]) -> Position | None:
    """The area that holds all of some places, where they lie close together; None where they do not."""
    lat, lon = centre([(entry.lat, entry.lon) for entry in entries])
    radius = max(distance_km(lat, lon, entry.lat, entry.lon) + entry.radius_km for entry in entries)
    if radius > COMMON_AREA_KM:
        return None
    return Position(lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision.AREA)


def midway(first: Entry, second: Entry) -> Position:
    """Somewhere between two places."""
    lat, lon = centre([(first.lat, first.lon), (second.lat, second.lon)])
    radius = distance_km(first.lat, first.lon, second.lat, second.lon) / 2
    return Position(lat=lat, lon=lon, radius_km=max(radius, first.radius_km), precision=PlacePrecision.AREA)


def fineness(radius: float) -> PlacePrecision:
    """The precision that a computed radius deserves."""
    return PlacePrecision.POINT if radius <= POINT_RADIUS_KM else PlacePrecision.AREA
