"""Contradictions: where the claims of one incident cannot all be true, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from trucewatch.model import Claim, Contradiction, Moment, Place, Polarity, Quantity, Truth
from trucewatch.model.moment import bound_text
from trucewatch.reconcile.compare import disjoint
from trucewatch.reconcile.counts import range_text
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.places import same_place

Sides = Mapping[str, Iterable[str]]


def contradictions_of(members: Sequence[Facts]) -> tuple[Contradiction, ...]:
    """All attributes on which the members contradict each other: polarity, initiator, counts, time, place."""
    affirming = [facts for facts in members if facts.claim.polarity is Polarity.AFFIRMED]
    found = [
        _polarity(members),
        _initiator(affirming),
        *_counts([facts.claim for facts in affirming]),
        _time(affirming),
        _place(affirming),
    ]
    return tuple(contradiction for contradiction in found if contradiction is not None)


def _contradiction(attribute: str, sides: Sides) -> Contradiction | None:
    if len(sides) <= 1:
        return None
    return Contradiction(
        attribute=attribute, sides=tuple((value, tuple(sorted(set(sides[value])))) for value in sorted(sides))
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Sides:
    sides: dict[str, list[str]] = {}
    for value, claim in pairs:
        sides.setdefault(value, []).append(claim)
    return sides


def _polarity(members: Iterable[Facts]) -> Contradiction | None:
    sides = _grouped((str(facts.claim.polarity), facts.claim.id) for facts in members)
    return _contradiction("polarity", sides)


def _initiator(affirming: Sequence[Facts]) -> Contradiction | None:
    """Initiators contradict only where two claims have none in common; all sides of a clash are initiators."""
    named = [facts for facts in affirming if facts.initiators]
    if all(one.initiators & other.initiators for one, other in combinations(named, 2)):
        return None
    return _contradiction("initiator", _grouped((" + ".join(sorted(f.initiators)), f.claim.id) for f in named))


def _counts(claims: Sequence[Claim]) -> list[Contradiction | None]:
    told: dict[tuple[str, str], list[tuple[Quantity, str]]] = {}
    for claim in claims:
        for quantity in claim.counts:
            told.setdefault((quantity.of, quantity.who or ""), []).append((quantity, claim.id))
    return [_clash(unit, told[unit, who]) for unit, who in sorted(told)]


def _clash(unit: str, told: Sequence[tuple[Quantity, str]]) -> Contradiction | None:
    if not any(disjoint(one, other) for (one, _), (other, _) in combinations(told, 2)):
        return None
    return _contradiction("counts", _grouped((f"{range_text(q.low, q.high)} {unit}", claim) for q, claim in told))


def _time(affirming: Sequence[Facts]) -> Contradiction | None:
    moments = [(facts.claim.time, facts.claim.id) for facts in affirming]
    if all(one.overlaps(other) for (one, _), (other, _) in combinations(moments, 2)):
        return None
    return _contradiction("time", _grouped((_time_text(moment), claim) for moment, claim in moments))


def _time_text(moment: Moment) -> str:
    start, end = bound_text(moment.start), bound_text(moment.end)
    return (start or "?") if start == end else f"{start or '?'} to {end or '?'}"


def _place(affirming: Sequence[Facts]) -> Contradiction | None:
    placed = [facts for facts in affirming if facts.places]
    if all(same_place(one.places, other.places) is not Truth.NO for one, other in combinations(placed, 2)):
        return None
    return _contradiction("place", _grouped((_place_text(facts.places), facts.claim.id) for facts in placed))


def _place_text(places: Iterable[Place]) -> str:
    return "; ".join(sorted({place.text for place in places}))
