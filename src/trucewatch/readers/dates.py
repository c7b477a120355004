"""Days and clock times as the heads of reports write them. Nothing is filled in that the words do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from trucewatch.model.moment import EARLIEST_OFFSET, LATEST_OFFSET, Basis, Moment, Precision, zone_of
from trucewatch.readers.given import stated
from trucewatch.readers.lexicon import any_of, heads, month_numbers, words

FAR_SIDE = timedelta(days=1)
"""A place east of the one that publishes may already have the next day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """A day as written: the year is None where it is not written. Offsets are those of the searched text."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def on(self, anchor: date | None) -> date | None:
        """The day, its year taken from ``anchor`` (nearest on or before it) where none is written; None if open."""
        if self.year is not None:
            return _day(self.year, self.month, self.day)
        if anchor is None:
            return None
        candidates = (_day(year, self.month, self.day) for year in range(anchor.year + 1, anchor.year - 8, -1))
        return next((day for day in candidates if day and day <= anchor + FAR_SIDE), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """ "As of 19:30hrs, 11 February 2016": a day, a clock time where one is written, a zone where one is named."""

    words: DayWords
    clock: tuple[int, int] | None
    zone: str | None
    text: str

    def moment(self, anchor: date | None, timezone: str | None) -> Moment | None:
        """The moment in the named zone, else in ``timezone``; a clock time without either is that hour anywhere."""
        day = self.words.on(anchor)
        if day is None:
            return None
        zone = self.zone or timezone
        if self.clock is None:
            return stated(day, self.text, zone)
        instant = datetime(day.year, day.month, day.day, *self.clock, tzinfo=zone_of(zone))
        return stated(instant, self.text, zone) if instant.tzinfo else _anywhere(instant, self.text)


def _anywhere(clock: datetime, text: str) -> Moment:
    """The bounds of a clock time whose zone nobody states: from where it strikes first to where it strikes last."""
    first, last = (clock.replace(tzinfo=timezone(offset)) for offset in (EARLIEST_OFFSET, LATEST_OFFSET))
    return Moment(start=first, end=last, precision=Precision.DAY, basis=Basis.STATED, text=text)


@cache
def day_pattern() -> re.Pattern[str]:
    """A day in any of its written orders; no year-first or month-first slashes, which two countries read two ways."""
    month = any_of(month_numbers())
    weekday = rf"(?:{any_of(words('weekdays'))}\b\.?,?\s+)?"
    year = r"(?:,?\s+(?P<y{0}>(?:19|20)\d\d)\b)?"
    day_first = rf"{weekday}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{month})\b\.?" + year.format(1)
    month_first = rf"{weekday}(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\.\d)" + year.format(2)
    iso = r"(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    dotted = r"(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>(?:19|20)\d\d)(?!\d)"
    return re.compile(rf"(?<![\w.])(?:{day_first}|{month_first}|{iso}|{dotted})", re.IGNORECASE)


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[DayWords]:
    """Every day written in that stretch of the text, in order."""
    for match in day_pattern().finditer(text, start, len(text) if end is None else end):
        group = match.groupdict()
        form = next(number for number in "1234" if group[f"d{number}"])
        month = group[f"m{form}"].lower()
        number = int(month) if month.isdigit() else month_numbers()[month]
        year = group[f"y{form}"]
        found = DayWords(
            day=int(group[f"d{form}"]),
            month=number,
            year=int(year) if year else None,
            start=match.start(),
            end=match.end(),
        )
        if _day(found.year or LEAP_YEAR, found.month, found.day):
            yield found


LEAP_YEAR = 2000
CLOCK = re.compile(r"\b(?P<h>[01]?\d|2[0-3])[:.h]?(?P<mi>[0-5]\d)(?:\s*(?:hrs?|hours|h)|:[0-5]\d)?\b", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def zone_pattern() -> re.Pattern[str]:
    """A clock named in words: "Kyiv time", "local time in Yerevan" is not one, "(UTC)" is."""
    names = any_of(str(name) for name in heads()["clocks"])
    return re.compile(
        rf"\b(?P<zone>{names})(?:\s+(?:local\s+)?(?:standard\s+)?time\b|(?<=utc)\b|(?<=gmt)\b|(?<=msk)\b)",
        re.IGNORECASE,
    )


def named_zone(text: str) -> str | None:
    """The IANA zone of the only clock that the text names; None where it names none or several."""
    zones = {str(heads()["clocks"][" ".join(match["zone"].lower().split())]) for match in zone_pattern().finditer(text)}
    return zones.pop() if len(zones) == 1 else None


AS_OF = re.compile(r"\bas\s+(?:of|at)\s+", re.IGNORECASE)
AS_OF_REACH = 70


def find_as_of(text: str, start: int, end: int) -> AsOf | None:
    """The first "as of" with a day, between two offsets."""
    for match in AS_OF.finditer(text, start, end):
        reach = _phrase_end(text, match.end(), min(end, match.end() + AS_OF_REACH))
        day = next(days(text, match.end(), reach), None)
        if day:
            return _as_of(text, match.start(), match.end(), day, reach)
    return None


def _phrase_end(text: str, start: int, end: int) -> int:
    """Where the phrase stops: at the end of the line, a closing bracket, or the end of the sentence."""
    stop = re.compile(r"[\r\n)\]]|[.;]\s+[A-Z]").search(text, start, end)
    return stop.start() if stop else end


def _as_of(text: str, start: int, after: int, day: DayWords, reach: int) -> AsOf:
    before, behind = text[after : day.start], text[day.end : reach]
    clock = _clock(before) or _clock(behind[: len(", at 19:30 hrs")])
    return AsOf(words=day, clock=clock, zone=named_zone(text[after:reach]), text=text[start : day.end])


def _clock(text: str) -> tuple[int, int] | None:
    match = CLOCK.search(text)
    return (int(match["h"]), int(match["mi"])) if match else None


def read_stamp(text: str, timezone: str | None) -> Moment | None:
    """The moment that a label or a tag gives: RFC 2822, ISO 8601, or written out; a year must be there."""
    text = text.strip()
    instant = _rfc_instant(text) or _iso_instant(text, timezone)
    if instant is not None:
        return stated(instant, text, timezone)
    day = next((found for found in days(text) if found.year), None)
    if day is None:
        return None
    zone = named_zone(text) or timezone
    clock = _clock(text[: day.start]) or _clock(text[day.end :])
    # A publication is written down as one date or one instant: without a zone, as its day.
    return AsOf(words=day, clock=clock if zone_of(zone) else None, zone=zone, text=text).moment(None, zone)


def _rfc_instant(text: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return instant if instant.tzinfo else None


def _iso_instant(text: str, timezone: str | None) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text) if len(text) > len("2020-12-07") else None
    except ValueError:
        return None
    if instant is None or instant.tzinfo:
        return instant
    zone = zone_of(timezone)
    return instant.replace(tzinfo=zone) if zone else None
