"""Ownership: which event of a sentence each of its words belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trucewatch.extract.acts.events import Event
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene


@dataclass(frozen=True, kw_only=True)
class Ownership:
    """For each token of a scene, the trigger of the event that owns it; None where all events share it."""

    owner: dict[int, int | None]
    above: dict[int, list[int]]

    @cached_property
    def owned(self) -> dict[int | None, frozenset[int]]:
        """The tokens of each owner."""
        owners = set(self.owner.values())
        return {owner: frozenset(i for i, one in self.owner.items() if one == owner) for owner in owners}

    def of(self, event: Event) -> frozenset[int]:
        """The tokens that an event owns alone."""
        return self.owned.get(event.token.i, frozenset())

    def shared(self) -> frozenset[int]:
        """The tokens that no event owns alone."""
        return self.owned.get(None, frozenset())

    def clause(self, event: Event) -> frozenset[int]:
        """What an event owns, and what it shares with the others."""
        return self.of(event) | self.shared()


def ownership(scene: Scene, events: Sequence[Event]) -> Ownership:
    """Give each token to the nearest event above it in the tree."""
    triggers = {i: event.token.i for event in events for i in event.support}
    triggers |= {event.token.i: event.token.i for event in events}
    owner = {token.i: first_trigger(token, triggers) for token in scene.doc}
    above = {event.token.i: triggers_above(event.token, triggers) for event in events}
    return Ownership(owner=owner, above=above)


def first_trigger(token: Token, triggers: dict[int, int]) -> int | None:
    """The first event met on the way up from a token."""
    current = token
    while True:
        if current.i in triggers:
            return triggers[current.i]
        if current != token and current.pos_ in ("VERB", "AUX") and (told := told_by(current, triggers)) is not None:
            return told
        if current.head.i == current.i:
            return None
        current = current.head


def told_by(verb: Token, triggers: dict[int, int]) -> int | None:
    """The one event that a verb without a meaning of its own tells of: "blasts were heard", "gunfire crackled"."""
    nouns = {triggers[c.i] for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i in triggers}
    return nouns.pop() if len(nouns) == 1 else None


def triggers_above(token: Token, triggers: dict[int, int]) -> list[int]:
    """The events above an event's trigger, nearest first."""
    found: list[int] = []
    current = token
    while current.head.i != current.i:
        current = current.head
        trigger = triggers.get(current.i)
        if trigger is not None and trigger != token.i and trigger not in found:
            found.append(trigger)
    return found
