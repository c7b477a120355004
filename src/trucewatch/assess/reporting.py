"""Duties to report: each act of a kind is to be reported within a stretch, and every incident is an instance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.assess.bearers import sides_bound
from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.spell import FAR_OFF, Spell
from trucewatch.assess.steps import missing, told
from trucewatch.assess.truths import settled
from trucewatch.model import Claim, Deontic, Grade, Incident, Moment, Outcome, Polarity, Step, Term, Truth
from trucewatch.terms.written_values import later

DONE = (Outcome.KEPT, Outcome.KEPT_LATE)


def answered_by_report(term: Term) -> bool:
    """Whether the term is a duty that a report of the act which gave rise to it fulfils."""
    arises = term.extra.get("arises") or {}
    return term.modality is Deontic.OBLIGATION and arises.get("answered_by") == "report" and "within" in arises


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instance:
    """One incident that calls for a report, whether it certainly does, and what became of that."""

    incident: Incident
    counts: Truth
    outcome: Outcome
    told_by: tuple[Claim, ...]


def judge_reporting(matter: Matter) -> Judged:
    """What became of a duty to report, all known incidents together.

    Not yet due while none has happened. Of several: kept in part where some are reported and others overdue without
    report, unknown where one cannot tell of one, kept late where one was, else kept. That a document exists needs no
    other proof.
    """
    found = instances(matter)
    sure = [each for each in found if each.counts is Truth.YES]
    outcome = together(each.outcome for each in sure)
    return Judged(
        outcome=outcome,
        grade=Grade.VERIFIED if any(each.outcome in DONE for each in sure) else Grade.NONE,
        steps=tuple(_steps(sure, matter)),
        against=tuple(each.incident.id for each in sure if each.outcome is Outcome.KEPT_LATE),
        speaking_for=tuple(each.incident.id for each in sure if each.outcome is Outcome.KEPT),
        open=tuple(each.incident.id for each in found if each.counts is not Truth.YES or each.outcome not in DONE),
    )


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """What the instances of a duty to report come to."""
    found = frozenset(outcomes)
    if Outcome.OVERDUE_UNKNOWN in found:
        return Outcome.PARTLY_KEPT if found & set(DONE) else Outcome.OVERDUE_UNKNOWN
    for outcome in (Outcome.UNKNOWN, Outcome.KEPT_LATE, Outcome.KEPT):
        if outcome in found:
            return outcome
    return Outcome.NOT_YET_DUE


def instances(matter: Matter) -> list[Instance]:
    """The incidents that call for a report, in order of their ids."""
    acts = matter.term.extra["arises"].get("act", ())
    found = (_instance(incident, acts, matter) for incident in matter.dossier.incidents_telling(acts))
    return [each for each in found if each is not None and each.counts is not Truth.NO]


def _instance(incident: Incident, acts: Sequence[str], matter: Matter) -> Instance | None:
    means = matter.dossier.regimes.means
    members = matter.dossier.members(incident)
    telling = tuple(claim for claim in members if _real(claim) and means(acts, claim.act))
    if not telling:
        return None
    spells = [matter.dossier.spells[claim.id] for claim in telling]
    act = Spell(first=min(spell.first for spell in spells), last=max(spell.last for spell in spells))
    return Instance(
        incident=incident,
        counts=settled(map(matter.in_zone, telling)) & settled(map(matter.in_window, telling)),
        outcome=_outcome(act, [claim for claim in telling if _by_bearer(claim, matter)], matter),
        told_by=telling,
    )


def _real(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and claim.modality.real


def _by_bearer(claim: Claim, matter: Matter) -> bool:
    """Whether a bearer tells it; where the text names nobody, anybody's report will do."""
    if not matter.bearers:
        return True
    own = sides_bound(matter.bearers, matter.dossier.agreement)
    return bool(matter.dossier.words[claim.id].sides & own)


def _outcome(act: Spell, reports: Sequence[Claim], matter: Matter) -> Outcome:
    within = matter.term.extra["arises"]["within"]
    if not reports:
        over = act.last != FAR_OFF and later(act.last, within) < matter.dossier.about
        return Outcome.OVERDUE_UNKNOWN if over else Outcome.NOT_YET_DUE
    told = [claim.published or Moment() for claim in reports]
    latest = [moment.latest() for moment in told]
    known = [moment for moment in latest if moment is not None]
    if known and min(known) <= later(act.first, within):
        return Outcome.KEPT
    earliest = [moment.earliest() for moment in told]
    certain = [moment for moment in earliest if moment is not None]
    late = len(certain) == len(told) and act.last != FAR_OFF and min(certain) > later(act.last, within)
    return Outcome.KEPT_LATE if late else Outcome.UNKNOWN


def _steps(sure: Sequence[Instance], matter: Matter) -> Iterable[Step]:
    for outcome in sorted({each.outcome for each in sure}):
        claims = [claim for each in sure if each.outcome is outcome for claim in each.told_by]
        count = sum(each.outcome is outcome for each in sure)
        within = matter.term.extra["arises"]["within"]
        yield told("obligation.reported", f"To be reported within {within}: {count} incidents.", outcome, claims)
    if not sure:
        acts = " or ".join(matter.term.extra["arises"].get("act", ()))
        absence = f"no report known tells for certain of {acts} while the term counted"
        yield missing("obligation.nothing-to-report", "Nothing is known to report.", Outcome.NOT_YET_DUE, absence)
