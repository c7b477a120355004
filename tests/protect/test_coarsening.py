"""Places of people at risk snap to a grid that is fixed to the earth."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Place, PlacePrecision
from trucewatch.protect import coarsen, coarsened_for, is_sensitive
from trucewatch.protect.coarsening import KM_PER_DEGREE

LATS, LONS = st.floats(-80, 80), st.floats(-179, 179)


def at(lat: float, lon: float, radius: float = 0.1) -> Place:
    return Place(text="a house", lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision.POINT)


@given(LATS, LONS)
def test_twice_is_once(lat: float, lon: float) -> None:
    once = coarsen(at(lat, lon))
    assert coarsen(once) == once


@given(LATS, LONS)
def test_the_true_place_lies_within_the_printed_doubt(lat: float, lon: float) -> None:
    printed = coarsen(at(lat, lon))
    assert printed.lat is not None
    assert printed.lon is not None
    assert printed.radius_km is not None
    north = (lat - printed.lat) * KM_PER_DEGREE
    east = (lon - printed.lon) * KM_PER_DEGREE * math.cos(math.radians(printed.lat))
    assert math.hypot(north, east) <= printed.radius_km * 1.01


def test_neighbours_are_told_as_one_place() -> None:
    one, other = coarsen(at(39.5101, 46.3402)), coarsen(at(39.5399, 46.3498))
    assert (one.lat, one.lon) == (other.lat, other.lon) == (39.525, 46.325)
    assert one.precision is PlacePrecision.AREA


def test_a_wider_doubt_stays_and_an_unknown_place_too() -> None:
    assert coarsen(at(39.5, 46.3, radius=30)).radius_km == 30
    unknown = Place(text="somewhere")
    assert coarsen(unknown) is unknown


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("detention", True),
        ("exchange.prisoners", False),
        ("attack.civilians", True),
        ("attack.monitor", False),
        ("return.displaced", True),
    ],
)
def test_the_list_of_acts_decides(act: str, expected: bool) -> None:
    assert is_sensitive(act) is expected
    assert (coarsened_for(at(39.51, 46.34), act) != at(39.51, 46.34)) is expected
