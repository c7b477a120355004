"""Decisions: what people have said of contradictions, found again by the claims that contradict each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from trucewatch.model import Contradiction, Judgement, Verdict
from trucewatch.model.correction import in_force
from trucewatch.model.incident import Resolution

Key = tuple[str, str | None, str | None]
"""An attribute, and of counts the unit and the people counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement on a contradiction, with what it says."""

    judgement: Judgement
    key: Key
    says: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The judgements in force on contradictions, by each claim that they speak of, in the order of their moments."""

    of_claim: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def applied(self, contradiction: Contradiction) -> Contradiction:
        """The contradiction with whom it is assigned to and how it was resolved last.

        A resolution goes stale when a claim has come to any side that it did not know, or its side is gone.
        """
        key = (contradiction.attribute, contradiction.of, contradiction.who)
        told = [each for claim in sorted(contradiction.claims) for each in self.of_claim.get(claim, ())]
        own = sorted(
            (each for each in told if each.key == key), key=lambda each: (each.judgement.at, each.judgement.id)
        )
        last = {each.judgement.verdict: each for each in own}
        assigned, resolved = last.get(Verdict.ASSIGN), last.get(Verdict.RESOLVE)
        return replace(
            contradiction,
            assigned_to=assigned.says if assigned else None,
            resolution=_resolution(resolved, contradiction) if resolved else None,
        )


NO_DECISIONS = Decisions()


def decisions_of(judgements: Iterable[Judgement]) -> Decisions:
    """What the judgements in force say of contradictions."""
    found: dict[str, list[Decision]] = {}
    for judgement in in_force(judgements):
        if judgement.verdict in (Verdict.ASSIGN, Verdict.RESOLVE) and judgement.change:
            said = json.loads(judgement.change)
            key = (said["attribute"], said.get("of"), said.get("who"))
            decision = Decision(judgement=judgement, key=key, says=said.get("to") or said.get("side"))
            for claim in judgement.subjects:
                found.setdefault(claim, []).append(decision)
    return Decisions(of_claim={claim: tuple(told) for claim, told in found.items()})


def _resolution(decision: Decision, contradiction: Contradiction) -> Resolution:
    judgement = decision.judgement
    known = contradiction.claims <= set(judgement.subjects)
    stands = decision.says is None or any(value == decision.says for value, _ in contradiction.sides)
    return Resolution(
        judgement=judgement.id,
        side=decision.says,
        by=judgement.by,
        at=judgement.at,
        why=judgement.why,
        stale=not (known and stands),
    )
