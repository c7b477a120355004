"""Judging an agreement over columns: all at once, and then one incident more, changed or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.assess.columnar.fitness import unfit
from trucewatch.assess.columnar.incident_columns import IncidentColumns, microseconds
from trucewatch.assess.columnar.questions import Question, question_of
from trucewatch.assess.columnar.truths import Truths
from trucewatch.assess.columnar.verdict import BulkVerdict
from trucewatch.assess.columnar.weights import Flags
from trucewatch.assess.columnar.zoning import Part, Zoning
from trucewatch.assess.vocabulary import packaged_regimes
from trucewatch.geo.joining import Rows
from trucewatch.model import Agreement, Issue
from trucewatch.terms import as_known

Touched = tuple[int, int]
"""The place of a question, and of the bearer's answer in it."""


class BulkJudging:
    """The verdicts on an agreement over columns, kept so that each later incident re-judges only what it touches.

    Outcome, grade and attribution are those of `assess` on the same material; ``issues`` name the terms that columns
    cannot judge. Rows are known by number: those given first by their place, later ones as `add` numbers them.
    Neither the order of the rows nor that of the changes makes any difference.
    """

    def __init__(
        self, agreement: Agreement, columns: IncidentColumns, *, about: datetime, known: datetime | None = None
    ) -> None:
        law, regimes = as_known(agreement, known, about=about), packaged_regimes()
        faults = {term.id: unfit(term, law, regimes) for term in law.terms}
        self.issues: tuple[Issue, ...] = tuple(fault for fault in faults.values() if fault is not None)
        self._questions = tuple(
            question_of(term, law, columns, about, regimes) for term in law.terms if faults[term.id] is None
        )
        self._known = None if known is None else microseconds(known)
        self._zoning = Zoning(law, columns)
        self._zones = tuple(zone.id for zone in law.zones)
        self._columns = columns
        self._changed: dict[int, IncidentColumns | None] = {}
        self._next = len(columns)
        self._by_zone = _by_zone(self._questions)
        self._take_all(columns if self._known is None else columns.take(columns.published <= self._known))

    def verdicts(self) -> tuple[BulkVerdict, ...]:
        """All verdicts, in the order of the terms and their bearers."""
        return tuple(verdict for question in self._questions for verdict in question.verdicts())

    def add(self, row: IncidentColumns) -> tuple[int, tuple[BulkVerdict, ...]]:
        """One incident more, as columns of one row over the same acts, codes, sides and zones: its number, and the
        verdicts on what it touches."""
        number = self._next
        self._next += 1
        self._changed[number] = row
        return number, self._verdicts_on(self._take(row, 1))

    def withdraw(self, number: int) -> tuple[BulkVerdict, ...]:
        """One incident less: the verdicts on what it touched. Raises KeyError where it is not there."""
        touched = self._take(self._row(number), -1)
        self._changed[number] = None
        return self._verdicts_on(touched)

    def change(self, number: int, row: IncidentColumns) -> tuple[BulkVerdict, ...]:
        """One incident told anew: the verdicts on what it touched and touches. Raises KeyError where it is not there."""
        touched = self._take(self._row(number), -1) | self._take(row, 1)
        self._changed[number] = row
        return self._verdicts_on(touched)

    def _row(self, number: int) -> IncidentColumns:
        row = self._changed.get(number)
        if number not in self._changed and 0 <= number < len(self._columns):
            row = self._columns.take(slice(number, number + 1))
        if row is None:
            raise KeyError(number)
        return row

    def _take_all(self, columns: IncidentColumns) -> None:
        anywhere = None in self._by_zone
        wanted = self._zones if anywhere else tuple(zone for zone in self._zones if zone in self._by_zone)
        kept: list[Part] = []
        for zone, part in self._zoning.parts(columns, wanted):
            self._ask(columns, zone, part, 1)
            if anywhere:
                kept.append(part)
        if anywhere:
            self._ask(columns, None, self._zoning.anywhere(columns, kept), 1)

    def _take(self, row: IncidentColumns, sign: int) -> set[Touched]:
        """What one row touches, having been taken in or out."""
        if self._known is not None and row.published[0] > self._known:
            return set()
        parts = list(self._zoning.touched(row))
        touched = [self._ask(row, zone, part, sign) for zone, part in parts]
        if None in self._by_zone:
            touched.append(self._ask(row, None, self._zoning.anywhere(row, [part for _, part in parts]), sign))
        return {each for several in touched for each in several}

    def _ask(self, columns: IncidentColumns, zone: str | None, part: Part, sign: int) -> list[Touched]:
        """Put the rows of a zone to the questions about it; rows on the same acts are picked out once."""
        rows, where = part
        numbers = self._by_zone.get(zone, ())
        if not rows.size:
            return []
        acts = columns.act[rows]
        picked: dict[bytes, tuple[IncidentColumns, Truths]] = {}
        touched: list[Touched] = []
        for number in numbers:
            question = self._questions[number]
            key = question.acts.tobytes()
            if key not in picked:
                picked[key] = _picked(columns, rows, where, question.acts[acts])
            told, places = picked[key]
            if places.size:
                touched += [(number, answer) for answer in question.take(told, places, zone, sign)]
        return touched

    def _verdicts_on(self, touched: Iterable[Touched]) -> tuple[BulkVerdict, ...]:
        return tuple(self._questions[number].verdict(answer) for number, answer in sorted(touched))


def _picked(columns: IncidentColumns, rows: Rows, where: Truths, chosen: Flags) -> tuple[IncidentColumns, Truths]:
    """The rows chosen with their places; where all are, or none is, no row is copied."""
    if len(rows) == len(columns) and chosen.all():
        return columns, where
    if not chosen.any():
        return columns, where[:0]
    return columns.take(rows[chosen]), where[chosen]


def _by_zone(questions: Iterable[Question]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = {}
    for number, question in enumerate(questions):
        for zone in question.zones:
            found.setdefault(zone, []).append(number)
    return found


def assess_columns(
    agreement: Agreement, columns: IncidentColumns, *, about: datetime, known: datetime | None = None
) -> tuple[tuple[BulkVerdict, ...], tuple[Issue, ...]]:
    """The verdicts on the terms of an agreement over columns, and an issue for each term that columns cannot judge."""
    judging = BulkJudging(agreement, columns, about=about, known=known)
    return judging.verdicts(), judging.issues
