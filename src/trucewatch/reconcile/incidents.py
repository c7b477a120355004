"""Incidents: the claims of one cluster put together, with what they agree on and what they do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.model import Actor, Claim, Incident, Judgement, Polarity
from trucewatch.model.incident import incident_id
from trucewatch.reconcile.bounds import place_of, time_of
from trucewatch.reconcile.clusters import cluster
from trucewatch.reconcile.contradictions import contradictions_of
from trucewatch.reconcile.counts import counts_of
from trucewatch.reconcile.edges import edges_of
from trucewatch.reconcile.facts import Facts, facts_of
from trucewatch.reconcile.founding import founding
from trucewatch.reconcile.happenings import Happenings, packaged_happenings
from trucewatch.reconcile.origins import origin_key, origins_of


def reconcile(
    claims: Iterable[Claim], judgements: Iterable[Judgement] = (), *, table: Happenings | None = None
) -> tuple[Incident, ...]:
    """The incidents that the claims tell of, in order of their ids; every claim that nobody rejected is in one.

    Pure: neither the order of the claims, nor one of them twice, nor claims of other happenings change an incident.
    Claims are merged on evidence only; see `docs/decisions`. ``table`` replaces the packaged acts table.
    """
    table = table or packaged_happenings()
    by_id = {claim.id: claim for claim in claims}
    edges = edges_of(judgements, by_id)
    facts = [facts_of(by_id[claim], table) for claim in sorted(by_id) if claim not in edges.rejected]
    kept = frozenset(each.claim.id for each in facts)
    edges = edges.among(kept)
    return tuple(sorted((incident_of(members) for members in cluster(facts, edges, table)), key=lambda each: each.id))


def incident_of(members: Sequence[Facts]) -> Incident:
    """The incident of one cluster. Its bounds, actors and counts are those of the claims that affirm it, where any do.

    The id is that of the founding claim: news that join leave it as it is.
    """
    members = sorted(members, key=lambda facts: facts.claim.id)
    claims = [facts.claim for facts in members]
    telling = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED] or claims
    ids = tuple(claim.id for claim in claims)
    return Incident(
        id=incident_id(founding(claims).id),
        claims=ids,
        act=act_of(telling),
        place=place_of(telling),
        time=time_of(telling),
        initiators=_codes(actor for claim in telling for actor in claim.initiator),
        targets=_codes(actor for claim in telling for actor in claim.target),
        counts=counts_of(telling),
        origins=origins_of(claims),
        contradictions=contradictions_of(members),
    )


def act_of(claims: Sequence[Claim]) -> str:
    """The act that most origins tell, a bare family giving way to an act of its own; ties go by the alphabet."""
    acts = {claim.act for claim in claims}
    telling = {act for act in acts if not any(other.startswith(act + ".") for other in acts)}
    origins = {act: len({origin_key(claim) for claim in claims if claim.act == act}) for act in telling}
    return min(telling, key=lambda act: (-origins[act], act))


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.actor for actor in actors if actor.actor}))
