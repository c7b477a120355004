"""Moments: when something happened, as bounds with a precision, never as a bare guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.model.truth import Truth

Bound = date | datetime
"""A bare ``date`` (a whole day in some zone) or an aware ``datetime`` (an instant)."""

# A bare date whose zone nobody stated may be a day anywhere on earth: UTC+14 to UTC-12.
EARLIEST_OFFSET, LATEST_OFFSET = timedelta(hours=14), timedelta(hours=-12)


class Precision(StrEnum):
    """How finely a moment is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What the bounds rest on: own words, words like "the same day", only the publication, or nothing."""

    STATED = "stated"
    DERIVED = "derived"
    BOUNDED = "bounded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Inclusive bounds of a time, each open (``None``), a bare date, or an aware instant.

    ``zone`` is the IANA name that bare dates are to be read in; without it a date may be that day anywhere.
    """

    start: Bound | None = None
    end: Bound | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    text: str = ""
    zone: str | None = None

    def __post_init__(self) -> None:
        for bound in (self.start, self.end):
            if isinstance(bound, datetime) and bound.tzinfo is None:
                raise TypeError("a clock time needs a zone or an offset")

    def earliest(self) -> datetime | None:
        """The first instant (UTC) that the bounds allow, or None where they are open."""
        return None if self.start is None else first_instant(self.start, self.zone)

    def latest(self) -> datetime | None:
        """The last instant (UTC) that the bounds allow, or None where they are open."""
        return None if self.end is None else last_instant(self.end, self.zone)

    def after(self, instant: datetime) -> Truth:
        """Whether the whole moment lies at or after ``instant``."""
        first, last = self.earliest(), self.latest()
        if first is not None and first >= instant:
            return Truth.YES
        if last is not None and last < instant:
            return Truth.NO
        return Truth.CANNOT_TELL

    def before(self, instant: datetime) -> Truth:
        """Whether the whole moment lies before ``instant``."""
        return ~self.after(instant)

    def overlaps(self, other: Moment) -> bool:
        """Whether the bounds leave room for both to be the same moment; open bounds always do."""
        return _not_after(self.earliest(), other.latest()) and _not_after(other.earliest(), self.latest())


def _not_after(first: datetime | None, last: datetime | None) -> bool:
    return first is None or last is None or first <= last


def zone_of(name: str | None) -> tzinfo | None:
    """The IANA zone of that name, or None where there is no such zone."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def first_instant(bound: Bound, zone: str | None) -> datetime:
    """The first instant of a bound, in UTC; a bare date without zone begins where the day begins first."""
    if isinstance(bound, datetime):
        return bound.astimezone(UTC)
    tz = zone_of(zone)
    if tz is None:
        return datetime.combine(bound, time.min, UTC) - EARLIEST_OFFSET
    return datetime.combine(bound, time.min, tz).astimezone(UTC)


def last_instant(bound: Bound, zone: str | None) -> datetime:
    """The last instant of a bound, in UTC; a bare date ends just before the next day begins."""
    if isinstance(bound, datetime):
        return bound.astimezone(UTC)
    tz = zone_of(zone)
    following = bound + timedelta(days=1)
    if tz is None:
        return datetime.combine(following, time.min, UTC) - LATEST_OFFSET - timedelta(microseconds=1)
    return datetime.combine(following, time.min, tz).astimezone(UTC) - timedelta(microseconds=1)


def bound_text(bound: Bound | None) -> str | None:
    """ISO 8601: ``2020-11-10`` for a date, ``2020-11-10T00:00+03:00`` for an instant (seconds only if not zero)."""
    if bound is None or not isinstance(bound, datetime):
        return None if bound is None else bound.isoformat()
    spec = "minutes" if not bound.second and not bound.microsecond else "seconds" if not bound.microsecond else "auto"
    return bound.isoformat(timespec=spec)


def read_bound(text: str | None) -> Bound | None:
    """The reverse of `bound_text`. Raises ValueError for anything else, a clock time without offset included."""
    if text is None or text == "":
        return None
    if len(text) == len("2020-11-10"):
        return date.fromisoformat(text)
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"a clock time needs an offset: {text!r}")
    return instant
