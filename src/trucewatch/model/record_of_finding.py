"""Records of incidents and findings: plain JSON data and back, beside the claim record of `model.record`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trucewatch.model.finding import (
    Activation,
    Attribution,
    ByReading,
    Coverage,
    Finding,
    Grade,
    Instance,
    Outcome,
    Proofspan,
    Step,
)
from trucewatch.model.incident import Incident, Origin
from trucewatch.model.moment import bound_text
from trucewatch.model.record import (
    Record,
    moment_record,
    place_record,
    quantity_record,
    read_moment,
    read_place,
    read_quantity,
    read_span,
    span_record,
)
from trucewatch.model.record_of_attributes import (
    attribute_record,
    contradiction_record,
    figure_record,
    read_attribute,
    read_contradiction,
    read_figure,
)


def origin_record(origin: Origin) -> Record:
    """One root of attribution with the claims in which it affirms and denies."""
    return {
        "key": origin.key,
        "name": origin.name,
        "actor": origin.actor,
        "affirms": list(origin.affirms),
        "denies": list(origin.denies),
        "root": origin.root,
    }


def read_origin(record: Mapping[str, Any]) -> Origin:
    """The reverse of `origin_record`."""
    return Origin(
        key=record["key"],
        name=record["name"],
        actor=record.get("actor"),
        affirms=tuple(record["affirms"]),
        denies=tuple(record["denies"]),
        root=record.get("root", ""),
    )


def incident_record(incident: Incident) -> Record:
    """One incident as one JSON object; ``place`` is null where no affirming claim has one."""
    return {
        "incident": incident.id,
        "claims": list(incident.claims),
        "act": incident.act,
        "place": place_record(incident.place) if incident.place else None,
        "time": moment_record(incident.time),
        "initiators": list(incident.initiators),
        "targets": list(incident.targets),
        "counts": [quantity_record(quantity) for quantity in incident.counts],
        "origins": [origin_record(origin) for origin in incident.origins],
        "independent_origins": incident.independent,
        "contradictions": [contradiction_record(item) for item in incident.contradictions],
        "attributes": [attribute_record(attribute) for attribute in incident.attributes],
        "figures": [figure_record(figure) for figure in incident.figures],
    }


def read_incident(record: Mapping[str, Any]) -> Incident:
    """The reverse of `incident_record`. Raises KeyError or ValueError for a record out of form."""
    return Incident(
        id=record["incident"],
        claims=tuple(record["claims"]),
        act=record["act"],
        place=read_place(record["place"]) if record.get("place") else None,
        time=read_moment(record["time"]),
        initiators=tuple(record["initiators"]),
        targets=tuple(record["targets"]),
        counts=tuple(read_quantity(quantity) for quantity in record["counts"]),
        origins=tuple(read_origin(origin) for origin in record["origins"]),
        contradictions=tuple(read_contradiction(item) for item in record["contradictions"]),
        attributes=tuple(read_attribute(item) for item in record.get("attributes", ())),
        figures=tuple(read_figure(item) for item in record.get("figures", ())),
    )


def proof_record(proof: Proofspan) -> Record:
    """The claim, its document and the span's offsets and words."""
    return {"claim": proof.claim, "document": proof.document, "span": span_record(proof.span)}


def step_record(step: Step) -> Record:
    """One step; ``absence`` and ``terms`` only where the step rests on them."""
    record: Record = {"rule": step.rule, "text": step.text, "outcome": step.outcome}
    record["proof"] = [proof_record(proof) for proof in step.proof]
    if step.absence is not None:
        record["absence"] = step.absence
    if step.terms is not None:
        record["terms"] = step.terms
    return record


def read_step(record: Mapping[str, Any]) -> Step:
    """The reverse of `step_record`. Raises TypeError for a step that rests on nothing."""
    proof = (
        Proofspan(claim=item["claim"], document=item["document"], span=read_span(item["span"]))
        for item in record["proof"]
    )
    return Step(
        rule=record["rule"],
        text=record["text"],
        outcome=record["outcome"],
        proof=tuple(proof),
        absence=record.get("absence"),
        terms=record.get("terms"),
    )


