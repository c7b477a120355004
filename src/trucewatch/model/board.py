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
class TallyRow:
    """One source's own count over one period and area; rows are set side by side and never summed.

    ``low``/``high`` are bounds as in `Quantity`. ``previous_period`` marks a figure that the source repeats from
    an earlier report for comparison: it is that period's count, not this one's.
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
