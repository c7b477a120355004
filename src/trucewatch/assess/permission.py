"""Permissions and powers: whether they were made use of, as far as anybody knows."""

from __future__ import annotations

from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import performances
from trucewatch.assess.steps import missing, told, whose_words
from trucewatch.assess.weight import Weight
from trucewatch.model import Grade, Outcome, Step, Truth


def judge_permission(matter: Matter) -> Judged:
    """What is known of the use of a permission or power. Nobody breaks one by not using it.

    The outcome is ``unknown``: whether its conditions were met is for who relies on it to show.
    """
    used = [each for each in performances(matter) if each.counts is Truth.YES]
    steps = tuple(
        told(
            "permission.used",
            f"Made use of: {each.incident.act} ({each.incident.id}), {whose_words(each.words, each.weight)}",
            "used",
            each.told_by,
        )
        for each in used
    )
    weights = [each.weight for each in used]
    best = max(weights, key=lambda weight: weight.grade.rank, default=Weight(grade=Grade.NONE))
    return Judged(
        outcome=Outcome.UNKNOWN if used else Outcome.NO_BREACH_FOUND,
        grade=best.grade,
        steps=steps or (_unused(matter),),
        speaking_for=tuple(each.incident.id for each in used),
    )


def _unused(matter: Matter) -> Step:
    absence = f"no report known tells of {' or '.join(matter.term.acts)} by {' or '.join(matter.bearers) or 'anybody'}"
    return missing("permission.unused", "Not known to have been made use of.", "unused", absence)
