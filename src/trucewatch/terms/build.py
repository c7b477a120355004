"""From the entries of a file to the nouns of the model, and a term back to the record that it was written as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trucewatch.model import (
    Amendment,
    Change,
    Due,
    Evidence,
    Party,
    ReadingOf,
    Term,
    Variant,
    Window,
    Zone,
)
from trucewatch.model.moment import bound_text
from trucewatch.terms.schema import (
    AmendmentFile,
    EvidenceFile,
    PartyFile,
    ReadingFile,
    VariantFile,
    WindowFile,
    ZoneFile,
)
from trucewatch.terms.schema_term import EXTRA_MEMBERS, TermFile
from trucewatch.terms.written_values import OPEN, UNSTATED

Record = dict[str, Any]


def party_of(code: str, entry: PartyFile) -> Party:
    """The party of one entry of ``parties``."""
    answers = entry.answers_for
    return Party(
        code=code,
        name=entry.name,
        role=entry.role,
        answers_for=answers.party if answers else None,
        contested=bool(answers and answers.contested),
    )


def zone_of_entry(zone_id: str, entry: ZoneFile, geometry: Mapping[str, Any] | None) -> Zone:
    """The zone of one entry of ``zones``."""
    return Zone(
        id=zone_id,
        geometry=geometry,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        edge_m=entry.edge_m,
        buffer_km=entry.buffer_km,
        union=entry.union,
        minus=entry.minus,
        names=entry.names,
        note=entry.note or "",
    )


def variant_of(entry: VariantFile) -> Variant:
    """The variant of one entry of ``variants``."""
    return Variant(id=entry.id, source=entry.source, refused=entry.refused, why=entry.why, marks=entry.marks)


def amendment_of(entry: AmendmentFile) -> Amendment:
    """The amendment of one entry of ``amendments``."""
    return Amendment(
        id=entry.id,
        kind=entry.kind,
        announced=entry.announced,
        effective=entry.effective,
        changes=tuple(Change(term=change.term, set=change.set) for change in entry.change),
        announced_by=entry.by.announced_by if entry.by else None,
        note=entry.note or (entry.by.note if entry.by else None) or "",
        status=entry.terms,
    )


def term_of(entry: TermFile, line: int = 0) -> Term:
    """The term of one entry of ``terms``; ``line`` is where the file has it."""
    return Term(
        id=entry.id,
        point=entry.point,
        text=entry.text,
        modality=entry.modality,
        bearer=None if entry.bearer == (UNSTATED,) else entry.bearer,
        acts=entry.act,
        window=_window(entry.window, entry.while_),
        counterparty=entry.counterparty,
        zone=entry.zone,
        evidence=_evidence(entry.evidence),
        readings=tuple(_reading(reading) for reading in entry.readings),
        quote=entry.quote,
        note=entry.note or "",
        extra=_extra(entry),
        line=line,
        source=entry.source,
        variant=entry.variant,
    )


def _window(entry: WindowFile, while_term: str | None) -> Window:
    return Window(start=entry.from_, until=entry.until, due=_due(entry), while_term=while_term or entry.while_)


def _due(entry: WindowFile) -> Due | None:
    if entry.due is None:
        return None
    if isinstance(entry.due, str):
        return Due(unstated=True)
    if entry.due_reading is None:
        return Due(at=entry.due)
    reading = entry.due_reading
    return Due(at=entry.due, chosen=reading.chosen, also=reading.also, why=reading.why or "")


def _evidence(entry: EvidenceFile) -> Evidence:
    return Evidence(breach=entry.breach, kept=entry.kept, attribution=entry.attribution)


def _reading(entry: ReadingFile) -> ReadingOf:
    return ReadingOf(id=entry.id, held_by=entry.held_by, why=entry.why or "", set=entry.set)


def _extra(entry: TermFile) -> Record:
    dumped = entry.model_dump(mode="json", by_alias=True, exclude_none=True, include=set(EXTRA_MEMBERS))
    extra = {name: _without_empty(dumped[name]) for name in EXTRA_MEMBERS if dumped.get(name)}
    return extra | ({"window_note": entry.window.note} if entry.window.note else {})


def term_record(term: Term) -> Record:
    """The term as one entry of ``terms``, in the form that the schema reads; empty members are left out."""
    extra = dict(term.extra)
    record: Record = {
        "id": term.id,
        "point": term.point,
        "text": term.text,
        "quote": term.quote,
        "modality": str(term.modality),
        "bearer": UNSTATED if term.bearer is None else list(term.bearer),
        "counterparty": list(term.counterparty),
        "act": list(term.acts),
        "zone": term.zone,
        "window": _window_record(term.window, extra.pop("window_note", None)),
        "evidence": _evidence_record(term.evidence),
        "readings": [_reading_record(reading) for reading in term.readings],
        "note": term.note or None,
        "source": term.source,
        "variant": term.variant,
        **extra,
    }
    return _filled(record)


def _filled(record: Record) -> Record:
    return {key: value for key, value in record.items() if not _empty(value)}


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple | dict) and not value)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled({key: _without_empty(each) for key, each in value.items()})
    return [_without_empty(each) for each in value] if isinstance(value, list | tuple) else value


def _window_record(window: Window, note: str | None) -> Record:
    record = {
        "from": bound_text(window.start),
        "until": bound_text(window.until) if window.until or window.due else OPEN,
        "while": window.while_term,
        "note": note,
    }
    return _filled(record | (_due_record(window.due) if window.due else {}))


def _due_record(due: Due) -> Record:
    if due.unstated:
        return {"due": UNSTATED}
    reading = _filled({"chosen": str(due.chosen), "also": [str(edge) for edge in due.also], "why": due.why or None})
    return {"due": bound_text(due.at), "due_reading": reading}


def _evidence_record(evidence: Evidence) -> Record:
    members = {"breach": evidence.breach, "kept": evidence.kept, "attribution": evidence.attribution}
    return {name: [str(proof) for proof in proofs] for name, proofs in members.items() if proofs}


def _reading_record(reading: ReadingOf) -> Record:
    return _filled(
        {"id": reading.id, "held_by": list(reading.held_by), "why": reading.why or None, "set": dict(reading.set)}
    )
