from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import (
    Actor,
    Claim,
    Modality,
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

START = datetime(2021, 3, 1, tzinfo=UTC)
PLACES = [
    Place(text=f"village {n}", id=f"xx:{n}", lat=40.0 + n, lon=45.0, radius_km=3.0, precision=PlacePrecision.SETTLEMENT)
    for n in range(3)
]
ACTS = ["fire", "fire.indirect", "fire.small_arms", "harm", "withdrawal", "control.transfer", "talks", "tally"]

instants = st.integers(0, 3 * 24 * 4).map(lambda quarter: START + timedelta(minutes=15 * quarter))
days = st.integers(0, 3).map(lambda n: START.date() + timedelta(days=n))


def _exact(when: datetime) -> Moment:
    return Moment(start=when, end=when, precision=Precision.MINUTE)


def _whole_day(when: date) -> Moment:
    return Moment(start=when, end=when, precision=Precision.DAY, zone="Asia/Yerevan")


moments = st.one_of(
    instants.map(_exact),
    days.map(_whole_day),
    days.map(lambda when: Moment(end=when, precision=Precision.DAY)),
    st.just(Moment()),
)
codes = st.sampled_from(["AAA.MOD", "BBB", "BBB.MIL", "REUTERS", "OSCE-SMM"])
voices = st.lists(st.sampled_from(["REUTERS", "AFP", "AAA.MOD", "BBB.MOD", None]), min_size=1, max_size=2)
counts = st.lists(
    st.builds(Quantity, of=st.sampled_from(["killed", "violations"]), low=st.integers(0, 3), high=st.none()), max_size=1
)


@st.composite
def claims(draw: st.DrawFn, places: tuple[Place, ...] = tuple(PLACES)) -> Claim:
    named = draw(voices)
    return Claim(
        id="",
        document=draw(st.sampled_from(["doc-1", "doc-2", "doc-3", "doc-4"])),
        path="report.txt",
        source=Source(name="a paper"),
        published=_whole_day(START.date() + timedelta(days=4)),
        spans=(Span(start=0, end=4, text="said"),),
        voices=tuple(Voice(name=code or "it is said", actor=code) for code in named),
        act=draw(st.sampled_from(ACTS)),
        reported_as="said",
        initiator=tuple(Actor(text=code, actor=code) for code in draw(st.lists(codes, max_size=2))),
        place=tuple(draw(st.lists(st.sampled_from(places), max_size=2, unique=True))),
        time=draw(moments),
        counts=tuple(draw(counts)),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from([Modality.OCCURRED, Modality.ONGOING, Modality.PROMISED, Modality.FEARED])),
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Claim]:
    told = draw(st.lists(claims(), max_size=12))
    return [replace(claim, id=f"c{number:02}") for number, claim in enumerate(told)]


@settings(max_examples=40)
@given(reports(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_incidents(told: list[Claim], random: Random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(told)


@settings(max_examples=40)
@given(reports())
def test_a_claim_read_twice_changes_nothing(told: list[Claim]) -> None:
    assert reconcile([*told, *told]) == reconcile(told)


@settings(max_examples=40)
@given(reports())
def test_every_claim_is_in_exactly_one_incident(told: list[Claim]) -> None:
    members = [claim for incident in reconcile(told) for claim in incident.claims]
    assert sorted(members) == [claim.id for claim in told]


@settings(max_examples=40)
@given(reports())
def test_counts_promises_and_happenings_are_never_mixed(told: list[Claim]) -> None:
    by_id = {claim.id: claim for claim in told}
    for incident in reconcile(told):
        members = [by_id[claim] for claim in incident.claims]
        assert len({claim.act == "tally" for claim in members}) == 1
        assert len({claim.modality.real for claim in members}) == 1


@settings(max_examples=40)
@given(reports())
def test_every_member_is_counted_in_exactly_one_origin(told: list[Claim]) -> None:
    for incident in reconcile(told):
        counted = [claim for origin in incident.origins for claim in (*origin.affirms, *origin.denies)]
        assert sorted(counted) == list(incident.claims)


@settings(max_examples=40)
@given(reports(), st.lists(st.sampled_from(["exercise", "sanction", "jamming"]), max_size=4))
def test_claims_of_other_happenings_change_nothing(told: list[Claim], others: list[str]) -> None:
    unrelated = [replace(_other(act), id=f"x{number}") for number, act in enumerate(others)]
    before = reconcile(told)
    after = reconcile([*unrelated, *told])
    assert [incident for incident in after if not incident.claims[0].startswith("x")] == list(before)


def _other(act: str) -> Claim:
    return Claim(
        id="",
        document="doc-9",
        path="report.txt",
        source=Source(name="a paper"),
        published=_whole_day(START.date()),
        spans=(Span(start=0, end=4, text="said"),),
        voices=(Voice(name="a paper"),),
        act=act,
        reported_as=act,
        place=(PLACES[0],),
        time=_whole_day(START.date()),
    )
