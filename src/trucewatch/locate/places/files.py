"""The packaged gazetteer files, read into an index. The format is described in `docs/reference/gazetteer`."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from trucewatch.locate.places.entry import Entry, radius_of
from trucewatch.locate.places.index import Index

COLUMNS = ("id", "kind", "lat", "lon", "radius_km", "country", "within", "zone", "names", "note")
UNPLACED = 1000.0
"""Latitude of a row that only adds names or a zone to a place of another file."""


def packaged_index() -> Index:
    """The index of all packaged files: what people wrote comes first, GeoNames fills in."""
    folder = files("trucewatch") / "data" / "gazetteer"
    index = Index()
    slices = sorted((file for file in folder.iterdir() if file.name.startswith("slice-")), key=lambda file: file.name)
    for file in slices:
        add_table(index, lines_of(file), by_hand=True)
    add_table(index, lines_of(folder / "countries.tsv"), by_hand=False)
    add_settlements(index, gzip.decompress((folder / "settlements.tsv.gz").read_bytes()).decode("utf-8").splitlines())
    regions = list(lines_of(folder / "regions.tsv"))
    add_table(index, regions, by_hand=False)
    index.first_level.update(row[0] for row in regions)
    add_degraded(index, lines_of(folder / "degraded.tsv"))
    return index


def lines_of(file: Traversable) -> Iterator[list[str]]:
    """The cells of each row below the head."""
    lines = iter(file.read_text("utf-8").splitlines())
    next(lines, None)
    return (line.split("\t") for line in lines)


def add_table(index: Index, rows: Iterable[list[str]], *, by_hand: bool) -> None:
    """Add rows of the common table; a later row of an id that is known adds names, and what was missing."""
    for row in rows:
        entry = entry_of(row, by_hand=by_hand)
        known = index.entries.get(entry.id)
        if known is not None:
            index.entries[entry.id] = completed(known, entry)
        index.add(entry, [name for name in row[8].split(";") if name])


def entry_of(row: list[str], *, by_hand: bool) -> Entry:
    """The place of one row of the common table."""
    place, kind, lat, lon, radius, country, within, zone, names = row[:9]
    return Entry(
        id=place,
        name=names.split(";", 1)[0],
        kind=kind,
        lat=float(lat) if lat else UNPLACED,
        lon=float(lon) if lon else UNPLACED,
        radius_km=float(radius) if radius else radius_of(kind),
        country=country,
        within=within,
        zone=zone,
        by_hand=by_hand,
    )


def completed(known: Entry, other: Entry) -> Entry:
    """A place with what a second row of it knows better: position and radius if the first has none, zone."""
    place = other if known.lat == UNPLACED else known
    return Entry(
        id=known.id,
        name=known.name or other.name,
        kind=known.kind,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        country=known.country or other.country,
        within=known.within or other.within,
        zone=known.zone or other.zone,
        by_hand=known.by_hand,
    )


def add_settlements(index: Index, rows: Iterable[str]) -> None:
    """Add the GeoNames slice; a row with the id of a place that people wrote only adds names."""
    names, known = index.names, index.rows
    for row in rows:
        place = row[: row.index("\t")]
        known.setdefault(place, row)
        for key in row[row.rindex("\t") + 1 :].split(";"):
            others = names.get(key)
            if others is None:
                names[key] = (place,)
                index.measure(key)
            elif place not in others:
                names[key] = (*others, place)


def add_degraded(index: Index, rows: Iterable[list[str]]) -> None:
    """Add the clippings and misprints that translated reports carry."""
    for name, place, _ in rows:
        index.add_name(name, place)


def packaged_anaphors() -> dict[tuple[str, str], str]:
    """What common words such as "the contact line" mean where a document is about a country: (words, country) to id."""
    rows = lines_of(files("trucewatch") / "data" / "gazetteer" / "anaphors.tsv")
    return {(phrase, country): place for phrase, country, place in rows}


def country_codes() -> dict[str, str]:
    """ISO 3166-1: alpha-2 codes, by which GeoNames names a country, to alpha-3."""
    rows = lines_of(files("trucewatch") / "data" / "gazetteer" / "country-codes.tsv")
    return {row[0]: row[1] for row in rows}
