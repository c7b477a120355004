from __future__ import annotations

import math
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geo.projection import LocalMap
from trucewatch.geo.sphere import destination, distance_km
from trucewatch.geo.zones import INSIDE, OUTSIDE, UNCLEAR, ZoneShape, zone_shapes
from trucewatch.model import Moment, Place, Truth, Zone

SQUARE = {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]]}
ROAD = {"type": "LineString", "coordinates": [[46.0, 39.5], [46.6, 39.6]]}
HOLE = {"type": "Polygon", "coordinates": [[[46.4, 39.4], [46.6, 39.4], [46.6, 39.6], [46.4, 39.6], [46.4, 39.4]]]}


def shape(zone: Zone, *others: Zone) -> ZoneShape:
    return zone_shapes([zone, *others], "Europe/Moscow")[zone.id]


def at(lat: float, lon: float, radius_km: float = 0.0, **fields: str) -> Place:
    return Place(text=fields.pop("text", "a place"), lat=lat, lon=lon, radius_km=radius_km, **fields)


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        (at(39.5, 46.5), Truth.YES),
        (at(41.5, 46.5), Truth.NO),
        (at(39.5, 46.5, radius_km=70), Truth.CANNOT_TELL),
        (at(39.5, 46.01, radius_km=0.2), Truth.CANNOT_TELL),  # 860 m inside, where the edge is doubtful by 1 km
        (at(39.5, 46.02, radius_km=0.2), Truth.YES),  # 1.7 km inside
        (at(39.5, 46.02, radius_km=1.0), Truth.CANNOT_TELL),
        (at(39.5, 45.99, radius_km=0.2), Truth.CANNOT_TELL),
        (at(39.5, 45.98, radius_km=0.2), Truth.NO),
        (Place(text="somewhere"), Truth.CANNOT_TELL),
    ],
)
def test_a_place_is_inside_only_when_its_whole_disc_is_clear_of_the_doubtful_edge(place: Place, answer: Truth) -> None:
    assert shape(Zone(id="z", geometry=SQUARE, edge_m=1000)).contains(place) is answer


def test_a_named_place_without_coordinates_is_inside_where_the_zone_lists_it() -> None:
    zone = shape(Zone(id="z", geometry=SQUARE, names=("nk:kalbajar", "Kelbecer")))
    assert zone.contains(Place(text="the Kalbajar district", id="nk:kalbajar")) is Truth.YES
    assert zone.contains(Place(text="KELBECER")) is Truth.YES
    assert zone.contains(Place(text="Aghdam", id="nk:aghdam")) is Truth.CANNOT_TELL


def test_an_id_listed_wins_over_a_disc_that_reaches_beyond_the_edge() -> None:
    zone = shape(Zone(id="z", geometry=SQUARE, names=("nk:kalbajar",)))
    assert zone.contains(at(39.5, 46.5, radius_km=90, id="nk:kalbajar")) is Truth.YES


def test_a_namesake_far_away_is_not_inside() -> None:
    zone = shape(Zone(id="z", geometry=SQUARE, names=("Martakert",)))
    assert zone.contains(at(10.0, 10.0, 1.0, text="Martakert")) is Truth.NO


def test_a_zone_without_drawing_or_names_can_tell_nothing() -> None:
    assert shape(Zone(id="z")).contains(at(39.5, 46.5)) is Truth.CANNOT_TELL


def test_a_road_with_a_buffer_is_a_corridor() -> None:
    corridor = shape(Zone(id="z", geometry=ROAD, buffer_km=2.5))
    lat, lon = destination(39.55, 46.3, 344.0, 2.3)
    assert corridor.contains(at(lat, lon)) is Truth.YES
    lat, lon = destination(39.55, 46.3, 344.0, 2.7)
    assert corridor.contains(at(lat, lon)) is Truth.NO


def test_a_line_without_width_has_no_inside() -> None:
    line = shape(Zone(id="z", geometry=ROAD, edge_m=500))
    assert line.contains(at(39.55, 46.3)) is Truth.CANNOT_TELL
    assert line.contains(at(39.9, 46.3)) is Truth.NO


def test_a_zone_less_another_has_a_hole_with_the_wider_doubt_of_both() -> None:
    zone = shape(Zone(id="z", geometry=SQUARE, minus=("hole",)), Zone(id="hole", geometry=HOLE, edge_m=2000))
    assert zone.contains(at(39.5, 46.5)) is Truth.NO
    assert zone.contains(at(39.2, 46.5)) is Truth.YES
    assert zone.contains(at(39.39, 46.5)) is Truth.CANNOT_TELL


def test_a_union_takes_in_a_disc_that_spans_its_parts() -> None:
    west = {"type": "Polygon", "coordinates": [[[45, 39], [46, 39], [46, 40], [45, 40], [45, 39]]]}
    both = shape(Zone(id="z", union=("a", "b")), Zone(id="a", geometry=SQUARE), Zone(id="b", geometry=west))
    assert both.contains(at(39.5, 46.0, 10.0)) is Truth.YES


def test_a_union_partly_known_by_name_excludes_nothing() -> None:
    both = shape(Zone(id="z", union=("a", "b")), Zone(id="a", geometry=SQUARE), Zone(id="b", names=("Lachin",)))
    assert both.contains(at(10.0, 10.0)) is Truth.CANNOT_TELL
    assert both.contains(at(39.5, 46.5)) is Truth.YES


