"""Zones of an agreement: is a place inside? Yes, no, or cannot tell, never a guess at an uncertain edge."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.geo.projection import LocalMap
from trucewatch.geo.shapes import edge_of, flatten, geometry_of, middle
from trucewatch.model import Moment, Place, Truth, Zone

# `contains_points` answers in small integers so that a million points fit: +1 yes, -1 no, 0 cannot tell.
INSIDE, OUTSIDE, UNCLEAR = 1, -1, 0
_TRUTHS = {INSIDE: Truth.YES, OUTSIDE: Truth.NO, UNCLEAR: Truth.CANNOT_TELL}
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZoneShape:
    """One zone, ready to be asked. ``shape`` is in metres on ``chart``; both are None where nothing is drawn.

    ``partly_drawn`` says that some of it is known by name only, so that nothing is certainly outside.
    ``edge_m`` is the greatest width of doubt of all the zones it is made of. ``names`` lie wholly inside and
    ``names_outside`` wholly outside, whatever the drawing says; ``own_names`` are those of the zone itself rather than
    of one that it is made of. All are folded by `fold`. ``valid`` bounds the time in which the zone exists.
    """

    id: str
    chart: LocalMap | None = None
    shape: BaseGeometry | None = None
    edge: BaseGeometry | None = None
    edge_m: float = 0.0
    partly_drawn: bool = False
    names: frozenset[str] = frozenset()
    names_outside: frozenset[str] = frozenset()
    own_names: frozenset[str] = frozenset()
    valid: Moment = field(default_factory=Moment)

    def contains(self, place: Place, moment: Moment | None = None) -> Truth:
        """Whether the whole place lies inside, and, where a moment is given, whether the zone existed then.

        YES only where the whole disc of the place is inside by more than the doubtful edge, NO only where it is
        wholly outside by more than that. A place without coordinates is YES where the zone names it.
        """
        where = self.contains_all([place])[0]
        return where if moment is None else where & self.exists(moment)

    def contains_all(self, places: Iterable[Place]) -> list[Truth]:
        """The answer of `contains` for many places at once."""
        asked = tuple(places)
        lats, lons, radii = ([_number(each) for each in column] for column in _columns(asked))
        drawn = self.contains_points(lats, lons, radii)
        return [self._answer(place, _TRUTHS[code]) for place, code in zip(asked, drawn.tolist(), strict=True)]

    def _answer(self, place: Place, drawn: Truth) -> Truth:
        """The id listed goes before the drawing, the drawing before a mere name."""
        answers = (self._listed(place.id), drawn, self._listed(place.text))
        return next((answer for answer in answers if answer is not Truth.CANNOT_TELL), Truth.CANNOT_TELL)

    def is_called(self, place: Place) -> bool:
        """Whether the place is named as the zone itself is, and not only as a part of it."""
        return not self.own_names.isdisjoint({fold(place.id or ""), fold(place.text)})

    def lists(self, name: str) -> Truth:
        """Whether a name is one of those that lie wholly inside (YES) or wholly outside (NO)."""
        return self._listed(name)

    def _listed(self, name: str | None) -> Truth:
        folded = fold(name or "")
        if folded in self.names_outside:
            return Truth.NO
        return Truth.YES if folded in self.names else Truth.CANNOT_TELL

    def distance_km(self, place: Place) -> tuple[float, float] | None:
        """The least and the greatest distance that a place may have from the zone, its doubt and the edge's allowed for.

        None where either has no place on the map; a place inside is at distance 0.
        """
        if self.chart is None or place.lat is None or place.lon is None or place.radius_km is None:
            return None
        x, y = self.chart.project(place.lat, place.lon)
        apart = float(shapely.distance(self.shape, shapely.Point(float(x), float(y)))) / 1000.0
        doubt = place.radius_km + self.edge_m / 1000.0
        return max(0.0, apart - doubt), apart + doubt

    def exists(self, moment: Moment) -> Truth:
        """Whether the zone was in being throughout the moment."""
        start, end = self.valid.earliest(), self.valid.latest()
        begun = Truth.YES if start is None else moment.after(start)
        return begun & (Truth.YES if end is None else moment.before(end + INSTANT))

    def contains_points(self, lat: ArrayLike, lon: ArrayLike, radius_km: ArrayLike = 0.0) -> NDArray[np.int8]:
        """For n points in degrees with their doubt: +1 inside, -1 outside, 0 cannot tell (NaN included)."""
        lats, lons, radii = np.broadcast_arrays(*(np.asarray(value, float) for value in (lat, lon, radius_km)))
        if self.chart is None or self.shape is None:
            return np.full(lats.shape, UNCLEAR, np.int8)
        known = np.isfinite(lats) & np.isfinite(lons) & np.isfinite(radii)
        x, y = self.chart.project(np.where(known, lats, self.chart.lat), np.where(known, lons, self.chart.lon))
        return np.where(known, self.contains_flat(x, y, np.where(known, radii, 0.0)), UNCLEAR).astype(np.int8)

    def contains_flat(self, x: NDArray[np.float64], y: NDArray[np.float64], radius_km: ArrayLike) -> NDArray[np.int8]:
        """The same for points in metres on the zone's own map, none of them NaN, where the zone is drawn."""
        reach = np.asarray(radius_km, float) * 1000.0 + self.edge_m
        inside = shapely.contains_xy(self.shape, x, y)
        near = shapely.dwithin(self.edge, shapely.points(np.stack((x, y), axis=-1)), reach)
        answer = np.full(np.shape(x), UNCLEAR if self.partly_drawn else OUTSIDE, np.int8)
        answer[inside], answer[near] = INSIDE, UNCLEAR
        return answer


