"""Tellings: an event as one sentence tells it, before it becomes a draft claim.

A telling may still be merged with another (a toll with the attack that caused it) or split (one count a place).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.extract.acts.events import Event
from trucewatch.extract.stance.reading import Stance
from trucewatch.extract.voices.scopes import Scope
from trucewatch.model import Actor, PlaceInRole, Quantity, TimeMention

PHYSICAL = frozenset({"fire", "strike", "assault", "explosion", "attack", "shootdown", "clash"})


@dataclass(kw_only=True)
class Telling:
    """What a scene says of one event; ``start``/``end`` are the absolute offsets of its clause; ``aside`` are times beside it
    that say when something else was, or when it was told."""

    event: Event
    act: str
    stance: Stance
    chain: list[Scope]
    start: int
    end: int
    initiator: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    places: tuple[PlaceInRole, ...] = ()
    times: tuple[TimeMention, ...] = ()
    aside: tuple[TimeMention, ...] = ()
    counts: list[Quantity] = field(default_factory=list)
    instruments: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    lead: tuple[int, int] | None = None
    """The offsets of the verb's clause, where the telling is a later member of a list that leaves the verb out."""

    @property
    def family(self) -> str:
        """The part of the act before the dot."""
        return self.act.split(".")[0]

    @property
    def physical(self) -> bool:
        """Whether the act is one that can kill."""
        return self.family in PHYSICAL
