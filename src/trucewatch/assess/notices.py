"""Notices: a power to give notice that was made use of counts against the renewal that it can stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.assess.dossier import Dossier
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import Performance, performances
from trucewatch.assess.spell import FAR_OFF
from trucewatch.model import Grade, StatusChange, StatusEvent, Term, Truth


def with_notices(dossier: Dossier) -> Dossier:
    """The dossier whose renewing terms know the notices given under their power, as far as reports tell of them.

    A notice counts from the last instant at which it may have been given: one that may have come too late stops nothing.
    """
    terms = tuple(_noticed(term, dossier) for term in dossier.agreement.terms)
    return (
        dossier
        if terms == dossier.agreement.terms
        else replace(dossier, agreement=replace(dossier.agreement, terms=terms))
    )


def _noticed(term: Term, dossier: Dossier) -> Term:
    power = (term.extra.get("renewal") or {}).get("power")
    if power is None or not dossier.agreement.has(power):
        return term
    given = tuple(_given(dossier.agreement.term(power), dossier))
    return replace(term, status=(*term.status, *given)) if given else term


def _given(power: Term, dossier: Dossier) -> Iterator[StatusEvent]:
    for bearer in power.bearer or (None,):
        matter = Matter(term=power, bearer=bearer, dossier=dossier)
        yield from (_event(each, dossier) for each in performances(matter) if _sure(each, dossier))


def _sure(performance: Performance, dossier: Dossier) -> bool:
    told = performance.counts is Truth.YES and performance.done and performance.weight.grade is not Grade.NONE
    return told and dossier.spell_of_incident(performance.incident.id).last != FAR_OFF


def _event(performance: Performance, dossier: Dossier) -> StatusEvent:
    given = dossier.spell_of_incident(performance.incident.id).last
    return StatusEvent(kind=StatusChange.NOTICE, effective=given, announced=given, amendment=performance.incident.id)
