"""Days: calendar dates, weekdays and counted days, resolved to dates."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.locate.moments import almanac
from trucewatch.locate.moments.discourse import Extent
from trucewatch.locate.moments.expression import (
    CalendarDate,
    DayShift,
    NthDay,
    Origin,
    Weekday,
    YearPart,
    YearRef,
    Years,
)
from trucewatch.locate.moments.stories import (
    OLDER_STORY,
    Setting,
    dated_story,
    is_recent,
    month_told,
    nearest_in_story,
    story_date,
    year_goes_on,
)
from trucewatch.model.moment import Basis, Precision


def stated(span: tuple[date, date], precision: Precision, basis: Basis = Basis.STATED) -> Extent:
    """An extent of whole days."""
    return Extent(start=span[0], end=span[1], precision=precision, basis=basis)


def one_day(day: date | None, basis: Basis = Basis.STATED) -> Extent | None:
    """The extent of one day, None for none."""
    return None if day is None else stated((day, day), Precision.DAY, basis)


def named_extent(
    when: CalendarDate | Years | YearPart | Weekday | DayShift | NthDay, setting: Setting
) -> Extent | None:
    """What the name of a day, a month or a year comes to."""
    match when:
        case CalendarDate():
            return calendar_extent(when, setting)
        case Years():
            return years_extent(when)
        case YearPart():
            return year_part_extent(when, setting)
        case Weekday():
            return weekday_extent(when, setting)
        case DayShift():
            return shift_extent(when, setting)
        case NthDay():
            return nth_day_extent(when, setting)


def calendar_extent(named: CalendarDate, setting: Setting) -> Extent | None:
    """A calendar date; its year comes from its own words, the story or the publication, never from anywhere else."""
    year = named.year or _year_named(named.year_ref, setting)
    if named.month is None and named.day is None and named.month_ref is YearRef.SAME:
        story = story_date(setting)
        return stated(almanac.month_span(story.year, story.month), Precision.MONTH, Basis.DERIVED) if story else None
    if named.month is None and named.day is None:
        basis = Basis.STATED if named.year else Basis.DERIVED
        return stated(almanac.year_span(year), Precision.YEAR, basis) if year else None
    if named.month is None:
        return one_day(_day_of_some_month(named, setting))
    if named.day is None:
        return _month_extent(named, year, setting)
    if year:
        return one_day(almanac.day_or_none(year, named.month, named.day))
    return one_day(_day_of_some_year(named.month, named.day, setting))


def _year_named(reference: YearRef, setting: Setting) -> int | None:
    """The year of "this year", "last year", "that year"."""
    anchor = setting.anchor.latest
    if reference is YearRef.SAME:
        told = story_date(setting)
        return told.year if told else None
    shift = {YearRef.THIS: 0, YearRef.LAST: -1, YearRef.NEXT: 1}.get(reference)
    return anchor.year + shift if anchor and shift is not None else None


def _month_extent(named: CalendarDate, year: int | None, setting: Setting) -> Extent | None:
    month = named.month or 1
    if year:
        return stated(almanac.month_span(year, month), Precision.MONTH)
    anchor = setting.anchor.day or setting.anchor.latest
    future = setting.future or named.month_ref is YearRef.NEXT
    if anchor is not None and named.month_ref is YearRef.LAST:
        anchor = almanac.add_months(anchor, -1)
    recent = almanac.month_in_some_year(month, anchor, future=future) if anchor else None
    story = dated_story(setting)
    near = recent is not None and is_recent(recent[1], setting) and not year_goes_on(setting)
    if story is None or near:
        return stated(recent, Precision.MONTH) if recent else None
    first = nearest_in_story(date(story.year, month, 1), story)
    return stated(almanac.month_span((first or story).year, month), Precision.MONTH)


def _day_of_some_year(month: int, day: int, setting: Setting) -> date | None:
    """A date without a year is near to publication, else it goes on with a story that was told with its years."""
    anchor = setting.anchor.day or setting.anchor.latest
    recent = almanac.day_in_some_year(month, day, anchor, future=setting.future) if anchor else None
    story = dated_story(setting)
    near = recent is not None and is_recent(recent, setting) and not year_goes_on(setting)
    if story is None or near:
        return recent
    return nearest_in_story(almanac.day_or_none(story.year, month, day), story)


def _day_of_some_month(named: CalendarDate, setting: Setting) -> date | None:
    """ "the 10th": of the month named, of the older story's, or nearest to publication by tense."""
    number, anchor = named.day or 1, setting.anchor.day or setting.anchor.latest
    shift = {YearRef.THIS: 0, YearRef.LAST: -1, YearRef.NEXT: 1}.get(named.month_ref)
    if shift is not None:
        month = almanac.add_months(anchor, shift) if anchor else None
        return almanac.day_or_none(month.year, month.month, number) if month else None
    month = month_told(setting)
    if month is not None and not setting.future:
        return almanac.day_or_none(month.year, month.month, number)
    told = setting.story_day()
    if told is not None and (
        anchor is None or named.month_ref is YearRef.SAME or abs((anchor - told).days) >= OLDER_STORY
    ):
        return almanac.nearest(_same_number(number, told), told, future=True)
    return almanac.day_in_some_month(number, anchor, future=setting.future) if anchor else None


