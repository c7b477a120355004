"""Incidents over time, with the dates of the agreement: bars a day, a week or a month wide, drawn by the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.model.agreement import Agreement
from trucewatch.model.incident import Incident
from trucewatch.model.moment import zone_of
from trucewatch.publish.standing import STANDING_WORDS, Standing, Standings
from trucewatch.publish.wording import counted, day_words, joined

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720.0, 236.0, 34.0, 34.0, 56.0
MOST_BARS, MOST_COUNTS = 92, 4
LEAST_TOP = 4
"""The count that the axis reaches at least, so that a single incident does not look like many."""

STEP_WORDS = {1: "day", 7: "week", 30: "30 days", 91: "13 weeks", 364: "52 weeks", 3640: "520 weeks"}
STEPS = tuple(STEP_WORDS)
"""Days to a bar: the first that keeps the chart under `MOST_BARS` bars."""

LEAD_DAYS = 7
"""Days shown before the first date of the agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One part of a column, in chart units."""

    x: float
    y: float
    width: float
    height: float
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis with its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date of the agreement: where its line stands, on which row its words, and to which side."""

    x: float
    y: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart with its words: ``rows`` are the same figures as a table (period, count by standing)."""

    bars: tuple[Bar, ...]
    days: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    dates: tuple[Dated, ...]
    standings: tuple[Standing, ...]
    per: str
    description: str
    undated: int
    outside: int
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    base: float = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    step: int
    columns: int

    def column(self, day: date) -> int:
        return (day - self.first).days // self.step

    def x(self, day: date) -> float:
        span = self.columns * self.step
        return round(LEFT + (day - self.first).days / span * (WIDTH - LEFT - 8), 1)

    @property
    def width(self) -> float:
        return (WIDTH - LEFT - 8) / self.columns

    def start(self, column: int) -> date:
        return self.first + timedelta(days=column * self.step)


def day_chart(
    agreement: Agreement, incidents: Sequence[Incident], parts: Standings, about: datetime
) -> ChartView | None:
    """The chart of the incidents whose day is known; None where there is none in the time of the agreement."""
    days = {incident.id: _day(incident, agreement.timezone) for incident in incidents}
    marks = agreement_dates(agreement)
    last = about.astimezone(zone_of(agreement.timezone)).date()
    known = sorted(day for day in days.values() if day is not None and day <= last)
    if not known:
        return None
    axis = _axis(known, sorted(day for day, _ in marks if day <= last), last)
    table = _table(incidents, days, parts, axis)
    if not table:
        return None
    return _view(axis, table, days, marks)


def agreement_dates(agreement: Agreement) -> tuple[tuple[date, str], ...]:
    """The signing, the moments of effect and the due dates of an agreement, as days of its zone, in words."""
    zone = zone_of(agreement.timezone)
    found: dict[date, list[str]] = {_as_day(agreement.signed, agreement.timezone): ["signed"]}
    starts = sorted({term.window.start for term in agreement.terms if term.window.start})
    if starts:
        found.setdefault(starts[0].astimezone(zone).date(), []).append("in effect")
    for term in agreement.terms:
        if term.window.due and term.window.due.at:
            found.setdefault(_as_day(term.window.due.at, agreement.timezone), []).append(f"point {term.point} due")
    return tuple((day, joined(dict.fromkeys(words))) for day, words in sorted(found.items()))


def _as_day(bound: date | datetime, zone: str) -> date:
    return bound.astimezone(zone_of(zone)).date() if isinstance(bound, datetime) else bound


def _day(incident: Incident, zone: str) -> date | None:
    """The one day on which it happened, None where the bounds take in more than two."""
    start, end = incident.time.start, incident.time.end
    if start is None or end is None:
        return None
    first, last = _as_day(start, zone), _as_day(end, zone)
    return last if (last - first).days <= 1 else None


def _axis(known: Sequence[date], dates: Sequence[date], last: date) -> _Axis:
    earliest = dates[0] - timedelta(days=LEAD_DAYS) if dates else known[0]
    first = max(min(known[0], dates[0] if dates else known[0]), earliest)
    span = (last - first).days + 1
    step = next((size for size in STEPS if span / size <= MOST_BARS), STEPS[-1])
    return _Axis(first, step, max(-(-span // step), 7))


def _table(
    incidents: Iterable[Incident], days: Mapping[str, date | None], parts: Standings, axis: _Axis
) -> dict[int, Counter[Standing]]:
    table: dict[int, Counter[Standing]] = {}
    for incident in incidents:
        day = days[incident.id]
        if day is not None and 0 <= axis.column(day) < axis.columns:
            table.setdefault(axis.column(day), Counter())[parts.of(incident)] += 1
    return table


def _view(
    axis: _Axis,
    table: Mapping[int, Counter[Standing]],
    days: Mapping[str, date | None],
    marks: Iterable[tuple[date, str]],
) -> ChartView:
    top = max(LEAST_TOP, *(sum(counts.values()) for counts in table.values()))
    shown = tuple(one for one in Standing if any(counts[one] for counts in table.values()))
    total = sum(sum(counts.values()) for counts in table.values())
    undated = sum(day is None for day in days.values())
    per = STEP_WORDS[axis.step]
    return ChartView(
        bars=tuple(_bars(axis, table, top)),
        days=tuple(_day_ticks(axis)),
        counts=tuple(_count_ticks(top)),
        dates=tuple(_date_lines(axis, marks)),
        standings=shown,
        per=per,
        description=_description(axis, table, total, per),
        undated=undated,
        outside=len(days) - undated - total,
        rows=tuple(_rows(axis, table, shown)),
    )


def _height(count: int, top: int) -> float:
    return count / top * (HEIGHT - BOTTOM - TOP)


def _bars(axis: _Axis, table: Mapping[int, Counter[Standing]], top: int) -> Iterator[Bar]:
    for column, counts in sorted(table.items()):
        base = HEIGHT - BOTTOM
        for standing in Standing:
            height = _height(counts[standing], top)
            if height:
                base -= height
                x = round(axis.x(axis.start(column)) + axis.width * 0.1, 1)
                width = round(axis.width * 0.8, 1)
                yield Bar(x=x, y=round(base, 1), width=width, height=round(height, 1), standing=standing)


def _day_ticks(axis: _Axis) -> Iterator[Tick]:
    every = max(1, -(-axis.columns // 6))
    for column in range(0, axis.columns, every):
        day = axis.start(column)
        words = f"{day.day} {day_words(day).split()[1][:3]} {day.year}"
        yield Tick(at=axis.x(day), words=words if column == 0 or axis.step > 1 else words.rsplit(" ", 1)[0])


def _count_ticks(top: int) -> Iterator[Tick]:
    step = next(size * 10**power for power in range(9) for size in (1, 2, 5) if top / (size * 10**power) <= MOST_COUNTS)
    for count in range(0, top + 1, step):
        yield Tick(at=round(HEIGHT - BOTTOM - _height(count, top), 1), words=str(count))


def _date_lines(axis: _Axis, marks: Iterable[tuple[date, str]]) -> Iterator[Dated]:
    ends = [0.0, 0.0, 0.0]
    for day, words in marks:
        if not 0 <= axis.column(day) < axis.columns:
            continue
        x, length = axis.x(day), len(words) * 8.5
        anchor = "end" if x + length > WIDTH else "start"
        left = x - length if anchor == "end" else x
        row = next((row for row, end in enumerate(ends) if end < left), len(ends) - 1)
        ends[row] = left + length + 8
        yield Dated(x=x, y=14.0 + 16 * row, words=words, anchor=anchor)


def _rows(
    axis: _Axis, table: Mapping[int, Counter[Standing]], shown: Sequence[Standing]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for column, counts in sorted(table.items()):
        first = axis.start(column)
        last = first + timedelta(days=axis.step - 1)
        words = day_words(first) if axis.step == 1 else f"{day_words(first)} to {day_words(last)}"
        yield words, tuple(counts[standing] for standing in shown)


def _description(axis: _Axis, table: Mapping[int, Counter[Standing]], total: int, per: str) -> str:
    sums: Counter[Standing] = sum(table.values(), Counter())
    parts = joined(f"{sums[one]} {STANDING_WORDS[one]}" for one in Standing if sums[one])
    most = max(sorted(table), key=lambda column: sum(table[column].values()))
    last = axis.start(axis.columns - 1)
    when = "on" if axis.step == 1 else f"in the {per} from"
    return (
        f"{counted(total, 'incident')} per {per} from {day_words(axis.first)} to {day_words(last)}: {parts}. "
        f"The most, {sum(table[most].values())}, {when} {day_words(axis.start(most))}."
    )