def coverage_record(coverage: Coverage) -> Record:
    """The counts of days and the shares of area that a "no breach found" rests on."""
    return {
        "days": coverage.days,
        "days_reported": coverage.days_reported,
        "by_monitor": coverage.by_monitor,
        "access_denied": coverage.access_denied,
        "longest_silence": coverage.longest_silence,
        "area_ever": coverage.area_ever,
        "area_daily": coverage.area_daily,
        "note": coverage.note,
    }


def reading_record(by_reading: ByReading) -> Record:
    """The outcome under one reading, who holds it, and its due moment."""
    return {
        "reading": by_reading.reading,
        "outcome": str(by_reading.outcome),
        "held_by": list(by_reading.held_by),
        "due": bound_text(by_reading.due),
    }


def instance_record(instance: Instance) -> Record:
    """What became of one object, by its hash."""
    return {
        "object": instance.object,
        "outcome": str(instance.outcome),
        "grade": str(instance.grade),
        "incidents": list(instance.incidents),
    }


def finding_record(finding: Finding) -> Record:
    """One finding as one JSON object, its five fields and label first.

    ``progress`` and ``instances`` stand only where the term has levels or holds for each of several.
    """
    record = _plain_record(finding)
    if finding.progress is not None:
        record["progress"] = finding.progress
    if finding.instances:
        record["instances"] = [instance_record(instance) for instance in finding.instances]
    return record


def _plain_record(finding: Finding) -> Record:
    return {
        "finding": finding.id,
        "agreement": finding.agreement,
        "term": finding.term,
        "bearer": finding.bearer,
        "about": bound_text(finding.about),
        "known": bound_text(finding.known),
        "label": finding.label,
        "activation": str(finding.activation),
        "outcome": str(finding.outcome),
        "grade": str(finding.grade),
        "attribution": str(finding.attribution),
        "reading": finding.reading,
        "reading_sensitive": finding.reading_sensitive,
        "readings": [reading_record(by_reading) for by_reading in finding.readings],
        "due": bound_text(finding.due),
        "coverage": coverage_record(finding.coverage) if finding.coverage else None,
        "incidents_against": list(finding.incidents_against),
        "incidents_for": list(finding.incidents_for),
        "incidents_open": list(finding.incidents_open),
        "steps": [step_record(step) for step in finding.steps],
        "terms_digest": finding.terms_digest,
    }


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _read_reading(record: Mapping[str, Any]) -> ByReading:
    return ByReading(
        reading=record["reading"],
        outcome=Outcome(record["outcome"]),
        held_by=tuple(record["held_by"]),
        due=_instant(record.get("due")),
    )


def _read_instance(record: Mapping[str, Any]) -> Instance:
    return Instance(
        object=record["object"],
        outcome=Outcome(record["outcome"]),
        grade=Grade(record["grade"]),
        incidents=tuple(record["incidents"]),
    )


def read_finding(record: Mapping[str, Any]) -> Finding:
    """The reverse of `finding_record`. Raises KeyError, TypeError or ValueError for a record out of form."""
    coverage = record.get("coverage")
    return Finding(
        id=record["finding"],
        agreement=record["agreement"],
        term=record["term"],
        bearer=record.get("bearer"),
        about=datetime.fromisoformat(record["about"]),
        known=_instant(record.get("known")),
        label=record["label"],
        activation=Activation(record["activation"]),
        outcome=Outcome(record["outcome"]),
        grade=Grade(record["grade"]),
        attribution=Attribution(record["attribution"]),
        reading=record["reading"],
        reading_sensitive=record["reading_sensitive"],
        readings=tuple(_read_reading(item) for item in record["readings"]),
        due=_instant(record.get("due")),
        coverage=Coverage(**coverage) if coverage else None,
        incidents_against=tuple(record["incidents_against"]),
        incidents_for=tuple(record["incidents_for"]),
        incidents_open=tuple(record["incidents_open"]),
        steps=tuple(read_step(step) for step in record["steps"]),
        terms_digest=record["terms_digest"],
        progress=record.get("progress"),
        instances=tuple(_read_instance(item) for item in record.get("instances", ())),
    )
