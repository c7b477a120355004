"""Made-up reports of made-up incidents with the truth known, where the generator that others measure with is absent.

Three observers of one war tell of the same days: a registry of coded events (one line an incident, dates sharp, places
often the district's seat), a mission's patrols (only what is near their bases, no names of sides for a third of them),
and bulletins of either side (tell what the other did, twice when it was bad, and count high). Columns as in
``report_id truth source lon lat precision date act family actor1 actor2 fatalities admin``; ``precision`` 2 is a district.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

COLUMNS = [
    "report_id",
    "truth",
    "source",
    "lon",
    "lat",
    "precision",
    "date",
    "act",
    "family",
    "actor1",
    "actor2",
    "fatalities",
    "admin",
]
ACTS = {
    "shelling": "fire",
    "sniping": "fire",
    "raid": "ground",
    "ambush": "ground",
    "arrest": "people",
    "mine": "device",
}
SIDES = ("Army of the Republic", "Northern Corps", "Council Guard", "River Brigades", "Free Districts Militia")
START, DAYS, TOWNS_A_DISTRICT = date(2016, 5, 1), 1_500, 12
PATROLLED, REGISTERED, BULLETINS = 0.5, 0.75, 0.35
SEAT, SILENT, TWICE, SLIP, NO_COUNT = 0.2, 0.33, 0.3, 0.08, 0.15

Row = list[object]


def write_reports(path: Path, *, incidents: int, towns: int, seed: int) -> int:
    """Write the reports of so many incidents in so many towns, shuffled; returns how many reports there are."""
    random = np.random.default_rng(seed)
    rows = list(_rows(incidents, towns, random))
    random.shuffle(rows)  # type: ignore[arg-type]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([number, *row] for number, row in enumerate(rows))
    return len(rows)


def _rows(incidents: int, towns: int, random: np.random.Generator) -> Iterator[Row]:
    lon, lat = random.uniform(20, 28, towns), random.uniform(8, 13, towns)
    order = np.lexsort((lat, np.floor(lon * 2)))
    district = np.empty(towns, np.int64)
    district[order] = np.arange(towns) // TOWNS_A_DISTRICT
    for incident in range(incidents):
        town = int(towns * random.random() ** 2)
        told = _Told(incident, town, int(district[town]), float(lon[town]), float(lat[town]), random)
        if random.random() < REGISTERED:
            yield told.by("registry", blur=0.004, seat=SEAT, late=0.03)
        if random.random() < PATROLLED:
            yield told.by("patrols", blur=0.015, seat=0.02, late=0.0, silent=SILENT)
        if random.random() < BULLETINS:
            for _ in range(1 + (random.random() < TWICE)):
                yield told.by("bulletins", blur=0.02, seat=SEAT, late=0.25, boast=1.4)


class _Told:
    """One incident, and how each observer tells of it."""

    def __init__(
        self, incident: int, town: int, district: int, lon: float, lat: float, random: np.random.Generator
    ) -> None:
        self.incident, self.town, self.district, self.lon, self.lat, self.random = (
            incident,
            town,
            district,
            lon,
            lat,
            random,
        )
        self.day = START + timedelta(int(random.integers(DAYS)))
        self.act = list(ACTS)[int(random.integers(len(ACTS)))]
        self.sides = [SIDES[int(side)] for side in random.choice(len(SIDES), 2, replace=False)]
        self.deaths = int(random.geometric(0.4)) - 1

    def by(self, source: str, *, blur: float, seat: float, late: float, silent: float = 0.0, boast: float = 1.0) -> Row:
        """The row of one observer."""
        random = self.random
        seated = random.random() < seat
        east, north = random.normal(0, blur, 2)
        act = self.act if random.random() > SLIP else list(ACTS)[int(random.integers(len(ACTS)))]
        sides = self.sides if random.random() > silent else [self.sides[0], ""]
        sides = [side.upper() if source == "patrols" else side.replace("Militia", "Forces") for side in sides]
        deaths: object = "" if random.random() < NO_COUNT else round(self.deaths * boast)
        return [
            self.incident, source, round(self.lon + (0.2 if seated else east), 5), round(self.lat + (0.0 if seated else north), 5),
            2 if seated else 1, (self.day + timedelta(int(random.random() < late))).isoformat(), act, ACTS[act],
            *sides, deaths, f"District {self.district}",
        ]  # fmt: skip
