"""Incidents: the claims of one cluster put together, with what they agree on and what they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from trucewatch.model import Actor, Claim, Contradiction, Figure, Incident, Judgement, Polarity
from trucewatch.model.incident import COUNTS, Handling, incident_id
from trucewatch.reconcile.attributes import attribute_of
from trucewatch.reconcile.bounds import place_of, time_of
from trucewatch.reconcile.clusters import cluster
from trucewatch.reconcile.contradictions import POLARITY, contradictions_of
from trucewatch.reconcile.copies import with_shared_origins
from trucewatch.reconcile.decisions import NO_DECISIONS, Decisions, Key, decisions_of
from trucewatch.reconcile.edges import edges_of
from trucewatch.reconcile.facts import Facts, facts_of
from trucewatch.reconcile.figures import Counted, counted, figure_of, quantity_of
from trucewatch.reconcile.founding import founding
from trucewatch.reconcile.happenings import Happenings, packaged_happenings
from trucewatch.reconcile.origins import Root, origins_of
from trucewatch.reconcile.questions import Question, questions_of

NONE: frozenset[str] = frozenset()


def reconcile(
    claims: Iterable[Claim], judgements: Iterable[Judgement] = (), *, table: Happenings | None = None
) -> tuple[Incident, ...]:
    """The incidents that the claims tell of, in order of their ids; every claim that nobody rejected is in one.

    Pure: neither the order of the claims, nor one of them twice, nor claims of other happenings change an incident.
    Claims are merged on evidence only; see `docs/decisions`. ``table`` replaces the packaged acts table.
    """
    table = table or packaged_happenings()
    judgements = tuple(judgements)
    by_id = {claim.id: claim for claim in claims}
    edges = edges_of(judgements, by_id)
    facts = [facts_of(by_id[claim], table) for claim in sorted(by_id) if claim not in edges.rejected]
    kept = frozenset(each.claim.id for each in facts)
    edges, decisions = edges.among(kept), decisions_of(judgements)
    found = (incident_of(members, decisions) for members in cluster(facts, edges, table))
    return tuple(sorted(found, key=lambda each: each.id))


def incident_of(members: Sequence[Facts], decisions: Decisions = NO_DECISIONS) -> Incident:
    """The incident of one cluster. Its bounds, actors and counts are those of the claims that affirm it, where any do,
    less what people found wrong.

    The id is that of the founding claim: news that join leave it as it is.
    """
    members = with_shared_origins(sorted(members, key=lambda facts: facts.claim.id))
    claims = [facts.claim for facts in members]
    own = incident_id(founding(claims).id)
    questions = questions_of(_telling(members))
    attributes = tuple(attribute_of(question) for question in questions)
    found = (decisions.applied(each) for each in contradictions_of(members, attributes, own))
    contradictions = {(each.attribute, each.of, each.who): each for each in found}
    figures = _figures(questions, contradictions)
    return replace(
        _bounded(own, members, {name: each.set_aside for (name, _, _), each in contradictions.items()}),
        counts=tuple(quantity_of(count, figure) for count, figure in figures),
        origins=origins_of((facts.claim, Root(key=facts.origin, actor=facts.coded)) for facts in members),
        contradictions=tuple(contradictions.values()),
        attributes=attributes,
        figures=tuple(figure for _, figure in figures),
    )


def _telling(members: Sequence[Facts]) -> Sequence[Facts]:
    return [facts for facts in members if facts.claim.polarity is Polarity.AFFIRMED] or members


def _bounded(own: str, members: Sequence[Facts], wrong: Mapping[str, frozenset[str]]) -> Incident:
    """What happened, where, when, by whom and to whom, each by the claims that nobody found wrong on it."""
    right = [facts for facts in members if facts.claim.id not in wrong.get(POLARITY, NONE)]

    def told(name: str) -> list[Facts]:
        return [facts for facts in _telling(right) if facts.claim.id not in wrong.get(name, NONE)]

    def on(name: str) -> list[Claim]:
        return [facts.claim for facts in told(name)]

    return Incident(
        id=own,
        claims=tuple(facts.claim.id for facts in members),
        act=act_of(told("act")),
        place=place_of(on("place")),
        time=time_of(on("time")),
        initiators=_codes(actor for claim in on("initiator") for actor in claim.initiator),
        targets=_codes(actor for claim in on("target") for actor in claim.target),
    )


def _figures(
    questions: Iterable[Question], contradictions: Mapping[Key, Contradiction]
) -> list[tuple[Counted, Figure]]:
    figures = []
    for question in questions:
        if question.name == COUNTS:
            found = contradictions.get((COUNTS, question.of, question.who))
            resolved = found.resolution if found and found.handling is Handling.RESOLVED else None
            count = counted(question, resolved, found.set_aside if found else NONE)
            figures.append((count, figure_of(count)))
    return figures


def act_of(telling: Sequence[Facts]) -> str:
    """The act that most origins tell, a bare family giving way to an act of its own; ties go by the alphabet."""
    origins: dict[str, set[str]] = {}
    for facts in telling:
        origins.setdefault(facts.claim.act, set()).add(facts.origin)
    own = {act for act in origins if not any(other.startswith(act + ".") for other in origins)}
    return min(own, key=lambda act: (-len(origins[act]), act))


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.actor for actor in actors if actor.actor}))
