"""Bounds: what the preposition, the act and its modality make of the extent that the words come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from trucewatch.locate.moments import almanac
from trucewatch.locate.moments.anchors import Anchor
from trucewatch.locate.moments.discourse import Extent, date_of
from trucewatch.locate.moments.expression import Duration, Expression, Role
from trucewatch.locate.moments.spells import CLOCK_UNITS
from trucewatch.locate.moments.words import time_words
from trucewatch.model.moment import Bound, Precision

UNREAL = frozenset({"planned", "promised", "demanded", "conditional", "feared"})
# A truce is told by the moment of its effect and lasts to its stated end, if there is one.
FIXED_TERM = frozenset({"ceasefire.in_force", "ceasefire.extended"})
# What ends "as from" a moment is over from then on.
TERMINATED = frozenset({"ceasefire.ended", "notice.termination"})
FINE = (Precision.MINUTE, Precision.HOUR, Precision.DAY)
STARTING = (Role.SINCE, Role.FROM, Role.AFTER)
ENDING = (Role.UNTIL, Role.BY, Role.BEFORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The act and how real it is.

    ``begins``: the words before the expression say that something began; ``lasting``: the length that the words give it.
    """

    act: str
    state: str
    begins: bool = False
    lasting: Duration | None = None

    @property
    def open_ended(self) -> bool:
        """Whether nothing but its own words ends what has begun."""
        unended = self.state in ("ongoing", "habitual") or self.state in UNREAL
        return unended or self.act in FIXED_TERM or (self.act == "hostilities" and self.begins)


def bounded(extent: Extent, expression: Expression, asked: Asked, anchor: Anchor) -> Extent:
    """The extent with the bounds that its role leaves open, and those that the publication closes."""
    if expression.last is not None or _names_only_a_part(expression):
        return extent
    role = expression.role
    if role is Role.BEFORE and expression.first.part and expression.first.clock is None:
        # "Before daybreak on 9 May" was on that day.
        return extent
    if role in STARTING:
        return replace(extent, end=_closing(extent, asked, anchor))
    if role in ENDING:
        return replace(extent, start=None, end=_ending(extent, role))
    if role is Role.AS_OF and asked.state != "ongoing":
        return replace(extent, start=None)
    if extent.precision in FINE and _goes_on(asked):
        return replace(extent, end=_stated_end(extent, asked))
    if asked.begins and asked.act in time_words().processes and extent.precision is Precision.DAY:
        return replace(extent, end=_closing(extent, asked, anchor))
    return extent


def _names_only_a_part(expression: Expression) -> bool:
    """ "By nightfall" speaks of that day, not of all the time before it."""
    point = expression.first
    return bool(point.part) and point.day is None and point.clock is None


def _goes_on(asked: Asked) -> bool:
    if asked.act in FIXED_TERM:
        return True
    return asked.begins and (asked.act == "hostilities" or asked.state == "ongoing")


def _ending(extent: Extent, role: Role) -> Bound | None:
    """ "Before the 20th" ends on the 19th; "by the 20th" on the 20th itself."""
    first = extent.start
    if role is not Role.BEFORE or first is None or isinstance(first, datetime):
        return extent.end
    return first - timedelta(days=1)


def _closing(extent: Extent, asked: Asked, anchor: Anchor) -> Bound | None:
    """The end of what is told to have begun: its stated end, none while it goes on, the publication for what is over."""
    if asked.open_ended or asked.act in TERMINATED:
        return _stated_end(extent, asked)
    if isinstance(extent.start, datetime) and anchor.instant is not None:
        return max(anchor.instant, extent.start)
    start = date_of(extent.start)
    return anchor.latest if anchor.latest is None or start is None else max(anchor.latest, start)


def _stated_end(extent: Extent, asked: Asked) -> Bound | None:
    """The end of a truce "for 60 days" from its beginning, None where no length is stated."""
    length, start = asked.lasting, extent.start
    if length is None or length.amount is None or start is None or extent.precision not in FINE:
        return None
    if isinstance(start, datetime):
        unit = CLOCK_UNITS.get(length.unit)
        day = almanac.shifted(start.date(), length.amount, length.unit)
        if unit is not None:
            return start + length.amount * unit
        return None if day is None else start.replace(year=day.year, month=day.month, day=day.day)
    return almanac.shifted(start, length.amount, length.unit)
