"""Shelves: clusters laid out by happening, day and place, so that a claim meets only those that it could belong to.

Nothing that `compare` could join is missed: two claims that meet in time share a day, two places that may be one share
a cell of the grid, an id or a name, and what is undated or without a place of its own is met by all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

from trucewatch.model import Place
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.places import is_fine, name_of

DAY = 86_400
# A claim whose time spans more days than this is compared with all of its kind instead of day by day.
MOST_DAYS = 10
CELL_DEG = 0.2
KM_PER_DEG = 111.0
# A claim of many places, or near a pole, may touch more cells than this; it is met by all instead.
MOST_CELLS = 100


class Corner(StrEnum):
    """Shelves that are not one day or place: of long times, of every time; of no fine place, of every place."""

    WIDE = "wide"
    EVER = "ever"
    LOOSE = "loose"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cluster:
    """Claims taken to tell of one happening; ``number`` is the order of founding."""

    number: int
    members: list[Facts]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelves:
    """The shelves; each holds its clusters by number."""

    shelves: dict[tuple[object, ...], dict[int, Cluster]] = field(default_factory=dict)

    def candidates(self, facts: Facts) -> list[Cluster]:
        """The clusters that the claim might join, in the order of their founding."""
        days, spots = _days(facts), _spots(facts)
        times: Iterable[object] = (Corner.EVER,) if days is None else (*days, Corner.WIDE)
        places: Iterable[object] = (Corner.ALL,) if spots is None else (*spots, Corner.LOOSE)
        found: dict[int, Cluster] = {}
        for time, place in product(times, places):
            found |= self.shelves.get((*kind_of(facts), time, place), {})
        return [found[number] for number in sorted(found)]

    def put(self, facts: Facts, cluster: Cluster) -> None:
        """Let the cluster be found by claims that may tell of the same as this member."""
        days, spots = _days(facts), _spots(facts)
        times = (Corner.EVER, *((Corner.WIDE,) if days is None else days))
        places = (Corner.ALL, *((Corner.LOOSE,) if spots is None else spots))
        for time, place in product(times, places):
            self.shelves.setdefault((*kind_of(facts), time, place), {})[cluster.number] = cluster


def kind_of(facts: Facts) -> tuple[str, str]:
    """Happening and reality: claims of two kinds are never set beside one another."""
    return (facts.telling.happening, facts.reality)


def _days(facts: Facts) -> range | None:
    first, last = facts.stretch.first, facts.stretch.last
    if math.isinf(first) or math.isinf(last) or last - first > MOST_DAYS * DAY:
        return None
    return range(int(first // DAY), int(last // DAY) + 1)


def _spots(facts: Facts) -> frozenset[object] | None:
    """Everything by which a fine place can be met; None where the claim has no place or one is too wide."""
    if not facts.places or not all(is_fine(place) for place in facts.places):
        return None
    spots = frozenset(spot for place in facts.places for spot in _spots_of(place))
    return spots if len(spots) <= MOST_CELLS else None


def _spots_of(place: Place) -> Iterator[object]:
    yield ("name", name_of(place))
    for code in (place.id, *place.admin, place.country):
        if code:
            yield ("id", code)
    if place.lat is not None and place.lon is not None:
        yield from _cells(place.lat, place.lon, place.radius_km or 0.0)


def _cells(lat: float, lon: float, radius_km: float) -> Iterator[tuple[int, int]]:
    """The cells of the grid that the disc touches."""
    high = radius_km / KM_PER_DEG
    wide = high / max(math.cos(math.radians(min(abs(lat) + high, 89.0))), 0.01)
    rows = range(math.floor((lat - high) / CELL_DEG), math.floor((lat + high) / CELL_DEG) + 1)
    columns = range(math.floor((lon - wide) / CELL_DEG), math.floor((lon + wide) / CELL_DEG) + 1)
    around = round(360 / CELL_DEG)
    yield from ((row, column % around) for row, column in product(rows, columns))
