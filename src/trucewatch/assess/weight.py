"""The weight of evidence: grade and attribution from independent origins, and whether a term asks for more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.assess.witnesses import Stand, Word
from trucewatch.model import Attribution, Grade, Proof
from trucewatch.model.incident import count_independent

_RANKS = list(Attribution)
LEAST_GRADE = {
    Proof.CLAIMED: Grade.CLAIMED,
    Proof.REPORTED: Grade.REPORTED,
    Proof.CORROBORATED: Grade.CORROBORATED,
    Proof.VERIFIED: Grade.VERIFIED,
}
LEAST_ATTRIBUTION = {Proof.ASSESSED: Attribution.ASSESSED, Proof.ESTABLISHED: Attribution.ESTABLISHED}
SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How well something is supported. ``independent`` counts independent origins, monitors among them.

    ``admitted`` says that a side spoke against its own interest, ``counterparty`` that the side to whom a duty is
    owed confirms it.
    """

    grade: Grade
    independent: int = 0
    monitor: bool = False
    admitted: bool = False
    counterparty: bool = False

    @property
    def attribution(self) -> Attribution:
        """How far these words lay the act at the door of whom they name."""
        if self.grade is Grade.NONE:
            return Attribution.NONE
        if self.admitted or (self.monitor and self.independent >= SEVERAL):
            return Attribution.ESTABLISHED
        return Attribution.ASSESSED if self.monitor or self.independent >= SEVERAL else Attribution.ALLEGED

    def meets(self, proofs: Iterable[Proof]) -> bool:
        """Whether one of the proofs that a term asks for is there; a term that asks for none takes any evidence."""
        asked = tuple(proofs)
        return not asked or any(self._is(proof) for proof in asked)

    def _is(self, proof: Proof) -> bool:
        if proof in LEAST_GRADE:
            return self.grade.rank >= LEAST_GRADE[proof].rank
        if proof in LEAST_ATTRIBUTION:
            return firmness(self.attribution) >= firmness(LEAST_ATTRIBUTION[proof])
        return self.monitor if proof is Proof.MONITOR else self.counterparty


def firmness(attribution: Attribution) -> int:
    """0 for none to 3 for established."""
    return _RANKS.index(attribution)


def weigh(
    words: Iterable[Word], *, against_interest: frozenset[str], counterparty: frozenset[str] = frozenset()
) -> Weight:
    """The weight of the origins that say one thing.

    A monitor's own observation, a picture checked, or a side speaking against its interest verify it; else two
    independent origins corroborate it, one reports it; parties alone only claim it.
    """
    told = tuple(words)
    monitor = any(word.stand is Stand.MONITOR for word in told)
    admitted = any(word.sides & against_interest for word in told)
    independent = count_independent(word.counts_as for word in told if word.stand is not Stand.PARTY)
    seen = any(word.stand is Stand.IMAGERY for word in told)
    return Weight(
        grade=_grade(bool(told), independent, verified=monitor or admitted or seen),
        independent=independent,
        monitor=monitor,
        admitted=admitted,
        counterparty=any(word.sides & counterparty for word in told),
    )


def _grade(told: bool, independent: int, *, verified: bool) -> Grade:
    if not told:
        return Grade.NONE
    if verified:
        return Grade.VERIFIED
    if independent >= SEVERAL:
        return Grade.CORROBORATED
    return Grade.REPORTED if independent else Grade.CLAIMED
