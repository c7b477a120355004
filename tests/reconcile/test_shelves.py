from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import Actor, Claim, Moment, Place, PlacePrecision, Precision, Source, Span, Voice
from trucewatch.reconcile.compare import compare, is_one_happening
from trucewatch.reconcile.facts import facts_of
from trucewatch.reconcile.happenings import packaged_happenings
from trucewatch.reconcile.shelves import Cluster, Shelves

TABLE = packaged_happenings()
START = datetime(2021, 3, 1, tzinfo=UTC)

numbers = st.integers(0, 3)
located = st.builds(
    lambda number, lat, lon, radius, precision, admin: Place(
        text=f"village {number}",
        id=f"xx:{number}",
        lat=lat,
        lon=lon,
        radius_km=radius,
        precision=precision,
        admin=admin,
    ),
    numbers,
    st.floats(-89.9, 89.9),
    st.one_of(st.floats(-180, 180), st.sampled_from([179.99, -179.99, 45.0, 45.01])),
    st.floats(0, 40),
    st.sampled_from(PlacePrecision),
    st.lists(numbers.map("xx:{}".format), max_size=1).map(tuple),
)
named = st.builds(lambda number: Place(text=f"the village {number}"), numbers)
near = st.builds(
    lambda lat, lon, radius: Place(text="a spot", lat=lat, lon=lon, radius_km=radius),
    st.floats(39.9, 40.1),
    st.floats(44.9, 45.1),
    st.floats(0, 10),
)


def _moment(first: int, length: int, *, dated: bool) -> Moment:
    start = START + timedelta(hours=first)
    return Moment(start=start if dated else None, end=start + timedelta(hours=length), precision=Precision.HOUR)


moments = st.builds(_moment, st.integers(0, 72), st.sampled_from([0, 1, 24, 24 * 30]), dated=st.booleans())
claims = st.builds(
    lambda name, act, places, moment, codes, voice: Claim(
        id=name,
        document=name,
        path="p",
        source=Source(),
        published=Moment(start=date(2021, 3, 5), end=date(2021, 3, 5), zone="UTC"),
        spans=(Span(start=0, end=1, text="x"),),
        voices=(Voice(name=voice, actor=voice),),
        act=act,
        reported_as=act,
        initiator=tuple(Actor(text=code, actor=code) for code in codes),
        place=tuple(places),
        time=moment,
    ),
    st.uuids(version=4).map(str),
    st.sampled_from(["fire", "fire.indirect", "strike.air", "withdrawal", "control.transfer"]),
    st.lists(st.one_of(located, named, near), max_size=2),
    moments,
    st.lists(st.sampled_from(["AAA", "BBB"]), max_size=1),
    st.sampled_from(["AAA", "AFP"]),
)


@settings(max_examples=300)
@given(claims, claims)
def test_no_two_claims_that_may_be_one_happening_miss_each_other(first: Claim, second: Claim) -> None:
    one, other = facts_of(first, TABLE), facts_of(second, TABLE)
    shelves, home = Shelves(), Cluster(number=0, members=[one])
    shelves.put(one, home)
    found = shelves.candidates(other)
    if is_one_happening(one, other, compare(one, other, TABLE)):
        assert found == [home]


def test_claims_of_one_day_at_two_ends_of_the_country_never_meet() -> None:
    places = [
        Place(text=name, id=name, lat=lat, lon=45.0, radius_km=2.0, precision=PlacePrecision.SETTLEMENT)
        for name, lat in (("north", 41.0), ("south", 39.0))
    ]
    moment = _moment(1, 1, dated=True)
    shelves = Shelves()
    for number, place in enumerate(places):
        claim = Claim(
            id=place.text,
            document=place.text,
            path="p",
            source=Source(),
            published=None,
            spans=(Span(start=0, end=1, text="x"),),
            voices=(),
            act="fire",
            reported_as="fire",
            place=(place,),
            time=moment,
        )
        facts = facts_of(claim, TABLE)
        assert shelves.candidates(facts) == []
        shelves.put(facts, Cluster(number=number, members=[facts]))
