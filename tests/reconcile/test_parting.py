"""Stretches of days with their halo: together the pairs of the whole, each once, with the same scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.reconcile.linking import (
    Told,
    columns_of,
    own_repeats,
    packaged_weights,
    parts_of,
    repeats_in_part,
    scored,
    scored_part,
    together,
)

DAY = date(2021, 3, 4)
WEIGHTS = packaged_weights()
reports = st.builds(
    Told,
    id=st.integers(0, 10**6).map(str),
    source=st.sampled_from(["monitor", "ministry", "wire", ""]),
    first=st.integers(0, 60).map(lambda days: DAY + timedelta(days)),
    last=st.just(DAY),
    lon=st.floats(38.0, 38.3) | st.none(),
    lat=st.just(48.3),
    radius_km=st.sampled_from([0.0, 30.0]),
    area=st.sampled_from(["north", "south", ""]),
    act=st.sampled_from(["fire.indirect", "detention", ""]),
    family=st.sampled_from(["fire", ""]),
    sides=st.lists(st.sampled_from(["Army of Ukravia", "Brezh Militia"]), max_size=2).map(tuple),
    deaths=st.integers(0, 12) | st.none(),
)
lengths = st.sampled_from([0, 0, 1, 7, 31, 32, 90])


def pairs_in(found):
    """The pairs with what is said of them, sorted."""
    columns = (found.pairs.left, found.pairs.right, found.scores, found.repeats)
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(reports, lengths), max_size=30, unique_by=lambda each: each[0].id), st.integers(1, 9))
def test_parts_give_the_pairs_of_the_whole_each_once(told, number):
    columns = columns_of(replace(each, last=each.first + timedelta(days)) for each, days in told)
    parts = list(parts_of(columns, number))
    assert pairs_in(together(scored_part(part, WEIGHTS) for part in parts)) == pairs_in(scored(columns, WEIGHTS))
    alike = sum((repeats_in_part(part, WEIGHTS) for part in parts), start=np.zeros(len(columns.sources), np.int64))
    assert alike.tolist() == own_repeats(columns, WEIGHTS).tolist()
    assert sorted(row for part in parts for row in part.rows[part.own].tolist()) == list(range(len(columns)))


def test_a_halo_holds_what_reaches_into_the_stretch_and_nothing_else():
    told = [Told(id=f"{n:02}", source="wire", first=DAY + timedelta(n), last=DAY + timedelta(n)) for n in range(10)]
    last = list(parts_of(columns_of(told), 2))[-1]
    assert last.columns.ids == ("03", "04", "05", "06", "07", "08", "09")
    assert last.own.tolist() == [2, 3, 4, 5, 6]
