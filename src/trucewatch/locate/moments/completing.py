"""Completing: two expressions of one act that say parts of one time ("on Sunday … at 08:45", "from May … until July")."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.locate.moments.expression import Duration, Elapsed, Expression, Happening, Point, Role
from trucewatch.locate.moments.joining import merged_points

STARTS, ENDS = (Role.SINCE, Role.FROM), (Role.UNTIL, Role.BY)


def joined_expression(one: Expression, two: Expression) -> Expression | None:
    """A date and a clock time, or a beginning and an end, as one expression; None where they do not complete each other."""
    if Role.OF in (one.role, two.role):
        return None
    if one.last is None and two.last is None:
        return _clocked(one, two) or _from_until(one, two) or _from_until(two, one)
    if one.last is not None and two.last is None:
        return _dated_range(one, two.first)
    return _dated_range(two, one.first) if one.last is None else None


def _clocked(one: Expression, two: Expression) -> Expression | None:
    """A clock time without a day, and a day without a clock time."""
    clock, day = (one, two) if one.first.clock else (two, one)
    if (
        clock.first.clock is None
        or clock.first.day is not None
        or day.first.clock is not None
        or day.role is Role.SINCE
    ):
        return None
    if day.first.day is None or isinstance(day.first.day, Duration | Happening | Elapsed):
        return None
    point = merged_points(clock.first, day.first)
    return replace(clock, first=point) if point else None


def _from_until(one: Expression, two: Expression) -> Expression | None:
    if one.role not in STARTS or two.role not in ENDS or isinstance(two.first.day, Duration):
        return None
    return Expression(role=Role.BETWEEN, first=one.first, last=two.first)


def _dated_range(ranged: Expression, day: Point) -> Expression | None:
    """A range of clock times with the day that another expression names."""
    if ranged.first.day is not None or ranged.last is None or day.day is None or day.clock is not None:
        return None
    if isinstance(day.day, Duration | Happening):
        return None
    last = ranged.last if ranged.last.day is not None else replace(ranged.last, day=day.day)
    return replace(ranged, first=replace(ranged.first, day=day.day), last=last)
