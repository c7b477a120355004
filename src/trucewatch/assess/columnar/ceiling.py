"""Ceilings over columns: more than allowed within any stretch, at each grade that the term asks for and above."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from trucewatch.assess.columnar.incident_columns import IncidentColumns, Instants
from trucewatch.assess.columnar.prohibition import Charged, charged
from trucewatch.assess.columnar.seats import Seat
from trucewatch.assess.columnar.sliding import Sliding
from trucewatch.assess.columnar.truths import Truths
from trucewatch.assess.columnar.verdict import Found
from trucewatch.assess.columnar.weights import ATTRIBUTIONS, GRADES
from trucewatch.assess.weight import LEAST_GRADE
from trucewatch.model import Outcome, Proof

POSSIBLE, BY_GRADE, BY_ATTRIBUTION = "possible", "grade", "attribution"
Level = tuple[str, int]


class ZoneCount:
    """The counts of one zone, one for each level of proof, and one of all that may count."""

    __slots__ = ("counts", "possible", "proved")

    def __init__(self, *, possible: int, proved: int) -> None:
        self.counts: dict[Level, Sliding] = {}
        self.possible = possible
        self.proved = proved

    def highest(self, kind: str) -> int:
        """The highest level of a kind at which there are too many; 0 where there is none."""
        return max((rank for (each, rank), count in self.counts.items() if count.over and each == kind), default=0)

    @property
    def perhaps(self) -> bool:
        """Whether there may be too many."""
        return (POSSIBLE, 0) in self.counts and self.counts[POSSIBLE, 0].over > 0


class Ceiling:
    """What became of a ban that allows some, for one bearer."""

    def __init__(self, seat: Seat, *, allowed: int, length: int) -> None:
        self.seat, self._allowed, self._length = seat, allowed, length
        self._zones: dict[str | None, ZoneCount] = {}
        self._broken: dict[str | None, tuple[int, int]] = {}
        self._open: set[str | None] = set()
        self._levels = (
            *((BY_GRADE, rank) for rank in range(_least_grade(seat.term.evidence.breach), len(GRADES))),
            *((BY_ATTRIBUTION, rank) for rank in range(2, len(ATTRIBUTIONS)) if seat.bearer is not None),
        )

    def take(self, rows: IncidentColumns, base: Truths, zone: str | None, sign: int) -> bool:
        """Rows of one zone come in (sign 1) or go (-1)."""
        found = charged(rows, base, self.seat)
        if found is None:
            return False
        first, last = rows.first[found.rows], rows.last[found.rows]
        count = self._zones.get(zone)
        if count is None:
            count = self._zones[zone] = self._counted(found, first, last)
        else:
            self._change(count, found, first, last, sign)
        self._note(zone, count)
        return True

    def _counted(self, found: Charged, first: Instants, last: Instants) -> ZoneCount:
        """The counts of a zone of which nothing was known before."""
        sure = found.counts & found.proved
        count = ZoneCount(possible=len(first), proved=int(np.count_nonzero(sure)))
        count.counts[POSSIBLE, 0] = self._sliding(last, first)
        # A spell longer than the stretch certainly lies in none.
        sure = sure & (last < first + self._length)
        for kind, rank in self._levels:
            chosen = sure & ((found.grade if kind == BY_GRADE else found.attribution) >= rank)
            count.counts[kind, rank] = self._sliding(first[chosen], last[chosen])
        return count

    def _sliding(self, mine: Instants, other: Instants) -> Sliding:
        return Sliding(mine, other, length=self._length, allowed=self._allowed)

    def _change(self, count: ZoneCount, found: Charged, first: Instants, last: Instants, sign: int) -> None:
        """The same, of rows that come or go one by one."""
        sure = found.counts & found.proved
        ranks = zip(sure.tolist(), found.grade.tolist(), found.attribution.tolist(), strict=True)
        for (certain, grade, attribution), begun, over in zip(ranks, first.tolist(), last.tolist(), strict=True):
            count.possible += sign
            count.proved += sign * certain
            count.counts[POSSIBLE, 0].change(over, begun, sign)
            if not certain or over >= begun + self._length:
                continue
            for kind, rank in self._levels:
                if (grade if kind == BY_GRADE else attribution) >= rank:
                    count.counts[kind, rank].change(begun, over, sign)

    def _note(self, zone: str | None, count: ZoneCount) -> None:
        """What became of one zone."""
        self._broken.pop(zone, None)
        self._open.discard(zone)
        rank = count.highest(BY_GRADE)
        if rank:
            # Whoever is accused at all is alleged to have done it, so that the least level needs no count.
            alleged = 0 if self.seat.bearer is None else 1
            self._broken[zone] = rank, max(alleged, count.highest(BY_ATTRIBUTION))
        elif count.perhaps:
            self._open.add(zone)

    def found(self) -> Found:
        """The verdict, as `assess.ceiling` decides where nobody contests."""
        if self._broken:
            return Found(
                outcome=Outcome.BREACHED,
                grade=GRADES[max(rank for rank, _ in self._broken.values())],
                attribution=ATTRIBUTIONS[max(rank for _, rank in self._broken.values())],
                against=sum(self._zones[zone].proved for zone in self._broken),
            )
        return Found(
            outcome=Outcome.UNKNOWN if self._open else Outcome.NO_BREACH_FOUND,
            open=sum(self._zones[zone].possible for zone in self._open),
        )


def _least_grade(proofs: Iterable[Proof]) -> int:
    """The lowest grade that anything proved has: below it the counts of all grades are one."""
    return min((LEAST_GRADE[proof].rank if proof in LEAST_GRADE else 1 for proof in proofs), default=1)
