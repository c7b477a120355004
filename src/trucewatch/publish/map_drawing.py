"""The map of one agreement: ground, zones, incidents with their doubt, names. Drawn as inline SVG by the template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.agreement import Agreement
from trucewatch.model.incident import Incident
from trucewatch.model.place import Place
from trucewatch.protect import coarsened_for
from trucewatch.publish.basemap import Box, Ground, ground
from trucewatch.publish.map_frame import WIDTH, Frame, frame_around, path_of
from trucewatch.publish.map_labels import MapLabel, Room, beside
from trucewatch.publish.standing import Standing, Standings, kind_of
from trucewatch.publish.zone_shapes import DrawnZone, ZoneInDegrees, drawn_zone, zones_in_degrees

WIDEST_DOUBT_KM = 40.0
"""An incident known no better than this is listed, not drawn: its circle would say nothing."""

LEAST_REACH = 0.5
"""Degrees around small zones from which incidents are drawn at the least."""

STEP = 17.0
"""Distance of two symbols at one place, in map units."""

ZONE_TYPE, TOWN_TYPE, COUNTRY_TYPE, PLACE_TYPE = 13.0, 11.5, 14.0, 12.0
MOST_TOWNS, MOST_SITES = 14, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One symbol: all incidents of one kind and standing at one place."""

    x: float
    y: float
    kind: str
    standing: Standing
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where something is told to have happened: its number on the map, its marks, its circle of doubt."""

    number: int
    name: str
    x: float
    y: float
    radius: float
    radius_km: float
    marks: tuple[Mark, ...]
    label: MapLabel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Everything that the template draws. ``undrawn_cited`` counts cited incidents that are not drawn."""

    height: float
    land: str
    boundaries: str
    disputed: str
    zones: tuple[DrawnZone, ...]
    sites: tuple[Site, ...]
    labels: tuple[MapLabel, ...]
    town_dots: tuple[tuple[float, float], ...]
    scale_km: int
    scale_units: float
    undrawn_cited: int

    @property
    def width(self) -> float:
        """Width in map units."""
        return WIDTH


@dataclass(frozen=True, slots=True)
class _Spot:
    place: Place
    lat: float
    lon: float
    incidents: tuple[Incident, ...]

    @property
    def radius_km(self) -> float:
        return self.place.radius_km or 0.0


def draw_map(agreement: Agreement, incidents: Sequence[Incident], parts: Standings) -> MapView | None:
    """The map of an agreement's zones and incidents; None where nothing has a place fit to be drawn."""
    spots = _spots(incidents)
    zones = zones_in_degrees(agreement)
    boxes: list[Box] = [zone.shape.bounds for zone in zones]
    near = _reach(boxes) if boxes else (-180.0, -90.0, 180.0, 90.0)
    frame = frame_around([*boxes, *(_box(spot) for spot in spots if _cited(spot, parts) and _inside(spot, near))])
    if frame is None:
        return None
    return _drawn(frame, zones, spots, incidents, parts)


def _drawn(
    frame: Frame,
    zones: Sequence[ZoneInDegrees],
    spots: Sequence[_Spot],
    incidents: Sequence[Incident],
    parts: Standings,
) -> MapView:
    floor, shapes = ground(frame.box), tuple(drawn_zone(zone, frame) for zone in zones)
    inside = _heaviest([spot for spot in spots if _inside(spot, frame.box)], parts)
    room = Room(width=WIDTH, height=frame.height)
    sites = tuple(_sites(inside, frame, parts, room))
    names = list(_zone_names(shapes, room))
    towns = list(_town_names(floor, frame, room))
    drawn = {incident.id for spot in inside for incident in spot.incidents}
    scale_km, scale_units = frame.scale_bar()
    return MapView(
        height=frame.height,
        land=path_of(frame.draw(floor.land)),
        boundaries=path_of(frame.draw(floor.boundaries)),
        disputed=path_of(frame.draw(floor.disputed)),
        zones=shapes,
        sites=sites,
        labels=(*names, *(name for name, _ in towns), *_country_names(floor, frame, room)),
        town_dots=tuple(dot for _, dot in towns),
        scale_km=scale_km,
        scale_units=scale_units,
        undrawn_cited=sum(one.id in parts.cited and one.id not in drawn for one in incidents),
    )


