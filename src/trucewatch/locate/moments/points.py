"""Points and ranges: a day, a part of the day, a clock time and a zone put together to one extent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from trucewatch.locate.moments.days import (
    Setting,
    calendar_extent,
    nth_day_extent,
    one_day,
    shift_extent,
    weekday_extent,
    years_extent,
)
from trucewatch.locate.moments.discourse import Extent
from trucewatch.locate.moments.expression import (
    CalendarDate,
    Clock,
    DayShift,
    Duration,
    Elapsed,
    Expression,
    Happening,
    Near,
    NthDay,
    Origin,
    Point,
    Stretch,
    Weekday,
    When,
    Years,
)
from trucewatch.locate.moments.spells import (
    duration_extent,
    elapsed_extent,
    happening_extent,
    stretch_extent,
)
from trucewatch.locate.moments.words import time_words
from trucewatch.locate.moments.zones import Zone, zone_for
from trucewatch.model.document import Document
from trucewatch.model.moment import Basis, Precision

SMALL_HOURS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A setting together with the document and the place whose clocks count."""

    setting: Setting
    document: Document
    place_zone: str | None = None

    def zone(self, named: str) -> Zone | None:
        """The zone for a clock time with these words beside it."""
        return zone_for(named, self.document, self.place_zone)


def expression_extent(expression: Expression, frame: Frame) -> Extent | None:
    """What an expression comes to, None where something that it needs is unknown."""
    first = point_extent(expression.first, frame, about=expression.about)
    if expression.last is None or first is None:
        return first
    last = point_extent(expression.last, frame)
    if last is None:
        return None
    return _spanned(first, last, expression.last)


def _spanned(first: Extent, last: Extent, last_point: Point) -> Extent | None:
    """From the beginning of one to the end of the other; a clock range over midnight ends on the next day."""
    start, end = first.start, last.end
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        end += timedelta(days=1)
    basis = Basis.DERIVED if Basis.DERIVED in (first.basis, last.basis) else first.basis
    if start is None or end is None:
        return None
    if not isinstance(start, datetime) and not isinstance(end, datetime) and end < start:
        if not isinstance(last_point.day, Weekday):
            return None
        start -= timedelta(days=7)
    precision = max(first.precision, last.precision, key=list(Precision).index)
    return Extent(start=start, end=end, precision=precision, basis=basis, zone=last.zone or first.zone)


def point_extent(point: Point, frame: Frame, *, about: bool = False) -> Extent | None:
    """What one point comes to; a clock time without any known zone stays a bare date."""
    day = _day_extent(point, frame, about=about)
    zone = frame.zone(point.zone)
    if day is None:
        return None
    named = replace(day, zone=zone.name if zone else None)
    clock = point.clock
    if (
        clock is None
        or zone is None
        or day.end is None
        or isinstance(day.start, datetime)
        or day.precision is not Precision.DAY
    ):
        return named
    return _clocked(point, clock, named, zone, frame)


def _day_extent(point: Point, frame: Frame, *, about: bool) -> Extent | None:
    if point.day is not None:
        return when_extent(point.day, frame.setting, about=about)
    setting = frame.setting
    if point.clock is not None and point.clock.log:
        return one_day(setting.told.heading_day() or setting.anchor.day, Basis.DERIVED)
    return one_day(setting.day_told(), Basis.DERIVED)


def when_extent(when: When, setting: Setting, *, about: bool = False) -> Extent | None:
    """What the name of a day, a stretch or an amount comes to."""
    match when:
        case CalendarDate():
            return calendar_extent(when, setting)
        case Years():
            return years_extent(when)
        case Weekday():
            return weekday_extent(when, setting)
        case DayShift():
            return shift_extent(when, setting)
        case NthDay():
            return nth_day_extent(when, setting)
        case Stretch():
            return stretch_extent(when, setting)
        case Elapsed():
            return elapsed_extent(when, setting, about=about)
        case Happening():
            return happening_extent(when, setting)
        case Duration():
            return duration_extent(when, setting)


def _clocked(point: Point, clock: Clock, day: Extent, zone: Zone, frame: Frame) -> Extent:
    date_ = _turned(point, clock, day)
    instant = zone.instant(date_, _hour(point, clock), clock.minute)
    instant = _not_in_the_future(instant, point, frame.setting)
    precision = Precision.HOUR if clock.near is not Near.EXACTLY or _vague(point, clock) else Precision.MINUTE
    start, end = instant, instant
    if clock.near is Near.BEFORE:
        start = instant - timedelta(minutes=59)
    elif clock.near is Near.AFTER:
        end = instant + timedelta(minutes=59)
    return replace(day, start=start, end=end, precision=precision)


def _vague(point: Point, clock: Clock) -> bool:
    """An hour of which nobody said whether it is in the morning or the evening."""
    return clock.twelve and not clock.minute and not point.part


def _hour(point: Point, clock: Clock) -> int:
    """The hour on the 24-hour clock, from the part of the day where the words leave it open."""
    if not clock.twelve or not point.part:
        return clock.hour
    half = time_words().parts[point.part].half
    if half == "night":
        half = "pm" if SMALL_HOURS <= clock.hour < 12 else "am"
    if half == "pm":
        return clock.hour if clock.hour == 12 else clock.hour + 12
    return clock.hour % 12 if half == "am" else clock.hour


def _turned(point: Point, clock: Clock, day: Extent) -> date:
    """The date of a clock time: the small hours of a night belong to the morning after, unless dates bound it."""
    first, last = day.start or day.end, day.end
    turns = bool(point.part) and time_words().parts[point.part].turns
    assert last is not None  # noqa: S101
    before_dawn = _hour(point, clock) < SMALL_HOURS
    if first is not None and first != last:
        return last if before_dawn else _date(first)
    if turns and before_dawn and isinstance(point.day, DayShift | Weekday) and not _evening_named(point):
        return last + timedelta(days=1)
    return _date(last)


def _evening_named(point: Point) -> bool:
    return isinstance(point.day, DayShift) and point.day.origin is Origin.DISCOURSE and point.part != "night"


def _date(bound: date) -> date:
    return bound.date() if isinstance(bound, datetime) else bound


def _not_in_the_future(instant: datetime, point: Point, setting: Setting) -> datetime:
    """A clock time without its day, told in the past tense, is the last such time before publication."""
    published = setting.anchor.instant
    ahead = published is not None and not setting.future and instant > published
    if not ahead or point.day is not None:
        return instant
    return instant - timedelta(days=1)
