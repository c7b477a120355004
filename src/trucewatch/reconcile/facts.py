"""What is compared of a claim, worked out once: what it tells of, how real, by whom, where, and within which time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.model import Actor, Claim, Modality, Place, PlaceRole, Polarity, Precision
from trucewatch.reconcile.happenings import Happenings, Telling
from trucewatch.reconcile.origins import origin_of, sides

# An undated report of an act that happens again and again tells, as a rule, of the last days.
RECENT = timedelta(days=3).total_seconds()
# Two bare dates without a zone span 50 hours each; what is known to a day is sharp enough to be evidence.
SHARP = timedelta(hours=60).total_seconds()
SLACK = {Precision.MINUTE: timedelta(minutes=30).total_seconds(), Precision.HOUR: timedelta(hours=1).total_seconds()}
FOREVER = math.inf

_TO_COME = frozenset({Modality.PLANNED, Modality.PROMISED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time in seconds since 1970, open ends infinite. ``stated`` says that the claim itself gives its start."""

    first: float
    last: float
    stated: bool

    @property
    def sharp(self) -> bool:
        """Whether it is known to about a day, by the claim's own words."""
        return self.stated and self.last - self.first <= SHARP

    def meets(self, other: Stretch) -> bool:
        """Whether the two leave room for one moment."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """One claim as it is compared. ``reality`` keeps apart what happened, what is to come, is demanded, feared.

    ``origin`` is the key of the root of its attribution, ``coded`` its actor code where it has one.
    """

    claim: Claim
    telling: Telling
    reality: str
    origin: str
    coded: str | None
    speakers: frozenset[str]
    initiators: frozenset[str]
    parties: frozenset[str]
    places: tuple[Place, ...]
    stretch: Stretch

    @property
    def order(self) -> tuple[bool, int, str]:
        """The order in which claims are placed: affirming first, then the most specific, then by id."""
        known = self.stretch.sharp + bool(self.places) + bool(self.initiators)
        return (self.claim.polarity is not Polarity.AFFIRMED, -known, self.claim.id)


def facts_of(claim: Claim, table: Happenings) -> Facts:
    """The facts of one claim."""
    telling = table.telling(claim.act)
    origin = origin_of(claim)
    initiators = _sides_of(claim.initiator)
    return Facts(
        claim=claim,
        telling=telling,
        reality=_reality(claim.modality),
        origin=origin.key,
        coded=origin.actor,
        speakers=sides(claim.origin.actor),
        initiators=initiators,
        parties=initiators | _sides_of(claim.target),
        places=_where(claim.place),
        stretch=stretch_of(claim, once=telling.once),
    )


def _sides_of(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(side for actor in actors for side in sides(actor.actor))


def _reality(modality: Modality) -> str:
    if modality.real:
        return "real"
    return "to come" if modality in _TO_COME else str(modality)


def _where(places: tuple[Place, ...]) -> tuple[Place, ...]:
    at = tuple(place for place in places if place.role is PlaceRole.AT)
    return at or places


def stretch_of(claim: Claim, *, once: bool) -> Stretch:
    """The time within which the act may have taken place, widened by what its precision leaves open.

    An act told as real has happened by its publication. Without a start it reaches back three days, or for ever
    where the happening comes about only ``once``.
    """
    slack = SLACK.get(claim.time.precision, 0.0)
    first, last = claim.time.earliest(), claim.time.latest()
    if last is None and claim.modality.real and claim.published is not None:
        last = claim.published.latest()
    end = FOREVER if last is None else last.timestamp() + slack
    if first is not None:
        return Stretch(first=first.timestamp() - slack, last=max(end, first.timestamp()), stated=True)
    start = -FOREVER if once or not claim.modality.real else end - RECENT
    return Stretch(first=start, last=end, stated=False)
