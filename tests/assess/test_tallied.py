from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assess import tallies
from trucewatch.assess.addition import Count, addable, added
from trucewatch.model import (
    Actor,
    Claim,
    KnownSingly,
    Moment,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Quantity,
    Source,
    Span,
    Voice,
)
from trucewatch.reconcile import reconcile

REGION = Place(text="Upper region", id="x:upper", lat=48.0, lon=38.0, radius_km=60.0, precision=PlacePrecision.REGION)


def day(number: int) -> Moment:
    when = date(2020, 12, number)
    return Moment(start=when, end=when, precision=Precision.DAY, zone="UTC")


def town(name: str, lat: float = 48.1, *, admin: tuple[str, ...] = ("Upper region",)) -> Place:
    return Place(text=name, id=f"x:{name}", lat=lat, lon=38.0, radius_km=3.0, admin=admin)


def told(name: str, act: str, place: Place | None, when: int = 7, **fields: object) -> Claim:
    return Claim(
        id=name,
        document=name,
        path=f"{name}.txt",
        source=Source(name="mission", actor="MISSION"),
        published=day(9),
        spans=(Span(start=0, end=3, text="one"),),
        voices=(Voice(name="mission", actor="MISSION"),),
        act=act,
        reported_as="recorded",
        place=(place,) if place else (),
        time=day(when),
        **fields,
    )


def counted(number: int, unit: str = "violations", place: Place | None = REGION, **fields: object) -> Claim:
    return told("tally", "tally", place, counts=(Quantity(of=unit, low=number, high=number),), **fields)


def beside(tally: Claim, *others: Claim) -> KnownSingly | None:
    claims = (tally, *others)
    (row,) = tallies(claims, reconcile(claims))
    return row.singly


def unexplained(singly: KnownSingly | None) -> tuple[float | None, float | None]:
    assert singly is not None
    return singly.unexplained_low, singly.unexplained_high


def test_what_is_known_one_by_one_is_taken_off_the_count() -> None:
    singly = beside(counted(312), *(told(f"{n}", "fire", town(f"t{n}", 47.6 + n / 8)) for n in range(9)))
    assert singly is not None
    assert (len(singly.incidents), singly.doubtful) == (9, ())
    assert unexplained(singly) == (303, 303)


@pytest.mark.parametrize(
    "other",
    [
        told("a", "fire", town("t"), 8),
        told("a", "fire", town("far", 52.0, admin=("Lower region",))),
        told("a", "release", town("t")),
        told("a", "fire", town("t"), polarity=Polarity.DENIED),
    ],
    ids=["another day", "another area", "another act", "denied"],
)
def test_what_the_count_does_not_take_in_leaves_it_alone(other: Claim) -> None:
    singly = beside(counted(5), other)
    assert singly is not None
    assert (singly.incidents, singly.doubtful) == ((), ())
    assert unexplained(singly) == (5, 5)


def test_an_incident_that_may_be_among_them_widens_what_is_left() -> None:
    assert unexplained(beside(counted(5), told("a", "fire", town("near", admin=())))) == (4, 5)
    assert unexplained(beside(counted(5), told("a", "fire", None))) == (4, 5)


def test_one_incident_may_be_many_explosions() -> None:
    assert unexplained(beside(counted(41, "explosions"), told("a", "explosion", town("t")))) == (0, 40)


def test_a_count_without_area_or_of_no_acts_is_set_beside_nothing() -> None:
    assert beside(counted(5, place=None), told("a", "fire", town("t"))) is None
    assert beside(counted(5, "vehicles"), told("a", "fire", town("t"))) is None


def test_two_sides_that_count_each_other_stand_side_by_side() -> None:
    one = replace(counted(3), id="one", initiator=(Actor(text="B", actor="B"),))
    other = replace(counted(4), id="other", initiator=(Actor(text="A", actor="A.MIL"),))
    fired = told("f", "fire", town("t"), initiator=(Actor(text="B", actor="B.MIL"),))
    rows = tallies((one, other, fired), reconcile((one, other, fired)))
    assert {(row.against, row.low, len(row.singly.incidents) if row.singly else None) for row in rows} == {
        (("B",), 3, 1),
        (("A.MIL",), 4, 0),
    }


counts = st.builds(
    Count,
    source=st.sampled_from(["A", "B"]),
    unit=st.sampled_from(["violations", "shots"]),
    low=st.integers(0, 9),
    high=st.integers(9, 20),
    period=st.builds(day, st.integers(1, 9)),
    area=st.sampled_from([frozenset({"north"}), frozenset({"south"})]),
    claims=st.builds(lambda n: (f"c{n}",), st.integers(0, 99)),
)


@given(counts, counts)
def test_only_one_sources_counts_of_one_unit_and_area_and_of_times_apart_are_added(one: Count, other: Count) -> None:
    same = (one.source, one.unit, one.area) == (other.source, other.unit, other.area)
    assert addable(one, other) == (same and one.period != other.period)
    assert addable(one, other) == addable(other, one)


@given(st.lists(counts, max_size=6))
def test_a_sum_holds_no_claim_of_another_source_and_loses_none(told_counts: list[Count]) -> None:
    sums = added(told_counts)
    assert {c for each in sums for c in each.claims} == {c for each in told_counts for c in each.claims}
    assert added(reversed(told_counts)) == sums


def test_figures_of_open_periods_are_never_added() -> None:
    one = Count(source="A", unit="u", low=1, high=1, period=Moment(), area=frozenset(), claims=("a",))
    assert not addable(one, replace(one, period=day(1), claims=("b",)))
