"""Hours: a clock time beside a part of the day, read on the 24-hour clock and put on the right date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from trucewatch.locate.moments.expression import Clock, DayShift, Near, Origin, Point, Weekday
from trucewatch.locate.moments.words import time_words
from trucewatch.model.moment import Precision

NOON, SMALL_HOURS = 12, 6
# "Shortly before three" is somewhere in the hour before.
ONE_SIDE = timedelta(minutes=59)


def hour_of(point: Point, clock: Clock) -> int:
    """The hour on the 24-hour clock, from the part of the day where the words leave it open."""
    if not clock.twelve or not point.part:
        return clock.hour
    half = time_words().parts[point.part].half
    if half == "night":
        half = "pm" if SMALL_HOURS <= clock.hour < NOON else "am"
    if half == "pm":
        return clock.hour if clock.hour == NOON else clock.hour + NOON
    return clock.hour % NOON if half == "am" else clock.hour


def date_of_clock(point: Point, clock: Clock, days: tuple[date, date]) -> date:
    """The date of a clock time: the small hours of a night belong to the morning after."""
    first, last = days
    before_dawn = hour_of(point, clock) < SMALL_HOURS
    if first != last:
        return last if before_dawn else first
    return last + timedelta(days=1) if before_dawn and _turns(point) else last


def _turns(point: Point) -> bool:
    """Whether the words name the night by the day on which it began ("Monday night", not "the night of the 13th")."""
    spans_midnight = bool(point.part) and time_words().parts[point.part].turns
    if isinstance(point.day, DayShift):
        return spans_midnight and (point.day.origin is Origin.PUBLICATION or point.day.shift <= 0)
    return spans_midnight and isinstance(point.day, Weekday)


def clock_precision(point: Point, clock: Clock) -> Precision:
    """To the minute, unless the words blur it or nobody said whether it is in the morning or the evening."""
    vague = clock.bare and not point.part
    return Precision.HOUR if vague or clock.near is not Near.EXACTLY else Precision.MINUTE


def blurred(instant: datetime, near: Near) -> tuple[datetime, datetime]:
    """The bounds of a clock time; "about" keeps the instant and tells its blur by the precision."""
    if near is Near.BEFORE:
        return instant - ONE_SIDE, instant
    return instant, instant + ONE_SIDE if near is Near.AFTER else instant
