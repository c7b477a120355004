"""Sides: the parties that are in question at a point of a document, each side by the members that the text has named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.extract.actors.codes import PEACEKEEPERS
from trucewatch.extract.actors.memory import CIVILIANS, Conflict, Knowledge
from trucewatch.extract.actors.mentions import ActorKind, ActorMention


@dataclass(frozen=True, slots=True)
class Naming:
    """That a party was named at an offset, alone or together with others by one phrase."""

    offset: int
    party: str
    together: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Where a document names parties, in text order, and the conflict that it tells of."""

    namings: tuple[Naming, ...]
    conflict: Conflict | None


def namings(mentions: Iterable[ActorMention], known: Knowledge) -> list[Naming]:
    """Where parties are named, in the order of the mentions; peacekeepers, missions and outlets are no party."""
    found: list[Naming] = []
    for mention in mentions:
        if mention.kind is ActorKind.AGENCY or mention.organ == PEACEKEEPERS:
            continue
        parties = tuple(p for p in mention.parties if p != CIVILIANS and p not in known.missions)
        found.extend(Naming(mention.start, party, parties) for party in parties)
    return found


def sides_in_question(
    named: Sequence[Naming], told_of: Conflict | None, known: Knowledge
) -> tuple[tuple[str, ...], ...]:
    """The sides of the conflict whose parties were named last, each by its members; none where only one was named.

    ``told_of`` is the conflict of the whole document. Another one is chosen only where it has the same state at home:
    a survey of one country's truces goes from one armed group to the next.
    """
    if told_of is None:
        return ()
    last = {naming.party: naming.offset for naming in named}
    related = [c for c in known.conflicts if c == told_of or (c.home is not None and c.home == told_of.home)]
    standing = [(recency, conflict) for conflict in related if (recency := recency_of(conflict, last)) is not None]
    if not standing:
        return ()
    _, chosen = max(standing, key=lambda item: item[0])
    found = [members(side, named, last, known) for side in chosen.sides]
    return tuple(sorted(found, key=lambda side: max(last[party] for party in side)))


def recency_of(conflict: Conflict, last: dict[str, int]) -> tuple[int, ...] | None:
    """How late each side of a conflict was named, the longest silent side first; None where one was never named."""
    offsets = [max((last[party] for party in side if party in last), default=-1) for side in conflict.sides]
    return tuple(sorted(offsets)) if min(offsets) >= 0 else None


def members(side: Sequence[str], named: Sequence[Naming], last: dict[str, int], known: Knowledge) -> tuple[str, ...]:
    """Who stands for a side: its leading state where it is named, else the group named last, with whom it was named."""
    groups = known.codes.groups
    if side[0] not in groups and side[0] in last:
        return (side[0],)
    found = [p for p in side if p in last and p in groups] or [p for p in side if p in last]
    latest = max(found, key=lambda party: last[party])
    together = next(n.together for n in reversed(named) if n.party == latest and n.offset == last[latest])
    return tuple(p for p in dict.fromkeys((*together, latest)) if p in side)
