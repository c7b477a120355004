"""Sightings: so far away in that direction, as a monitor writes down what it heard or saw from where it stood."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from trucewatch.geo.sphere import compass_degrees, destination, half_sector_deg

METRES = 0.001
WRITTEN = re.compile(
    r"(?P<low>\d+(?:[.,]\d+)?)(?:\s*(?:-|–|to)\s*(?P<high>\d+(?:[.,]\d+)?))?\s*(?P<unit>km|m)?\s*"
    r"(?:to the\s+)?(?P<direction>[A-Za-z-]+(?:[ -][A-Za-z]+){0,2}|\d{1,3}°?)",
)
DEGREES = re.compile(r"(\d{1,3})°?")
WHOLE_TURN = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Bounds of the distance in kilometres, the bearing in degrees, and how far it may lie to either side of that."""

    low_km: float
    high_km: float
    bearing: float
    aside: float

    def place(self, lat: float, lon: float) -> tuple[float, float, float]:
        """Latitude and longitude of the middle of what is meant, seen from a point, and the doubt in kilometres."""
        middle = (self.low_km + self.high_km) / 2
        across = self.high_km * math.sin(math.radians(self.aside))
        along = (self.high_km - self.low_km) / 2
        return *destination(lat, lon, self.bearing, middle), math.hypot(across, along)


def sighting_of(words: str) -> Sighting | None:
    """What "2-3km SSW" means, None where the words are no distance with a direction. Without a unit: kilometres."""
    match = WRITTEN.fullmatch(words.strip())
    if match is None:
        return None
    degrees = DEGREES.fullmatch(match["direction"])
    bearing = float(degrees[1]) if degrees else compass_degrees(match["direction"])
    if bearing is None or bearing > WHOLE_TURN:
        return None
    factor = METRES if match["unit"] == "m" else 1.0
    low = float(match["low"].replace(",", ".")) * factor
    high = float((match["high"] or match["low"]).replace(",", ".")) * factor
    aside = 1.0 if degrees else half_sector_deg(match["direction"]) or 0.0
    return Sighting(low_km=min(low, high), high_km=max(low, high), bearing=bearing, aside=aside)
