"""Import of a GeoNames dump (`allCountries.txt`, `UA.txt` …; format: https://download.geonames.org/export/dump/)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.locate.places.entry import Entry, radius_of
from trucewatch.model.issue import Issue, Severity

COLUMNS = 19
KINDS = {"P": "settlement", "S": "facility", "T": "height", "H": "river", "R": "road", "L": "area"}
"""Feature classes of GeoNames; class A is told apart by its code."""

ADMIN = {"ADM1": "region", "ADM2": "district", "ADM3": "district"}
SHORTEST_NAME = 3
MOST_LAT, MOST_LON = 90.0, 180.0
UNDECODED = "\N{REPLACEMENT CHARACTER}"


class LeftOut(StrEnum):
    """Why a line gives no place, in words for whoever imports."""

    COUNTRY = "of other countries"
    FEATURE = "of features that no report names as a place"
    KIND = "of other kinds (see --kind)"
    NAME = "without a name of three letters that begins with a capital"


Named = tuple[Entry, tuple[str, ...]]
"""A place with its names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Places with their names, and one issue for each line that could not be read."""

    places: tuple[Named, ...]
    issues: tuple[Issue, ...]


def import_geonames(lines: Iterable[str], countries: Mapping[str, str], where: str = "geonames") -> Imported:
    """All places of a dump at once; see `read_geonames`."""
    places: list[Named] = []
    issues: list[Issue] = []
    for found in read_geonames(lines, countries, where):
        if isinstance(found, Issue):
            issues.append(found)
        elif not isinstance(found, LeftOut):
            places.append(found)
    return Imported(places=tuple(places), issues=tuple(issues))


def read_geonames(
    lines: Iterable[str], countries: Mapping[str, str], where: str = "geonames"
) -> Iterator[Named | LeftOut | Issue]:
    """Read lines of a dump one by one: a place for each line that is one of ours, an issue for each that is broken,
    and for every other why it is left out.

    ``countries`` maps ISO alpha-2 to alpha-3 codes; other countries are left out. Only feature classes with a place
    that reports name are taken (settlements, regions, districts, heights, waters, roads, areas, buildings).
    """
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        try:
            found = place_of(cells, countries)
        except (ValueError, IndexError) as error:
            yield broken(where, number, str(error))
            continue
        yield found


def place_of(cells: list[str], countries: Mapping[str, str]) -> Named | LeftOut:
    """The place of one line, or why it is none of ours. Raises ValueError and IndexError for a broken line."""
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} of {COLUMNS} columns")
    kind = ADMIN.get(cells[7]) if cells[6] == "A" else KINDS.get(cells[6])
    country = countries.get(cells[8])
    if country is None:
        return LeftOut.COUNTRY
    if kind is None:
        return LeftOut.FEATURE
    population, lat, lon = int(cells[14] or 0), float(cells[4]), float(cells[5])
    if not (abs(lat) <= MOST_LAT and abs(lon) <= MOST_LON):
        raise ValueError(f"no position on earth: latitude {lat:g}, longitude {lon:g}")
    if UNDECODED in cells[1]:
        raise ValueError("a name that is not in UTF-8")
    entry = Entry(
        id=f"gn:{int(cells[0])}",
        name=cells[1],
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=radius_of(kind, population),
        country=country,
        within=f"adm:{cells[8]}-{cells[10]}" if cells[10] else "",
        zone=cells[17],
        population=population,
        by_hand=False,
    )
    names = [cells[1], cells[2], *cells[3].split(",")]
    return entry, tuple(name for name in dict.fromkeys(names) if len(name) >= SHORTEST_NAME and name[0].isupper())


def broken(where: str, number: int, why: str) -> Issue:
    """The issue of a line that is not in the format."""
    return Issue(
        code="gazetteer.geonames.line",
        severity=Severity.WARNING,
        where=f"{where}:{number}",
        message=f"not a line of a GeoNames dump that can be read: {why}",
        hint="take the file as it comes from download.geonames.org, without changes",
    )
