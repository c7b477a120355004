"""Candidates: the pairs of reports near enough in time and place that they may tell of one happening.

The ground is cut into cells four times, each time shifted by half a cell, so that two places near one another share a
cell of at least one cut; a fifth cut is the district. Within a cell the reports lie in order of their days, so that
the partners of each are the next few, found for all of them by one search. A report of a wide place and no district is
set beside all that lie within its doubt.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from trucewatch.reconcile.linking.columns import FINE_KM, UNKNOWN, Columns, Flags, Floats, Ints

DAYS_APART = 2
"""How many days may lie between two reports of one happening; more are left to what people judge."""
MOST_DAYS = 31
"""A report that spans more days than this tells of a period, not of a happening that another could be told to be."""
CELL_DEG = 0.1
SHIFTS = ((0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5))
WIDE_CELL_DEG = 0.4
MOST_KM = 60.0
"""A doubt wider than this is that of a region: a report of it is met by its district or not at all."""
KM_PER_DEG = 111.2
ROWS = 1 << 15
STRIDE = 1 << 24
"""More than there are columns of cells around the earth."""
CHUNK = 1 << 20
"""Pairs handed out at a time, so that memory stays bounded."""
NOWHERE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Rows of two reports each; ``left`` is below ``right``, and no pair comes twice."""

    left: Ints
    right: Ints

    def __len__(self) -> int:
        return len(self.left)


def candidates(columns: Columns, *, new: Ints | None = None) -> Iterator[Pairs]:
    """All candidate pairs, some at a time; with ``new`` rows only those in which one of them takes part."""
    cuts = cuts_of(columns)
    is_new = None if new is None else np.isin(np.arange(len(columns)), new)
    met = ((cuts[:number], pairs) for number, cut in enumerate(cuts) for pairs in _neighbours(cut, columns))
    wide = ((cuts, pairs) for pairs in _around(columns))
    for earlier, (one, other) in chain(met, wide):
        fresh = _first_met(earlier, one, other)
        if is_new is not None:
            fresh &= is_new[one] | is_new[other]
        if fresh.any():
            left, right = one[fresh], other[fresh]
            yield Pairs(left=np.minimum(left, right), right=np.maximum(left, right))


def is_short(columns: Columns) -> Flags:
    """Which reports tell of a happening rather than of a period."""
    short: Flags = columns.last - columns.first <= MOST_DAYS
    return short


def cuts_of(columns: Columns) -> tuple[Ints, ...]:
    """The cell of each report in each cut; negative where it has none."""
    short = is_short(columns)
    cells = [cell_of(columns.lon, columns.lat, shift) for shift in SHIFTS]
    district = np.where(columns.area == UNKNOWN, NOWHERE, columns.area)
    return tuple(np.where(short, cut, NOWHERE) for cut in (*cells, district))


def cell_of(lon: Floats, lat: Floats, shift: tuple[float, float], size: float = CELL_DEG) -> Ints:
    """The number of the cell of each place in a cut shifted east and north by parts of a cell."""
    placed = ~np.isnan(lon)
    east = np.floor((np.where(placed, lon, 0.0) + 180.0) / size + shift[0]).astype(np.int64)
    north = np.floor((np.where(placed, lat, 0.0) + 90.0) / size + shift[1]).astype(np.int64)
    return np.where(placed, north * STRIDE + east % round(360 / size), NOWHERE)


