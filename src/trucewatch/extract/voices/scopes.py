"""Scopes: stretches of characters for which a voice speaks, and the chain of voices around an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from trucewatch.model import Voice


class Rank(IntEnum):
    """Which of two scopes of equal width is the outer one: the smaller number."""

    PAPER = -2
    CARRIER = -1
    VERB = 0
    PHRASE = 1
    QUOTE = 2
    NOUN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Characters ``[start, end)`` for which a voice speaks; ``cue_start`` is where the word that says so stands.

    A ``silent`` scope only turns what stands in it ("reports … are false") and adds no voice.
    """

    start: int
    end: int
    voice: Voice
    stance: str
    cue_start: int
    rank: int = Rank.VERB
    silent: bool = False

    def covers(self, offset: int) -> bool:
        """Whether the voice speaks for the character at an offset."""
        return self.start <= offset < self.end

    @property
    def order(self) -> tuple[int, int, int]:
        """Outermost first: the widest, then by rank."""
        return self.start - self.end, self.rank, self.cue_start


def chain_at(scopes: Sequence[Scope], offset: int) -> list[Scope]:
    """The scopes around an offset, outermost first; the scope that the event's own word opens is left out."""
    around = [s for s in scopes if s.covers(offset) and s.cue_start != offset]
    if any(s.voice.actor is not None for s in around):
        around = [
            s for s in around if s.silent or s.voice.actor is not None or (s.voice.name and s.stance != "perceives")
        ]
    return sorted(around, key=lambda s: s.order)