def _same_number(number: int, told: date) -> list[date]:
    months = [almanac.add_months(told, shift) for shift in (-1, 0, 1)]
    return [day for month in months if (day := almanac.day_or_none(month.year, month.month, number))]


def year_part_extent(named: YearPart, setting: Setting) -> Extent | None:
    """A season, quarter or half: of its own year, of the story's, or the one nearest to publication by tense."""
    story, anchor = dated_story(setting), setting.anchor.day or setting.anchor.latest
    year, base = named.year, story if named.year_ref is YearRef.UNSTATED and story else anchor
    if named.year_ref is YearRef.SAME:
        year = _year_named(named.year_ref, setting)
    if year is None and base is None:
        return None
    years = (year,) if year else range(base.year - 2, base.year + 3) if base else ()
    spans = [almanac.part_span(each, named.month, named.months) for each in years]
    if year is None and base is not None:
        spans = _spans_beside(spans, base, named.year_ref, ahead=setting.future or base is story)
    basis = Basis.STATED if named.year else Basis.DERIVED
    return stated(spans[0], Precision.MONTH, basis) if spans else None


def _spans_beside(
    spans: list[tuple[date, date]], base: date, reference: YearRef, *, ahead: bool
) -> list[tuple[date, date]]:
    """The spans, the one meant first: the last to end before a day, the next to begin, or the nearest on one side."""
    match reference:
        case YearRef.LAST:
            return [span for span in reversed(spans) if span[1] < base]
        case YearRef.NEXT:
            return [span for span in spans if span[0] > base]
        case YearRef.THIS:
            return [span for span in spans if span[0].year == base.year]
        case _ if ahead:
            return [span for span in spans if span[1] >= base]
        case _:
            return [span for span in reversed(spans) if span[0] <= base]


def years_extent(named: Years) -> Extent:
    """A run of years."""
    return stated(almanac.year_span(named.first, named.last), Precision.YEAR)


def weekday_extent(named: Weekday, setting: Setting) -> Extent | None:
    """A weekday, nearest to publication on the side of the tense."""
    anchor = setting.anchor.day
    if anchor is None:
        return None
    return one_day(almanac.weekday_near(named.number, named.which, anchor, future=setting.future), Basis.DERIVED)


def shift_extent(named: DayShift, setting: Setting) -> Extent | None:
    """A day counted from publication or from the day told last."""
    day = setting.anchor.day if named.origin is Origin.PUBLICATION else setting.day_told()
    if day is None:
        return None
    first = almanac.shifted(day, named.shift, "day")
    if first is None:
        return None
    return stated((first, first + timedelta(days=named.days - 1)), Precision.DAY, Basis.DERIVED)


def nth_day_extent(named: NthDay, setting: Setting) -> Extent | None:
    """The n-th day of what the text tells about, its first day being that on which it began."""
    begun = setting.told.beginning()
    if begun is None or begun.start is None or begun.day() is None:
        return None
    start = date(begun.start.year, begun.start.month, begun.start.day)
    return one_day(almanac.shifted(start, named.number - 1, "day"), Basis.DERIVED)
