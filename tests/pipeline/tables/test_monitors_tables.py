"""Lists of violations: the place of the act is worked out from where the monitor stood, as far as it is sure."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geo.sphere import COMPASS_WORDS, distance_km
from trucewatch.model import PlacePrecision
from trucewatch.readers.tables.sighting import sighting_of

ANNEX = (
    "SMM position",
    "Event location",
    "Means",
    "No.",
    "Observation",
    "Description",
    "Weapon system",
    "Date",
    "Time",
)
WEEKLY = (
    "date", "time", "observation position", "latitude", "longitude", "distance", "direction", "number of violations",
    "weapon", "heard/seen", "remarks",
)  # fmt: skip
BURSTS = {
    "SMM position": "Old Mill, Vrylivka",
    "Event location": "2-3km SSW",
    "Means": "Heard",
    "No.": "4",
    "Observation": "Burst",
    "Weapon system": "N/K",
    "Date": "2021-03-14",
    "Time": "21:05",
}
ROUNDS = {
    "date": "14.03.2021",
    "time": "21:05",
    "observation position": "Vrylivka",
    "latitude": "47.31",
    "longitude": "37.62",
    "distance": "4",
    "direction": "E",
    "number of violations": "7",
    "weapon": "120mm mortar",
    "heard/seen": "seen",
}


@pytest.mark.parametrize("header", [ANNEX, WEEKLY])
def test_every_column_of_both_lists_is_known(header: tuple[str, ...], tables: Any) -> None:
    known = set(tables.shipped("osce-violations").columns)
    assert {name.casefold().replace(" ", "_") for name in header} <= known


def test_an_unknown_weapon_leaves_what_was_observed(tables: Any) -> None:
    claim = tables.read(tables.csv_of(ANNEX, [BURSTS])).claim
    assert claim.act == "fire.small_arms"
    assert [(each.of, each.low, each.high) for each in claim.counts] == [("violations", 4, 4)]
    assert "Means: Heard" in claim.notes
    assert claim.origin.actor == "OSCE-SMM"
    assert claim.time.start.isoformat() == "2021-03-14T21:05:00+02:00"


def test_the_place_keeps_its_words_where_the_position_has_no_coordinates(tables: Any) -> None:
    (place,) = tables.read(tables.csv_of(ANNEX, [BURSTS])).claim.place
    assert place.text == "2-3km SSW of Old Mill, Vrylivka"
    assert (place.lat, place.precision) == (None, PlacePrecision.AREA)


def test_the_place_of_the_act_is_not_that_of_the_monitor(tables: Any) -> None:
    (place,) = tables.read(tables.csv_of(WEEKLY, [ROUNDS])).claim.place
    assert distance_km(47.31, 37.62, place.lat, place.lon) == pytest.approx(4, abs=0.01)
    assert place.lon > 37.62
    assert place.radius_km == pytest.approx(1 + 4 * math.sin(math.radians(22.5)))


@given(
    low=st.integers(1, 20),
    more=st.integers(0, 5),
    direction=st.sampled_from(COMPASS_WORDS),
    share=st.floats(0, 1),
    turn=st.floats(-1, 1),
)
def test_whatever_the_words_allow_lies_within_the_doubt(
    low: int, more: int, direction: str, share: float, turn: float
) -> None:
    seen = sighting_of(f"{low}-{low + more}km {direction}")
    assert seen is not None
    lat, lon, doubt = seen.place(47.0, 37.0)
    exact = sighting_of(f"{low + more * share:.4f} km {round(seen.bearing + turn * seen.aside) % 360}")
    assert exact is not None
    other_lat, other_lon, _ = exact.place(47.0, 37.0)
    assert distance_km(lat, lon, other_lat, other_lon) <= doubt + 0.5


@pytest.mark.parametrize("words", ["", "near the bridge", "5km", "3km 400", "N"])
def test_words_without_distance_and_direction_are_no_sighting(words: str) -> None:
    assert sighting_of(words) is None
