"""GeoJSON (RFC 7946): each feature a row. Coordinates in another system than WGS 84 are not guessed at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from trucewatch.readers.tables.features import FEATURES_BYTES, Feature, Grid, Position, feature_rows, value_text
from trucewatch.readers.tables.troubles import Troubles

DEGREES = ("crs84", "epsg::4326", "epsg:4326")
"""How the names of the systems end that write longitude and latitude in degrees, as this format does."""
DEEPEST = 8
FLAT = 2
PLAIN = int | float


def is_geojson(start: bytes) -> bool:
    """Whether the first bytes of a file can be those of a map in GeoJSON."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and b'"Feature' in start


def geojson_rows(content: bytes, troubles: Troubles) -> Grid:
    """The features as rows; a broken file gives none and an issue."""
    if len(content) > FEATURES_BYTES:
        troubles.error("table.map.too_large", 0, "the map is too large", "part it")
        return
    try:
        record = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        troubles.error("table.geojson.damaged", 0, f"the file is no JSON: {error}", "export it anew")
        return
    placed = _in_degrees(record, troubles)
    yield from feature_rows(_features(record, placed, troubles))


def _in_degrees(record: Any, troubles: Troubles) -> bool:
    crs = record.get("crs") if isinstance(record, Mapping) else None
    if crs is None:
        return True
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = str(properties.get("name") or properties) if isinstance(properties, Mapping) else str(crs)
    if name.casefold().endswith(DEGREES):
        return True
    message = f"the coordinates are in the system {name[:60]!r}, and were left out"
    troubles.error("table.map.crs", 0, message, "export the map in WGS 84 (EPSG:4326)")
    return False


def _features(record: Any, placed: bool, troubles: Troubles) -> Iterator[Feature]:
    members = record.get("features") if isinstance(record, Mapping) else None
    every = members if isinstance(members, list) else [record]
    for number, each in enumerate(every, 1):
        if not isinstance(each, Mapping) or each.get("type") != "Feature":
            troubles.error("table.geojson.feature", number, "a member of the map is no feature, and was left out")
            continue
        properties = each.get("properties")
        values = {str(name): value_text(value) for name, value in dict(properties or {}).items()}
        if each.get("id") is not None:
            values.setdefault("id", value_text(each["id"]))
        geometry = each.get("geometry")
        known = placed and isinstance(geometry, Mapping)
        yield Feature(
            values=values,
            kind=str(geometry.get("type") or "") if isinstance(geometry, Mapping) else "",
            positions=tuple(_positions(geometry, 0)) if known else (),
        )


def _positions(geometry: Any, depth: int) -> Iterator[Position]:
    """Every position of a geometry, however its parts are nested."""
    if depth > DEEPEST:
        return
    if isinstance(geometry, Mapping):
        for part in (geometry.get("coordinates"), geometry.get("geometries")):
            yield from _positions(part, depth + 1)
    elif isinstance(geometry, list) and len(geometry) >= FLAT and all(isinstance(each, PLAIN) for each in geometry):
        height = float(geometry[FLAT]) if len(geometry) > FLAT else None
        yield float(geometry[0]), float(geometry[1]), height
    elif isinstance(geometry, list):
        for part in geometry:
            yield from _positions(part, depth + 1)
