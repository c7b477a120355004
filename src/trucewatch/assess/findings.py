"""Findings: every term of an agreement, judged for every bearer, by what was known, about one moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from trucewatch.assess.amounts import measured
from trucewatch.assess.arising import from_its_cause
from trucewatch.assess.conditions import conditioned
from trucewatch.assess.contradicted import contradiction_steps
from trucewatch.assess.counting import counted
from trucewatch.assess.dossier import Dossier, open_dossier
from trucewatch.assess.excuses import excused
from trucewatch.assess.instances import with_instances
from trucewatch.assess.judged import Judged
from trucewatch.assess.kinds import judge_plainly
from trucewatch.assess.labels import label_of
from trucewatch.assess.matter import Matter
from trucewatch.assess.notices import with_notices
from trucewatch.assess.prohibition import judge_prohibition
from trucewatch.assess.repairs import with_repairs
from trucewatch.assess.steps import activation_step, told, written
from trucewatch.model import (
    Activation,
    Agreement,
    ByReading,
    Claim,
    Deontic,
    Finding,
    Incident,
    Outcome,
    Step,
    Term,
    Truth,
    content_id,
)
from trucewatch.model.record_of_finding import finding_record
from trucewatch.terms import term_in_force, under_reading
from trucewatch.terms.vocabulary import covers


def assess(
    agreement: Agreement,
    incidents: Sequence[Incident],
    claims: Iterable[Claim],
    *,
    about: datetime,
    known: datetime | None = None,
) -> tuple[Finding, ...]:
    """The findings on an agreement, in the order of its terms and their bearers.

    Pure: (terms as known, incidents and claims as known, moment asked about) decide everything. ``incidents`` must
    have been reconciled from claims already cut by ``known`` (`cut_known`); one with a member that was not known
    then is ignored whole. ``claims`` may be all there are. A prohibition is judged for each bearer and (bearer None)
    for the regime as a whole.
    """
    dossier = with_notices(open_dossier(agreement, incidents, claims, about=about, known=known))
    return tuple(
        finding_on(Matter(term=term, bearer=bearer, dossier=dossier))
        for term in dossier.agreement.terms
        for bearer in bearers_of(term)
    )


def bearers_of(term: Term) -> tuple[str | None, ...]:
    """For whom a term is judged; None is the regime as a whole, or whom the text does not name."""
    named = term.bearer or ()
    return (*named, None) if term.modality is Deontic.PROHIBITION or not named else named


def finding_on(matter: Matter) -> Finding:
    """The finding on one term for one bearer."""
    dossier, term = matter.dossier, matter.term
    activation = term_in_force(term, dossier.about, agreement=dossier.agreement)
    judged = _with_readings(matter, _judge(matter, activation))
    label = label_of(activation, judged.outcome, judged.grade, judged.attribution, sensitive=judged.reading_sensitive)
    return identified(
        Finding(
            id="",
            agreement=dossier.agreement.id,
            term=term.id,
            bearer=matter.bearer,
            about=dossier.about,
            known=dossier.known,
            activation=activation,
            outcome=judged.outcome,
            grade=judged.grade,
            attribution=judged.attribution,
            reading=judged.reading,
            reading_sensitive=judged.reading_sensitive,
            label=label,
            steps=_steps(matter, activation, judged),
            readings=judged.readings,
            due=judged.due,
            coverage=judged.coverage,
            incidents_against=judged.against,
            incidents_for=judged.speaking_for,
            incidents_open=judged.open,
            terms_digest=dossier.agreement.digest,
            progress=judged.progress,
            instances=judged.instances,
        )
    )


def _steps(matter: Matter, activation: Activation, judged: Judged) -> tuple[Step, ...]:
    named = (*judged.against, *judged.speaking_for, *judged.open)
    return (
        activation_step(matter.term, activation, matter.dossier.about),
        *_undated_step(matter),
        *judged.steps,
        *contradiction_steps(named, matter.dossier),
    )


def _judge(matter: Matter, activation: Activation) -> Judged:
    """The whole judging of a term. Before a prohibition counts, nothing is found and nothing is not found."""
    judged = _judge_members(from_its_cause(matter))
    if activation is Activation.INACTIVE and judged.outcome is Outcome.NO_BREACH_FOUND:
        return replace(judged, outcome=Outcome.UNKNOWN)
    return judged


def _judge_members(matter: Matter) -> Judged:
    """The judging by the kind of the term and by each of its further members."""
    if matter.term.modality is not Deontic.PROHIBITION:
        judged = conditioned(matter, with_instances(matter, judge_plainly(matter)))
        return measured(matter, judged)
    excepting = "exceptions" in matter.term.extra and "ceiling" not in matter.term.extra
    plain = judge_prohibition(matter, excused) if excepting else judge_plainly(matter)
    judged = conditioned(matter, with_instances(matter, plain))
    return with_repairs(matter, counted(matter, judged))


def _with_readings(matter: Matter, judged: Judged) -> Judged:
    """The judging with the outcome under each reading of the term that somebody holds."""
    if not matter.term.readings:
        return judged
    others = [_under(matter, reading.id) for reading in matter.term.readings]
    own = judged.readings or (ByReading(reading=judged.reading, outcome=judged.outcome, due=judged.due),)
    steps = [_reading_step(matter.term, each) for each in others]
    return replace(judged, readings=(*own, *others), steps=(*judged.steps, *steps))


def _under(matter: Matter, reading_id: str) -> ByReading:
    reading = next(each for each in matter.term.readings if each.id == reading_id)
    term = under_reading(matter.dossier.agreement, matter.term, reading)
    dossier = _binding(matter.dossier, frozenset(term.bearer or ()) - frozenset(matter.term.bearer or ()))
    judged = _judge_members(from_its_cause(replace(matter, term=term, dossier=dossier)))
    return ByReading(reading=reading.id, outcome=judged.outcome, held_by=reading.held_by, due=judged.due)


def _binding(dossier: Dossier, formations: frozenset[str]) -> Dossier:
    """The dossier as who binds these formations, too, reads it: who answers for them is contested no longer."""
    parties = dossier.agreement.parties
    held = tuple(replace(party, contested=False) if party.code in formations else party for party in parties)
    return replace(dossier, agreement=replace(dossier.agreement, parties=held), judgings={})


def _reading_step(term: Term, by_reading: ByReading) -> Step:
    held = f", held by {', '.join(by_reading.held_by)}" if by_reading.held_by else ""
    return written("terms.reading", f"Under the reading {by_reading.reading}{held}.", by_reading.outcome, term)


def _undated_step(matter: Matter) -> Iterable[Step]:
    """The claims on the term's acts that were left out because nobody knows when they could be known."""
    left_out = [
        claim
        for claim in matter.dossier.undated
        if covers(matter.term.acts, claim.act) and matter.blames(claim) is not Truth.NO
    ]
    if left_out:
        yield told("known.undated", "Left out: it is not known when these could be known.", "left out", left_out)


def identified(finding: Finding) -> Finding:
    """The finding under the hash of its own content."""
    record = finding_record(finding)
    del record["finding"]
    return replace(finding, id=content_id("f1", record))
