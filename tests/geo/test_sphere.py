from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geo.sphere import (
    COMPASS_WORDS,
    bearing_deg,
    centre,
    compass_degrees,
    compass_name,
    destination,
    distance_km,
    half_sector_deg,
    normal_lon,
)

latitudes = st.floats(-80, 80)
longitudes = st.floats(-180, 179.99)
bearings = st.floats(0, 359.9)
kilometres = st.floats(0.01, 3000)


def test_a_degree_of_the_equator():
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.195, abs=0.01)


def test_a_known_distance():
    assert distance_km(50.45, 30.523, 48.004, 37.803) == pytest.approx(595, rel=0.01)


def test_the_four_chief_bearings():
    assert bearing_deg(0, 0, 1, 0) == pytest.approx(0)
    assert bearing_deg(0, 0, 0, 1) == pytest.approx(90)
    assert bearing_deg(1, 0, 0, 0) == pytest.approx(180)
    assert bearing_deg(0, 1, 0, 0) == pytest.approx(270)


@given(latitudes, longitudes, bearings, kilometres)
def test_going_somewhere_and_measuring_the_way_gives_what_was_gone(lat, lon, bearing, km):
    end = destination(lat, lon, bearing, km)
    assert distance_km(lat, lon, *end) == pytest.approx(km, rel=1e-6, abs=1e-6)
    turn = abs((bearing_deg(lat, lon, *end) - bearing + 180) % 360 - 180)
    assert turn < 1e-3


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways(lat, lon, other_lat, other_lon):
    there = distance_km(lat, lon, other_lat, other_lon)
    assert there == pytest.approx(distance_km(other_lat, other_lon, lat, lon))
    assert 0 <= there <= math.pi * 6371.01


@given(st.floats(-1000, 1000))
def test_longitudes_are_brought_home(lon):
    assert -180 <= normal_lon(lon) < 180


def test_the_dateline_does_not_tear_a_centre_apart():
    lat, lon = centre([(10, 179), (10, -179)])
    assert abs(lon) == pytest.approx(180)
    assert lat == pytest.approx(10, abs=0.1)


def test_no_points_have_no_centre():
    with pytest.raises(ValueError, match="no centre"):
        centre([])


@pytest.mark.parametrize(
    ("words", "degrees"),
    [("north", 0), ("N", 0), ("north-east", 45), ("northeast", 45), ("North East", 45), ("SSW", 202.5), ("south-western", 225),
     ("north-north-west", 337.5), ("westwards", 270), ("easterly", 90)],
)  # fmt: skip
def test_directions_in_the_spellings_of_reports(words, degrees):
    assert compass_degrees(words) == degrees


@pytest.mark.parametrize("words", ["", "s", "nw", "up", "north-south", "Sand", "NESW", "northing"])
def test_what_is_no_direction(words):
    assert compass_degrees(words) is None
    assert half_sector_deg(words) is None


@pytest.mark.parametrize("name", COMPASS_WORDS)
def test_every_direction_is_its_own_name(name):
    assert compass_name(name) == name
    assert half_sector_deg(name) == (22.5 if COMPASS_WORDS.index(name) % 2 == 0 else 11.25)
