"""Deadlines under each reading, and whether an act was in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.assess.judged import AS_WRITTEN
from trucewatch.assess.spell import Spell
from trucewatch.model import Claim, DayEdge, Due, Moment, Term, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One reading of a deadline. ``at`` is None where the text gives none.

    Where the text gives a bare date, ``last_day`` is the last calendar day in time and ``at`` the first instant that
    is too late; where it gives a clock time, ``at`` is that time, and still in time.
    """

    reading: str
    at: datetime | None
    last_day: date | None = None

    def passed(self, about: datetime) -> bool:
        """Whether it lies behind the moment asked about."""
        return self.at is not None and (about > self.at or (about == self.at and self.last_day is not None))

    def kept_by(self, claim: Claim, spell: Spell) -> Truth:
        """Whether what the claim tells of was in time.

        Where both the deadline and the report name bare dates, the dates are compared as dates: a report "on the
        25th" and a text "by the 25th" speak of one calendar, whatever the zones of who wrote them.
        """
        if self.at is None:
            return Truth.YES
        by_date = _by_date(claim.time, self.last_day) if self.last_day is not None else None
        if by_date is Truth.YES or by_date is Truth.NO:
            return by_date
        if not self.passed(spell.last):
            return Truth.YES
        return Truth.NO if self.passed(spell.first) and by_date is None else Truth.CANNOT_TELL


def _by_date(told: Moment, last_day: date) -> Truth | None:
    """Whether the days told of are no later than the last in time; None where none is told of as a bare date."""
    start, end = told.start, told.end
    if isinstance(start, datetime) or isinstance(end, datetime) or (start is None and end is None):
        return None
    if end is not None and end <= last_day:
        return Truth.YES
    return Truth.NO if start is not None and start > last_day else Truth.CANNOT_TELL


def deadlines_of(term: Term, timezone: str) -> tuple[Deadline, ...]:
    """The readings of the term's deadline, the chosen one first; one without a date where the text gives none."""
    due = term.window.due
    if due is None or due.at is None:
        return (Deadline(reading=AS_WRITTEN, at=None),)
    if isinstance(due.at, datetime):
        return (Deadline(reading=AS_WRITTEN, at=due.at),)
    edges = dict.fromkeys((due.chosen, *due.also))
    return tuple(_read(due, edge, timezone) for edge in edges)


def _read(due: Due, edge: DayEdge, timezone: str) -> Deadline:
    day = due.at
    if isinstance(day, date) and edge is DayEdge.START_OF_DAY:
        day -= timedelta(days=1)
    return Deadline(reading=str(edge), at=due.instant(timezone, edge), last_day=day)
