"""To know less of a time or a place never makes "cannot tell" a "no", and no denial removes a charge."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assess import assess
from trucewatch.model import (
    Actor,
    Attribution,
    Claim,
    Coverage,
    Deontic,
    Due,
    Grade,
    Modality,
    Moment,
    Outcome,
    Place,
    Polarity,
    Precision,
    Term,
    Window,
)
from trucewatch.reconcile import reconcile

spec = importlib.util.spec_from_file_location("arrival", Path(__file__).with_name("test_order_of_arrival.py"))
arrival = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
spec.loader.exec_module(arrival)
FIRST = date(2021, 2, 25)
TELLING = {Outcome.BREACHED, Outcome.DISPUTED, Outcome.UNKNOWN}

days = st.integers(0, 12).map(lambda number: FIRST + timedelta(days=number))


UNTIL = datetime(2021, 3, 5, tzinfo=UTC)
BAN, DUTY = arrival.AGREEMENT.terms
KINDS = {
    "a ban": BAN,
    "a ban with an end": replace(BAN, window=Window(start=arrival.START, until=UNTIL)),
    "a ban without a zone": replace(BAN, zone=None),
    "a ban in a zone of its time": replace(BAN, zone="late"),
    "a ceiling": replace(BAN, extra={"ceiling": {"incidents": 0, "within": "24 hours"}}),
    "a permission": replace(BAN, modality=Deontic.PERMISSION),
    "a power with an end": replace(BAN, modality=Deontic.POWER, window=Window(start=arrival.START, until=UNTIL)),
    "a duty": replace(DUTY, acts=("fire",)),
    "a duty by a clock": replace(DUTY, acts=("fire",), window=Window(start=arrival.START, due=Due(at=UNTIL))),
    "a duty without a day": replace(DUTY, acts=("fire",), window=Window(start=arrival.START)),
}
LATE = replace(arrival.AGREEMENT.zones[0], id="late", valid_from=arrival.START + timedelta(days=1))
NO_MORE = {Outcome.NO_BREACH_FOUND, Outcome.BREACHED, Outcome.KEPT_LATE}
"""What says no: not broken and not made use of; of a duty, not carried out or not in time."""


def judged(claim: Claim, term: Term) -> dict[str | None, Outcome]:
    """The outcome for each bearer of an agreement of this one term, by this one claim."""
    agreement = replace(arrival.AGREEMENT, zones=(*arrival.AGREEMENT.zones, LATE), terms=(term,))
    found = assess(agreement, reconcile([claim]), [claim], about=arrival.ABOUT)
    return {finding.bearer: finding.outcome for finding in found}


def says_no(outcome: Outcome, term: Term) -> bool:
    return outcome in NO_MORE and (outcome is Outcome.NO_BREACH_FOUND or term.modality is Deontic.OBLIGATION)


@st.composite
def widened(draw: st.DrawFn) -> tuple[Moment, Moment, Moment | None]:
    """A moment, one whose bounds lie farther apart or are open, and a publication that lies after what it tells of."""
    start, end = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    earlier = draw(st.one_of(st.none(), st.integers(0, 5).map(lambda number: start - timedelta(days=number))))
    later = draw(st.one_of(st.none(), st.integers(0, 5).map(lambda number: end + timedelta(days=number))))
    said = draw(st.one_of(st.none(), st.integers(0, 5).map(lambda number: end + timedelta(days=number))))
    exact = Moment(start=start, end=end, precision=Precision.DAY, zone="UTC")
    published = said and Moment(start=said, end=said, precision=Precision.DAY, zone="UTC")
    return exact, replace(exact, start=earlier, end=later), published


spots = st.builds(
    Place,
    text=st.sampled_from(["the ford", "inside"]),
    id=st.sampled_from([None, "in"]),
    lat=st.sampled_from([38.8, 39.0, 40.0]),
    lon=st.sampled_from([44.7, 45.0, 46.0]),
    radius_km=st.sampled_from([0.0, 1.0, 30.0]),
)


@st.composite
def blurred(draw: st.DrawFn) -> tuple[Place, Place]:
    """A place, and one of which less is known: a wider disc, no disc, no point, or no name that a zone lists."""
    place = draw(spots)
    radius = draw(st.one_of(st.none(), st.sampled_from([0.0, 5.0, 200.0]).map(lambda more: place.radius_km + more)))
    wide = replace(place, radius_km=radius)
    if draw(st.booleans()):
        wide = replace(wide, lat=None, lon=None, radius_km=None)
    # An id that lies inside goes before any drawing: it may be forgotten only together with the point.
    return place, wide


doers = st.sampled_from([(), (Actor(text="A", actor="AAA"),), (Actor(text="B", actor="BBB.MIL"),)])
firing = st.builds(
    lambda claim, doer: replace(claim, id="c", polarity=Polarity.AFFIRMED, place=(arrival.INSIDE,), initiator=doer),
    arrival.claims(acts=("fire", "fire.indirect")),
    doers,
)
states = st.sampled_from([Modality.OCCURRED, Modality.ONGOING])


@settings(max_examples=200)
@given(firing, states, widened(), st.sampled_from(sorted(KINDS)))
def test_a_wider_time_never_turns_an_answer_into_no(
    claim: Claim, state: Modality, moments: tuple[Moment, Moment, Moment | None], kind: str
) -> None:
    exact, wide, published = moments
    claim = replace(claim, modality=state, published=published)
    before, after = (judged(replace(claim, time=time), KINDS[kind]) for time in (exact, wide))
    for bearer, outcome in before.items():
        if not says_no(outcome, KINDS[kind]):
            assert not says_no(after[bearer], KINDS[kind]), (kind, bearer, outcome, after[bearer])


@settings(max_examples=150)
@given(firing, states, blurred(), st.sampled_from(sorted(KINDS)))
def test_a_wider_place_never_turns_an_answer_into_no(
    claim: Claim, state: Modality, places: tuple[Place, Place], kind: str
) -> None:
    claim = replace(claim, modality=state)
    before, after = (judged(replace(claim, place=(place,)), KINDS[kind]) for place in places)
    for bearer, outcome in before.items():
        if not says_no(outcome, KINDS[kind]):
            assert not says_no(after[bearer], KINDS[kind]), (kind, bearer, outcome, after[bearer])


@settings(max_examples=60)
@given(firing, blurred())
def test_a_wider_place_is_never_more_ground_of_the_zone_looked_at_for_certain(
    claim: Claim, places: tuple[Place, Place]
) -> None:
    exact, wide = (coverage_by([replace(claim, place=(place,))]) for place in places)
    assert wide.days_reported <= exact.days_reported


def coverage_by(told: list[Claim]) -> Coverage:
    (found,) = [one.coverage for one in arrival.judge(told) if one.term == "fire" and one.bearer is None]
    assert found is not None
    return found


@settings(max_examples=60)
@given(arrival.reports, arrival.claims(acts=("fire", "fire.indirect", "ceasefire.observed")))
def test_a_denial_never_removes_a_charge(told: list[Claim], denial: Claim) -> None:
    denied = replace(denial, id="denial", document="denial", polarity=Polarity.DENIED)
    after = arrival.judge([*told, denied])
    for one, other in zip(arrival.judge(told), after, strict=True):
        if one.term == "fire" and one.outcome in TELLING:
            assert other.outcome in TELLING, (one.bearer, one.outcome, other.outcome)


@settings(max_examples=100)
@given(arrival.reports, st.sampled_from(sorted(KINDS)), st.integers(-3, 60))
def test_silence_keeps_no_ban_breaches_no_duty_and_uses_no_permission(
    told: list[Claim], kind: str, days_on: int
) -> None:
    """Whatever is reported beside the act, at whatever moment, it says nothing of the act: not even denials do."""
    term = KINDS[kind]
    beside = [claim for claim in told if not claim.act.startswith("fire") and claim.act != "tally"]
    agreement = replace(arrival.AGREEMENT, zones=(*arrival.AGREEMENT.zones, LATE), terms=(term,))
    about = arrival.ABOUT + timedelta(days=days_on)
    for finding in assess(agreement, reconcile(beside), beside, about=about):
        duty = term.modality is Deontic.OBLIGATION
        due = term.window.due is not None and finding.due is not None
        expected = Outcome.NO_BREACH_FOUND
        if duty:
            passed = due and about >= finding.due
            expected = Outcome.OVERDUE_UNKNOWN if passed else Outcome.NOT_YET_DUE if due else Outcome.UNKNOWN
        assert finding.outcome is expected
        assert finding.grade is Grade.NONE
        assert finding.attribution is Attribution.NONE
        assert not (*finding.incidents_against, *finding.incidents_for, *finding.incidents_open)
        assert any(step.absence for step in finding.steps)


@settings(max_examples=60)
@given(arrival.reports, st.sampled_from(["a ban", "a ban without a zone", "a ceiling"]))
def test_what_nobody_reported_on_is_shown_as_days_and_silence(told: list[Claim], kind: str) -> None:
    agreement = replace(arrival.AGREEMENT, terms=(KINDS[kind],))
    for finding in assess(agreement, reconcile(told), told, about=arrival.ABOUT):
        seen = finding.coverage
        assert seen is not None
        assert 0 <= seen.by_monitor <= seen.days_reported <= seen.days
        assert seen.longest_silence <= seen.days - seen.days_reported
        assert (seen.longest_silence == 0) is (seen.days_reported == seen.days)
