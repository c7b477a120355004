"""Linking on columns: order of arrival, what joins, what keeps apart, and weights that people can read and fit."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.errors import InputError
from trucewatch.reconcile.linking import (
    HardEdges,
    Told,
    candidates,
    columns_of,
    fit,
    link,
    members,
    packaged_weights,
    read_weights,
    reasons,
    repeating_sources,
    told_of,
    weights_text,
)

DAY = date(2021, 3, 4)
WEIGHTS = packaged_weights()
TOLD = Told(
    id="a1",
    source="monitor",
    first=DAY,
    last=DAY,
    lon=38.2,
    lat=48.3,
    area="north",
    act="fire.indirect",
    family="fire",
    sides=("Army of Ukravia", "Defence Council of Brezh"),
    deaths=4,
)


def linked(told, edges=()):
    """The clusters as sets of ids."""
    columns = columns_of(told)
    row = {name: place for place, name in enumerate(columns.ids)}
    same = tuple((row[one], row[other]) for one, other, judged in edges if judged == "same")
    different = frozenset(
        (min(row[one], row[other]), max(row[one], row[other])) for one, other, judged in edges if judged == "different"
    )
    found = members(link(columns, WEIGHTS, HardEdges(same=same, different=different)))
    return {frozenset(columns.ids[row] for row in rows) for rows in found.values()}


reports = st.builds(
    Told,
    id=st.integers(0, 10**6).map(str),
    source=st.sampled_from(["monitor", "ministry", "wire", ""]),
    first=st.integers(0, 4).map(lambda days: DAY + timedelta(days)),
    last=st.just(DAY + timedelta(5)),
    lon=st.floats(38.0, 38.3) | st.none(),
    lat=st.just(48.3),
    radius_km=st.sampled_from([0.0, 3.0, 30.0]),
    area=st.sampled_from(["north", "south", ""]),
    act=st.sampled_from(["fire.indirect", "fire.small_arms", "detention", ""]),
    family=st.sampled_from(["fire", "detention", ""]),
    sides=st.lists(st.sampled_from(["Army of Ukravia", "ARMY OF UKRAVIA", "Brezh Militia"]), max_size=2).map(tuple),
    deaths=st.integers(0, 12) | st.none(),
).map(lambda told: replace(told, last=max(told.first, min(told.last, told.first + timedelta(len(told.id) % 3)))))


@settings(max_examples=60, deadline=None)
@given(st.lists(reports, max_size=25, unique_by=lambda told: told.id), st.randoms(use_true_random=False))
def test_the_order_of_arrival_and_repetition_change_nothing(told, random):
    shuffled = told + told[: len(told) // 2]
    random.shuffle(shuffled)
    assert linked(told) == linked(shuffled)


@settings(max_examples=40, deadline=None)
@given(st.lists(reports, max_size=25, unique_by=lambda told: told.id))
def test_candidates_come_once_and_are_all_that_lie_near(told):
    columns = columns_of(told)
    met = [
        pair for pairs in candidates(columns) for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    assert len(met) == len(set(met))
    assert all(left < right for left, right in met)
    near = {
        (one, other)
        for one in range(len(columns))
        for other in range(one + 1, len(columns))
        if columns.area[one] == columns.area[other] >= 0
        and max(columns.first[one], columns.first[other]) - min(columns.last[one], columns.last[other]) <= 2
    }
    assert near <= set(met)


def test_a_wide_place_without_district_meets_what_lies_within_its_doubt():
    wide = replace(TOLD, id="a2", lon=38.5, lat=48.4, radius_km=30.0, area="")
    beyond = replace(TOLD, id="a3", lon=39.5, lat=48.4, area="")
    near = replace(TOLD, area="")
    columns = columns_of([near, wide, beyond])
    met = {
        pair for pairs in candidates(columns) for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    }
    assert met == {(0, 1)}


def test_reports_come_back_from_their_columns():
    told = [TOLD, replace(TOLD, id="a2", lon=None, lat=None, deaths=None, sides=(), signature=(1, 2))]
    back = told_of(columns_of(told))
    assert [replace(each, radius_km=None, signature=()) for each in back] == [
        replace(each, signature=()) for each in told
    ]


def test_two_sources_that_tell_the_same_are_one_incident():
    other = replace(
        TOLD, id="b1", source="wire", lon=38.201, sides=("ARMY OF UKRAVIA", "Brezh Defence Council"), deaths=4
    )
    assert linked([TOLD, other]) == {frozenset({"a1", "b1"})}


def test_a_source_seldom_tells_one_thing_twice_but_one_that_does_may():
    others = [
        replace(TOLD, id=f"z{day}", first=DAY + timedelta(day), last=DAY + timedelta(day)) for day in range(9, 99, 9)
    ]
    again = replace(TOLD, id="b1", lon=38.201)
    assert frozenset({"a1"}) in linked([TOLD, again, *others])
    often = replace(WEIGHTS, repeating=frozenset({"monitor"}))
    assert link(columns_of([TOLD, again, *others]), often).tolist()[:2] == [0, 0]


def test_a_source_is_seen_to_repeat_itself():
    stories = [
        replace(TOLD, id=f"{day:02}{copy}", source="wire", first=DAY + timedelta(day), last=DAY + timedelta(day))
        for day in range(0, 60, 6)
        for copy in "ab"
    ]
    patrols = [replace(story, id=f"p{story.id}", source="monitor") for story in stories[::2]]
    assert repeating_sources(columns_of([*stories, *patrols]), WEIGHTS) == {"wire"}
    assert all(len(cluster) == 3 for cluster in linked([*stories, *patrols]))


def test_one_coincidence_is_no_habit():
    assert repeating_sources(columns_of([TOLD, replace(TOLD, id="b1")]), WEIGHTS) == frozenset()


@pytest.mark.parametrize("change", [{"lon": 39.4, "area": "south"}, {"act": "detention", "family": "detention"}])
def test_what_differs_is_kept_apart(change):
    sides = ("Border Guard of Artsania", "United Front")
    other = replace(TOLD, id="b1", source="wire", deaths=11, sides=sides, **change)
    assert len(linked([TOLD, other])) == 2


def test_what_people_judged_stands_above_any_score():
    same = replace(TOLD, id="b1", source="wire")
    far = replace(TOLD, id="c1", source="wire", lon=45.0, area="elsewhere")
    assert linked([TOLD, same], [("a1", "b1", "different")]) == {frozenset({"a1"}), frozenset({"b1"})}
    assert linked([TOLD, far], [("a1", "c1", "same")]) == {frozenset({"a1", "c1"})}
    both = [("a1", "c1", "same"), ("b1", "c1", "different")]
    assert frozenset({"a1", "c1"}) in linked([TOLD, same, far], both)


def test_reasons_say_what_speaks_for_and_against():
    other = replace(TOLD, id="b1", source="wire", act="detention", family="detention")
    told = {reason.feature: reason for reason in reasons(columns_of([TOLD, other]), WEIGHTS, 0, 1)}
    assert told["act"].weight < 0 < told["deaths"].weight
    assert "acts of two families" in told["act"].words


def test_weights_are_read_back_as_written():
    text = weights_text(WEIGHTS)
    assert weights_text(read_weights(text, "here")) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no JSON"),
        ("[]", "these are no weights"),
        (json.dumps({"format": "trucewatch-weights-1"}), "'features' is missing"),
        (json.dumps({"format": "trucewatch-weights-1", "features": {"speed": {}}}), "no feature is called 'speed'"),
    ],
)
def test_a_file_that_holds_no_weights_is_refused(text, message):
    with pytest.raises(InputError, match=message):
        read_weights(text, "mine.json")


def labelled(incidents):
    """Two reports an incident, the second by a wire that says the same act in two of three cases; neighbours differ."""
    rng = np.random.default_rng(5)
    for number in range(incidents):
        day = DAY + timedelta(int(rng.integers(0, 60)))
        one = replace(TOLD, id=f"{number:04}a", first=day, last=day, deaths=int(rng.integers(0, 9)))
        yield number, one
        yield number, replace(one, id=f"{number:04}b", source="wire", act="fire" if number % 3 else one.act)


def test_fitting_learns_from_labels_and_asks_for_enough_of_them():
    every = list(labelled(90))
    columns = columns_of(told for _, told in every)
    truth = np.array([number for number, _ in every])
    fitted = fit(columns, truth, WEIGHTS, told_by="a test")
    deaths = fitted.levels["deaths"]
    assert deaths[4] > deaths[11]
    assert link(columns, fitted).tolist() != link(columns, WEIGHTS).tolist()
    with pytest.raises(InputError, match="fitting needs 50"):
        fit(columns.part(np.arange(40)), truth[:40], WEIGHTS, told_by="a test")
