"""Incidents and findings survive the way through JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from trucewatch.model import (
    Activation,
    Attribution,
    ByReading,
    Contradiction,
    Coverage,
    Finding,
    Grade,
    Incident,
    Moment,
    Origin,
    Outcome,
    Place,
    Precision,
    Proofspan,
    Quantity,
    Span,
    Step,
)
from trucewatch.model.record_of_finding import (
    finding_record,
    incident_record,
    read_finding,
    read_incident,
    read_step,
    step_record,
)

PROOF = Proofspan(claim="c1:1", document="sha256:1", span=Span(start=3, end=7, text="fire"))
STEPS = (
    Step(rule="act", text="Shots are told of.", outcome="fire", proof=(PROOF,)),
    Step(rule="silence", text="Nothing else.", outcome="none", absence="any other act"),
    Step(rule="activation", text="It counts.", outcome="in force", terms="p1:12"),
)
FINDING = Finding(
    id="f1:1", agreement="a", term="p1", bearer=None, about=datetime(2020, 12, 7, tzinfo=UTC), known=None,
    activation=Activation.IN_FORCE, outcome=Outcome.BREACHED, grade=Grade.VERIFIED, attribution=Attribution.NONE,
    reading="text", reading_sensitive=True, label="breach verified, attributed to nobody", steps=STEPS,
    readings=(ByReading(reading="text", outcome=Outcome.BREACHED, held_by=("AZE",), due=datetime(2020, 12, 1, tzinfo=UTC)),),
    due=datetime(2020, 12, 1, tzinfo=UTC), coverage=Coverage(days=3, days_reported=2, by_monitor=1, access_denied=0),
    incidents_against=("i1:1",), incidents_for=("i1:2",), incidents_open=("i1:3",), terms_digest="d",
)  # fmt: skip
INCIDENT = Incident(
    id="i1:1", claims=("c1:1", "c1:2"), act="clash", place=Place(text="Hadrut", id="nk:hadrut", lat=39.5, lon=47.0, radius_km=4.0),
    time=Moment(start=date(2020, 11, 28), end=date(2020, 11, 28), precision=Precision.DAY), initiators=("ARM.MIL",), targets=("AZE.MIL",),
    counts=(Quantity(of="wounded", low=1, high=None),),
    origins=(Origin(key="AZE.MOD", name="the ministry", actor="AZE.MOD", affirms=("c1:1",), denies=("c1:2",)),),
    contradictions=(Contradiction(attribute="initiator", sides=(("ARM", ("c1:1",)), ("AZE", ("c1:2",)))),),
)  # fmt: skip


def through_json(record: object) -> dict[str, object]:
    read: dict[str, object] = json.loads(json.dumps(record))
    return read


def test_a_finding_comes_back_as_it_went() -> None:
    assert read_finding(through_json(finding_record(FINDING))) == FINDING


@pytest.mark.parametrize("place", [INCIDENT.place, None])
def test_an_incident_comes_back_as_it_went(place: Place | None) -> None:
    incident = Incident(**{name: getattr(INCIDENT, name) for name in INCIDENT.__slots__} | {"place": place})
    assert read_incident(through_json(incident_record(incident))) == incident


@pytest.mark.parametrize("step", STEPS)
def test_a_step_holds_only_what_it_rests_on(step: Step) -> None:
    record = step_record(step)
    assert ("absence" in record, "terms" in record) == (step.absence is not None, step.terms is not None)
    assert read_step(record) == step


def test_a_step_that_rests_on_nothing_is_refused() -> None:
    with pytest.raises(TypeError, match="rests on nothing"):
        read_step({"rule": "act", "text": "", "outcome": "", "proof": []})
