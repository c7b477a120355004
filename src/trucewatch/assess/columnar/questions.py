"""Questions: the terms of an agreement made ready to be asked of columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.columnar.ceiling import Ceiling
from trucewatch.assess.columnar.force import Force, force_of
from trucewatch.assess.columnar.incident_columns import MICROSECOND, IncidentColumns
from trucewatch.assess.columnar.obligation import Duty, Reporting
from trucewatch.assess.columnar.prohibition import Ban
from trucewatch.assess.columnar.seats import Seat, seats_of
from trucewatch.assess.columnar.truths import Truths
from trucewatch.assess.columnar.verdict import BulkVerdict, Found, label
from trucewatch.assess.deadline import deadlines_of
from trucewatch.assess.judged import AS_WRITTEN
from trucewatch.assess.reporting import answered_by_report
from trucewatch.assess.vocabulary import Regimes
from trucewatch.model import Activation, Agreement, Deontic, Outcome, Term
from trucewatch.terms import term_in_force
from trucewatch.terms.vocabulary import covers
from trucewatch.terms.written_values import fixed_length


class Answer(Protocol):
    """What rows come to for one bearer; rows come and go in any order."""

    seat: Seat

    def take(self, rows: IncidentColumns, base: Truths, zone: str | None, sign: int) -> bool:
        """Rows of a zone come in (sign 1) or go (-1); whether any of them counts or may."""

    def found(self) -> Found:
        """The verdict on what is there."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One term. ``acts`` says which of the columns' acts it is about, ``zones`` where it asks (None: anywhere)."""

    agreement: str
    term: Term
    activation: Activation
    acts: NDArray[np.bool_]
    zones: tuple[str | None, ...]
    force: Force
    answers: tuple[Answer, ...]

    def take(self, rows: IncidentColumns, where: Truths, zone: str | None, sign: int) -> list[int]:
        """Rows about the term's acts that lie in the zone or may; the places of the answers that they touch."""
        base = where
        if self.term.modality is Deontic.PROHIBITION or answered_by_report(self.term):
            base = np.minimum(where, self.force.within(rows.first, rows.last))
        return [number for number, answer in enumerate(self.answers) if answer.take(rows, base, zone, sign)]

    def verdicts(self) -> Iterator[BulkVerdict]:
        """One verdict for each bearer."""
        yield from map(self.verdict, range(len(self.answers)))

    def verdict(self, number: int) -> BulkVerdict:
        """The verdict for one bearer."""
        answer = self.answers[number]
        found = answer.found()
        outcome = found.outcome
        if self.activation is Activation.INACTIVE and outcome is Outcome.NO_BREACH_FOUND:
            outcome = Outcome.UNKNOWN
        chosen = answer.deadlines[0] if isinstance(answer, Duty) else None
        return BulkVerdict(
            agreement=self.agreement,
            term=self.term.id,
            bearer=answer.seat.bearer,
            activation=self.activation,
            outcome=outcome,
            grade=found.grade,
            attribution=found.attribution,
            reading_sensitive=found.sensitive,
            label=label(self.activation, outcome, found.grade, found.attribution, found.sensitive),
            reading=chosen.reading if chosen else AS_WRITTEN,
            due=chosen.at if chosen else None,
            against=found.against,
            speaking_for=found.speaking_for,
            open=found.open,
        )


def question_of(
    term: Term, agreement: Agreement, columns: IncidentColumns, about: datetime, regimes: Regimes
) -> Question:
    """The question that a term asks, with nothing known yet."""
    force = force_of(term, agreement, about)
    seats = seats_of(term, agreement, columns)
    each_zone = term.extra.get("ceiling", {}).get("each_zone", ())
    return Question(
        agreement=agreement.id,
        term=term,
        activation=term_in_force(term, about, agreement=agreement),
        acts=np.array([_asks(term, act, regimes) for act in columns.acts], bool),
        zones=tuple(each_zone) or (term.zone,),
        force=force,
        answers=tuple(_answer(seat, force, agreement, columns, regimes) for seat in seats),
    )


def _asks(term: Term, act: str, regimes: Regimes) -> bool:
    if answered_by_report(term):
        return regimes.means(term.extra["arises"].get("act", ()), act)
    return regimes.means(term.acts, act) or (regimes.is_ceasefire(term) and covers(regimes.broken, act))


def _answer(seat: Seat, force: Force, agreement: Agreement, columns: IncidentColumns, regimes: Regimes) -> Answer:
    term = seat.term
    if term.modality is Deontic.PROHIBITION:
        ceiling = term.extra.get("ceiling")
        if not ceiling:
            return Ban(seat)
        return Ceiling(seat, allowed=int(ceiling.get("incidents", 0)), length=_length(ceiling["within"]))
    if answered_by_report(term):
        return Reporting(seat, force=force, length=_length(term.extra["arises"]["within"]))
    deadlines = deadlines_of(term, agreement.timezone)
    return Duty(seat, columns, force=force, deadlines=deadlines, regimes=regimes)


def _length(stretch: str) -> int:
    length = fixed_length(stretch)
    if length is None:
        raise ValueError(f"{stretch} has no fixed length")
    return length // MICROSECOND
