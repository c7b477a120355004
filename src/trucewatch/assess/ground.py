"""Ground: how much of a zone the reports of each day speak of.

Days are taken in their order, not in that of the reports: a union of shapes may differ in its last digits by order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from shapely.geometry.base import BaseGeometry

from trucewatch.assess.dossier import Dossier
from trucewatch.assess.looks import Ground, Look, Seen
from trucewatch.geo.extent import DIGITS, extent_of, joined, without
from trucewatch.model import Place, PlaceRole, Term

Day = tuple[frozenset[Place], frozenset[Place], frozenset[Place]]


def ground_of(looks: Iterable[Look], term: Term, dossier: Dossier) -> Ground | None:
    """The ground that reports cover of the term's zone; None where it has none that is drawn.

    A place takes up its disc, a named zone of the agreement its drawing. What a monitor reports of a place to which it
    was refused access that day is taken off; what others report of it stays.
    """
    told = tuple(looks)
    # Each bearer of a term, and each term of a zone, is asked about the same ground.
    if (term.zone, told) not in dossier.grounds:
        dossier.grounds[term.zone, told] = _ground(told, term, dossier)
    return dossier.grounds[term.zone, told]


def _ground(looks: Iterable[Look], term: Term, dossier: Dossier) -> Ground | None:
    zones = dossier.where.zones
    extent = extent_of(zones.get(term.zone or ""), zones)
    if extent is None:
        return None
    days = list(_by_day(looks).values())
    places = list({place for day in days for each in day for place in each})
    pieces = dict(zip(places, extent.pieces(places), strict=True))
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
    monitor, others, refused = ([pieces[place] for place in sorted(places, key=str)] for places in day)
    if not refused:
        return joined((*monitor, *others))
    return joined((without(joined(monitor), joined(refused)), *others))
