"""Repairs: a breach after which the duty that repairs it was done stays a breach, and is shown as repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import Performance, performances
from trucewatch.assess.steps import missing, told
from trucewatch.model import Claim, Outcome, Step, Term, Truth


def with_repairs(matter: Matter, judged: Judged) -> Judged:
    """The judging of a breach with what is known of each duty that repairs it."""
    if judged.outcome is not Outcome.BREACHED:
        return judged
    duties = [term for term in matter.dossier.agreement.terms if matter.term.id in term.extra.get("repairs", ())]
    steps = [step for duty in duties for step in _steps(duty, matter, judged.against)]
    return replace(judged, steps=(*judged.steps, *steps))


def _steps(duty: Term, matter: Matter, breaches: tuple[str, ...]) -> Iterator[Step]:
    bearer = matter.bearer if matter.bearer in (duty.bearer or ()) else None
    done = [each for each in performances(replace(matter, term=duty, bearer=bearer)) if _proved(each, duty)]
    repaired = [breach for breach in breaches if any(_after(each, breach, matter) for each in done)]
    if not repaired:
        absence = f"no report known tells for certain that {duty.id} was done after the breach"
        yield missing("terms.repaired", f"{duty.id} repairs it.", "not repaired", absence)
        return
    outcome = "repaired" if len(repaired) == len(breaches) else "repaired in part"
    text = f"{duty.id} was done after {len(repaired)} of {len(breaches)} breaches."
    yield told("terms.repaired", text, outcome, _telling(done))


def _proved(performance: Performance, duty: Term) -> bool:
    return performance.counts is Truth.YES and performance.done and performance.weight.meets(duty.evidence.kept)


def _after(performance: Performance, breach: str, matter: Matter) -> bool:
    """Whether it was certainly done after a breach had happened; of one day alone nobody can tell the order."""
    begun = min(matter.dossier.spells[claim.id].first for claim in performance.told_by)
    return begun >= matter.dossier.spell_of_incident(breach).last


def _telling(done: Iterable[Performance]) -> list[Claim]:
    return [claim for each in done for claim in each.told_by]
