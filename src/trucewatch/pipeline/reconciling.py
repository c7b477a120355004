"""Reconciling a ledger: the incidents of today, and a record of what has become of those of before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch import __version__
from trucewatch.ledger import Kind, Ledger, NewEntry
from trucewatch.ledger.content import read_judgement
from trucewatch.model.incident import Incident, incident_id
from trucewatch.model.judgement import Judgement
from trucewatch.model.lineage import Stage
from trucewatch.model.record_of_lineage import read_stage, stage_record
from trucewatch.pipeline.inquiry import holdings_of, home_zone
from trucewatch.pipeline.judgements import begins, the_one
from trucewatch.pipeline.judging import incidents_of
from trucewatch.reconcile.lineage import stages

ENGINE = f"trucewatch {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The incidents of today, and the stages that were recorded because members changed."""

    incidents: tuple[Incident, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A stage with the instant at which the ledger recorded it."""

    at: str
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The recorded stages of an incident in the order of time, and what its id stands for today (nothing: every claim
    of it is gone)."""

    incident: str
    stages: tuple[Recorded, ...]
    today: tuple[str, ...]


def reconcile_ledger(ledger: Ledger, at: datetime) -> Reconciled:
    """Reconcile all claims of a ledger, and record each incident whose members are others than recorded before."""
    incidents = incidents_of_ledger(ledger)
    now = {incident.id: incident.claims for incident in incidents}
    found = stages(members_recorded(ledger), now, _judged_since(ledger))
    ledger.record([_entry(stage) for stage in found], at)
    return Reconciled(incidents=incidents, stages=found)


def members_recorded(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """The claims of each incident as the ledger has them now, dissolved ones left out."""
    newest = {stage.incident: stage.claims for stage in (each.stage for each in _recorded(ledger))}
    return {incident: claims for incident, claims in newest.items() if claims}


def life(ledger: Ledger, prefix: str) -> Life:
    """The life of the one incident whose id, of today or of before, begins so.

    Raises UsageError where the ledger knows none or more than one of that beginning.
    """
    lives: dict[str, list[Recorded]] = {}
    for each in _recorded(ledger):
        lives.setdefault(each.stage.incident, []).append(each)
    now = _members_now(ledger, lives, prefix)
    known = dict.fromkeys([*lives, *now, *(incident_id(claim) for claims in now.values() for claim in claims)])
    incident = the_one(prefix, known, "incident")
    told = tuple(lives.get(incident, ()))
    return Life(incident=incident, stages=told, today=_heirs(incident, told, now))


def _members_now(ledger: Ledger, lives: Iterable[str], prefix: str) -> dict[str, tuple[str, ...]]:
    """The incidents as recorded; where none of them is meant, as they would be recorded today."""
    if any(begins(incident, prefix) for incident in lives):
        return members_recorded(ledger)
    return {incident.id: incident.claims for incident in incidents_of_ledger(ledger)}


def _heirs(incident: str, told: Iterable[Recorded], now: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What an id stands for: itself, or those that have its claims now, the one with its founding claim first."""
    if incident in now:
        return (incident,)
    homes = {claim: one for one, claims in now.items() for claim in claims}
    founder = [claim for claim in homes if incident_id(claim) == incident]
    members = sorted({claim for each in told for claim in each.stage.claims})
    return tuple(dict.fromkeys(homes[claim] for claim in (*founder, *members) if claim in homes))


def incidents_of_ledger(ledger: Ledger) -> tuple[Incident, ...]:
    """The incidents that all claims of a ledger tell of today."""
    return incidents_of(holdings_of(ledger), home_zone(ledger))


def _recorded(ledger: Ledger) -> Iterator[Recorded]:
    for entry in ledger.entries(Kind.INCIDENT):
        yield Recorded(at=entry.recorded_at, stage=read_stage(json.loads(entry.content)))


def _judged_since(ledger: Ledger) -> Iterable[Judgement]:
    """The judgements recorded after the newest stage."""
    last = max((entry.seq for entry in ledger.entries(Kind.INCIDENT)), default=0)
    later = (entry for entry in ledger.entries(Kind.JUDGEMENT) if entry.seq > last)
    return [read_judgement(json.loads(entry.content)) for entry in later]


def _entry(stage: Stage) -> NewEntry:
    return NewEntry(kind=Kind.INCIDENT, id=stage.incident, content=stage_record(stage), engine=ENGINE)
