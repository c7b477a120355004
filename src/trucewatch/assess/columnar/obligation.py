"""Duties over columns: done in time, late or in part, and duties to report, kept as counts of rows of each kind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.columnar.force import Force
from trucewatch.assess.columnar.incident_columns import (
    FAR_OFF,
    LONG_AGO,
    NEVER,
    NOBODY,
    IncidentColumns,
    microseconds,
)
from trucewatch.assess.columnar.seats import Seat
from trucewatch.assess.columnar.truths import CANNOT_TELL, NO, YES, Truths, truths
from trucewatch.assess.columnar.verdict import Found
from trucewatch.assess.columnar.weights import GRADES, weights_of
from trucewatch.assess.deadline import Deadline
from trucewatch.assess.reporting import DONE, together
from trucewatch.assess.vocabulary import Regimes
from trucewatch.model import Grade, Outcome
from trucewatch.terms.vocabulary import covers

Flags = NDArray[np.bool_]


def acts_covered(acts: Sequence[str], columns: IncidentColumns) -> Flags:
    """Which of the columns' acts fall under some ids or families."""
    return np.array([covers(acts, act) for act in columns.acts], bool)


class Duty:
    """What became of a duty for one bearer. ``deadlines`` are its readings, the chosen one first."""

    def __init__(
        self, seat: Seat, columns: IncidentColumns, *, force: Force, deadlines: Sequence[Deadline], regimes: Regimes
    ) -> None:
        self.seat, self.deadlines, self._force = seat, deadlines, force
        self._two_sided = acts_covered(regimes.two_sided, columns)
        self._of_the_whole = acts_covered(regimes.of_the_whole, columns)
        self._undone_before = acts_covered(regimes.presupposed_undone, columns)
        self._zone = columns.zones.index(seat.term.zone) if seat.term.zone in columns.zones else NOBODY - 1
        self._shape = (2, 2, 2, len(GRADES), *(3 for _ in deadlines))
        self._kinds = np.zeros(int(np.prod(self._shape)), np.int64)

    def take(self, rows: IncidentColumns, base: Truths, zone: str | None, sign: int) -> bool:
        """Rows come in (sign 1) or go (-1); ``base`` says whether they lie in the zone."""
        del zone
        counts = np.minimum(np.minimum(base, self._who(rows)), self._when(rows, base))
        kept = np.flatnonzero(counts != NO)
        if not kept.size:
            return False
        owed = (rows.speakers[kept] & self.seat.owed) != 0
        weights = weights_of(rows, kept, owed)
        place = np.ravel_multi_index(
            (
                (counts[kept] == YES).astype(np.intp),
                weights.meet(self.seat.term.evidence.kept).astype(np.intp),
                self._done(rows, kept).astype(np.intp),
                weights.grade.astype(np.intp),
                *(self._in_time(each, rows, kept).astype(np.intp) + 1 for each in self.deadlines),
            ),
            self._shape,
        )
        self._kinds += sign * np.bincount(place, minlength=self._kinds.size)
        return True

    def _who(self, rows: IncidentColumns) -> Truths:
        """Whose act it was (`performance._by_bearer`)."""
        seat = self.seat
        if seat.bearer is None:
            return np.full(len(rows), YES, np.int8)
        who = seat.who[rows.initiator]
        with_them = self._two_sided[rows.act] & ((rows.named & (seat.own | seat.owed)) != 0)
        only_one = len(seat.term.bearer or ()) == 1
        return np.where(with_them | ((rows.initiator == NOBODY) & only_one), YES, who).astype(np.int8)

    def _when(self, rows: IncidentColumns, where: Truths) -> Truths:
        start = self.seat.term.window.start
        begun = np.full(len(rows), YES, np.int8)
        if start is not None:
            moment = microseconds(start)
            begun = truths(rows.first >= moment, rows.last < moment)
            presupposed = self._undone_before[rows.act] & (where == YES) & (rows.first == LONG_AGO)
            begun[presupposed & (begun == CANNOT_TELL)] = YES
        return np.minimum(begun, self._force.begun(rows.first, rows.last))

    def _done(self, rows: IncidentColumns, kept: NDArray[np.intp]) -> Flags:
        """Whether all that is owed was done: an act of the whole zone only where it is told of the zone by name."""
        if self.seat.term.zone is None:
            return np.ones(len(kept), bool)
        done: Flags = ~self._of_the_whole[rows.act[kept]] | (rows.whole_zone[kept] == self._zone)
        return done

    @staticmethod
    def _in_time(deadline: Deadline, rows: IncidentColumns, kept: NDArray[np.intp]) -> Truths:
        if deadline.at is None:
            return np.full(len(kept), YES, np.int8)
        # A bare date is over at its last instant, a clock time only after it.
        at = microseconds(deadline.at) + (deadline.last_day is None)
        return truths(rows.last[kept] < at, rows.first[kept] >= at)

    def found(self) -> Found:
        """The verdict, as `assess.obligation` decides where nobody denies."""
        kinds = self._kinds.reshape(self._shape)
        sure = kinds[1]
        outcomes = [self._outcome(number, deadline, sure) for number, deadline in enumerate(self.deadlines)]
        ranks = np.flatnonzero(sure.sum(axis=(0, 1)).reshape(len(GRADES), -1).any(axis=1))
        silent = outcomes[0] is Outcome.OVERDUE_UNKNOWN or not ranks.size
        return Found(
            outcome=outcomes[0],
            grade=Grade.NONE if silent else GRADES[int(ranks[-1])],
            speaking_for=int(sure.sum()),
            open=int(kinds[0].sum()),
            sensitive=len(set(outcomes)) > 1,
        )

    def _outcome(self, number: int, deadline: Deadline, sure: NDArray[np.int64]) -> Outcome:
        confirmed = sure[1]
        if confirmed[1].any():
            return _kept(np.moveaxis(confirmed[1], number + 1, 0).reshape(3, -1).any(axis=1))
        if not deadline.at or self._force.about <= microseconds(deadline.at) - (deadline.last_day is not None):
            if deadline.at is not None:
                return Outcome.NOT_YET_DUE
            return Outcome.PARTLY_KEPT if confirmed.any() else Outcome.UNKNOWN
        if sure[0].any():
            return Outcome.UNKNOWN
        return Outcome.PARTLY_KEPT if confirmed.any() else Outcome.OVERDUE_UNKNOWN


