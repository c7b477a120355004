"""Rows of the boards that stand beside the findings: what is due when, and what each source counted.

`assess` works them out, `publish` prints them; neither knows the other, both know these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.model.finding import Activation, Outcome
from trucewatch.model.moment import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class DueByReading:
    """When a duty falls due under one reading of its date, and what became of it under that reading."""

    reading: str
    due: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """One dated duty of one bearer, as it stands at the moment asked about.

    ``due`` is the last instant in time (exclusive) under the reading chosen, which ``edge`` names in words; None
    where the text gives no date. ``days_left`` counts whole days from the moment asked about, negative once past.
    ``readings`` holds every reading, the chosen one included. ``finding`` is the id of the finding it belongs to.
    """

    agreement: str
    term: str
    point: str
    text: str
    bearer: str | None
    due: datetime | None
    edge: str = ""
    readings: tuple[DueByReading, ...] = ()
    days_left: int | None = None
    outcome: Outcome
    label: str
    finding: str | None = None
    activation: Activation = Activation.IN_FORCE


class Standing(StrEnum):
    """Why a duty is on the clock."""

    FALLS_DUE = "falls due"
    OVERDUE = "overdue, nothing known"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """A duty that a reader has to look at now. ``by_reading`` says that the standing holds only under some readings."""

    deadline: DeadlineRow
    standing: Standing
    by_reading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSingly:
    """What is known one by one of what a source counted: ids of ``incidents``, and ``doubtful`` ones that may be.

    ``unexplained_low``/``unexplained_high`` bound what is left of the count, never below zero; None where open.
    """

    incidents: tuple[str, ...]
    doubtful: tuple[str, ...]
    unexplained_low: int | float | None
    unexplained_high: int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """One source's own count over one period and area; rows are set side by side and never summed.

    ``low``/``high`` are bounds as in `Quantity`. ``previous_period`` marks a figure that the source repeats from
    an earlier report for comparison: it is that period's count, not this one's.
    ``against`` are the codes of the side whose acts were counted, none where the source counts whoever it was.
    ``singly`` sets the count beside the incidents known one by one; None where its unit counts no acts
    or the source states no area or period.
    """

    source_name: str
    source_actor: str | None
    unit: str
    low: int | float | None
    high: int | float | None
    place_text: str
    start: Bound | None
    end: Bound | None
    period_text: str = ""
    claim: str
    previous_period: bool = False
    against: tuple[str, ...] = ()
    singly: KnownSingly | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFigure:
    """How many were handed over, or promised to be, by one source or by several independent ones.

    ``low``/``high`` are bounds as in `Quantity`, both None where no number is told. ``sources`` are codes; a source
    without a code stands as ``unnamed``, so that no person is named. ``term`` is set where the text of the agreement
    is the source.
    """

    sources: tuple[str, ...]
    low: int | float | None
    high: int | float | None
    claims: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    term: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRow:
    """What one side handed over of one kind, from promise to proof.

    ``sides`` are the codes of who hands over: several where one number is told of all together, none where nobody is
    named. ``kind`` is empty where the words do not tell it. The figures of a stage stand side by side: only one
    source's own figures of times apart are added. ``corroborated`` has one figure an incident. ``open_low`` and
    ``open_high`` bound what was promised in numbers and is not corroborated, both None where no number was promised.
    ``denied`` are claims that say that a handing over did not take place.
    """

    agreement: str
    sides: tuple[str, ...]
    kind: str
    promised: tuple[ExchangeFigure, ...] = ()
    reported: tuple[ExchangeFigure, ...] = ()
    corroborated: tuple[ExchangeFigure, ...] = ()
    open_low: int | float | None = None
    open_high: int | float | None = None
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How far a duty of one bearer has come: ``level`` 0 to 3, None where none can be derived; ``basis`` says from what."""

    agreement: str
    term: str
    bearer: str | None
    level: int | None
    basis: str
    finding: str
