"""Resolution: a draft's mentions become places and moments, and the draft a claim."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.locate import Gazetteer, resolve
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.draft import Draft
from trucewatch.model.place import Place
from trucewatch.model.record import claim_id


def claim_of(draft: Draft, document: Document, gazetteer: Gazetteer, extractor: str) -> Claim:
    """The claim that a draft makes once its places and its time are resolved.

    A clock time counts in the zone of the place that is spoken of.
    """
    places = tuple(replace(gazetteer.resolve(place.mention, document), role=place.role) for place in draft.places)
    claim = Claim(
        id="",
        document=document.id,
        path=document.path,
        source=document.source,
        published=document.published,
        spans=draft.spans,
        voices=draft.voices,
        act=draft.act,
        reported_as=draft.reported_as,
        initiator=draft.initiator,
        target=draft.target,
        place=places,
        time=resolve(draft.time, document, place_zone=_zone(places, gazetteer)),
        counts=draft.counts,
        instruments=draft.instruments,
        polarity=draft.polarity,
        modality=draft.modality,
        agreement=draft.agreement,
        extractor=extractor,
        confidence=round(draft.confidence, 3),
        notes=draft.notes,
    )
    return replace(claim, id=claim_id(claim))


def _zone(places: tuple[Place, ...], gazetteer: Gazetteer) -> str | None:
    """The zone of the first place that has one."""
    zones = (gazetteer.zone_of_time(place) for place in places)
    return next((zone for zone in zones if zone), None)
