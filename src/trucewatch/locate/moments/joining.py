"""Joining: which neighbours make one expression ("at 20:30" + "on Friday"), and which make the two ends of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.locate.moments.atoms import NEIGHBOUR, PREPOSITION, Atom
from trucewatch.locate.moments.expression import (
    CalendarDate,
    Clock,
    DayShift,
    Duration,
    Elapsed,
    Happening,
    Near,
    Origin,
    Point,
    Role,
    Stretch,
    Weekday,
    When,
    Years,
)
from trucewatch.locate.moments.leads import near_of, role_of
from trucewatch.locate.moments.words import alternatives, time_words

LONGEST_GLUE = 40
RANGE = re.compile(
    r"\s*(?P<mark>[-–—]|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|&|\bup\s+to\b|,)\s*(?:(?:on|the|about|around|from|at|again|late|early)\s+)*",
    re.IGNORECASE,
)
FIRM_MARKS = ("-", "–", "—", "to", "until", "till", "through", "up to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An expression under construction: what is read so far, and what it still needs to be a time."""

    start: int
    end: int
    first: Point
    last: Point | None = None
    role: Role | None = None
    needs: str = ""

    @classmethod
    def of(cls, atom: Atom) -> Draft:
        """A draft of one atom."""
        return cls(start=atom.start, end=atom.end, first=atom.point, last=atom.last, role=atom.role, needs=atom.needs)

    def finished(self, role: Role | None, near: Near) -> Draft:
        """The whole with the preposition before it, the ends of a range completed from each other."""
        role = self.role if self.role not in (None, Role.AT) else (role or self.role)
        first = _blurred(self.first, near)
        if self.last is None:
            return replace(self, first=first, role=role)
        if role in (None, Role.AT, Role.FROM, Role.SINCE, Role.OF):
            role = Role.BETWEEN
        first, last = _completed(first, self.last)
        return replace(self, first=first, last=last, role=role)


def join(draft: Draft, atom: Atom, glue: str) -> Draft | None:
    """The draft with one more atom, or None where the words between them keep the two apart."""
    if len(glue) > LONGEST_GLUE or glue.count("\n") > 1 or glue.strip() == ";" or _is_log(atom):
        return None
    return _ranged(draft, atom, glue) or _merged(draft, atom, glue)


def _is_log(atom: Atom) -> bool:
    return atom.point.clock is not None and atom.point.clock.log


def _ranged(draft: Draft, atom: Atom, glue: str) -> Draft | None:
    mark = RANGE.fullmatch(glue)
    if mark is None or draft.last is not None or atom.last is not None or atom.role is not None:
        return None
    if not _same_kind(draft.first, atom.point, firm=mark["mark"].casefold() in FIRM_MARKS) or (mark["mark"] == ","):
        return None
    return replace(
        draft, end=atom.end, last=atom.point, needs=draft.needs or ("" if atom.needs != NEIGHBOUR else NEIGHBOUR)
    )


def _same_kind(first: Point, second: Point, *, firm: bool) -> bool:
    """Ends of a range: two clock times, two dates, two weekdays; a clock may end what a dated clock began."""
    if first.clock and second.clock:
        return True
    if first.clock and not first.day:
        return False
    if not first.day or not second.day:
        return False
    alike = type(first.day) is type(second.day) or firm
    return alike and not isinstance(second.day, Duration | Stretch | Elapsed | Happening)


def _merged(draft: Draft, atom: Atom, glue: str) -> Draft | None:
    match = _glue().fullmatch(glue)
    if match is None:
        return None
    role, near = role_of(match["role"]), near_of(match["near"] or match["blur"])
    point = _blurred(atom.point, near)
    target = draft.last or draft.first
    if atom.last is not None:
        return _merged_run(draft, atom, point)
    together = merged_points(target, point)
    if together is None or (draft.last is not None and glue.strip() and not _one_end(draft, point)):
        return None
    kept = replace(draft, end=_end(atom, glue), role=_role(draft, atom, role), needs=_needs(draft, atom))
    if role is Role.UNTIL and point.clock and target.day:
        return replace(kept, role=draft.role)
    return replace(kept, last=together) if draft.last else replace(kept, first=together)


def _end(atom: Atom, glue: str) -> int:
    return atom.end + (1 if "(" in glue and ")" not in glue else 0)


def _role(draft: Draft, atom: Atom, role: Role | None) -> Role | None:
    told = atom.role or (role if role not in (Role.AT, Role.OF) else None)
    if told is Role.FROM and atom.point.clock is None and draft.first.clock:
        told = None
    return draft.role or told


def _needs(draft: Draft, atom: Atom) -> str:
    if PREPOSITION in (draft.needs, atom.needs) and not (
        draft.first.day or atom.point.day or draft.first.clock or atom.point.clock
    ):
        return PREPOSITION
    return ""


def _one_end(draft: Draft, point: Point) -> bool:
    """Whether a range may take the piece at its right end: not when the left end already has it."""
    return not (point.clock and draft.first.day and not draft.first.clock)


