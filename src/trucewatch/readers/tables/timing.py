"""Timing: dates, their precision codes and clock times of a row as a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from trucewatch.model.moment import Basis, Bound, Moment, Precision, zone_of
from trucewatch.readers.tables.cells import bound_of, clock_of, folded
from trucewatch.readers.tables.mapping import CodedTime, Column, Role
from trucewatch.readers.tables.plan import Plan
from trucewatch.readers.tables.troubles import Troubles

DAY = CodedTime(precision=Precision.DAY)
UNKNOWN = Moment()
TIMES = (Role.DATE, Role.START, Role.END, Role.CLOCK, Role.TIME_PRECISION)
MOST_REMEMBERED = 100_000
DECEMBER = 12


@dataclass(slots=True)
class Timing:
    """Reads the times of a table's rows, remembering those that repeat.

    ``timezone`` is that of clock times, ``places`` are those of the cells that tell the time.
    """

    plan: Plan
    troubles: Troubles
    timezone: str | None
    places: list[int] = field(init=False)
    _moments: dict[tuple[str, ...], Moment] = field(default_factory=dict)
    _published: dict[str, Moment | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = [place for role in TIMES for place, _ in self.plan.of(role)]

    def moment(self, cells: Sequence[str], row: int) -> Moment:
        """When it happened; unknown, with an issue, where the cells do not tell."""
        written = tuple([cells[place] for place in self.places])
        known = self._moments.get(written)
        if known is None:
            known = self._moment(cells, row)
            if known is not UNKNOWN and len(self._moments) < MOST_REMEMBERED:
                self._moments[written] = known
        return known

    def _moment(self, cells: Sequence[str], row: int) -> Moment:
        found = self.plan.first(Role.DATE, cells) or self.plan.first(Role.START, cells)
        if found is None:
            self.troubles.warn("table.date.missing", row, "the row has no date")
            return UNKNOWN
        start = self._bound(found[1], found[2], row)
        last = self.plan.first(Role.END, cells)
        end = self._bound(last[1], last[2], row) if last else start
        if start is None or end is None:
            return UNKNOWN
        text = found[2] if last is None or last[2] == found[2] else f"{found[2]} to {last[2]}"
        coded = self._precision(cells, row)
        if coded is DAY and self.plan.of(Role.CLOCK):
            start, end, coded = self._at_the_clock(start, end, cells)
        return moment_of(start, end, coded, text, self.timezone)

    def _bound(self, column: Column, cell: str, row: int) -> Bound | None:
        bound = bound_of(cell, column.forms)
        if bound is None:
            message = f"{column.name}: not a date as the mapping says that dates are written"
            self.troubles.error("table.date.unreadable", row, message, f"forms: {', '.join(column.forms)}")
        return bound

    def _precision(self, cells: Sequence[str], row: int) -> CodedTime:
        """What the row's precision code stands for; a code that nobody explains leaves the time within a year."""
        found = self.plan.first(Role.TIME_PRECISION, cells)
        if found is None:
            return DAY
        _, column, cell = found
        coded = column.times.get(folded(cell))
        if coded is None:
            message = f"{column.name}: the mapping does not say what {cell[:40]!r} stands for"
            self.troubles.warn("table.value.unknown", row, message, "add it to the values of the column")
            return CodedTime(precision=Precision.UNKNOWN, whole=Precision.YEAR)
        return DAY if coded == DAY else coded

    def _at_the_clock(self, start: Bound, end: Bound, cells: Sequence[str]) -> tuple[Bound, Bound, CodedTime]:
        """The dates with the row's clock times, where the zone of these is known."""
        zone = zone_of(self.timezone)
        clocks = [clock_of(cell) for _, _, cell in self.plan.filled(Role.CLOCK, cells)]
        if zone is None or not clocks or clocks[0] is None or isinstance(start, datetime) or isinstance(end, datetime):
            return start, end, DAY
        last = clocks[-1] or clocks[0]
        begins, ends = datetime.combine(start, clocks[0], zone), datetime.combine(end, last, zone)
        if ends < begins:  # past midnight
            ends += timedelta(days=1)
        return begins, ends, CodedTime(precision=Precision.MINUTE)

    def published(self, cells: Sequence[str], row: int) -> Moment | None:
        """When the row was published; None where it does not say."""
        found = self.plan.first(Role.PUBLISHED, cells)
        if found is None:
            return None
        _, column, cell = found
        if cell not in self._published:
            if len(self._published) >= MOST_REMEMBERED:
                self._published.clear()
            bound = self._bound(column, cell, row)
            self._published[cell] = published_at(bound, cell, self.timezone) if bound else None
        return self._published[cell]


def published_at(bound: Bound, text: str, zone: str | None) -> Moment:
    """A moment of publication, as precise as it is written."""
    precision = Precision.MINUTE if isinstance(bound, datetime) else Precision.DAY
    return Moment(start=bound, end=bound, precision=precision, basis=Basis.STATED, text=text, zone=zone)


def moment_of(start: Bound, end: Bound, coded: CodedTime, text: str, zone: str | None) -> Moment:
    """The bounds that a date leaves under its precision code."""
    if coded.whole is not None:
        start, end = first_of(start, coded.whole), last_of(end, coded.whole)
    before, after = coded.window
    if before or after:
        start, end = start - timedelta(days=before), end + timedelta(days=after)
    precision = Precision.MINUTE if isinstance(start, datetime) and coded is DAY else coded.precision
    stated = Basis.STATED if coded.precision in (Precision.DAY, Precision.MINUTE, Precision.HOUR) else Basis.DERIVED
    return Moment(start=start, end=end, precision=precision, basis=stated, text=text, zone=zone)


def first_of(bound: Bound, span: Precision) -> date:
    """The first day of the week (from Monday), month or year that a date lies in."""
    day = date(bound.year, bound.month, bound.day)
    if span is Precision.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if span is Precision.MONTH else day.replace(month=1, day=1)


def last_of(bound: Bound, span: Precision) -> date:
    """The last day of the week, month or year that a date lies in."""
    first = first_of(bound, span)
    if span is Precision.WEEK:
        return first + timedelta(days=6)
    if span is Precision.MONTH:
        following = first.replace(day=28) + timedelta(days=4)
        return following - timedelta(days=following.day)
    return first.replace(month=DECEMBER, day=31)
