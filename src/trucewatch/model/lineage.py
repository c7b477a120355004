"""Lineage: the stages of an incident's life, from its founding to what it has become."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Turn(StrEnum):
    """What befell an incident.

    ``founded`` out of claims that were in none, ``joined`` by such claims, ``left`` by claims that count no longer,
    ``merged`` with claims that came from other incidents, ``split`` in that claims went to others, ``split-from``
    another that goes on without its founder, ``renamed`` from another whose every claim is here, an earlier report
    having been found, ``dissolved`` when none of its claims is left under its id.
    """

    FOUNDED = "founded"
    JOINED = "joined"
    LEFT = "left"
    MERGED = "merged"
    SPLIT = "split"
    SPLIT_FROM = "split-from"
    RENAMED = "renamed"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One turn: the claims that moved, and the other incidents that they came from or went to (none: no incident)."""

    turn: Turn
    claims: tuple[str, ...]
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A state of an incident: its members from then on (none: dissolved), the changes that led there, and the ids of
    the judgements by which they came (none: by news, which also means that reports were read anew or taken back)."""

    incident: str
    claims: tuple[str, ...]
    changes: tuple[Change, ...]
    judgements: tuple[str, ...] = ()

    @property
    def moved(self) -> frozenset[str]:
        """Every claim that came or went."""
        return frozenset(claim for change in self.changes for claim in change.claims)

    @property
    def heirs(self) -> tuple[str, ...]:
        """The incidents that a dissolved one has become."""
        return tuple(each for change in self.changes if change.turn is Turn.DISSOLVED for each in change.incidents)
