"""The objects of a term that holds for each of several: persons, settlements, incidents or items, by code or hash."""

from __future__ import annotations

from trucewatch.assess.bearers import codes_of
from trucewatch.assess.dossier import Dossier
from trucewatch.assess.witnesses import side_of
from trucewatch.model import Agreement, Claim, PlacePrecision, PlaceRole, Term, content_id

PERSON, SETTLEMENT = "person", "settlement"


def objects_of(claim: Claim, term: Term, dossier: Dossier) -> frozenset[str]:
    """The objects that a claim tells of, each as a hash; none where it tells of nobody in particular.

    A person is known by a code alone, for a name would be found again from its hash; a settlement by its place, an
    incident or item by the incident that tells of it.
    """
    per = term.extra.get("per")
    if per is None:
        return frozenset()
    keys = _keys(claim, per, dossier)
    return frozenset(content_id("o1", {"term": term.id, "per": per, "object": key}) for key in keys)


def _keys(claim: Claim, per: str, dossier: Dossier) -> frozenset[str]:
    if per == PERSON:
        return _persons(claim, dossier.agreement)
    return _settlements(claim) if per == SETTLEMENT else frozenset({dossier.told_in[claim.id].id})


def _persons(claim: Claim, agreement: Agreement) -> frozenset[str]:
    """The codes of those to whom the act was done that are no party, formation or organ of the agreement."""
    return frozenset(code for code in codes_of(claim.target) if agreement.party(side_of(code)) is None)


def _settlements(claim: Claim) -> frozenset[str]:
    spots = (place for place in claim.place if place.role is PlaceRole.AT)
    return frozenset(
        place.id or place.text.casefold() for place in spots if place.precision is PlacePrecision.SETTLEMENT
    )