def _spots(incidents: Iterable[Incident]) -> list[_Spot]:
    at: dict[tuple[float, float], list[tuple[Place, Incident]]] = {}
    for incident in incidents:
        place = coarsened_for(incident.place, incident.act) if incident.place else None
        if place and place.lat is not None and place.lon is not None and (place.radius_km or 0) <= WIDEST_DOUBT_KM:
            at.setdefault((place.lat, place.lon), []).append((place, incident))
    spots = []
    for (lat, lon), found in sorted(at.items(), key=lambda item: (-item[0][0], item[0][1])):
        widest = max((place for place, _ in found), key=lambda place: (place.radius_km or 0.0, place.text))
        spots.append(_Spot(widest, lat, lon, tuple(incident for _, incident in found)))
    return spots


def _reach(boxes: Sequence[Box]) -> Box:
    """How far around the zones an incident widens the map: half their extent; one farther off is only listed."""
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    across, along = max((east - west) / 2, LEAST_REACH), max((north - south) / 2, LEAST_REACH)
    return west - across, south - along, east + across, north + along


def _cited(spot: _Spot, parts: Standings) -> bool:
    return any(incident.id in parts.cited for incident in spot.incidents)


def _box(spot: _Spot) -> Box:
    return spot.lon - 0.1, spot.lat - 0.1, spot.lon + 0.1, spot.lat + 0.1


def _inside(spot: _Spot, box: Box) -> bool:
    return box[0] < spot.lon < box[2] and box[1] < spot.lat < box[3]


def _heaviest(spots: Sequence[_Spot], parts: Standings) -> list[_Spot]:
    """The spots that find a place on one map: those with the weightiest incidents, in the given order."""
    order = list(Standing)
    ranked = sorted(spots, key=lambda spot: min(order.index(parts.of(incident)) for incident in spot.incidents))
    chosen = {(spot.lat, spot.lon) for spot in ranked[:MOST_SITES]}
    return [spot for spot in spots if (spot.lat, spot.lon) in chosen]


def _sites(spots: Sequence[_Spot], frame: Frame, parts: Standings, room: Room) -> Iterator[Site]:
    marked = [(spot, tuple(_marks(spot, frame, parts))) for spot in spots]
    for _, marks in marked:
        for mark in marks:
            room.take(mark.x, mark.y, STEP / 2)
    for number, (spot, marks) in enumerate(marked, start=1):
        x, y = frame.at(spot.lon, spot.lat)
        around = beside(x + STEP * (len(marks) - 1) / 2, y, STEP * (0.6 + (len(marks) - 1) / 2), PLACE_TYPE)
        text = spot.place.text
        label = room.place(f"{number} {text}", "place", around, PLACE_TYPE)
        label = label or room.place(str(number), "place", around, PLACE_TYPE)
        yield Site(
            number=number,
            name=text,
            x=x,
            y=y,
            radius=round(frame.units(spot.radius_km), 1),
            radius_km=spot.radius_km,
            marks=marks,
            label=label,
        )


def _marks(spot: _Spot, frame: Frame, parts: Standings) -> Iterator[Mark]:
    x, y = frame.at(spot.lon, spot.lat)
    grouped: dict[tuple[str, Standing], list[str]] = {}
    for incident in spot.incidents:
        grouped.setdefault((kind_of(incident.act), parts.of(incident)), []).append(incident.id)
    order = list(Standing)
    ordered = sorted(grouped.items(), key=lambda item: (order.index(item[0][1]), item[0][0]))
    for place, ((kind, standing), ids) in enumerate(ordered):
        yield Mark(x=round(x + place * STEP, 1), y=y, kind=kind, standing=standing, incidents=tuple(ids))


def _zone_names(shapes: Sequence[DrawnZone], room: Room) -> Iterator[MapLabel]:
    for shape in shapes:
        for x, y in shape.outline:
            room.take(x, y, 3.0)
    for shape in shapes:
        rise = 0.0 if shape.area else ZONE_TYPE
        spots = [(x, y + shift, "middle") for x, y in shape.spots for shift in (-rise, rise)]
        label = room.place(shape.name, "zone", spots, ZONE_TYPE)
        if label:
            yield label


def _town_names(floor: Ground, frame: Frame, room: Room) -> Iterator[tuple[MapLabel, tuple[float, float]]]:
    found = 0
    for town in floor.towns:
        x, y = frame.at(town.lon, town.lat)
        label = room.place(town.name, "town", beside(x, y, 5, TOWN_TYPE), TOWN_TYPE)
        if label and found < MOST_TOWNS:
            found += 1
            yield label, (x, y)


def _country_names(floor: Ground, frame: Frame, room: Room) -> Iterator[MapLabel]:
    for name, lon, lat in floor.countries:
        x, y = frame.at(lon, lat)
        spots = [(x, y + shift, "middle") for shift in (0, -20, 20, -40, 40)]
        label = room.place(name.upper(), "country", spots, COUNTRY_TYPE * 1.25)
        if label:
            yield label
