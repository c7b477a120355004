"""The deadline clock: what falls due in the days ahead, and what is overdue while nothing is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from trucewatch.model import Activation, ClockRow, DeadlineRow, DueByReading, Outcome, Standing

# A duty of a text that was replaced or has ended asks nothing more of anybody.
OVER = frozenset({Activation.SUPERSEDED, Activation.TERMINATED})


def clock(rows: Iterable[DeadlineRow], about: datetime, within: timedelta) -> tuple[ClockRow, ...]:
    """The duties that fall due from ``about`` to ``about + within`` and those overdue without information.

    A duty is on the clock as soon as one reading of its date puts it there; ``by_reading`` says that another does not.
    A duty known to be kept, broken or disputed is not overdue, whatever its day: its finding tells of it. The overdue
    come first, then the order of the rows, which is that of their days.
    """
    shown = [found for row in rows if row.activation not in OVER for found in _on_the_clock(row, about, within)]
    return tuple(sorted(shown, key=lambda each: each.standing is not Standing.OVERDUE))


def _on_the_clock(row: DeadlineRow, about: datetime, within: timedelta) -> Iterator[ClockRow]:
    standings = [_standing(reading, about, within) for reading in _readings(row)]
    told = [standing for standing in standings if standing is not None]
    if told:
        standing = Standing.OVERDUE if Standing.OVERDUE in told else Standing.FALLS_DUE
        yield ClockRow(deadline=row, standing=standing, by_reading=set(standings) != {standing})


def _readings(row: DeadlineRow) -> tuple[DueByReading, ...]:
    if row.readings or row.due is None:
        return row.readings
    return (DueByReading(reading=row.edge, due=row.due, outcome=row.outcome),)


def _standing(reading: DueByReading, about: datetime, within: timedelta) -> Standing | None:
    if reading.outcome is Outcome.OVERDUE_UNKNOWN:
        return Standing.OVERDUE
    return Standing.FALLS_DUE if about <= reading.due <= about + within else None
