"""What changed in law between two versions of an agreement: parties, zones, terms, amendments and readings, not lines.

Each side is the agreement as it was loaded, so that order, comments, quoting and short forms make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.model import Agreement, Amendment, Party, Zone
from trucewatch.model.moment import bound_text
from trucewatch.terms.build import term_record

Record = Mapping[str, Any]


class LegalChange(StrEnum):
    """What became of a part of the agreement."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDifference:
    """One change: ``part`` (agreement, party, zone, term, reading, amendment) and its ``id``.

    ``member`` is a dotted path where one member changed, with what it was (``before``) and is (``after``); None is
    what was not there. A list counts as a set: ``before`` and ``after`` are what left it and what joined it.
    """

    part: str
    id: str
    change: LegalChange
    member: str = ""
    before: Any = None
    after: Any = None

    @property
    def sentence(self) -> str:
        """The change as one line of English."""
        what = f"{self.part} {self.id}"
        if self.change is not LegalChange.CHANGED:
            summary = self.after if self.change is LegalChange.ADDED else self.before
            return f"{what} {self.change}{f': {summary}' if summary else ''}"
        return f"{what}: {_in_words(self.member, self.before, self.after)}"


NAMES = {
    "window.due": "deadline", "window.from": "beginning", "window.until": "end", "window.while": "condition",
    "window.due_reading.chosen": "reading of the deadline", "act": "acts", "valid_from": "validity from",
    "valid_to": "validity to", "edge_m": "doubt at the edge in metres", "buffer_km": "buffer in kilometres",
}  # fmt: skip


def _in_words(member: str, before: Any, after: Any) -> str:
    name = NAMES.get(member, member)
    if isinstance(before, tuple) and isinstance(after, tuple):
        gone = f"{name} removed: {', '.join(map(_shown, before))}" if before else ""
        new = f"{name} added: {', '.join(map(_shown, after))}" if after else ""
        return "; ".join(filter(None, [new, gone]))
    if before is None:
        return f"{name} added: {_shown(after)}"
    if after is None:
        return f"{name} removed, was {_shown(before)}"
    if member == "modality":
        return f"{before} became {after}"
    verb = "moved" if member in ("window.due", "window.from", "window.until") else "changed"
    return f"{name} {verb} from {_shown(before)} to {_shown(after)}"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_shown(each)}" for key, each in value.items())
    return ", ".join(map(_shown, value)) if isinstance(value, list | tuple) else str(value)


def legal_differences(before: Agreement, after: Agreement) -> tuple[LegalDifference, ...]:
    """What changed from one version to the other: the head, then parties, zones, terms with readings, amendments."""
    return (
        *_members("agreement", after.id, _head(before), _head(after)),
        *_parts("party", {each.code: _party(each) for each in before.parties}, _parties(after), "name"),
        *_parts("zone", _zones(before), _zones(after), "note"),
        *_parts("term", _terms(before), _terms(after), "text"),
        *_parts("reading", _readings(before), _readings(after), "why"),
        *_parts("amendment", _amendments(before), _amendments(after), "kind"),
    )


def _parts(
    part: str, before: Mapping[str, Record], after: Mapping[str, Record], summary: str
) -> Iterator[LegalDifference]:
    for name in dict.fromkeys((*before, *after)):
        if name not in after:
            was = before[name].get(summary)
            yield LegalDifference(part=part, id=name, change=LegalChange.REMOVED, before=was)
        elif name not in before:
            yield LegalDifference(part=part, id=name, change=LegalChange.ADDED, after=after[name].get(summary))
        else:
            yield from _members(part, name, before[name], after[name])


def _members(part: str, name: str, before: Any, after: Any, path: str = "") -> Iterator[LegalDifference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping) and path != "geometry":
        for key in dict.fromkeys((*before, *after)):
            inner = f"{path}.{key}" if path else str(key)
            yield from _members(part, name, before.get(key), after.get(key), inner)
        return
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        before, after = (
            tuple(each for each in before if each not in after),
            tuple(each for each in after if each not in before),
        )
        if not before and not after:
            return  # only the order, which says nothing
    if path == "geometry":
        before, after = ("drawn" if before else None), ("drawn otherwise" if before and after else after and "drawn")
    yield LegalDifference(part=part, id=name, change=LegalChange.CHANGED, member=path, before=before, after=after)


def _head(agreement: Agreement) -> Record:
    return {
        "id": agreement.id,
        "title": agreement.title,
        "signed": bound_text(agreement.signed),
        "timezone": agreement.timezone,
        "status": str(agreement.status),
        "related": [f"{each.relation} {each.id}" for each in agreement.related],
        "sources": [source.key for source in agreement.sources],
    }


def _party(party: Party) -> Record:
    return {"name": party.name, "role": party.role, "answers_for": party.answers_for, "contested": party.contested}


def _parties(agreement: Agreement) -> Mapping[str, Record]:
    return {each.code: _party(each) for each in agreement.parties}


def _zones(agreement: Agreement) -> Mapping[str, Record]:
    return {each.id: _zone(each) for each in agreement.zones}


def _zone(zone: Zone) -> Record:
    members = {key: value for key, value in asdict(zone).items() if key != "id" and value not in ("", ())}
    return {key: bound_text(value) if isinstance(value, date) else value for key, value in members.items()}


def _terms(agreement: Agreement) -> Mapping[str, Record]:
    return {
        term.id: {key: value for key, value in term_record(term).items() if key not in ("id", "readings")}
        | ({"status": [f"{event.kind} by {event.amendment}" for event in term.status]} if term.status else {})
        for term in agreement.terms
    }


def _readings(agreement: Agreement) -> Mapping[str, Record]:
    return {
        f"{reading.id} of {term.id}": {"held_by": reading.held_by, "why": reading.why or None, "set": reading.set}
        for term in agreement.terms
        for reading in term.readings
    }


def _amendments(agreement: Agreement) -> Mapping[str, Record]:
    return {each.id: _amendment(each) for each in agreement.amendments}


def _amendment(amendment: Amendment) -> Record:
    return {
        "kind": amendment.kind,
        "announced": bound_text(amendment.announced),
        "effective": bound_text(amendment.effective),
        "announced_by": amendment.announced_by,
        "change": {change.term: change.set for change in amendment.changes},
        "terms": amendment.status,
        "note": amendment.note or None,
    }
