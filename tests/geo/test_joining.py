"""Joining points with zones leaves out nothing that the zones themselves would not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.geo.joining import Points, frame_of, join
from trucewatch.geo.zones import ZoneShape, zone_shapes
from trucewatch.model import Zone

ROUND = {
    "type": "Polygon",
    "coordinates": [[[44, 39], [44.5, 38.8], [45, 39], [45.1, 40], [44.4, 39.6], [43.9, 40], [44, 39]]],
}
LINE = {"type": "LineString", "coordinates": [[44, 39], [45, 40]]}
ZONES = zone_shapes(
    [
        Zone(id="round", geometry=ROUND, edge_m=300),
        Zone(id="small", geometry={"type": "Polygon", "coordinates": [[[44, 39], [44.001, 39], [44.001, 39.001], [44, 39]]]}),
        Zone(id="line", geometry=LINE),
        Zone(id="strip", geometry=LINE, buffer_km=5),
        Zone(id="partly", geometry=ROUND, union=("named",)),
        Zone(id="named", names=("a town",)),
        Zone(id="cut", geometry=ROUND, minus=("strip",)),
    ]
)  # fmt: skip


def points(seed: int, n: int) -> Points:
    make = np.random.default_rng(seed)
    near = make.random(n) < 0.8
    return Points(
        np.where(near, make.uniform(38.7, 40.2, n), make.choice([np.nan, -40.0, 90.0, 39.0], n)),
        np.where(near, make.uniform(43.7, 45.3, n), make.choice([np.nan, 170.0, -170.0, 44.0], n)),
        make.choice([0.0, 0.1, 0.9, 3.0, 20.0, 80.0, np.nan], n),
        np.sort(make.integers(0, 1000, n)),
    )


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), n=st.sampled_from([0, 1, 30, 700]), name=st.sampled_from(sorted(ZONES)))
def test_a_join_gives_the_answers_of_the_zone(seed: int, n: int, name: str) -> None:
    asked, zone = points(seed, n), ZONES[name]
    (rows, answers), (some, their) = (
        next(join(asked, [frame_of(zone, asked.finest_reach_km)], windows)) for windows in (None, [(200, 400)])
    )
    whole = zone.contains_points(asked.lat, asked.lon, asked.radius_km)
    assert rows.tolist() == np.flatnonzero(whole != -1).tolist()
    assert answers.tolist() == whole[rows].tolist()
    within = (asked.time >= 200) & (asked.time <= 400)
    assert some.tolist() == np.flatnonzero((whole != -1) & within).tolist()
    assert their.tolist() == whole[some].tolist()


@pytest.mark.parametrize("lon", [-179.95, 179.95])
def test_a_zone_across_the_date_line_has_no_box(lon: float) -> None:
    square = [[lon - 0.2, 10], [lon + 0.2, 10], [lon + 0.2, 11], [lon - 0.2, 11], [lon - 0.2, 10]]
    zone: ZoneShape = zone_shapes([Zone(id="z", geometry={"type": "Polygon", "coordinates": [square]})])["z"]
    assert frame_of(zone, 1.0).box is None
