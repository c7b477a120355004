"""The parsed form of a time expression: what the words say, before anybody knows which day it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What the preposition says about the bounds."""

    AT = "at"
    OF = "of"
    BETWEEN = "between"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AS_OF = "as_of"
    WITHIN = "within"
    FOR = "for"


class Origin(StrEnum):
    """From where a relative expression counts."""

    PUBLICATION = "publication"
    DISCOURSE = "discourse"
    CLAUSE = "clause"


class Near(StrEnum):
    """How a clock time is blurred: not at all, on both sides, or to the hour before or after."""

    EXACTLY = ""
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"


class YearRef(StrEnum):
    """The year of a date that names it in relation to another year."""

    UNSTATED = ""
    THIS = "this"
    LAST = "last"
    NEXT = "next"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A date with any of its parts unstated: "14 November", "the 7th", "July 2020", "1994".

    ``month_ref`` tells "the 10th of this month" from "the 10th"; without a day it is a whole month or year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_ref: YearRef = YearRef.UNSTATED
    month_ref: YearRef = YearRef.UNSTATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A run of years: "2014-15", "the late 1980s"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPart:
    """A season, a quarter or a half of a year: ``months`` months from ``month`` on, which may reach into the next year."""

    month: int
    months: int
    year: int | None = None
    year_ref: YearRef = YearRef.UNSTATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, 1 for Monday; ``which`` is "last", "next", "this" or empty."""

    number: int
    which: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShift:
    """So many days from the day of ``origin``; ``days`` more than 1 where the words cover a run (overnight)."""

    shift: int
    origin: Origin
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of calendar or clock beside the publication: "the past 24 hours", "last week", "this month".

    ``count`` is None for one whole unit of the calendar; 0 for an amount that nobody counted ("recent days").
    """

    unit: str
    which: str
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """An amount of time before (``sign`` -1) or after (+1) a moment: "four days later", "an hour before the deadline".

    ``amount`` is None where nobody counted ("a few days later"); ``happening`` names the kind of moment, if any.
    """

    amount: float | None
    unit: str
    sign: int
    origin: Origin
    happening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A moment told elsewhere in the text: "the start of the truce"; without ``kind``, the one told last ("then")."""

    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NthDay:
    """The n-th day of what the text is about, 1 for the day on which it began."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """An amount without a moment: "for 42 days", "within four days"; ``amount`` None where nobody counted.

    ``phase``: it is the whole length of what the text tells about ("meant to last 42 days").
    """

    amount: float | None
    unit: str
    phase: bool = False


# The unit of a stretch that is the period of the report itself.
REPORT = "report"
# What a stretch is beside: the unit that the story is in, to its end; the stretch of the report, or the one told, before which it was.
THE_END, BEFORE_THE_REPORT = "end", "before"

When = CalendarDate | Years | YearPart | Weekday | DayShift | Stretch | Elapsed | Happening | NthDay | Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day.

    ``twelve``: a part of the day beside it may put it after noon; ``bare``: a number without minutes, which leaves that
    open where no part stands beside it; ``log``: it heads a line of a log.
    """

    hour: int
    minute: int = 0
    twelve: bool = False
    bare: bool = False
    near: Near = Near.EXACTLY
    log: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One end of an expression: any of a day, a part of the day, a clock time, and a zone as named in words.

    ``zone`` is an IANA name, an offset ("+03:00"), or "local".
    """

    day: When | None = None
    part: str = ""
    clock: Clock | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A whole time expression: one point, or two that bound it, and the role its preposition gives it.

    ``about`` blurs what has no clock time to blur ("about twenty minutes later").
    """

    role: Role
    first: Point
    last: Point | None = None
    about: bool = False
