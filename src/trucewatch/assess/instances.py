"""Instances: a term that holds for each of several is judged for each object that the reports tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from trucewatch.assess.judged import Judged
from trucewatch.assess.kinds import judge_plainly
from trucewatch.assess.matter import Matter
from trucewatch.assess.objects import objects_of
from trucewatch.assess.steps import written
from trucewatch.model import Instance, Outcome

DONE = frozenset({Outcome.KEPT, Outcome.KEPT_LATE})


def with_instances(matter: Matter, judged: Judged) -> Judged:
    """The judging with what became of each object; a duty done for some and not known for others is kept in part.

    How many there are in all the reports do not say, so that what is kept for each one known is still kept in part.
    """
    found = [_instance(name, matter) for name in _objects(matter)]
    if not found:
        return judged
    outcomes = Counter(str(each.outcome) for each in found)
    counted = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    step = written("terms.per", f"Each {matter.term.extra['per']} by itself: {counted}.", counted, matter.term)
    outcome = Outcome.PARTLY_KEPT if _in_part(found) else judged.outcome
    return replace(judged, outcome=outcome, instances=tuple(found), steps=(*judged.steps, step))


def _in_part(found: Sequence[Instance]) -> bool:
    """Whether it was done for some: a dispute about another object leaves these done."""
    return any(each.outcome in DONE for each in found)


def _objects(matter: Matter) -> Iterable[str]:
    if matter.term.extra.get("per") is None:
        return ()
    told = (claim for claim in matter.dossier.telling(matter.term.acts) if claim.modality.real)
    return sorted({name for claim in told for name in objects_of(claim, matter.term, matter.dossier)})


def _instance(name: str, matter: Matter) -> Instance:
    judged = judge_plainly(replace(matter, instance=name))
    incidents = tuple(sorted({*judged.against, *judged.speaking_for}))
    return Instance(object=name, outcome=judged.outcome, grade=judged.grade, incidents=incidents)