def _kept(times: NDArray[np.bool_]) -> Outcome:
    """By which answers there are to whether it was in time: no, cannot tell, yes."""
    late, unclear, in_time = times.tolist()
    if in_time:
        return Outcome.KEPT
    return Outcome.KEPT_LATE if late and not unclear else Outcome.UNKNOWN


REPORTED = (Outcome.NOT_YET_DUE, Outcome.OVERDUE_UNKNOWN, Outcome.UNKNOWN, Outcome.KEPT_LATE, Outcome.KEPT)


class Reporting:
    """What became of a duty to report each act within a length of time, for one bearer."""

    def __init__(self, seat: Seat, *, force: Force, length: int) -> None:
        self.seat, self._force, self._length = seat, force, length
        self._kinds = np.zeros((2, len(REPORTED)), np.int64)

    def take(self, rows: IncidentColumns, base: Truths, zone: str | None, sign: int) -> bool:
        """Rows come in (sign 1) or go (-1); ``base`` says whether they lie in the zone and the time."""
        del zone
        kept = np.flatnonzero(base != NO)
        if not kept.size:
            return False
        counts = (base[kept] == YES).astype(np.intp)
        place = counts * len(REPORTED) + self._outcomes(rows, kept)
        self._kinds += sign * np.bincount(place, minlength=self._kinds.size).reshape(self._kinds.shape)
        return True

    def _outcomes(self, rows: IncidentColumns, kept: NDArray[np.intp]) -> NDArray[np.intp]:
        """The place in `REPORTED` of what became of each (`reporting._outcome`)."""
        first, last = rows.first[kept] + self._length, rows.last[kept] + self._length
        silent = np.where((rows.last[kept] != FAR_OFF) & (last < self._force.about), 1, 0)
        report = rows.reports.get(self.seat.bearer or "")
        if report is None:
            return silent.astype(np.intp)
        told, known = report[0][kept], report[1][kept]
        late = (told != LONG_AGO) & (rows.last[kept] != FAR_OFF) & (told > last)
        when = np.where(known <= first, 4, np.where(late, 3, 2))
        return np.where(told == NEVER, silent, when).astype(np.intp)

    def found(self) -> Found:
        """The verdict, as `assess.reporting` decides."""
        sure = self._kinds[1]
        there = [outcome for outcome, count in zip(REPORTED, sure.tolist(), strict=True) if count]
        return Found(
            outcome=together(there),
            grade=Grade.VERIFIED if set(there) & set(DONE) else Grade.NONE,
            against=int(sure[REPORTED.index(Outcome.KEPT_LATE)]),
            speaking_for=int(sure[REPORTED.index(Outcome.KEPT)]),
            open=int(self._kinds[0].sum() + sure[:3].sum()),
        )
