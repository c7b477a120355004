"""When a term is in force, as stretches between the instants at which that may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.columnar.incident_columns import Instants, microseconds
from trucewatch.assess.columnar.truths import CANNOT_TELL, Truths, truths
from trucewatch.model import Activation, Agreement, Term
from trucewatch.terms import term_in_force

EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Force:
    """``in_force`` and ``inactive`` say, for the time before the first of ``turns`` and after each, what the term is;
    ``events`` are the suspensions and ends that touch it, ``about`` the moment asked about; all in microseconds."""

    turns: Instants
    in_force: NDArray[np.bool_]
    inactive: NDArray[np.bool_]
    events: Instants
    about: int

    def begun(self, first: Instants, last: Instants) -> Truths:
        """Whether spells lie before the moment asked about (`Spell.begun_by`)."""
        return truths(last <= self.about, first > self.about)

    def within(self, first: Instants, last: Instants) -> Truths:
        """Whether spells fell within the term's time, and by the moment asked about (`Spell.within`)."""
        start = self.turns.searchsorted(np.minimum(first, self.about), "right")
        end = self.turns.searchsorted(np.minimum(last, self.about), "right")
        one, other = self.in_force[start], self.in_force[end]
        found = truths(one & other, ~(one | other | (self.inactive[start] & ~self.inactive[end])))
        if self.events.size:
            passed = self.events.searchsorted(first, "right") < self.events.searchsorted(last, "right")
            found[passed] = CANNOT_TELL
        return np.minimum(found, self.begun(first, last))


def force_of(term: Term, agreement: Agreement, about: datetime) -> Force:
    """The stretches of a term whose amendments have been applied."""
    turns = sorted({*_turns(term, agreement)})
    states = [term_in_force(term, instant, agreement=agreement) for instant in (EVER, *turns)]
    return Force(
        turns=np.array([microseconds(each) for each in turns], np.int64),
        in_force=np.array([state is Activation.IN_FORCE for state in states]),
        inactive=np.array([state is Activation.INACTIVE for state in states]),
        events=np.array(sorted(microseconds(event.effective) for event in term.status), np.int64),
        about=microseconds(about),
    )


def _turns(term: Term, agreement: Agreement) -> Iterator[datetime]:
    """The instants at which the term, or one while which it holds, may begin or cease to be in force."""
    yield from (edge for edge in (term.window.start, term.window.until) if edge is not None)
    yield from (event.effective for event in term.status)
    other = term.window.while_term
    if other and agreement.has(other):
        yield from _turns(agreement.term(other), agreement)
