"""The shapes that zones refer to: GeoJSON files (RFC 7946) beside the agreement, one feature by its id."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.validation import explain_validity

from trucewatch.terms.entry_faults import did_you_mean
from trucewatch.terms.schema import ZoneFile
from trucewatch.terms.yaml_text import Fault, Path

GeometryFiles = Callable[[str], str | None]
"""The text of a GeoJSON file by the name that the terms file gives it, or None."""

MAX_LON, MAX_LAT = 180.0, 90.0
REPAIR = "mend the feature in the GeoJSON file; a zone known by `names` alone needs none"
SHAPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


def zone_shapes(zones: Mapping[str, ZoneFile], files: GeometryFiles) -> tuple[dict[str, Any], list[Fault]]:
    """The geometry of each zone that refers to one, and what is wrong with the references."""
    shapes: dict[str, Any] = {}
    faults: list[Fault] = []
    for zone_id, entry in zones.items():
        if entry.geometry is None:
            continue
        path: Path = ("zones", zone_id, "geometry")
        found = _shape(entry.geometry, files, path)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            shapes[zone_id] = found
    return shapes, faults


def _shape(reference: str, files: GeometryFiles, path: Path) -> Mapping[str, Any] | Fault:
    name, separator, feature_id = reference.partition("#")
    if not (name and separator and feature_id):
        return Fault(path, "terms.geometry.reference", f"{reference!r} names no feature", "write file.geojson#id")
    text = files(name)
    if text is None:
        return Fault(path, "terms.geometry.file", f"there is no file {name!r}", "it must lie beside the terms file")
    features = _features(text)
    if isinstance(features, str):
        return Fault(path, "terms.geometry.file", f"{name} cannot be read: {features}", "it must be GeoJSON (RFC 7946)")
    if feature_id not in features:
        hint = did_you_mean(feature_id, features)
        return Fault(path, "terms.geometry.feature", f"{name} has no feature {feature_id!r}", hint)
    problem = next(_problems(features[feature_id]), None)
    if problem:
        return Fault(path, "terms.geometry.invalid", f"the feature {feature_id!r} of {name} {problem}", REPAIR)
    return features[feature_id]


def _features(text: str) -> dict[str, Mapping[str, Any]] | str:
    try:
        data = json.loads(text, parse_constant=_no_number)
    except ValueError as error:
        return str(error)
    except RecursionError:
        return "it is nested too deep"
    listed = data.get("features") if isinstance(data, dict) and data.get("type") == "FeatureCollection" else None
    if not isinstance(listed, list) or not all(isinstance(feature, dict) for feature in listed):
        return "it is no FeatureCollection"
    ids = [str(feature.get("id", "")) for feature in listed]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        return f"the id {twice!r} stands twice"
    return {each: feature.get("geometry") or {} for each, feature in zip(ids, listed, strict=True)}


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _problems(geometry: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(geometry, dict) or geometry.get("type") not in SHAPES:
        yield f"is none of {', '.join(SHAPES)}"
        return
    try:
        outline = shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError) as error:
        yield f"has coordinates that make no shape ({error})"
        return
    if outline.is_empty:
        yield "is empty"
        return
    if not outline.is_valid:
        yield f"is not valid ({explain_validity(outline)})"
    west, south, east, north = outline.bounds
    if max(-west, east) > MAX_LON or max(-south, north) > MAX_LAT:
        yield "has a position outside longitude -180 to 180, latitude -90 to 90; the order is longitude, latitude"
    if geometry["type"].endswith("Polygon") and not _rings_closed(geometry):
        yield "has a ring whose last position is not its first"


def _rings_closed(geometry: Mapping[str, Any]) -> bool:
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return all(ring and ring[0] == ring[-1] for polygon in polygons for ring in polygon)
