"""The boards: what is due when, what each source counted, and the coverage that zeros rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.board import DeadlineRow, KnownSingly, TallyRow
from trucewatch.model.finding import Coverage
from trucewatch.publish.evidence import coverage_words
from trucewatch.publish.naming import Naming
from trucewatch.publish.terms_table import TermView
from trucewatch.publish.wording import Label, counted, due_words, figure_words, joined, label_of, span_words, unit_words


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """One duty as printed; ``due`` is empty where the text gives no date, ``others`` are its other readings."""

    term: str
    point: str
    text: str
    bearer: str
    due: str
    left: str
    outcome: Label
    label: str
    others: tuple[tuple[str, Label], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """One source's count: the words, and the share of the largest count in its group for the bar (0 to 100)."""

    source: str
    figure: str
    low_share: float
    high_share: float
    open_ended: bool
    period: str
    previous: bool
    claim: str
    against: str
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """Counts of one unit in one area, a source each, side by side and never summed."""

    heading: str
    counts: tuple[CountView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """A strip of days: by a monitor, by others, by nobody, in hundredths of the days asked about."""

    zone: str
    words: str
    monitor: float
    others: float
    nobody: float
    denied: float


def deadline_views(rows: Iterable[DeadlineRow], naming: Naming) -> tuple[DeadlineView, ...]:
    """The rows of one agreement: the dated ones in the order of their dates, the undated last."""
    ordered = sorted(
        rows, key=lambda row: (row.due is None, row.due.timestamp() if row.due else 0, row.point, row.bearer or "")
    )
    return tuple(_deadline(row, naming) for row in ordered)


def _deadline(row: DeadlineRow, naming: Naming) -> DeadlineView:
    others = [reading for reading in row.readings if reading.due != row.due or reading.outcome is not row.outcome]
    return DeadlineView(
        term=row.term,
        point=row.point,
        text=row.text,
        bearer=naming.of(row.bearer) if row.bearer else "not stated",
        due=due_words(row.due, row.edge) if row.due else "",
        left=_left(row.days_left),
        outcome=label_of(row.outcome),
        label=row.label,
        others=tuple((due_words(other.due, other.reading), label_of(other.outcome)) for other in others),
    )


def _left(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return "today"
    return f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} past"


def tally_views(rows: Sequence[TallyRow], naming: Naming) -> tuple[TallyView, ...]:
    """The counts grouped by what is counted and where, in the order of their first row."""
    groups: dict[tuple[str, str], list[TallyRow]] = {}
    for row in rows:
        groups.setdefault((row.place_text, row.unit), []).append(row)
    return tuple(_tally(place, unit, group, naming) for (place, unit), group in groups.items())


def _tally(place: str, unit: str, rows: Sequence[TallyRow], naming: Naming) -> TallyView:
    top = max([row.high or row.low or 0 for row in rows] + [1])
    heading = f"{unit_words(unit).capitalize()}, {place}" if place else unit_words(unit).capitalize()
    return TallyView(heading=heading, counts=tuple(_count(row, top, naming) for row in rows))


def _count(row: TallyRow, top: float, naming: Naming) -> CountView:
    low = row.low if row.low is not None else 0
    high = row.high if row.high is not None else top if row.low is None else row.low
    return CountView(
        source=row.source_name or "an unnamed source",
        figure=figure_words(row.low, row.high),
        low_share=round(100 * low / top, 1),
        high_share=round(100 * high / top, 1),
        open_ended=row.high is None,
        period=row.period_text or span_words(row.start, row.end),
        previous=row.previous_period,
        claim=row.claim,
        against=joined(map(naming.of, row.against)),
        beside=beside_words(row.singly),
    )


def beside_words(singly: KnownSingly | None) -> str:
    """How much of a count is known one by one: ``9 known one by one, 303 unexplained``."""
    if singly is None:
        return ""
    known = f"{len(singly.incidents):,} known one by one"
    doubt = f", {len(singly.doubtful):,} more may be among them" if singly.doubtful else ""
    return f"{known}{doubt}; {figure_words(singly.unexplained_low, singly.unexplained_high)} unexplained"


def coverage_views(terms: Iterable[TermView]) -> tuple[CoverageView, ...]:
    """A strip for each zone and coverage that findings rest on, each once."""
    found: dict[tuple[str, Coverage], list[str]] = {}
    for term in terms:
        for coverage in term.coverages:
            if coverage.days:
                found.setdefault((term.zone, coverage), []).append(term.point)
    return tuple(_strips(found))


def _strips(found: dict[tuple[str, Coverage], list[str]]) -> Iterator[CoverageView]:
    for (zone, coverage), points in found.items():
        share = 100 / coverage.days
        named = f"{zone or 'No zone named'} (point {', '.join(dict.fromkeys(points))})"
        monitor = min(coverage.by_monitor, coverage.days_reported)
        yield CoverageView(
            zone=named,
            words=coverage_words(coverage),
            monitor=round(monitor * share, 2),
            others=round((coverage.days_reported - monitor) * share, 2),
            nobody=round((coverage.days - coverage.days_reported) * share, 2),
            denied=round(coverage.access_denied * share, 2),
        )
