"""Tallies: a source's own counts. They never join an incident, nor each other, unless one figure is carried twice."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model import Quantity
from trucewatch.model.moment import bound_text
from trucewatch.reconcile.edges import Edges
from trucewatch.reconcile.facts import Facts

TALLY = "tally"


def is_tally(facts: Facts) -> bool:
    """Whether the claim is a source's count rather than the telling of an act."""
    return facts.claim.act == TALLY


def carried_tallies(tallies: Iterable[Facts], edges: Edges) -> list[list[Facts]]:
    """Groups of tallies that are one figure: same source, unit, period, area, and same side counted against."""
    found: dict[tuple[object, ...], list[list[Facts]]] = {}
    for facts in sorted(tallies, key=lambda facts: facts.claim.id):
        groups = found.setdefault(_key(facts), [])
        open_to = (group for group in groups if not _apart(facts, group, edges))
        group = next(open_to, None)
        if group is None:
            groups.append([facts])
        else:
            group.append(facts)
    return [group for groups in found.values() for group in groups]


def _apart(facts: Facts, group: Iterable[Facts], edges: Edges) -> bool:
    return edges.keep_apart(facts.claim.id, (member.claim.id for member in group))


def _key(facts: Facts) -> tuple[object, ...]:
    claim = facts.claim
    return (
        facts.origin,
        frozenset(map(_unit, claim.counts)),
        frozenset(place.id or place.text.casefold() for place in claim.place),
        (bound_text(claim.time.start), bound_text(claim.time.end)),
        facts.initiators,
        facts.reality,
        claim.polarity,
    )


def _unit(count: Quantity) -> tuple[str, str | None]:
    return (count.of, count.who)
