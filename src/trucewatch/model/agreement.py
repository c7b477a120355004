"""Agreements and terms: what was promised, by whom, where, and when. The format is `docs/reference/terms`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from trucewatch.model.moment import Bound, zone_of


class Deontic(StrEnum):
    """What a term does to its bearer."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    POWER = "power"


class FileStatus(StrEnum):
    """The review state of a terms file, not of the agreement."""

    DRAFT = "draft"
    TEST = "test"
    STABLE = "stable"
    SUPERSEDED = "superseded"


class DayEdge(StrEnum):
    """How a bare due date is read: 'by' takes in the whole day, 'before' ends as the day begins."""

    END_OF_DAY = "end_of_day"
    START_OF_DAY = "start_of_day"


class Proof(StrEnum):
    """What a term asks of the evidence for one outcome: the least grade, or whose word counts."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    COUNTERPARTY = "counterparty"
    MONITOR = "monitor"
    ASSESSED = "assessed"
    ESTABLISHED = "established"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is bound (``party``, ``armed-formation``) and who only helps (``guarantor``, ``mediator``, ``monitor``).

    ``answers_for`` is the party that answers for this one; ``contested`` where that is disputed.
    """

    code: str
    name: str
    role: str
    answers_for: str | None = None
    contested: bool = False

    @property
    def bound(self) -> bool:
        """Whether the agreement binds it rather than lets it help."""
        return self.role in ("party", "armed-formation", "signatory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone of an agreement: GeoJSON geometry with its own validity and the width of its doubt.

    ``edge_m`` is how many metres to either side of the edge nothing can be told; ``buffer_km`` widens a line or an
    area. ``union`` and ``minus`` name other zones of the file. ``names`` are gazetteer ids or names that lie wholly
    inside, for places that have a name and no usable point.
    """

    id: str
    geometry: Mapping[str, Any] | None = field(default=None, hash=False)
    valid_from: Bound | None = None
    valid_to: Bound | None = None
    edge_m: float = 0.0
    buffer_km: float = 0.0
    union: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline; ``chosen`` is how a bare date is read, ``also`` the other readings held, ``why`` the reason.

    ``unstated`` is a deadline that the text does not give: such a duty is never overdue.
    """

    at: Bound | None = None
    unstated: bool = False
    chosen: DayEdge = DayEdge.END_OF_DAY
    also: tuple[DayEdge, ...] = ()
    why: str = ""

    def instant(self, timezone: str, edge: DayEdge | None = None) -> datetime | None:
        """The last instant that is still in time, exclusive, under a reading; None where it is unstated."""
        if self.at is None or isinstance(self.at, datetime):
            return self.at
        return day_edge(self.at, timezone, edge or self.chosen)


def day_edge(day: date, timezone: str, edge: DayEdge) -> datetime:
    """The instant at which a day begins or has ended in a zone."""
    start = day if edge is DayEdge.START_OF_DAY else day + timedelta(days=1)
    return datetime.combine(start, time.min, zone_of(timezone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a term counts. ``until`` is an aware instant, or None for an open end that the file states as ``open``."""

    start: datetime | None = None
    until: datetime | None = None
    due: Due | None = None
    while_term: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the term asks for before an outcome is pronounced; empty means the grade is only shown."""

    breach: tuple[Proof, ...] = ()
    kept: tuple[Proof, ...] = ()
    attribution: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOf:
    """A reading of a term that somebody holds: ``set`` changes members of the term, by dotted path."""

    id: str
    held_by: tuple[str, ...] = ()
    why: str = ""
    set: Mapping[str, Any] = field(default_factory=dict, hash=False)


class StatusChange(StrEnum):
    """What an instrument does to a whole term rather than to one of its members."""

    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    TERMINATION = "termination"
    SUPERSESSION = "supersession"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEvent:
    """A suspension, resumption, termination, supersession or notice that touches a term, from ``effective`` on."""

    kind: StatusChange
    effective: datetime
    announced: datetime
    amendment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term. ``bearer`` None means that the text does not say who. ``acts`` are ids or families of the vocabulary.

    ``text`` is a paraphrase of ours, ``quote`` may hold the official words. ``extra`` keeps further members of the
    format by their name (quantity, distance, concurrent, requires, exceptions, progress …) as checked plain data.
    ``original`` is the term before any amendment, ``amended_by`` the amendments that made it what it is, ``status``
    what suspends or ends it; all three are filled by `trucewatch.terms.as_known`.
    """

    id: str
    point: str
    text: str
    modality: Deontic
    bearer: tuple[str, ...] | None
    acts: tuple[str, ...]
    window: Window
    counterparty: tuple[str, ...] = ()
    zone: str | None = None
    evidence: Evidence = Evidence()
    readings: tuple[ReadingOf, ...] = ()
    quote: str | None = None
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    line: int = 0
    source: str | None = None
    variant: str | None = None
    original: Term | None = None
    amended_by: tuple[str, ...] = ()
    status: tuple[StatusEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that an amendment makes to a term: new values by dotted path (``window.due``)."""

    term: str
    set: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """``announced`` is when it could be known, ``effective`` when it counts.

    ``status`` lists terms that it suspends, resumes, ends or gives notice on, where ``kind`` is a `StatusChange`.
    """

    id: str
    kind: str
    announced: datetime
    effective: datetime
    changes: tuple[Change, ...]
    announced_by: str | None = None
    note: str = ""
    status: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A text of the agreement: language, whether official, reference, note."""

    key: str
    lang: str
    official: bool
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A text that circulated and is not the signed one; ``marks`` are words that only it contains.

    Where it is ``refused``, a term that rests on it or contains one of its marks is a fault, for the reason ``why``.
    """

    id: str
    source: str
    refused: bool
    why: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another agreement and what it is to this one (predecessor, successor, implements, supersedes …)."""

    id: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One instrument, as loaded. ``timezone`` is the IANA zone of every date in it without an offset."""

    id: str
    title: str
    signed: Bound
    timezone: str
    status: FileStatus
    parties: tuple[Party, ...]
    zones: tuple[Zone, ...]
    terms: tuple[Term, ...]
    amendments: tuple[Amendment, ...] = ()
    sources: tuple[SourceText, ...] = ()
    related: tuple[Related, ...] = ()
    variants: tuple[Variant, ...] = ()
    reviewed: str = ""
    note: str = ""
    names: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    digest: str = ""

    def term(self, term_id: str) -> Term:
        """The term of that id. Raises KeyError."""
        for term in self.terms:
            if term.id == term_id:
                return term
        raise KeyError(term_id)

    def has(self, term_id: str) -> bool:
        """Whether there is a term of that id."""
        return any(term.id == term_id for term in self.terms)

    def party(self, code: str) -> Party | None:
        """The party of that code, or None."""
        return next((party for party in self.parties if party.code == code), None)