def _neighbours(cut: Ints, columns: Columns) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of one cut that share a cell and lie few enough days apart."""
    inside = np.flatnonzero(cut >= 0)
    order = inside[np.lexsort((columns.first[inside], cut[inside]))]
    cell, first = cut[order], columns.first[order]
    ends = _ends(cell, first, columns.last[order] + DAYS_APART)
    many = ends - np.arange(len(order)) - 1
    for start, stop in _slices(many):
        count = many[start:stop]
        one = np.repeat(np.arange(start, stop), count)
        within = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        yield order[one], order[one + 1 + within]


def _ends(cell: Ints, first: Ints, until: Ints) -> Ints:
    """For each report the place after the last one of its cell that begins by then."""
    _, rank = np.unique(cell, return_inverse=True)
    low = int(first.min(initial=0))
    span = int(until.max(initial=low)) - low + 1
    return np.searchsorted(rank * span + (first - low), rank * span + (until - low), side="right")


def _around(columns: Columns) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of a wide place without district with all whose place may be within its doubt."""
    placed = np.flatnonzero(is_short(columns) & ~np.isnan(columns.lon))
    wide = placed[(columns.radius_km[placed] > FINE_KM) & (columns.area[placed] == UNKNOWN)]
    if not len(wide):
        return
    cell = cell_of(columns.lon[placed], columns.lat[placed], (0.0, 0.0), WIDE_CELL_DEG)
    order = np.lexsort((columns.first[placed], cell))
    cell, placed = cell[order], placed[order]
    low = int(columns.first[placed].min()) - DAYS_APART - MOST_DAYS
    span = int(columns.last[placed].max()) + DAYS_APART + 1 - low
    shelf = cell * span + (columns.first[placed] - low)
    for row, near in cells_around(columns, wide):
        start = np.searchsorted(shelf, near * span + (columns.first[row] - DAYS_APART - MOST_DAYS - low))
        stop = np.searchsorted(shelf, near * span + (columns.last[row] + DAYS_APART - low), side="right")
        count = stop - start
        one = np.repeat(row, count)
        within = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        other = placed[np.repeat(start, count) + within]
        keep = _may_meet(columns, one, other)
        yield one[keep], other[keep]


def cells_around(columns: Columns, wide: Ints) -> Iterator[tuple[Ints, Ints]]:
    """The wide places with one of the cells about them at a time; together all that their doubt can reach."""
    reach = math.ceil((MOST_KM + FINE_KM) / (WIDE_CELL_DEG * KM_PER_DEG))
    for north in range(-reach, reach + 1):
        for east in range(-2 * reach, 2 * reach + 1):
            for rows in np.array_split(wide, max(1, len(wide) // ROWS)):
                yield rows, cell_of(columns.lon[rows], columns.lat[rows], (float(east), float(north)), WIDE_CELL_DEG)


def _may_meet(columns: Columns, one: Ints, other: Ints) -> Flags:
    """Whether two reports may be of one place and time; of two wide ones only the pair in rising order is kept."""
    days = np.maximum(columns.first[one] - columns.last[other], columns.first[other] - columns.last[one])
    reach = np.minimum(columns.radius_km[one] + np.maximum(columns.radius_km[other], FINE_KM), MOST_KM + FINE_KM)
    both = (columns.radius_km[other] > FINE_KM) & (columns.area[other] == UNKNOWN)
    near: Flags = kilometres(columns, one, other) <= reach
    meet: Flags = near & (days <= DAYS_APART) & (~both | (one < other)) & (one != other)
    return meet


def kilometres(columns: Columns, one: Ints, other: Ints) -> Floats:
    """The distance of the places of two rows each, in km, NaN where one has none: on a plane, for near places."""
    lat = np.radians((columns.lat[one] + columns.lat[other]) / 2)
    east = (columns.lon[one] - columns.lon[other] + 180.0) % 360.0 - 180.0
    return np.hypot(east * np.cos(lat), columns.lat[one] - columns.lat[other]) * KM_PER_DEG


def _slices(many: Ints) -> Iterator[tuple[int, int]]:
    """Stretches of rows whose pairs together are about a chunk."""
    total = np.cumsum(many)
    start = 0
    while start < len(many):
        done = int(total[start - 1]) if start else 0
        stop = max(int(np.searchsorted(total, done + CHUNK, side="right")), start + 1)
        yield start, stop
        start = stop


def _first_met(earlier: Sequence[Ints], one: Ints, other: Ints) -> Flags:
    """Whether no earlier cut has brought the two together already."""
    fresh = np.ones(len(one), np.bool_)
    for cut in earlier:
        fresh &= (cut[one] != cut[other]) | (cut[one] < 0)
    return fresh
