"""Whatever order reports come in, and whatever else is reported, a finding stays what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assess import assess, cut_known
from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    DayEdge,
    Deontic,
    Due,
    Evidence,
    FileStatus,
    Finding,
    Modality,
    Moment,
    Outcome,
    Party,
    Place,
    Polarity,
    Precision,
    Proof,
    Quantity,
    Source,
    Span,
    Term,
    Voice,
    Window,
    Zone,
)
from trucewatch.reconcile import reconcile

START = datetime(2021, 3, 1, 6, tzinfo=UTC)
ABOUT = datetime(2021, 3, 6, tzinfo=UTC)
INSIDE, OUTSIDE, NOWHERE = (
    Place(text="inside", id="in"),
    Place(text="outside", id="out", lat=10.0, lon=10.0, radius_km=1.0),
    Place(text="nowhere"),
)
SQUARE = {"type": "Polygon", "coordinates": [[[45, 39], [47, 39], [47, 41], [45, 41], [45, 39]]]}
AGREEMENT = Agreement(
    id="truce",
    title="A truce",
    signed=date(2021, 2, 28),
    timezone="UTC",
    status=FileStatus.TEST,
    parties=(
        Party(code="AAA", name="A", role="party"),
        Party(code="BBB", name="B", role="party"),
        Party(code="MISSION", name="the mission", role="monitor"),
    ),
    zones=(Zone(id="zone", geometry=SQUARE, names=("in",)),),
    terms=(
        Term(
            id="fire",
            point="1",
            text="No fire.",
            modality=Deontic.PROHIBITION,
            bearer=("AAA", "BBB"),
            acts=("fire",),
            zone="zone",
            window=Window(start=START),
            evidence=Evidence(breach=(Proof.CORROBORATED,)),
        ),
        Term(
            id="leave",
            point="2",
            text="They leave.",
            modality=Deontic.OBLIGATION,
            bearer=("AAA",),
            counterparty=("BBB",),
            acts=("withdrawal",),
            zone="zone",
            window=Window(start=START, due=Due(at=date(2021, 3, 4), also=(DayEdge.START_OF_DAY,))),
        ),
    ),
)


def _day(number: int) -> Moment:
    when = date(2021, 3, 1) + timedelta(days=number)
    return Moment(start=when, end=when, precision=Precision.DAY, zone="UTC")


def _instant(quarter: int) -> Moment:
    when = datetime(2021, 3, 1, tzinfo=UTC) + timedelta(minutes=15 * quarter)
    return Moment(start=when, end=when, precision=Precision.MINUTE)


moments = st.one_of(st.integers(-1, 5).map(_day), st.integers(0, 96).map(_instant), st.just(Moment()))
codes = st.sampled_from(["AAA.MOD", "BBB.MIL", "CCC", "MISSION", "REUTERS", "AFP"])
counts = st.integers(0, 2).map(lambda number: (Quantity(of="violations", low=number, high=number),))


@st.composite
def claims(draw: st.DrawFn, acts: tuple[str, ...] = ("fire", "fire.indirect", "withdrawal", "tally")) -> Claim:
    return Claim(
        id="",
        document=draw(st.sampled_from(["doc-1", "doc-2", "doc-3"])),
        path="report.txt",
        source=Source(name="a paper"),
        published=draw(st.one_of(st.none(), st.integers(0, 5).map(_day))),
        spans=(Span(start=0, end=4, text="said"),),
        voices=tuple(Voice(name=code, actor=code) for code in draw(st.lists(codes, min_size=1, max_size=2))),
        act=draw(st.sampled_from(acts)),
        reported_as="said",
        initiator=tuple(Actor(text=code, actor=code) for code in draw(st.lists(codes, max_size=1))),
        place=tuple(draw(st.lists(st.sampled_from([INSIDE, OUTSIDE, NOWHERE]), max_size=1))),
        time=draw(moments),
        counts=draw(counts),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from([Modality.OCCURRED, Modality.ONGOING, Modality.PROMISED])),
    )


def _numbered(told: list[Claim]) -> list[Claim]:
    return [replace(claim, id=f"c{number:02}") for number, claim in enumerate(told)]


reports = st.lists(claims(), max_size=10).map(_numbered)
others = st.lists(claims(acts=("exercise", "sanction", "jamming")), max_size=4)


def judge(told: list[Claim], known: datetime | None = None) -> tuple[Finding, ...]:
    return assess(AGREEMENT, reconcile(cut_known(told, known)), told, about=ABOUT, known=known)


@settings(max_examples=40)
@given(reports, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_findings(told: list[Claim], random: Random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    assert judge(shuffled) == judge(told)


@settings(max_examples=40)
@given(reports, others)
def test_what_has_nothing_to_do_with_a_term_changes_nothing(told: list[Claim], unrelated: list[Claim]) -> None:
    added = [replace(claim, id=f"x{number}", document=f"other-{number}") for number, claim in enumerate(unrelated)]
    assert judge([*added, *told]) == judge(told)


@settings(max_examples=40)
@given(reports, st.integers(0, 6))
def test_what_was_published_later_changes_nothing(told: list[Claim], number: int) -> None:
    known = datetime(2021, 3, 1, tzinfo=UTC) + timedelta(days=number)
    later = [claim for claim in told if claim not in cut_known(told, known) and claim.published is not None]
    earlier = [claim for claim in told if claim not in later]
    assert judge(told, known) == judge(earlier, known)


@settings(max_examples=60)
@given(reports)
def test_no_prohibition_is_kept_and_no_silence_is_a_breach(told: list[Claim]) -> None:
    for finding in judge(told):
        if finding.term == "fire":
            kept = {Outcome.KEPT, Outcome.KEPT_LATE, Outcome.PARTLY_KEPT, Outcome.OVERDUE_UNKNOWN}
            assert finding.outcome not in kept
            assert finding.coverage is not None
        if finding.outcome is Outcome.BREACHED:
            assert finding.incidents_against
        if finding.outcome in (Outcome.KEPT, Outcome.KEPT_LATE, Outcome.PARTLY_KEPT):
            assert finding.incidents_for


@settings(max_examples=40)
@given(reports)
def test_no_incident_is_on_two_sides_of_a_duty_and_none_is_invented(told: list[Claim]) -> None:
    incidents = {incident.id for incident in reconcile(told)}
    for finding in judge(told):
        named = {*finding.incidents_against, *finding.incidents_for, *finding.incidents_open}
        assert named <= incidents
        assert not {*finding.incidents_open} & {*finding.incidents_for} or finding.term == "fire"


@settings(max_examples=40)
@given(reports)
def test_findings_rest_on_words_of_the_claims_given(told: list[Claim]) -> None:
    ids = {claim.id for claim in told}
    for finding in judge(told):
        assert {proof.claim for step in finding.steps for proof in step.proof} <= ids
