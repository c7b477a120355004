"""Ground: how much of a zone the reports of each day speak of.

Days are taken in their order, not in that of the reports: a union of shapes may differ in its last digits by order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from trucewatch.assess.dossier import Dossier
from trucewatch.geo.extent import DIGITS, extent_of, joined, without
from trucewatch.model import Place, PlaceRole, Term

Day = tuple[frozenset[Place], frozenset[Place], frozenset[Place]]


class Seen(StrEnum):
    """Who looked at a place, or that a monitor was kept from it."""

    BY_MONITOR = "by monitor"
    BY_OTHERS = "by others"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The places of one report for one day that it tells of."""

    day: date
    seen: Seen
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Shares of a zone: what was reported on at least once (``ever``), and the sum of every day's share."""

    ever: float
    sum_of_days: float

    def on_average(self, days: int) -> float:
        """The share on an average day, silent days counting as nothing."""
        return round(self.sum_of_days / days, DIGITS) if days else 0.0


def ground_of(looks: Iterable[Look], term: Term, dossier: Dossier) -> Ground | None:
    """The ground that reports cover of the term's zone; None where it has none that is drawn.

    A place takes up its disc, a named zone of the agreement its drawing. What a monitor reports of a place to which it
    was refused access that day is taken off; what others report of it stays.
    """
    zones = dossier.where.zones
    extent = extent_of(zones.get(term.zone or ""), zones)
    if extent is None:
        return None
    days = list(_by_day(looks).values())
    pieces = {place: extent.piece(place) for place in {place for day in days for each in day for place in each}}
    shapes = {day: _seen(day, pieces) for day in dict.fromkeys(days)}
    shares = {day: extent.share(shape) for day, shape in shapes.items()}
    ever = extent.share(joined(shapes.values()))
    return Ground(ever=ever, sum_of_days=round(sum(shares[day] for day in days), DIGITS))


def _by_day(looks: Iterable[Look]) -> Mapping[date, Day]:
    found: dict[date, dict[Seen, set[Place]]] = {}
    for look in looks:
        day = found.setdefault(look.day, {seen: set() for seen in Seen})
        day[look.seen].update(place for place in look.places if place.role is PlaceRole.AT)
    return {
        day: (frozenset(seen[Seen.BY_MONITOR]), frozenset(seen[Seen.BY_OTHERS]), frozenset(seen[Seen.REFUSED]))
        for day, seen in sorted(found.items())
    }


def _seen(day: Day, pieces: Mapping[Place, BaseGeometry]) -> BaseGeometry:
    monitor, others, refused = (joined(pieces[place] for place in sorted(places, key=str)) for places in day)
    return joined((without(monitor, refused), others))