def _merged_run(draft: Draft, atom: Atom, point: Point) -> Draft | None:
    """A run of dates after a clock time or a part: "the night of 10-11 February", "00.00 from 14 to 15 February"."""
    overnight = isinstance(draft.first.day, DayShift) and draft.first.day.days > 1
    if draft.last is not None or (draft.first.day is not None and not overnight) or atom.last is None:
        return None
    open_end = replace(draft.first, day=None)
    first, last = merged_points(open_end, point), merged_points(open_end, atom.last)
    if first is None or last is None:
        return None
    midnight = draft.first.clock is not None and draft.first.clock.hour in (0, 24) and not draft.first.clock.minute
    kept = replace(draft, end=atom.end, needs="")
    return replace(kept, first=last) if midnight else replace(kept, first=first, last=last)


def merged_points(one: Point, two: Point) -> Point | None:
    """Two pieces as one point, or None where both name a clock time or incompatible days."""
    if (one.clock and two.clock) or (one.zone and two.zone):
        return None
    if isinstance(one.day, Duration | Stretch | Years) or isinstance(two.day, Duration | Stretch | Years):
        return None
    if two.zone and not (one.clock or two.clock) and not isinstance(one.day, CalendarDate | Weekday | DayShift):
        return None
    if (one.clock or two.clock) and _in_apposition(one.day, two.day):
        return one if one.clock else two
    day = _one_day(one.day, two.day)
    if day is None and one.day is not None:
        return None
    return Point(day=day, part=two.part or one.part, clock=one.clock or two.clock, zone=one.zone or two.zone)


def _in_apposition(one: When | None, two: When | None) -> bool:
    """Whether an amount of minutes only repeats a clock time ("at 00:20, 19 minutes after its start")."""
    return any(isinstance(day, Elapsed) and day.unit in ("minute", "hour") for day in (one, two))


def _one_day(one: When | None, two: When | None) -> When | None:
    """The more telling of two names of one day; None where they name different things."""
    if one is None or two is None:
        return one or two
    ranks = [_rank(one), _rank(two)]
    if 0 in ranks or ranks[0] == ranks[1]:
        return None
    return one if ranks[0] > ranks[1] else two


def _rank(day: When) -> int:
    match day:
        case CalendarDate(month=int(), day=int()):
            return 6
        case DayShift(origin=Origin.CLAUSE) | Elapsed(origin=Origin.CLAUSE):
            return 0
        case DayShift(origin=Origin.PUBLICATION, days=1):
            return 5
        case CalendarDate(day=int()):
            return 4
        case Weekday():
            return 3
        case DayShift(days=1):
            return 2
        case DayShift() | Elapsed() | Happening():
            return 1
        case _:
            return 0


def _blurred(point: Point, near: Near) -> Point:
    if near is Near.EXACTLY or point.clock is None:
        return point
    return replace(point, clock=replace(point.clock, near=near))


def _completed(first: Point, last: Point) -> tuple[Point, Point]:
    """What only one end of a range says and the other means too: the day, the month and year, the part, the zone."""
    zone, part = first.zone or last.zone, first.part or last.part
    first = replace(first, zone=zone, day=_dated(first.day, last.day))
    last = replace(last, zone=zone, day=_dated(last.day, first.day))
    if first.clock and last.clock:
        opening = _in_the_same_half(first.clock, last.clock)
        last = replace(last, clock=replace(last.clock, log=opening.log), part=last.part or part)
        first = replace(first, clock=opening, part=first.part or part)
    return first, last


def _in_the_same_half(first: Clock, last: Clock) -> Clock:
    """ "Between 5 and 6 p.m." begins in the afternoon, "from 11 to 2 p.m." before noon."""
    if not first.bare or last.bare:
        return first
    later = first.hour + 12
    return replace(first, hour=later if first.hour < 12 and later <= last.hour else first.hour, bare=False)


def _dated(day: When | None, other: When | None) -> When | None:
    if day is None:
        return other
    if isinstance(day, CalendarDate) and isinstance(other, CalendarDate):
        return replace(
            day,
            month=day.month or (other.month if day.day else None),
            year=day.year or (other.year if day.month == other.month or day.month else None),
        )
    return day


@cache
def _glue() -> re.Pattern[str]:
    """Words that may stand inside one expression."""
    words = time_words()
    roles, near, fillers = alternatives(words.roles), alternatives(words.approximate), alternatives(words.fillers)
    return re.compile(
        rf"[\s,(]*(?:(?P<blur>{near})\s+)?(?:(?:{fillers})\s+)?(?:(?P<role>{roles}|within)[\s,(]+)?(?:(?:{fillers})\s+)?"
        rf"(?:(?P<near>{near})\s+)?(?:that\s+is[\s,]+)?(?:(?:the|a|hours?|hrs)[\s,(]+)*[)]?[\s,]*",
        re.IGNORECASE,
    )
