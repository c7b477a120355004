"""Stories: where in time a text is when an expression is read, near its publication or in years long before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.locate.moments import almanac
from trucewatch.locate.moments.anchors import Anchor
from trucewatch.locate.moments.discourse import DUE, Entry, Told, date_of
from trucewatch.locate.moments.expression import (
    CalendarDate,
    DayShift,
    Elapsed,
    Origin,
    Role,
    Stretch,
    Weekday,
    YearPart,
    YearRef,
)
from trucewatch.model.moment import Precision

# A date told this many days or more from publication belongs to an older story, whose "the 10th" is near to it.
OLDER_STORY, RECENT = 20, 7
# A report leaves the year out of dates so many days from its own; a story goes back at most so many, else on to the next year.
SAME_SEASON, HALF_YEAR = 60, 183
BESIDE_PUBLICATION = (YearRef.THIS, YearRef.LAST, YearRef.NEXT)


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
        if self.is_current():
            return self.told.day_since(self.at, self.latest())
        return self.told.day(self.latest())

    def day_of_paragraph(self) -> date | None:
        """The day told in the same paragraph; a new paragraph of a recent story speaks of the day of the report."""
        told, published = self.told.day(self.latest()), self.anchor.day
        fresh = told is not None and published is not None and ((published - told).days < RECENT or self.is_current())
        return published if fresh and not self.told.day_since(self.at, self.latest()) else told or published

    def day_of_period(self) -> date | None:
        """The day told in the same paragraph, else the day that a daily report is about."""
        about = self.anchor.informed_day or self.anchor.day
        return self.told.day_since(self.at, self.latest()) or about or self.day_told()

    def is_current(self) -> bool:
        """Whether the text has told of days close to publication."""
        anchor = self.anchor.day
        days = (day for entry in self.told.entries if (day := entry.extent.day()))
        return anchor is not None and any(abs((anchor - day).days) < OLDER_STORY for day in days)

    def is_chronicle(self) -> bool:
        """Whether all that was told lies apart from the publication, as in an encyclopedia."""
        return not self.is_current() and not any(counts_from_publication(entry) for entry in self.told.entries)


def counts_from_publication(entry: Entry) -> bool:
    """Whether an expression told before counts from the day of the report: "on Monday", "yesterday", "last month"."""
    match entry.expression.first.day:
        case Weekday() | Stretch():
            return True
        case CalendarDate(year_ref=reference) | YearPart(year_ref=reference) if reference in BESIDE_PUBLICATION:
            return True
        case DayShift(origin=origin) | Elapsed(origin=origin):
            return origin is Origin.PUBLICATION
        case _:
            return False


def is_recent(day: date, setting: Setting) -> bool:
    """Whether a day is so near to publication that a report need not say its year."""
    latest = setting.anchor.latest
    if latest is None:
        return False
    before = (latest - day).days
    return (abs(before) if setting.future else before) in range(SAME_SEASON + 1)


def nearest_in_story(day: date | None, story: date) -> date | None:
    """The day in the year in which a story is, or in the next one where the story goes on over the new year."""
    if day is None or (story - day).days <= HALF_YEAR:
        return day
    return almanac.day_or_none(day.year + 1, day.month, day.day)


def dated_story(setting: Setting) -> date | None:
    """The end of the last date told, if it lies in an earlier year than the publication, by its words or by the story's,
    and is no paper's date.

    A chronicle goes on from whatever it told last that lies within one year.
    """
    if setting.is_chronicle():
        return _chronicled(setting)
    if not setting.told.entries:
        return None
    entry = setting.told.entries[0]
    day = entry.expression.first.day
    dated = isinstance(day, CalendarDate) and day.month is not None
    return _in_former_year(entry, setting) if dated and entry.expression.role is not Role.OF else None


def _chronicled(setting: Setting) -> date | None:
    for entry in setting.told.entries:
        start, end = date_of(entry.extent.start), date_of(entry.extent.end)
        if start is None or end is None or start.year != end.year or not setting.told.moves(entry):
            continue
        if entry.expression.role not in DUE:
            return _in_former_year(entry, setting)
    return None


def _in_former_year(entry: Entry, setting: Setting) -> date | None:
    whole_year = entry.extent.precision is Precision.YEAR
    told, latest = date_of(entry.extent.start if whole_year else entry.extent.end), setting.anchor.latest
    return None if told is None or (latest is not None and told.year >= latest.year) else told


def year_goes_on(setting: Setting) -> bool:
    """Whether a date without a year goes on with a chronicle, however near to publication it could be."""
    return setting.is_chronicle() and _chronicled(setting) is not None


def story_date(setting: Setting) -> date | None:
    """A day of what was told last, at whatever precision, else of publication."""
    for entry in setting.told.entries:
        bound = entry.extent.start or entry.extent.end
        if bound is not None:
            return date(bound.year, bound.month, bound.day)
    return setting.anchor.latest


def month_told(setting: Setting) -> date | None:
    """The first day of the month that a story told last is in, where it has told no day since; none that is still to come."""
    latest = setting.anchor.latest
    for entry in setting.told.entries if setting.is_chronicle() else ():
        if not setting.told.moves(entry):
            continue
        start = date_of(entry.extent.start)
        dated = isinstance(entry.expression.first.day, CalendarDate) and entry.expression.last is None
        known = dated and entry.extent.precision is Precision.MONTH and entry.expression.role not in DUE
        return start if known and start and (latest is None or start <= latest) else None
    return None
