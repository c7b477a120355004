"""Permissions and powers: whether they were made use of, as far as anybody knows."""

from __future__ import annotations

from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import Performance, performances
from trucewatch.assess.steps import doubt_steps, missing, told, whose_words
from trucewatch.assess.weight import Weight
from trucewatch.model import Grade, Outcome, Step, Truth


def judge_permission(matter: Matter) -> Judged:
    """What is known of the use of a permission or power. Nobody breaks one by not using it.

    The outcome is ``unknown`` where it was made use of, or one cannot tell whether it was: whether its conditions were
    met is for who relies on it to show.
    """
    found = performances(matter)
    used = [each for each in found if each.counts is Truth.YES]
    doubtful = [each for each in found if each.counts is Truth.CANNOT_TELL]
    weights = [each.weight for each in used]
    best = max(weights, key=lambda weight: weight.grade.rank, default=Weight(grade=Grade.NONE))
    steps = (*map(_used, used), *doubt_steps("permission.cannot-tell", doubtful))
    return Judged(
        outcome=Outcome.UNKNOWN if found else Outcome.NO_BREACH_FOUND,
        grade=best.grade,
        steps=steps or (_unused(matter),),
        speaking_for=tuple(each.incident.id for each in used),
        open=tuple(each.incident.id for each in doubtful),
    )


def _used(performance: Performance) -> Step:
    incident = performance.incident
    text = f"Made use of: {incident.act} ({incident.id}), {whose_words(performance.words, performance.weight)}"
    return told("permission.used", text, "used", performance.told_by)


def _unused(matter: Matter) -> Step:
    absence = f"no report known tells of {' or '.join(matter.term.acts)} by {' or '.join(matter.bearers) or 'anybody'}"
    return missing("permission.unused", "Not known to have been made use of.", "unused", absence)
