"""Days: calendar dates, weekdays and counted days, resolved to dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.locate.moments import almanac
from trucewatch.locate.moments.anchors import Anchor
from trucewatch.locate.moments.discourse import Extent, Told
from trucewatch.locate.moments.expression import (
    CalendarDate,
    DayShift,
    NthDay,
    Origin,
    Weekday,
    YearRef,
    Years,
)
from trucewatch.model.moment import Basis, Precision

# A date told this many days or more from publication belongs to an older story, whose "the 10th" is near to it.
OLDER_STORY, RECENT = 20, 7
# A report leaves the year out of dates so many days from its own; a story goes back at most so many, else on to the next year.
SAME_SEASON, HALF_YEAR = 60, 183


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that the words of one expression are read against.

    ``future`` is the side that the tense asks for; ``at`` is where the expression stands in the text.
    """

    anchor: Anchor
    told: Told
    future: bool = False
    at: int | None = None

    def latest(self) -> date | None:
        """The last day that the past tense allows, None where the tense sets none."""
        return None if self.future else self.anchor.latest

    def day_told(self) -> date | None:
        """The day the story is at: the one told last, else that of publication."""
        return self.told.day(self.latest()) or self.anchor.day

    def story_day(self) -> date | None:
        """The day of the story that "the 10th" may be near to.

        Where the text has told days close to publication as well, an older story reaches no further than its paragraph.
        """
        days = [day for entry in self.told.entries if (day := entry.extent.day())]
        anchor = self.anchor.day
        current = anchor is not None and any(abs((anchor - day).days) < OLDER_STORY for day in days)
        return self.told.day_since(self.at, self.latest()) if current else self.told.day(self.latest())

    def day_of_paragraph(self) -> date | None:
        """The day told in the same paragraph; a new paragraph of a recent story speaks of the day of the report."""
        told, published = self.told.day(self.latest()), self.anchor.day
        fresh = told is not None and published is not None and (published - told).days < RECENT
        return published if fresh and not self.told.day_since(self.at, self.latest()) else told or published


def stated(span: tuple[date, date], precision: Precision, basis: Basis = Basis.STATED) -> Extent:
    """An extent of whole days."""
    return Extent(start=span[0], end=span[1], precision=precision, basis=basis)


def one_day(day: date | None, basis: Basis = Basis.STATED) -> Extent | None:
    """The extent of one day, None for none."""
    return None if day is None else stated((day, day), Precision.DAY, basis)


def calendar_extent(named: CalendarDate, setting: Setting) -> Extent | None:
    """A calendar date; its year comes from its own words, the story or the publication, never from anywhere else."""
    if named.month is None and named.day is None:
        return stated(almanac.year_span(named.year), Precision.YEAR) if named.year else None
    if named.month is None:
        return one_day(_day_of_some_month(named, setting))
    year = named.year or _year_named(named, setting)
    if named.day is None:
        return _month_extent(named, year, setting)
    if year:
        return one_day(almanac.day_or_none(year, named.month, named.day))
    return one_day(_day_of_some_year(named.month, named.day, setting))


def _year_named(named: CalendarDate, setting: Setting) -> int | None:
    """The year of "this year", "last year", "that year"."""
    anchor = setting.anchor.latest
    if named.year_ref is YearRef.SAME:
        told = _story_date(setting)
        return told.year if told else None
    shift = {YearRef.THIS: 0, YearRef.LAST: -1, YearRef.NEXT: 1}.get(named.year_ref)
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
    story = _dated_story(setting)
    if story is None or (recent is not None and _is_recent(recent[1], setting)):
        return stated(recent, Precision.MONTH) if recent else None
    first = _nearest_in_story(date(story.year, month, 1), story)
    return stated(almanac.month_span((first or story).year, month), Precision.MONTH)


def _day_of_some_year(month: int, day: int, setting: Setting) -> date | None:
    """A date without a year is near to publication, else it goes on with a story that was told with its years."""
    anchor = setting.anchor.day or setting.anchor.latest
    recent = almanac.day_in_some_year(month, day, anchor, future=setting.future) if anchor else None
    story = _dated_story(setting)
    if story is None or (recent is not None and _is_recent(recent, setting)):
        return recent
    return _nearest_in_story(almanac.day_or_none(story.year, month, day), story)


def _is_recent(day: date, setting: Setting) -> bool:
    """Whether a day is so near to publication that a report need not say its year."""
    latest = setting.anchor.latest
    if latest is None:
        return False
    before = (latest - day).days
    return (abs(before) if setting.future else before) in range(SAME_SEASON + 1)


def _nearest_in_story(day: date | None, story: date) -> date | None:
    """The day in the year in which a story is, or in the next one where the story goes on over the new year."""
    if day is None or (story - day).days <= HALF_YEAR:
        return day
    return almanac.day_or_none(day.year + 1, day.month, day.day)


def _dated_story(setting: Setting) -> date | None:
    """The end of the last date told, if it lies in an earlier year than the publication, by its words or by the story's,
    and is no paper's date."""
    if not setting.told.entries:
        return None
    entry = setting.told.entries[0]
    day, end = entry.expression.first.day, entry.extent.end
    dated = isinstance(day, CalendarDate) and day.month is not None
    if not dated or end is None or entry.expression.role.value == "of":
        return None
    told = date(end.year, end.month, end.day)
    latest = setting.anchor.latest
    return None if latest is not None and told.year >= latest.year else told


def _story_date(setting: Setting) -> date | None:
    for entry in setting.told.entries:
        bound = entry.extent.start or entry.extent.end
        if bound is not None:
            return date(bound.year, bound.month, bound.day)
    return setting.anchor.latest


def _day_of_some_month(named: CalendarDate, setting: Setting) -> date | None:
    """ "the 10th": of the month named, of the older story's, or nearest to publication by tense."""
    number, anchor = named.day or 1, setting.anchor.day or setting.anchor.latest
    shift = {YearRef.THIS: 0, YearRef.LAST: -1, YearRef.NEXT: 1}.get(named.month_ref)
    if shift is not None:
        month = almanac.add_months(anchor, shift) if anchor else None
        return almanac.day_or_none(month.year, month.month, number) if month else None
    told = setting.story_day()
    if told is not None and (
        anchor is None or named.month_ref is YearRef.SAME or abs((anchor - told).days) >= OLDER_STORY
    ):
        return almanac.nearest(_same_number(number, told), told, future=True)
    return almanac.day_in_some_month(number, anchor, future=setting.future) if anchor else None


def _same_number(number: int, told: date) -> list[date]:
    months = [almanac.add_months(told, shift) for shift in (-1, 0, 1)]
    return [day for month in months if (day := almanac.day_or_none(month.year, month.month, number))]


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
