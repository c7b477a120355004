"""Grade, attribution and proof of many rows at once, by the rules of `trucewatch.assess.weight`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.columnar.incident_columns import IncidentColumns
from trucewatch.assess.weight import LEAST_ATTRIBUTION, LEAST_GRADE, SEVERAL, firmness
from trucewatch.model import Attribution, Grade, Proof

GRADES, ATTRIBUTIONS = tuple(Grade), tuple(Attribution)
RANKS = {grade: grade.rank for grade in GRADES}
FIRMNESS = {attribution: firmness(attribution) for attribution in ATTRIBUTIONS}
Ranks = NDArray[np.int8]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """``grade`` and ``attribution`` are places in the order of their names; ``owed`` says whether the side to which a
    duty is owed speaks."""

    grade: Ranks
    attribution: Ranks
    monitor: Flags
    owed: Flags

    def meet(self, proofs: Iterable[Proof]) -> Flags:
        """Whether one of the proofs asked for is there, for each row; all of them are where none is asked for."""
        asked = tuple(proofs)
        if not asked:
            return np.ones(len(self.grade), bool)
        met = self._is(asked[0])
        for proof in asked[1:]:
            met = met | self._is(proof)
        return met

    def _is(self, proof: Proof) -> Flags:
        if proof in LEAST_GRADE:
            return self.grade >= RANKS[LEAST_GRADE[proof]]
        if proof in LEAST_ATTRIBUTION:
            return self.attribution >= FIRMNESS[LEAST_ATTRIBUTION[proof]]
        return self.monitor if proof is Proof.MONITOR else self.owed


def weights_of(rows: IncidentColumns, chosen: NDArray[np.intp], admitted: Flags, owed: Flags | None = None) -> Weights:
    """The weights of the rows chosen; ``admitted`` where a side speaks against its own interest."""
    independent, monitor = rows.independent[chosen], rows.monitor[chosen]
    several = independent >= SEVERAL
    grade = 1 + (independent > 0).astype(np.int8) + several
    grade[monitor | admitted | rows.picture[chosen]] = RANKS[Grade.VERIFIED]
    attribution = 1 + (monitor | several).astype(np.int8)
    attribution[admitted | (monitor & several)] = FIRMNESS[Attribution.ESTABLISHED]
    return Weights(grade=grade, attribution=attribution, monitor=monitor, owed=admitted if owed is None else owed)
