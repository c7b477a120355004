"""Placing: names, coordinates and precision codes of a row as a place whose doubt is never less than coded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.model.place import PlacePrecision
from trucewatch.readers.tables.cells import degrees_of, folded, number_of
from trucewatch.readers.tables.coded import CodedSpot
from trucewatch.readers.tables.mapping import CodedPlace, Column, Role
from trucewatch.readers.tables.plan import Plan
from trucewatch.readers.tables.sighting import sighting_of
from trucewatch.readers.tables.troubles import Troubles

POINT = re.compile(r"\s*(?:POINT\s*\(\s*)?(-?\d+(?:\.\d+)?)[\s,;]+(-?\d+(?:\.\d+)?)\s*\)?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Placing:
    """Reads the places of a table's rows."""

    plan: Plan
    troubles: Troubles

    def spot(self, cells: Sequence[str], row: int) -> tuple[CodedSpot | None, list[int]]:
        """Where it happened, and the places of the cells that tell it; None where no cell does."""
        named = self.plan.first(Role.PLACE, cells)
        admin = [(place, cell) for place, _, cell in self.plan.filled(Role.ADMIN, cells)]
        country = self.plan.first(Role.COUNTRY, cells)
        lat, lon, default, proof = self._coordinates(cells, row)
        text = named[2] if named else admin[-1][1] if admin else country[2] if country else ""
        if not text and lat is None:
            return None, []
        if named:
            proof.insert(0, named[0])
        elif admin:
            proof.insert(0, admin[-1][0])
        elif country:
            proof.insert(0, country[0])
        coded = self._within(self._precision(cells, row, default, proof), cells, proof)
        text, lat, lon, coded = self._seen_from(text, lat, lon, coded, cells, proof)
        spot = CodedSpot(
            text=text or f"{lat}, {lon}",
            lat=lat,
            lon=lon,
            coded=coded,
            country=_state(country[1], country[2]) if country else "",
            admin=tuple(cell for _, cell in reversed(admin)),
        )
        return spot, proof

    def _coordinates(
        self, cells: Sequence[str], row: int
    ) -> tuple[float | None, float | None, CodedPlace | None, list[int]]:
        """Latitude, longitude, the precision that holds without a code, and the places of the cells."""
        latitude, longitude = self.plan.first(Role.LATITUDE, cells), self.plan.first(Role.LONGITUDE, cells)
        if latitude and longitude:
            lat, lon = degrees_of(latitude[2], 90), degrees_of(longitude[2], 180)
            if lat is None or lon is None:
                self._off_the_earth(latitude[1], row)
                return None, None, None, []
            return lat, lon, latitude[1].place, [latitude[0], longitude[0]]
        point = self.plan.first(Role.POINT, cells)
        match = POINT.fullmatch(point[2]) if point else None
        if point is None or match is None:
            if point is not None:
                self._off_the_earth(point[1], row)
            return None, None, None, []
        one, other = match.groups()
        written = (one, other) if point[1].order == "lat lon" else (other, one)
        lat, lon = degrees_of(written[0], 90), degrees_of(written[1], 180)
        if lat is None or lon is None:
            self._off_the_earth(point[1], row)
            return None, None, None, []
        return lat, lon, point[1].place, [point[0]]

    def _within(self, coded: CodedPlace | None, cells: Sequence[str], proof: list[int]) -> CodedPlace | None:
        """The precision with the radius that the row itself gives, where that is the greater one."""
        found = self.plan.first(Role.RADIUS, cells)
        radius = number_of(found[2]) if found else None
        if found is None or radius is None or radius < 0:
            return coded
        proof.append(found[0])
        base = coded or CodedPlace(precision=PlacePrecision.AREA)
        return replace(base, radius_km=max(float(radius), base.radius_km or 0.0))

    def _seen_from(
        self,
        text: str,
        lat: float | None,
        lon: float | None,
        coded: CodedPlace | None,
        cells: Sequence[str],
        proof: list[int],
    ) -> tuple[str, float | None, float | None, CodedPlace | None]:
        """The place that lies so far in that direction of the one named, where a monitor stood."""
        parts = [self.plan.first(role, cells) for role in (Role.DISTANCE, Role.BEARING)]
        told = list(dict.fromkeys(part[0] for part in parts if part))
        if not told:
            return text, lat, lon, coded
        proof += told
        words = " ".join(cells[place].strip() for place in told)
        seen = sighting_of(words)
        name = f"{words} of {text}"
        if seen is None or lat is None or lon is None or coded is None or coded.radius_km is None:
            return name, None, None, CodedPlace(precision=PlacePrecision.AREA)
        lat, lon, doubt = seen.place(lat, lon)
        return name, lat, lon, CodedPlace(precision=PlacePrecision.AREA, radius_km=coded.radius_km + doubt)

    def _off_the_earth(self, column: Column, row: int) -> None:
        message = f"{column.name}: no degrees of latitude and longitude"
        self.troubles.error("table.place.coordinates", row, message, "write decimal degrees such as 48.25")

    def _precision(
        self, cells: Sequence[str], row: int, default: CodedPlace | None, proof: list[int]
    ) -> CodedPlace | None:
        found = self.plan.first(Role.PLACE_PRECISION, cells)
        if found is None:
            return default
        place, column, cell = found
        coded = column.places.get(folded(cell))
        if coded is None:
            message = f"{column.name}: the mapping does not say what {cell[:40]!r} stands for"
            self.troubles.warn("table.value.unknown", row, message, "add it to the values of the column")
            return None
        proof.append(place)
        return coded


def _state(column: Column, cell: str) -> str:
    """A country as written; by the table of codes, where the column has one, which keeps those that it lists."""
    return column.states.get(folded(cell), "") if column.states else cell
