"""Points and ranges: a day, a part of the day, a clock time and a zone put together to one extent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from trucewatch.locate.moments import almanac
from trucewatch.locate.moments.days import (
    named_extent,
    one_day,
)
from trucewatch.locate.moments.discourse import Extent, date_of
from trucewatch.locate.moments.expression import (
    CalendarDate,
    Duration,
    Elapsed,
    Expression,
    Happening,
    Point,
    Stretch,
    Weekday,
    When,
)
from trucewatch.locate.moments.hours import NOON, blurred, clock_precision, date_of_clock, hour_of
from trucewatch.locate.moments.spells import (
    duration_extent,
    elapsed_extent,
    happening_extent,
    stretch_extent,
)
from trucewatch.locate.moments.stories import Setting
from trucewatch.locate.moments.undated import is_daily
from trucewatch.locate.moments.words import time_words
from trucewatch.locate.moments.zones import Zone, zone_for
from trucewatch.model.document import Document
from trucewatch.model.moment import Basis, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A setting together with the document and the place whose clocks count."""

    setting: Setting
    document: Document
    place_zone: str | None = None

    def zone(self, point: Point) -> Zone | None:
        """The zone in which a point is to be read."""
        log = point.clock is not None and point.clock.log
        return zone_for(point.zone, self.document, self.place_zone, log=log)


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
        later = _a_year_later(end) if isinstance(last_point.day, CalendarDate) and not last_point.day.year else None
        if later is not None:
            end = later
        elif isinstance(last_point.day, Weekday):
            start -= timedelta(days=7)
        else:
            return None
    precision = max(first.precision, last.precision, key=list(Precision).index)
    return Extent(start=start, end=end, precision=precision, basis=basis, zone=last.zone or first.zone)


def _a_year_later(day: date) -> date | None:
    """The same day of the next year; none for 29 February."""
    return almanac.day_or_none(day.year + 1, day.month, day.day)


def point_extent(point: Point, frame: Frame, *, about: bool = False) -> Extent | None:
    """What one point comes to; a clock time without any known zone stays a bare date."""
    day = _day_extent(point, frame, about=about)
    if day is None:
        return None
    zone = frame.zone(point)
    named = replace(day, zone=zone.name if zone else None)
    first, last = date_of(day.start), date_of(day.end)
    dated = day.precision is Precision.DAY and first is not None and last is not None
    if point.clock is None or zone is None or not dated or first is None or last is None:
        return named
    instant = zone.instant(
        date_of_clock(point, point.clock, (first, last)), hour_of(point, point.clock), point.clock.minute
    )
    start, end = blurred(_not_ahead(instant, point, frame.setting), point.clock.near)
    return replace(named, start=start, end=end, precision=clock_precision(point, point.clock))


def _day_extent(point: Point, frame: Frame, *, about: bool) -> Extent | None:
    if point.day is not None:
        return when_extent(point.day, frame.setting, about=about)
    setting = frame.setting
    if point.clock is not None and point.clock.log:
        return one_day(setting.told.heading_day() or setting.anchor.day, Basis.DERIVED)
    if point.clock is None and is_daily(frame.document):
        # "During evening hours" in a daily may be any evening of the period that nobody states.
        return Extent(start=None, end=setting.anchor.latest, precision=Precision.DAY, basis=Basis.BOUNDED)
    if is_daily(frame.document):
        return one_day(setting.day_of_period(), Basis.DERIVED)
    return one_day(_day_of_part(point, setting), Basis.DERIVED)


def _day_of_part(point: Point, setting: Setting) -> date | None:
    """The day told last; an afternoon or evening told before noon of its day was that of the day before."""
    day, published = setting.day_told() if point.clock else setting.day_of_paragraph(), setting.anchor.instant
    evening = bool(point.part) and time_words().parts[point.part].half in ("pm", "night")
    if day is None or published is None or setting.future or point.clock or not evening or day != setting.anchor.day:
        return day
    return day - timedelta(days=1) if published.hour < NOON else day


def _not_ahead(instant: datetime, point: Point, setting: Setting) -> datetime:
    """A clock time told in the past tense is the last such time before publication, where its date leaves that open."""
    published = setting.anchor.instant
    if published is None or setting.future or instant <= published:
        return instant
    if point.day is None:
        return instant - timedelta(days=1)
    return instant - timedelta(days=7) if isinstance(point.day, Weekday) else instant


def when_extent(when: When, setting: Setting, *, about: bool = False) -> Extent | None:
    """What the name of a day, a stretch or an amount comes to."""
    match when:
        case Stretch():
            return stretch_extent(when, setting)
        case Elapsed():
            return elapsed_extent(when, setting, about=about)
        case Happening():
            return happening_extent(when, setting)
        case Duration():
            return duration_extent(when, setting)
        case _:
            return named_extent(when, setting)
