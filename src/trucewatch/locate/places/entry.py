"""One place of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.place import PlacePrecision

RADIUS_KM = {
    "settlement": 3.0,
    "district": 20.0,
    "region": 80.0,
    "country": 300.0,
    "facility": 2.0,
    "height": 4.0,
    "corridor": 15.0,
}
"""The doubt around the centre of a place whose row states none."""

OTHER_RADIUS_KM = 25.0
POINT_RADIUS_KM = 5.0
"""A hill or a plant with a larger radius is a range or a field, an area."""

PRECISION = {
    "settlement": PlacePrecision.SETTLEMENT,
    "facility": PlacePrecision.POINT,
    "height": PlacePrecision.POINT,
    "district": PlacePrecision.AREA,
    "region": PlacePrecision.REGION,
    "country": PlacePrecision.COUNTRY,
}

TOWN = ((1_000_000, 12.0), (200_000, 8.0), (50_000, 5.0), (5_000, 3.5))
"""Radius of a town by population, where nobody wrote one down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place: ``id`` is stable, ``kind`` a gazetteer class, ``country`` ISO 3166-1 alpha-3 ("" across borders).

    ``within`` is the id of what encloses it. ``zone`` is an IANA name, "" where the country decides. ``by_hand``
    tells rows that people wrote from rows of GeoNames.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""
    within: str = ""
    zone: str = ""
    population: int = 0
    by_hand: bool = True

    @property
    def precision(self) -> PlacePrecision:
        """What kind of place it is; lines, rivers, zones and corridors are areas."""
        found = PRECISION.get(self.kind, PlacePrecision.AREA)
        return PlacePrecision.AREA if found is PlacePrecision.POINT and self.radius_km > POINT_RADIUS_KM else found

    @property
    def diplomatic(self) -> bool:
        """Whether it is a city where the world meets: naming it says nothing of where a conflict is."""
        return self.id.startswith("dp:")


def radius_of(kind: str, population: int = 0) -> float:
    """The radius in kilometres where the data state none."""
    if kind == "settlement":
        return next((radius for least, radius in TOWN if population >= least), RADIUS_KM["settlement"])
    return RADIUS_KM.get(kind, OTHER_RADIUS_KM)
