"""Where the acts of a dossier lie: every place is set against every zone once, all places of a zone together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trucewatch.assess.concern import concerns, foreign_reports
from trucewatch.assess.spell import Spell
from trucewatch.geo.zones import ZoneShape, shapes_once
from trucewatch.model import Agreement, Claim, Place, PlaceRole, Truth
from trucewatch.model.truth import any_of

Answers = Mapping[str, Mapping[str, Truth]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whereabouts:
    """``answers`` say, by zone and claim, whether the claim's place lies there; ``foreign`` are reports on others."""

    agreement: Agreement
    zones: Mapping[str, ZoneShape]
    answers: Answers
    foreign: frozenset[str]

    def in_zone(self, claim: Claim, zone: str | None) -> Truth:
        """Whether the act lies in a zone; where there is none to lie in, whether it concerns the agreement.

        An act whose place says too little lies there at most as far as it concerns the agreement.
        """
        concerned = concerns(claim, self.agreement, self.foreign)
        if zone is None:
            return Truth.NO if self._elsewhere(claim) else concerned
        where = self.answers[zone][claim.id] if zone in self.answers else Truth.CANNOT_TELL
        return Truth.NO if where is Truth.CANNOT_TELL and concerned is Truth.NO else where

    def _elsewhere(self, claim: Claim) -> bool:
        """Whether the claim's place lies outside every zone of the agreement."""
        return bool(self.answers) and all(answers[claim.id] is Truth.NO for answers in self.answers.values())

    def is_zone(self, claim: Claim, zone: str | None) -> bool:
        """Whether the claim speaks of the zone itself, by its name, rather than of a place in it."""
        shape = self.zones.get(zone or "")
        return shape is not None and any(shape.is_called(place) for place in claim.place)


def whereabouts(agreement: Agreement, claims: Mapping[str, Claim], spells: Mapping[str, Spell]) -> Whereabouts:
    """The whereabouts of claims under an agreement."""
    zones = shapes_once(agreement.zones, agreement.timezone)
    spots = tuple({place for claim in claims.values() for place in _spots(claim)})
    answers = {name: _answers(zone, spots, claims, spells) for name, zone in zones.items()}

    def lies_in_any(claim: Claim) -> Truth:
        found = [told[claim.id] for told in answers.values()]
        return any_of(found) if found else Truth.CANNOT_TELL

    foreign = foreign_reports(claims.values(), agreement, lies_in_any)
    return Whereabouts(agreement=agreement, zones=zones, answers=answers, foreign=foreign)


def _spots(claim: Claim) -> tuple[Place, ...]:
    """The places of the act itself; those that it only came from or went to where it has no other."""
    return tuple(place for place in claim.place if place.role is PlaceRole.AT) or claim.place


def _answers(
    zone: ZoneShape, spots: Iterable[Place], claims: Mapping[str, Claim], spells: Mapping[str, Spell]
) -> dict[str, Truth]:
    known = dict(zip(spots, zone.contains_all(spots), strict=True))
    return {
        claim: any_of(known[place] for place in _spots(told)) & _existed(zone, spells[claim])
        if told.place
        else Truth.CANNOT_TELL
        for claim, told in claims.items()
    }


def _existed(zone: ZoneShape, spell: Spell) -> Truth:
    """Whether the zone was in being when the act took place; of what goes on, while it surely did."""
    return spell.answer(lambda part: zone.exists(part.moment))