def _columns(places: Sequence[Place]) -> tuple[list[float | None], list[float | None], list[float | None]]:
    return [p.lat for p in places], [p.lon for p in places], [p.radius_km for p in places]


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def fold(name: str) -> str:
    """A name as it is compared: compatible characters made equal, case, outer white space and "the" left out."""
    return unicodedata.normalize("NFKC", name).casefold().strip().removeprefix("the ")


def zone_shapes(zones: Sequence[Zone], timezone: str | None = None) -> Mapping[str, ZoneShape]:
    """The shapes of all zones of an agreement by id; ``timezone`` is that of their bare dates.

    A zone that names another one which does not exist, or itself by any detour, has no drawing: nothing can be
    told of it but what its own names say.
    """
    by_id = {zone.id: zone for zone in zones}
    return {zone.id: _shape(zone, by_id, timezone) for zone in zones}


@dataclass(frozen=True, slots=True, eq=False)
class _TheSame:
    """Zones by their identity: a drawing has no hash, and a tuple of frozen zones stays what it is."""

    zones: tuple[Zone, ...]

    def __hash__(self) -> int:
        return id(self.zones)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _TheSame) and self.zones is other.zones


def shapes_once(zones: tuple[Zone, ...], timezone: str | None = None) -> Mapping[str, ZoneShape]:
    """`zone_shapes`, made once for the zones of an agreement that many questions are put to."""
    return _remembered(_TheSame(zones), timezone)


@lru_cache(maxsize=64)
def _remembered(same: _TheSame, timezone: str | None) -> Mapping[str, ZoneShape]:
    return zone_shapes(same.zones, timezone)


def _shape(zone: Zone, by_id: Mapping[str, Zone], timezone: str | None) -> ZoneShape:
    valid = Moment(start=zone.valid_from, end=zone.valid_to, zone=timezone)
    reached = _reached(zone, by_id, ())
    if reached is None:
        own = frozenset(map(fold, zone.names))
        return ZoneShape(id=zone.id, names=own, own_names=own, valid=valid)
    outside = frozenset(name for cut in zone.minus for name in _names(by_id[cut], by_id))
    partly = any(part.geometry is None and not part.union for part in reached)
    bare = ZoneShape(
        id=zone.id,
        names=_names(zone, by_id),
        names_outside=outside,
        own_names=frozenset(map(fold, zone.names)),
        valid=valid,
        partly_drawn=partly,
    )
    drawings = [shape for part in reached if (shape := geometry_of(part.geometry)) is not None]
    if not drawings:
        return bare
    lat, lon = middle(drawings)
    chart = LocalMap(lat=lat, lon=lon)
    return _placed(bare, chart, _area(zone, by_id, chart), max(part.edge_m for part in reached))


def _reached(zone: Zone, by_id: Mapping[str, Zone], above: tuple[str, ...]) -> tuple[Zone, ...] | None:
    """The zone and all that it is made of; None where one is missing or would contain itself."""
    if zone.id in above or any(name not in by_id for name in (*zone.union, *zone.minus)):
        return None
    reached = [zone]
    for name in (*zone.union, *zone.minus):
        below = _reached(by_id[name], by_id, (*above, zone.id))
        if below is None:
            return None
        reached.extend(below)
    return tuple(reached)


def _names(zone: Zone, by_id: Mapping[str, Zone]) -> frozenset[str]:
    names = frozenset(map(fold, zone.names)).union(*(_names(by_id[part], by_id) for part in zone.union))
    return names.difference(*(_names(by_id[cut], by_id) for cut in zone.minus))


def _area(zone: Zone, by_id: Mapping[str, Zone], chart: LocalMap) -> BaseGeometry | None:
    """What the zone covers on the map; None where it, or something cut out of it, is drawn nowhere."""
    own = geometry_of(zone.geometry)
    flat = None if own is None else flatten(own, chart, zone.buffer_km)
    added = [flat, *(_area(by_id[part], by_id, chart) for part in zone.union)]
    cuts = [_area(by_id[cut], by_id, chart) for cut in zone.minus]
    drawn = [area for area in added if area is not None]
    if not drawn or None in cuts:
        return None
    area: BaseGeometry = shapely.difference(shapely.union_all(drawn), shapely.union_all(cuts))
    return area


def _placed(bare: ZoneShape, chart: LocalMap, shape: BaseGeometry | None, edge_m: float) -> ZoneShape:
    if shape is None or shape.is_empty:
        return bare
    edge = edge_of(shape)
    shapely.prepare(shape)
    shapely.prepare(edge)
    return replace(bare, chart=chart, shape=shape, edge=edge, edge_m=edge_m)
