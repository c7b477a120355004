"""Findings: what follows from the words of an agreement and the claims known, with every step that led there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.model.document import Span


class Activation(StrEnum):
    """Whether the term counts at the moment asked about."""

    INACTIVE = "inactive"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"


class Outcome(StrEnum):
    """What became of the term for one bearer."""

    NOT_YET_DUE = "not_yet_due"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    PARTLY_KEPT = "partly_kept"
    BREACHED = "breached"
    OVERDUE_UNKNOWN = "overdue_unknown"
    NO_BREACH_FOUND = "no_breach_found"
    UNKNOWN = "unknown"
    DISPUTED = "disputed"


class Grade(StrEnum):
    """How well the outcome is supported, by independent origins."""

    NONE = "none"
    CLAIMED = "claimed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"

    @property
    def rank(self) -> int:
        """0 for none to 4 for verified."""
        return list(Grade).index(self)


class Attribution(StrEnum):
    """How far a breach is laid at somebody's door."""

    NONE = "none"
    ALLEGED = "alleged"
    ASSESSED = "assessed"
    ESTABLISHED = "established"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofspan:
    """The words that a step rests on: a claim, its document, and one of its spans."""

    claim: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of reasoning: the rule's id, what went in, what came out, in words; and what it rests on.

    ``proof`` are spans; ``absence`` says in words what was looked for and not found. A step about the terms alone
    (activation, a reading chosen) has ``terms`` set to the term's id and line instead.
    """

    rule: str
    text: str
    outcome: str
    proof: tuple[Proofspan, ...] = ()
    absence: str | None = None
    terms: str | None = None

    def __post_init__(self) -> None:
        if not (self.proof or self.absence or self.terms):
            raise TypeError(f"step {self.rule} rests on nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a "no breach found" rests on: on how many of the days asked about, and on how much of the zone, somebody
    reported.

    ``days_reported`` counts days with at least one report (a tally, an observation, a statement) about the zone;
    ``by_monitor`` those by a monitor; ``access_denied`` days on which a monitor was refused access there;
    ``longest_silence`` the days on end on which nobody reported. ``area_ever`` is the share (0 to 1) of the zone's
    area reported on at least once, ``area_daily`` the share reported on on an average day; both None where the zone
    is not drawn. Where a monitor was refused, its own reports of that day count for no ground.
    """

    days: int
    days_reported: int
    by_monitor: int
    access_denied: int
    longest_silence: int = 0
    area_ever: float | None = None
    area_daily: float | None = None
    note: str = ""

    @property
    def share(self) -> float:
        """Share of the days that somebody reported on, 0 to 1."""
        return self.days_reported / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ByReading:
    """The outcome under one reading of the text."""

    reading: str
    outcome: Outcome
    held_by: tuple[str, ...] = ()
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """What became of a term for one person, settlement, incident or item.

    ``object`` is a hash of the code under which the reports know it, never a name.
    """

    object: str
    outcome: Outcome
    grade: Grade
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The verdict on one (term, bearer), about one moment, as known at one moment.

    ``bearer`` is an actor code, or None where the regime as a whole is judged (an attributed-to-nobody breach,
    an unstated bearer). ``label`` is derived from the five fields by the label table. ``incidents_against`` speak
    for a breach, ``incidents_for`` for its being kept; ``incidents_open`` are those for which one cannot tell.
    ``progress`` is the level of a term that tells its progress (0 not begun to 3 full), ``instances`` what became of
    each object of a term that holds for each of several.
    """

    id: str
    agreement: str
    term: str
    bearer: str | None
    about: datetime
    known: datetime | None
    activation: Activation
    outcome: Outcome
    grade: Grade
    attribution: Attribution
    reading: str
    reading_sensitive: bool
    label: str
    steps: tuple[Step, ...]
    readings: tuple[ByReading, ...] = ()
    due: datetime | None = None
    coverage: Coverage | None = None
    incidents_against: tuple[str, ...] = ()
    incidents_for: tuple[str, ...] = ()
    incidents_open: tuple[str, ...] = ()
    terms_digest: str = ""
    progress: int | None = None
    instances: tuple[Instance, ...] = ()

    def __post_init__(self) -> None:
        if not any(step.proof or step.absence for step in self.steps):
            raise TypeError(f"finding on {self.term} rests on no span and no stated absence")
