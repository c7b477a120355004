"""To know less of a time or a place never makes "cannot tell" a "no", and no denial removes a charge."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assess.spell import spell_of
from trucewatch.model import Activation, Claim, Modality, Moment, Outcome, Polarity, Precision, Truth

spec = importlib.util.spec_from_file_location("arrival", Path(__file__).with_name("test_order_of_arrival.py"))
arrival = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
spec.loader.exec_module(arrival)
FIRST = date(2021, 2, 25)
TELLING = {Outcome.BREACHED, Outcome.DISPUTED, Outcome.UNKNOWN}

days = st.integers(0, 12).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def widened(draw: st.DrawFn) -> tuple[Moment, Moment]:
    """A moment, and one whose bounds lie farther apart or are open."""
    start, end = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    earlier = draw(st.one_of(st.none(), st.integers(0, 5).map(lambda number: start - timedelta(days=number))))
    later = draw(st.one_of(st.none(), st.integers(0, 5).map(lambda number: end + timedelta(days=number))))
    exact = Moment(start=start, end=end, precision=Precision.DAY, zone="UTC")
    return exact, replace(exact, start=earlier, end=later)


def answer(claim: Claim, start: datetime, until: datetime) -> Truth:
    def in_force(instant: datetime) -> Activation:
        if instant < start:
            return Activation.INACTIVE
        return Activation.EXPIRED if instant >= until else Activation.IN_FORCE

    spell = spell_of(claim)
    return spell.within(in_force, arrival.ABOUT) & spell.begun_by(arrival.ABOUT)


@settings(max_examples=200)
@given(arrival.claims(acts=("fire",)), widened(), days, st.integers(1, 6))
def test_a_wider_time_never_turns_cannot_tell_into_no(
    claim: Claim, moments: tuple[Moment, Moment], start: date, length: int
) -> None:
    # What goes on without a stated time goes on at its publication, and nothing is told before it happened: both
    # bound an open time, and so are left aside.
    claim = replace(claim, modality=Modality.OCCURRED, published=None)
    begun = datetime(start.year, start.month, start.day, tzinfo=UTC)
    exact, wide = (answer(replace(claim, time=time), begun, begun + timedelta(days=length)) for time in moments)
    if exact is not Truth.NO:
        assert wide is not Truth.NO


@settings(max_examples=60)
@given(arrival.reports, st.data())
def test_a_wider_place_never_turns_cannot_tell_into_no(told: list[Claim], data: st.DataObject) -> None:
    firing = [claim for claim in told if claim.act.startswith("fire") and claim.place == (arrival.INSIDE,)]
    if not firing:
        return
    claim = data.draw(st.sampled_from(firing))
    wide = [replace(claim, place=(arrival.NOWHERE,))]
    for before, after in zip(arrival.judge([claim]), arrival.judge(wide), strict=True):
        if before.term == "fire" and before.outcome in TELLING:
            assert after.outcome in TELLING


@settings(max_examples=60)
@given(arrival.reports, arrival.claims(acts=("fire", "fire.indirect", "ceasefire.observed")))
def test_a_denial_never_removes_a_charge(told: list[Claim], denial: Claim) -> None:
    denied = replace(denial, id="denial", document="denial", polarity=Polarity.DENIED)
    after = arrival.judge([*told, denied])
    for one, other in zip(arrival.judge(told), after, strict=True):
        if one.term == "fire" and one.outcome in TELLING:
            assert other.outcome in TELLING, (one.bearer, one.outcome, other.outcome)


@settings(max_examples=60)
@given(arrival.reports)
def test_silence_keeps_no_ban_and_breaches_no_duty(told: list[Claim]) -> None:
    silent = [claim for claim in told if not claim.act.startswith(("fire", "withdrawal", "tally"))]
    for finding in arrival.judge(silent):
        ban = finding.term == "fire"
        assert finding.outcome is (Outcome.NO_BREACH_FOUND if ban else Outcome.OVERDUE_UNKNOWN)
