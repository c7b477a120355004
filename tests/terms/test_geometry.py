"""Whatever lies in a GeoJSON file, a zone gets a valid shape or a fault."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.terms.geometry import zone_shapes
from trucewatch.terms.schema import ZoneFile

ZONES = {"zone": ZoneFile(geometry="f.geojson#x")}
BOX = [[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]


def collection(geometry, feature_id="x"):
    feature = {"type": "Feature", "id": feature_id, "properties": {}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def codes(text):
    shapes, faults = zone_shapes(ZONES, lambda _: text)
    assert bool(shapes) != bool(faults)
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [46, 39]},
        {"type": "LineString", "coordinates": BOX[:2]},
        {"type": "Polygon", "coordinates": [BOX]},
        {"type": "MultiPolygon", "coordinates": [[BOX]]},
    ],
)
def test_a_sound_shape(geometry):
    shapes, faults = zone_shapes(ZONES, lambda _: collection(geometry))
    assert faults == []
    assert shapes == {"zone": geometry}


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [1],
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Circle"},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [BOX[:2]]},
        {"type": "Polygon", "coordinates": [BOX[:-1]]},
        {"type": "MultiPolygon", "coordinates": [[BOX], [[]]]},
        {"type": "Polygon", "coordinates": "all"},
        {"type": "Point", "coordinates": [46]},
        {"type": "Point", "coordinates": [46, 95]},
        {"type": "LineString", "coordinates": [[46, 39], ["a", 40]]},
        {"type": "LineString", "coordinates": [[46, 39], [46, 39]]},
    ],
)
def test_a_shape_that_is_none(geometry):
    assert codes(collection(geometry)) == ["terms.geometry.invalid"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": 3}',
        '{"type": "FeatureCollection", "features": [3]}',
        "[" * 100_000,
        collection({"type": "Point", "coordinates": [float("nan"), 39]}),
        '{"type": "FeatureCollection", "features": [{"id": "x"}, {"id": "x"}]}',
    ],
)
def test_a_file_that_is_none(text):
    assert codes(text) == ["terms.geometry.file"]


def test_a_feature_that_is_not_there_names_the_nearest():
    _, (fault,) = zone_shapes(ZONES, lambda _: collection({"type": "Point", "coordinates": [46, 39]}, "xx"))
    assert fault.code == "terms.geometry.feature"
    assert "'xx'" in fault.hint


json_values = st.recursive(
    st.none() | st.integers(-200, 200) | st.sampled_from(["Polygon", "Point", "x"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["type", "coordinates"]), inner),
    max_leaves=15,
)


@given(geometry=json_values)
def test_no_geometry_whatever_raises(geometry):
    assert codes(collection(geometry)) in ([], ["terms.geometry.invalid"])


@given(coordinates=json_values, kind=st.sampled_from(["Polygon", "MultiPolygon", "LineString", "Point", "MultiPoint"]))
def test_no_coordinates_whatever_raise(coordinates, kind):
    assert codes(collection({"type": kind, "coordinates": coordinates})) in ([], ["terms.geometry.invalid"])
