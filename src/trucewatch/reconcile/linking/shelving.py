"""Shelving: where a report is kept so that those that come later find all that they may be one happening with.

A store keeps each report under at most seven numbers: its cell in each of the four fine cuts, its district, its cell in
the wide cut, and that cell once more if its place is wide. What `candidates` would pair with a report is among what
`asked` names for it; the exact question is then asked by `candidates` of these few alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from trucewatch.reconcile.linking.candidates import (
    DAYS_APART,
    MOST_DAYS,
    NOWHERE,
    WIDE_CELL_DEG,
    cell_of,
    cells_around,
    cuts_of,
    is_short,
)
from trucewatch.reconcile.linking.columns import FINE_KM, UNKNOWN, Columns, Flags, Ints

DISTRICT, PLACED, WIDE = 4, 5, 6
CUTS = 7
BITS = 8
"""Bytes of a district's number; the top bit is dropped, so that it is never negative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Look under ``cell`` of ``cut`` for reports that begin from ``first`` to ``last``, both included, as day numbers."""

    cut: int
    cell: int
    first: int
    last: int


def shelves(columns: Columns) -> Ints:
    """The cell of each report (row) in each cut (column), negative where it is not kept under one.

    The numbers do not depend on what other reports there are.
    """
    *fine, _ = cuts_of(columns)
    wide = _wide_cells(columns)
    district = np.array([_number(name) for name in columns.areas] + [NOWHERE], np.int64)[columns.area]
    kept = np.where(is_short(columns), district, NOWHERE)
    return np.stack((*fine, kept, wide, np.where(is_wide(columns), wide, NOWHERE)), axis=1)


def asked(columns: Columns) -> Iterator[Asked]:
    """All that has to be looked up for reports that are new, each question once."""
    table = shelves(columns)
    found: set[tuple[int, int, int, int]] = set()
    first = columns.first - DAYS_APART - MOST_DAYS
    last = columns.last + DAYS_APART
    for cut in range(PLACED):
        found.update(_questions(cut, table[:, cut], first, last))
    placed = np.flatnonzero(table[:, PLACED] >= 0)
    for rows, cells in cells_around(columns, placed):
        found.update(_questions(WIDE, cells, first[rows], last[rows]))
    for rows, cells in cells_around(columns, placed[is_wide(columns)[placed]]):
        found.update(_questions(PLACED, cells, first[rows], last[rows]))
    return (Asked(cut=cut, cell=cell, first=begin, last=end) for cut, cell, begin, end in sorted(found))


def is_wide(columns: Columns) -> Flags:
    """Which reports name a wide place and no district, and so meet whatever lies within their doubt."""
    wide: Flags = ~np.isnan(columns.lon) & (columns.radius_km > FINE_KM) & (columns.area == UNKNOWN)
    return wide


def _wide_cells(columns: Columns) -> Ints:
    cells = cell_of(columns.lon, columns.lat, (0.0, 0.0), WIDE_CELL_DEG)
    return np.where(is_short(columns), cells, NOWHERE)


def _questions(cut: int, cells: Ints, first: Ints, last: Ints) -> Iterator[tuple[int, int, int, int]]:
    known = cells >= 0
    for cell, begin, end in zip(cells[known].tolist(), first[known].tolist(), last[known].tolist(), strict=True):
        yield cut, cell, begin, end


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=BITS).digest(), "big") >> 1
