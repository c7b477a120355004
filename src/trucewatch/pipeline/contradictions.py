"""Contradictions of a ledger: listed with who says what, assigned, and resolved by a person's recorded judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from trucewatch.ledger import Ledger
from trucewatch.model.errors import UsageError
from trucewatch.model.identity import canonical
from trucewatch.model.incident import Contradiction, Incident
from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.model.moment import bound_text
from trucewatch.model.record import Record
from trucewatch.model.record_of_attributes import contradiction_record
from trucewatch.pipeline.judgements import recorded, the_one
from trucewatch.pipeline.reconciling import incidents_of_ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A contradiction with its incident."""

    incident: Incident
    contradiction: Contradiction


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who says something of a contradiction, when, and why."""

    by: str
    at: datetime
    why: str


def contradictions_in(ledger: Ledger) -> Iterator[Differing]:
    """Every contradiction between the claims of a ledger, in order of the incidents' ids."""
    for incident in incidents_of_ledger(ledger):
        for contradiction in incident.contradictions:
            yield Differing(incident=incident, contradiction=contradiction)


def differing_record(each: Differing) -> Record:
    """A contradiction as one JSON object: its record, the origins of each side, and the incident in short."""
    incident, record = each.incident, contradiction_record(each.contradiction)
    for side in record["sides"]:
        side["origins"] = _origins(incident, side["claims"])
    return record | {
        "incident": incident.id,
        "act": incident.act,
        "place": incident.place.text if incident.place else None,
        "from": bound_text(incident.time.start),
        "to": bound_text(incident.time.end),
    }


def assign(ledger: Ledger, prefix: str, to: str, said: Said) -> Judgement:
    """Record who looks into a contradiction. Raises UsageError where the beginning of its id names none or several."""
    found = _one(ledger, prefix)
    return _record(ledger, found, Verdict.ASSIGN, {"to": to}, said)


def resolve(ledger: Ledger, prefix: str, side: str | None, said: Said) -> Judgement:
    """Record which side is right, by its words or their beginning; None: it cannot be settled.

    Raises UsageError where there is no such contradiction or side.
    """
    found = _one(ledger, prefix)
    value = None if side is None else _side(found, side)
    return _record(ledger, found, Verdict.RESOLVE, {"side": value}, said)


def _one(ledger: Ledger, prefix: str) -> Contradiction:
    known = {each.contradiction.id: each.contradiction for each in contradictions_in(ledger)}
    return known[the_one(prefix, known, "contradiction")]


def _side(contradiction: Contradiction, words: str) -> str:
    values = [value for value, _ in contradiction.sides]
    found = [value for value in values if value == words] or [value for value in values if value.startswith(words)]
    if len(found) != 1:
        raise UsageError(f"no one side of it begins with {words!r}", hint=f"its sides are {'; '.join(values)}")
    return found[0]


def _record(
    ledger: Ledger, found: Contradiction, verdict: Verdict, change: dict[str, str | None], said: Said
) -> Judgement:
    about = {"contradiction": found.id, "attribute": found.attribute, "of": found.of, "who": found.who}
    judgement = Judgement(
        id="",
        verdict=verdict,
        subjects=tuple(sorted(found.claims)),
        by=said.by,
        at=said.at,
        why=said.why,
        change=canonical(about | change),
    )
    return recorded(judgement, ledger)


def _origins(incident: Incident, claims: list[str]) -> list[str]:
    told = set(claims)
    heard = (each for each in incident.origins if told.intersection((*each.affirms, *each.denies)))
    return list(dict.fromkeys(each.actor or each.name or "unnamed" for each in heard))
