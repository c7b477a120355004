"""Columns: reports of any kind as arrays, one element a report, so that hundreds of thousands are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Signatures = npt.NDArray[np.uint32]

UNKNOWN = -1
"""The code of an act, family, area, name, toll or source that a report does not give."""
SIDES = 2
FINE_KM = 5.0
"""A place known to at least this is a place of its own; a wider one is a district or more, whose centre says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report on its way into the columns: what it tells, None or empty where it is silent.

    ``first`` and ``last`` are the days between which it happened, both included. ``radius_km`` is the doubt about the
    place; None with coordinates is taken as none. ``area`` names the district. ``sides`` are the two parties in any
    order, by code or by name. ``signature`` is the MinHash of its words.
    """

    id: str
    source: str
    first: date
    last: date
    lon: float | None = None
    lat: float | None = None
    radius_km: float | None = None
    area: str = ""
    act: str = ""
    family: str = ""
    sides: tuple[str, ...] = ()
    deaths: int | None = None
    signature: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """Reports as arrays, in the order of their ids, each id once.

    ``first`` and ``last`` are proleptic day numbers (`date.toordinal`); ``lon`` and ``lat`` degrees of WGS 84, NaN
    where there is no place; ``radius_km`` kilometres; ``sides`` has two columns; ``signatures`` one row a report, or
    no column where no report has words. Codes point into ``sources``, ``areas``, ``acts``, ``families``, ``names``.
    """

    ids: tuple[str, ...]
    source: Ints
    first: Ints
    last: Ints
    lon: Floats
    lat: Floats
    radius_km: Floats
    area: Ints
    act: Ints
    family: Ints
    sides: Ints
    deaths: Ints
    signatures: Signatures
    sources: tuple[str, ...]
    areas: tuple[str, ...]
    acts: tuple[str, ...]
    families: tuple[str, ...]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def fine(self) -> Flags:
        """Whether each report names a place of its own."""
        return ~np.isnan(self.lon) & (self.radius_km <= FINE_KM)

    def part(self, rows: Ints) -> Columns:
        """The reports of these rows only, which must be in rising order."""
        ids = tuple(self.ids[row] for row in rows.tolist())
        arrays = {name: getattr(self, name)[rows] for name in ARRAYS}
        return Columns(**({name: getattr(self, name) for name in NAMES} | arrays | {"ids": ids}))


ARRAYS = (
    "source", "first", "last", "lon", "lat", "radius_km", "area", "act", "family", "sides", "deaths", "signatures",
)  # fmt: skip
NAMES = ("sources", "areas", "acts", "families", "names")


def columns_of(told: Iterable[Told]) -> Columns:
    """The columns of reports; of two with one id the one told last counts."""
    by_id = {each.id: each for each in told}
    rows = [by_id[name] for name in sorted(by_id)]
    source, sources = _coded([each.source for each in rows])
    area, areas = _coded([each.area for each in rows])
    act, acts = _coded([each.act for each in rows])
    family, families = _coded([each.family for each in rows])
    sides, names = _sides([each.sides for each in rows])
    return Columns(
        ids=tuple(each.id for each in rows),
        source=source,
        first=np.array([each.first.toordinal() for each in rows], np.int64),
        last=np.array([each.last.toordinal() for each in rows], np.int64),
        lon=_floats([each.lon for each in rows], np.nan),
        lat=_floats([each.lat for each in rows], np.nan),
        radius_km=_floats([each.radius_km for each in rows], 0.0),
        area=area,
        act=act,
        family=family,
        sides=sides,
        deaths=np.array([UNKNOWN if each.deaths is None else each.deaths for each in rows], np.int64),
        signatures=_signatures([each.signature for each in rows]),
        sources=sources,
        areas=areas,
        acts=acts,
        families=families,
        names=names,
    )


def joined(one: Columns, other: Columns) -> Columns:
    """The reports of both, for `columns_of` of all of them; of two with one id the other's counts."""
    return columns_of([*told_of(one), *told_of(other)])


def told_of(columns: Columns) -> list[Told]:
    """The reverse of `columns_of`."""
    return [_told(columns, row) for row in range(len(columns))]


def _told(columns: Columns, row: int) -> Told:
    placed = not np.isnan(columns.lon[row])
    deaths = int(columns.deaths[row])
    return Told(
        id=columns.ids[row],
        source=_named(columns.sources, columns.source[row]),
        first=date.fromordinal(int(columns.first[row])),
        last=date.fromordinal(int(columns.last[row])),
        lon=float(columns.lon[row]) if placed else None,
        lat=float(columns.lat[row]) if placed else None,
        radius_km=float(columns.radius_km[row]),
        area=_named(columns.areas, columns.area[row]),
        act=_named(columns.acts, columns.act[row]),
        family=_named(columns.families, columns.family[row]),
        sides=tuple(_named(columns.names, side) for side in columns.sides[row] if side != UNKNOWN),
        deaths=None if deaths == UNKNOWN else deaths,
        signature=columns.signatures[row].tolist(),
    )


def _named(names: Sequence[str], code: np.int64) -> str:
    return "" if code == UNKNOWN else names[int(code)]


def _coded(values: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    names = tuple(sorted(set(values) - {""}))
    codes = {name: code for code, name in enumerate(names)} | {"": UNKNOWN}
    return np.array([codes[value] for value in values], np.int64), names


def _sides(values: Sequence[tuple[str, ...]]) -> tuple[Ints, tuple[str, ...]]:
    """The codes of the first two sides of each; a party to an act of more than two sides has its act by two of them."""
    named = [tuple(dict.fromkeys(side for side in sides if side))[:SIDES] for sides in values]
    codes, names = _coded([side for sides in named for side in (*sides, "", "")[:SIDES]])
    return codes.reshape(-1, SIDES), names


def _floats(values: Sequence[float | None], absent: float) -> Floats:
    return np.array([absent if value is None else value for value in values], np.float64)


def _signatures(values: Sequence[Sequence[int]]) -> Signatures:
    """One row a report; one without words has zeros, which no text gives."""
    width = max(map(len, values), default=0)
    table = np.zeros((len(values), width), np.uint32)
    for row, signature in enumerate(values):
        if len(signature):
            table[row] = signature
    return table
