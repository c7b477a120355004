"""Spells: amounts of time beside the publication or another moment, resolved ("the past 24 hours", "an hour later")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from trucewatch.locate.moments import almanac
from trucewatch.locate.moments.days import stated
from trucewatch.locate.moments.discourse import Extent, date_of
from trucewatch.locate.moments.expression import (
    BEFORE_THE_REPORT,
    REPORT,
    THE_END,
    Duration,
    Elapsed,
    Happening,
    Origin,
    Stretch,
)
from trucewatch.locate.moments.stories import Setting, dated_story, story_date
from trucewatch.model.moment import Basis, Bound, Precision

CLOCK_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
BLOCKS = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}


def stretch_extent(named: Stretch, setting: Setting) -> Extent | None:
    """A stretch that ends at the publication, begins there, or is a whole unit of the calendar beside it."""
    anchor = setting.anchor.day or setting.anchor.informed_day
    if anchor is None:
        return None
    if named.unit == REPORT:
        return _report_period(named, setting)
    if named.unit == "weekend":
        return stated(almanac.weekend_span(anchor, named.which, future=setting.future), Precision.DAY, Basis.DERIVED)
    if named.which == BEFORE_THE_REPORT:
        return _hours_before(named, setting)
    if named.which == THE_END:
        return _unit_to_its_end(named, setting, anchor)
    if named.unit in CLOCK_UNITS:
        return _hours(named, setting, anchor)
    if named.count is None:
        return _calendar_unit(named, setting, anchor)
    return _counted_days(named, anchor)


def _report_period(named: Stretch, setting: Setting) -> Extent:
    """The 24 hours before a stated "as of", or those before them; without one only that it was not after publication."""
    ends = setting.anchor.informed_day
    if ends is None:
        return Extent(start=None, end=setting.anchor.day, precision=Precision.DAY, basis=Basis.BOUNDED)
    last = ends - timedelta(days=1 if named.which == "last" else 0)
    return stated((last - timedelta(days=1), last), Precision.DAY, Basis.DERIVED)


def _hours(named: Stretch, setting: Setting, anchor: date) -> Extent | None:
    """ "The past 24 hours" ends at the stated "as of", else at publication, and is known to the hour."""
    end = setting.anchor.end_of_report
    length = CLOCK_UNITS[named.unit] * (named.count or 0)
    sign = 1 if named.which == "next" else -1
    if end is None:
        other = anchor + sign * timedelta(days=max(1, round(length / timedelta(days=1))))
        return stated((min(anchor, other), max(anchor, other)), Precision.DAY, Basis.DERIVED)
    start: Bound | None = end + sign * length if length else None
    first, last = (end, start) if sign > 0 else (start, end)
    return Extent(start=first, end=last, precision=Precision.HOUR, basis=Basis.DERIVED)


def _hours_before(named: Stretch, setting: Setting) -> Extent | None:
    """The hours before those that the report, or the sentence, has told of."""
    length = CLOCK_UNITS[named.unit] * (named.count or 0)
    told = next((e.extent for e in setting.told.entries if e.extent.start != e.extent.end and e.extent.instant()), None)
    end = told.instant() if told else setting.anchor.end_of_report
    if end is None:
        last = setting.anchor.informed_day or setting.anchor.day
        days = almanac.shifted(last, -2, "day") if last else None
        return stated((days, days + timedelta(days=1)), Precision.DAY, Basis.DERIVED) if days else None
    end = end if told else end - length
    return Extent(start=end - length, end=end, precision=Precision.HOUR, basis=Basis.DERIVED)


def _unit_to_its_end(named: Stretch, setting: Setting, anchor: date) -> Extent:
    """ "The end of the year": of the year that a chronicle is in, else of the report's."""
    inside = (dated_story(setting) if setting.is_chronicle() else None) or anchor
    return stated(almanac.unit_span(inside, named.unit), BLOCKS[named.unit], Basis.DERIVED)


def _calendar_unit(named: Stretch, setting: Setting, anchor: date) -> Extent | None:
    shift = {"last": -1, "next": 1}.get(named.which, 0)
    inside = almanac.shifted(anchor, shift, named.unit)
    if inside is None:
        return None
    first, last = almanac.unit_span(inside, named.unit)
    if not shift:
        first, last = (anchor, last) if setting.future else (first, anchor)
    return stated((first, last), BLOCKS.get(named.unit, Precision.DAY), Basis.DERIVED)


def _counted_days(named: Stretch, anchor: date) -> Extent | None:
    count = named.count or 0
    if not count:
        first, last = (anchor, None) if named.which == "next" else (None, anchor)
        return Extent(start=first, end=last, precision=Precision.DAY, basis=Basis.DERIVED)
    # "These two days" count the day of speaking, "the past two days" reach back from it.
    amount = count - 1 if named.which == "this" else count
    other = almanac.shifted(anchor, amount if named.which == "next" else -amount, named.unit)
    return None if other is None else stated((min(anchor, other), max(anchor, other)), Precision.DAY, Basis.DERIVED)