def test_the_union_of_a_holed_zone_keeps_what_the_other_part_covers() -> None:
    both = shape(
        Zone(id="z", union=("a", "hole")),
        Zone(id="a", geometry=SQUARE, minus=("hole",)),
        Zone(id="hole", geometry=HOLE),
    )
    assert both.contains(at(39.5, 46.5)) is Truth.YES


def test_names_cut_out_are_outside() -> None:
    zone = shape(Zone(id="z", names=("Lachin", "Shusha"), minus=("c",)), Zone(id="c", names=("Shusha",)))
    assert zone.contains(Place(text="Lachin")) is Truth.YES
    assert zone.contains(Place(text="Shusha")) is Truth.NO


@pytest.mark.parametrize("zone", [Zone(id="z", union=("z",)), Zone(id="z", geometry=SQUARE, minus=("gone",))])
def test_a_zone_with_a_broken_reference_tells_nothing(zone: Zone) -> None:
    assert shape(zone).contains(at(39.5, 46.5)) is Truth.CANNOT_TELL


def test_a_ring_that_crosses_itself_is_mended() -> None:
    bow = {"type": "Polygon", "coordinates": [[[46, 39], [47, 40], [47, 39], [46, 40], [46, 39]]]}
    assert shape(Zone(id="z", geometry=bow)).contains(at(39.5, 46.9)) is Truth.YES


def test_features_and_collections_are_drawn_too() -> None:
    feature = {"type": "Feature", "properties": {}, "geometry": SQUARE}
    collection = {"type": "FeatureCollection", "features": [feature]}
    for geometry in (feature, collection):
        assert shape(Zone(id="z", geometry=geometry)).contains(at(39.5, 46.5)) is Truth.YES


def test_a_zone_exists_only_within_its_validity() -> None:
    zone = shape(Zone(id="z", geometry=SQUARE, valid_from=date(2020, 11, 10), valid_to=date(2020, 11, 20)))
    inside = at(39.5, 46.5)

    def ask(start: datetime, end: datetime) -> Truth:
        return zone.contains(inside, Moment(start=start, end=end))

    night = datetime(2020, 11, 9, 20, 30, tzinfo=UTC)
    assert ask(night, night) is Truth.NO
    assert ask(datetime(2020, 11, 9, 21, tzinfo=UTC), datetime(2020, 11, 12, tzinfo=UTC)) is Truth.YES
    assert ask(night, datetime(2020, 11, 10, tzinfo=UTC)) is Truth.CANNOT_TELL
    assert ask(datetime(2020, 11, 21, tzinfo=UTC), datetime(2020, 11, 21, tzinfo=UTC)) is Truth.NO


def test_many_points_are_answered_as_one_by_one() -> None:
    zone = shape(Zone(id="z", geometry=SQUARE, edge_m=1000))
    answers = zone.contains_points([39.5, 39.5, 50.0, math.nan], [46.5, 46.001, 46.5, 46.5], [1, 1, 1, 1])
    assert answers.tolist() == [INSIDE, UNCLEAR, OUTSIDE, UNCLEAR]
    assert answers.dtype == np.int8


@given(lat=st.floats(38.0, 41.0), lon=st.floats(45.0, 48.0), radius=st.floats(0, 40))
def test_more_doubt_never_turns_cannot_tell_into_an_answer(lat: float, lon: float, radius: float) -> None:
    sure, unsure = Zone(id="z", geometry=SQUARE), Zone(id="z", geometry=SQUARE, edge_m=3000)
    exact = shape(sure).contains(at(lat, lon))
    for vague in (shape(sure).contains(at(lat, lon, radius)), shape(unsure).contains(at(lat, lon))):
        assert vague in (exact, Truth.CANNOT_TELL)


@given(lat=st.floats(-75, 75), lon=st.floats(-180, 180), course=st.floats(0, 360), km=st.floats(0.001, 300))
def test_the_flat_map_keeps_distances_from_its_middle(lat: float, lon: float, course: float, km: float) -> None:
    far_lat, far_lon = destination(lat, lon, course, km)
    x, y = LocalMap(lat=lat, lon=lon).project(far_lat, far_lon)
    assert math.hypot(float(x), float(y)) == pytest.approx(distance_km(lat, lon, far_lat, far_lon) * 1000, abs=0.5)


def test_the_distance_from_a_line_allows_for_every_doubt() -> None:
    line = shape(Zone(id="z", geometry={"type": "LineString", "coordinates": [[46, 39], [46, 40]]}, edge_m=500))
    bounds = line.distance_km(at(39.5, 46.1, radius_km=1.0))
    assert bounds == pytest.approx((8.58 - 1.5, 8.58 + 1.5), abs=0.05)
    assert line.distance_km(Place(text="nowhere")) is None
    assert shape(Zone(id="z", geometry=SQUARE)).distance_km(at(39.5, 46.5)) == (0.0, 0.0)


def test_the_zones_own_names_are_not_those_of_its_parts() -> None:
    zone = shape(Zone(id="z", names=("the Region",), union=("part",)), Zone(id="part", names=("Village",)))
    assert zone.is_called(Place(text="region"))
    assert not zone.is_called(Place(text="Village"))
    assert zone.contains(Place(text="the Village")) is Truth.YES
