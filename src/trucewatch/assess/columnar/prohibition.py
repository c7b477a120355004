"""Bans over columns: what rows come to for one bearer, kept as counts, so that one row more or less is soon judged."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.columnar.incident_columns import IncidentColumns
from trucewatch.assess.columnar.seats import Seat
from trucewatch.assess.columnar.truths import NO, YES, Truths
from trucewatch.assess.columnar.verdict import Found
from trucewatch.assess.columnar.weights import ATTRIBUTIONS, GRADES, Flags, Ranks, weights_of
from trucewatch.model import Attribution, Outcome

KINDS = (2, 2, len(GRADES), len(ATTRIBUTIONS), 2)
"""Certainly counts, proved, grade, attribution, laid at the bearer's door."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Charged:
    """The rows held against a bearer, by their place in what was given: what is certain, proved, and how well."""

    rows: NDArray[np.intp]
    counts: Flags
    proved: Flags
    grade: Ranks
    attribution: Ranks
    blamed: Flags


def charged(rows: IncidentColumns, base: Truths, seat: Seat) -> Charged | None:
    """The rows that may count, or None where none may; ``base`` says whether place and time do."""
    who = seat.who[rows.initiator]
    counts = np.minimum(base, who)
    kept = (counts != NO).nonzero()[0]
    if not kept.size:
        return None
    admitted = (rows.speakers[kept] & seat.admitting[rows.initiator[kept]]) != 0
    weights = weights_of(rows, kept, admitted)
    asked = seat.term.evidence
    proved = weights.meet(asked.breach)
    if seat.bearer is not None and asked.attribution:
        proved = proved & weights.meet(asked.attribution)
    return Charged(
        rows=kept,
        counts=counts[kept] == YES,
        proved=proved,
        grade=weights.grade,
        attribution=weights.attribution,
        blamed=who[kept] == YES,
    )


class Ban:
    """What became of a ban for one bearer, by the counts of rows of each kind."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self._kinds = np.zeros(int(np.prod(KINDS)), np.int64)

    def take(self, rows: IncidentColumns, base: Truths, zone: str | None, sign: int) -> bool:
        """Rows come in (sign 1) or go (-1)."""
        del zone
        found = charged(rows, base, self.seat)
        if found is None:
            return False
        place = np.ravel_multi_index(
            (
                found.counts.astype(np.intp),
                found.proved.astype(np.intp),
                found.grade.astype(np.intp),
                found.attribution.astype(np.intp),
                found.blamed.astype(np.intp),
            ),
            KINDS,
        )
        self._kinds += sign * np.bincount(place, minlength=self._kinds.size)
        return True

    def found(self) -> Found:
        """The verdict, as `assess.prohibition` decides where nobody contests."""
        kinds = self._kinds.reshape(KINDS)
        sure, open_ = kinds[1], kinds[0]
        if sure[1].any():
            outcome, deciding = Outcome.BREACHED, sure[1]
        elif kinds.any():
            outcome, deciding = Outcome.UNKNOWN, (sure if sure.any() else open_).sum(axis=0)
        else:
            return Found(outcome=Outcome.NO_BREACH_FOUND)
        return Found(
            outcome=outcome,
            grade=GRADES[int(np.flatnonzero(deciding.any(axis=(1, 2)))[-1])],
            attribution=self._attribution(deciding),
            against=int(sure.sum()),
            open=int(open_.sum()),
        )

    def _attribution(self, deciding: NDArray[np.int64]) -> Attribution:
        named = np.flatnonzero(deciding[:, :, 1].any(axis=0))
        return ATTRIBUTIONS[int(named[-1])] if self.seat.bearer is not None and named.size else Attribution.NONE
