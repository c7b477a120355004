"""GeoJSON and KML: properties through the mapping language, lines and polygons as places with their radius."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from trucewatch.geo.sphere import distance_km
from trucewatch.model import PlacePrecision
from trucewatch.readers.tables import Troubles
from trucewatch.readers.tables.kml import kml_of

MAPPING = """
format: trucewatch-table/1
kind: our-map
title: Incidents that we drew on a map
publisher: Valley Watch
recognise: {columns: [kind, when | day]}
columns:
  id: key
  kind: {is: act, values: {shelling: fire.indirect, road closed: corridor.blocked}}
  when: {is: date, also: [day]}
  name: place
  dead: {is: count, of: killed}
  description: note
  geometry.latitude: {is: latitude, precision: point, radius_km: 0.5}
ignored:
  folder: the layer of the map
"""
POINT = {"type": "Point", "coordinates": [37.62, 47.31, 120.0]}
LINE = {"type": "LineString", "coordinates": [[37.60, 47.30], [37.70, 47.36]]}
AREA = {"type": "Polygon", "coordinates": [[[37.5, 47.2], [37.7, 47.2], [37.7, 47.4], [37.5, 47.4], [37.5, 47.2]]]}
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Folder><name>March</name><Folder><name>North</name>
<Placemark id="a1"><name>Vrylivka</name><description>Heard at noon.</description>
<TimeStamp><when>2021-03-14</when></TimeStamp>
<ExtendedData><Data name="kind"><value>shelling</value></Data>
<SchemaData schemaUrl="#s"><SimpleData name="dead">2</SimpleData></SchemaData></ExtendedData>
<Point><coordinates>37.62,47.31,120</coordinates></Point></Placemark>
</Folder></Folder>
</Document></kml>"""


def geojson(geometry: Any, **more: Any) -> bytes:
    properties = {"kind": "shelling", "day": "2021-03-14", "name": "Vrylivka", "dead": 2}
    feature = {"type": "Feature", "id": 7, "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]} | more).encode()


def kmz(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def read(tables: Any) -> Any:
    own = [tables.mapping(MAPPING)]
    return lambda content: tables.read(content, own=own)


def test_a_point_takes_the_doubt_that_the_mapping_states(read: Any) -> None:
    found = read(geojson(POINT))
    (place,) = found.claim.place
    assert (place.lat, place.lon, place.radius_km, place.precision) == (47.31, 37.62, 0.5, PlacePrecision.POINT)
    assert found.documents[0].key == "our-map:7"
    assert "geometry.altitude_m: 120.0" in found.documents[0].text
    assert found.claim.counts[0].low == 2
    assert not found.issues


@pytest.mark.parametrize("geometry", [LINE, AREA, {"type": "GeometryCollection", "geometries": [POINT, AREA]}])
def test_lines_and_areas_become_a_middle_with_a_radius_that_holds_them(geometry: Any, read: Any) -> None:
    (place,) = read(geojson(geometry)).claim.place
    corners = [(47.30, 37.60), (47.36, 37.70)] if geometry is LINE else [(47.2, 37.5), (47.4, 37.7)]
    for lat, lon in corners:
        assert distance_km(place.lat, place.lon, lat, lon) <= place.radius_km + 0.01


def test_coordinates_in_another_system_are_left_out_and_reported(read: Any) -> None:
    found = read(
        geojson(
            {"type": "Point", "coordinates": [4187000.0, 5980000.0]},
            crs={"type": "name", "properties": {"name": "EPSG:3857"}},
        )
    )
    assert "table.map.crs" in found.codes()
    assert found.claim.place[0].lat is None
    assert found.claim.place[0].text == "Vrylivka"


def test_the_old_name_of_degrees_is_taken(read: Any) -> None:
    name = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read(geojson(POINT, crs=name)).claim.place[0].lat == 47.31


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [237.0, 147.0]}, {"type": "Point"}])
def test_a_feature_that_lies_nowhere_keeps_its_name(geometry: Any, read: Any) -> None:
    (place,) = read(geojson(geometry)).claim.place
    assert (place.text, place.lat) == ("Vrylivka", None)


@pytest.mark.parametrize("content", [b'{"type": "FeatureCollection", "features": [', b"<kml><Placemark>"])
def test_a_broken_map_is_an_issue(content: bytes, read: Any) -> None:
    assert {code for code in read(content).codes() if code.endswith("damaged")}


def test_a_placemark_has_folders_times_and_both_kinds_of_data(read: Any) -> None:
    found = read(KML.encode())
    assert found.claim.act == "fire.indirect"
    assert str(found.claim.time.start) == "2021-03-14"
    assert found.claim.counts[0].low == 2
    assert "folder: March / North" in found.documents[0].text
    assert (found.claim.place[0].lat, found.claim.place[0].lon) == (47.31, 37.62)
    assert not found.issues


def test_a_span_of_time_has_two_columns(tables: Any) -> None:
    spanned = KML.replace(
        "<TimeStamp><when>2021-03-14</when></TimeStamp>",
        "<TimeSpan><begin>2021-03-14</begin><end>2021-03-16</end></TimeSpan>",
    )
    mapping = MAPPING.replace("when | day", "begin").replace(
        "when: {is: date, also: [day]}", "begin: start\n  end: end"
    )
    time = tables.read(spanned.encode(), own=[tables.mapping(mapping)]).claim.time
    assert (str(time.start), str(time.end)) == ("2021-03-14", "2021-03-16")


def test_no_entity_is_resolved(read: Any) -> None:
    bomb = KML.replace(
        "<kml ", '<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>\n<kml '
    ).replace("Heard at noon.", "&a;&f;")
    assert "aaaa" not in read(bomb.encode()).documents[0].text


def test_a_kmz_is_read_like_the_map_inside(read: Any) -> None:
    assert read(kmz("doc.kml", KML.encode())).claim.act == "fire.indirect"


def test_an_archive_that_unpacks_to_far_too_much_is_refused(read: Any) -> None:
    bomb = kmz("doc.kml", b"<kml>" + b" " * 30_000_000)
    assert "table.map.too_large" in read(bomb).codes()


def test_an_archive_without_a_map_is_none() -> None:
    assert kml_of(kmz("readme.txt", b"nothing"), Troubles("x")) is None
    assert kml_of(b"PK\x03\x04 broken", Troubles("x")) is None
