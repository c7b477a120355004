"""Judging by the kind of a term, its further members left aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from trucewatch.assess.ceiling import judge_ceiling
from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.obligation import judge_obligation
from trucewatch.assess.permission import judge_permission
from trucewatch.assess.prohibition import judge_prohibition
from trucewatch.assess.reporting import answered_by_report, judge_reporting
from trucewatch.model import Deontic, Outcome

JUDGES: Mapping[Deontic, Callable[[Matter], Judged]] = {
    Deontic.OBLIGATION: judge_obligation,
    Deontic.PROHIBITION: judge_prohibition,
    Deontic.PERMISSION: judge_permission,
    Deontic.POWER: judge_permission,
}


def judge_plainly(matter: Matter) -> Judged:
    """The judging by the kind of the term, and by what it counts."""
    if matter.term.modality is Deontic.PROHIBITION and matter.term.extra.get("ceiling"):
        return judge_ceiling(matter)
    if answered_by_report(matter.term):
        return judge_reporting(matter)
    return JUDGES[matter.term.modality](matter)


def outcomes_of(matter: Matter, term_id: str, *, others: bool = False) -> list[Outcome]:
    """The outcomes of `judgings_of`."""
    return [judged.outcome for judged in judgings_of(matter, term_id, others=others)]


def judgings_of(matter: Matter, term_id: str, *, others: bool = False) -> list[Judged]:
    """What became of another term of the agreement; empty where there is no such term.

    For the same bearer, where the term binds it (else for the regime); with ``others``, for each other one bound.
    """
    agreement = matter.dossier.agreement
    if not agreement.has(term_id):
        return []
    other = agreement.term(term_id)
    bound = other.bearer or ()
    same = matter.bearer if matter.bearer in bound else None
    bearers = [each for each in bound if each != matter.bearer] if others else [same]
    return [_remembered(replace(matter, term=other, bearer=bearer, instance=None)) for bearer in bearers]


def _remembered(matter: Matter) -> Judged:
    """The judging of a term of the agreement as it stands, done once for the whole question."""
    judgings, asked = matter.dossier.judgings, (matter.term.id, matter.bearer)
    if asked not in judgings:
        judgings[asked] = judge_plainly(matter)
    return judgings[asked]