def elapsed_extent(named: Elapsed, setting: Setting, *, about: bool = False) -> Extent | None:
    """A moment that lies an amount of time before or after another one."""
    base = _base(named, setting)
    if base is None:
        return None
    if named.amount is None:
        return _uncounted(named, base, setting)
    if isinstance(base, datetime) and named.unit in CLOCK_UNITS:
        precision = Precision.HOUR if about or named.unit == "hour" else Precision.MINUTE
        return _at(base + named.sign * named.amount * CLOCK_UNITS[named.unit], precision)
    day = base.date() if isinstance(base, datetime) else base
    moved = almanac.shifted(day, named.sign * named.amount, named.unit)
    if moved is None:
        return None
    return stated(almanac.unit_span(moved, named.unit), BLOCKS.get(named.unit, Precision.DAY), Basis.DERIVED)


def _base(named: Elapsed, setting: Setting) -> Bound | None:
    """What the amount is counted from; an instant only where hours and minutes need one."""
    clocked = named.unit in CLOCK_UNITS
    if named.origin is Origin.PUBLICATION:
        return (setting.anchor.instant if clocked else None) or setting.anchor.day
    if named.happening:
        begun = setting.told.happening(named.happening)
        if begun is not None and begun.start is not None:
            return begun.start
    if named.unit in BLOCKS and setting.told.entries:
        return story_date(setting)
    return (
        (setting.told.instant() if clocked else None)
        or setting.told.day(setting.latest())
        or _clause_base(named, setting)
    )


def _clause_base(named: Elapsed, setting: Setting) -> date | None:
    return setting.anchor.day if named.origin is Origin.CLAUSE else None


def _at(instant: datetime, precision: Precision) -> Extent:
    return Extent(start=instant, end=instant, precision=precision, basis=Basis.DERIVED)


def _uncounted(named: Elapsed, base: Bound, setting: Setting) -> Extent:
    """ "A few days later": after the day told, and not after publication."""
    day = base.date() if isinstance(base, datetime) else base
    first, last = (day, setting.latest()) if named.sign > 0 else (None, day)
    if named.unit in CLOCK_UNITS:
        # Uncounted minutes stay on the day, uncounted hours may pass midnight.
        beside = day + named.sign * timedelta(days=1 if named.unit == "hour" else 0)
        first, last = min(day, beside), max(day, beside)
    return Extent(start=first, end=last, precision=Precision.DAY, basis=Basis.DERIVED)


def happening_extent(named: Happening, setting: Setting) -> Extent | None:
    """The beginning of something told before; without a kind, the day told last."""
    found = setting.told.happening(named.kind)
    if found is None or found.start is None:
        return None
    return replace(found, end=found.start, basis=Basis.DERIVED)


def duration_extent(named: Duration, setting: Setting) -> Extent | None:
    """The window that a length opens: "within four days" of what was told, "meant to last 42 days" from its beginning.

    The last of 42 days is the first day and 41 more; "within four days" ends on the fourth day after.
    """
    if named.phase or (setting.future and named.amount and named.unit not in CLOCK_UNITS):
        begun = setting.told.beginning()
        start = date_of(begun.start) if begun is not None else None
        return _window(start or setting.anchor.day, named)
    if setting.future:
        return _window_ahead(named, setting)
    told = setting.told.day(setting.latest())
    if told is not None:
        return _window(told, named) if named.amount or named.unit in CLOCK_UNITS else _since(told, setting)
    return stretch_extent(Stretch(unit=named.unit, which="last", count=int(named.amount or 0)), setting)


def _window(start: date | None, named: Duration) -> Extent | None:
    length = (named.amount or 0) - (1 if named.phase and named.unit == "day" else 0)
    end = almanac.shifted(start, length, named.unit) if start is not None else None
    return None if start is None or end is None else stated((start, end), Precision.DAY, Basis.DERIVED)


def _window_ahead(named: Duration, setting: Setting) -> Extent | None:
    """ "Within hours", "within days": from publication on, as far as the words say."""
    start, instant = setting.anchor.day, setting.anchor.instant
    if named.amount and instant is not None:
        end = instant + named.amount * CLOCK_UNITS[named.unit]
        return Extent(start=instant, end=end, precision=Precision.HOUR, basis=Basis.DERIVED)
    return None if start is None else Extent(start=start, end=None, precision=Precision.DAY, basis=Basis.DERIVED)


def _since(told: date, setting: Setting) -> Extent:
    return Extent(start=told, end=setting.latest(), precision=Precision.DAY, basis=Basis.DERIVED)
