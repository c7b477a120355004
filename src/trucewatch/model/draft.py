"""Drafts: claims as `extract` leaves them, with places and times still as mentions in the text."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Actor, Modality, Polarity, Quantity, Voice
from trucewatch.model.document import Span
from trucewatch.model.mention import PlaceMention, TimeQuestion
from trucewatch.model.place import PlaceRole


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceInRole:
    """A place mention and what it is to the act."""

    mention: PlaceMention
    role: PlaceRole = PlaceRole.AT


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that the sentence says of one act; `locate` turns it into a `Claim`.

    ``voices`` start with the publisher. ``clues`` are what ``confidence`` was told by. ``spans`` begin with the clause that carries the act.
    """

    spans: tuple[Span, ...]
    voices: tuple[Voice, ...]
    act: str
    reported_as: str
    initiator: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    places: tuple[PlaceInRole, ...] = ()
    time: TimeQuestion
    counts: tuple[Quantity, ...] = ()
    instruments: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.OCCURRED
    agreement: str | None = None
    confidence: float = 0.5
    clues: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
