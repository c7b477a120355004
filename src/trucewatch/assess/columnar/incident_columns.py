"""Incidents as columns: one row an incident, for judging millions of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

Instants = NDArray[np.int64]
EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
# Farther than any instant of the calendar, and so that a stretch may still be added.
LONG_AGO, FAR_OFF = -(2**62), 2**62
NEVER = FAR_OFF + 1
NOBODY = -1
MOST_SIDES = 64


def microseconds(instant: datetime) -> int:
    """Microseconds of an aware instant since 1970 in UTC."""
    return (instant - EPOCH) // MICROSECOND


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IncidentColumns:
    """Incidents that nobody denies and of which all claims tell the same, one row each; all arrays have one length.

    ``act`` and ``initiator`` index ``acts`` and ``codes``; the initiator is `NOBODY` where nobody is named. ``lat``,
    ``lon`` (WGS 84) and ``radius_km`` are NaN where no place is known; ``whole_zone`` indexes ``zones`` where the
    incident is told of a zone by its own name, else `NOBODY`. ``first`` and ``last`` are bounds in microseconds UTC
    (`LONG_AGO`, `FAR_OFF` where open), ``published`` the moment from which all of it was certainly known.

    What the grade rests on: ``independent`` origins that are no party, whether a ``monitor`` or a checked ``picture``
    is among them, and as bits over ``sides`` who speaks. ``named`` are, as such bits, the sides named as doer or
    target. ``reports`` give for a side (or "" for anybody) the bounds of its earliest report of each incident,
    `NEVER` where it has not reported it. Each row counts as a report of its own.
    """

    acts: tuple[str, ...]
    codes: tuple[str, ...]
    sides: tuple[str, ...]
    zones: tuple[str, ...] = ()
    act: NDArray[np.int16]
    initiator: NDArray[np.int16]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    radius_km: NDArray[np.float64]
    first: Instants
    last: Instants
    published: Instants
    independent: NDArray[np.uint8]
    monitor: NDArray[np.bool_]
    picture: NDArray[np.bool_]
    speakers: NDArray[np.uint64]
    named: NDArray[np.uint64]
    whole_zone: NDArray[np.int16]
    reports: Mapping[str, tuple[Instants, Instants]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises ValueError for columns of several lengths, or more sides than there are bits."""
        lengths = {len(getattr(self, name)) for name in ARRAYS} | {
            len(each) for two in self.reports.values() for each in two
        }
        if len(lengths) != 1:
            raise ValueError(f"the columns have several lengths: {sorted(lengths)}")
        if len(self.sides) > MOST_SIDES:
            raise ValueError(f"{len(self.sides)} sides; there is room for {MOST_SIDES}")

    def __len__(self) -> int:
        return len(self.act)

    def take(self, rows: NDArray[Any] | slice) -> IncidentColumns:
        """The columns of some rows."""
        arrays = {name: getattr(self, name)[rows] for name in ARRAYS}
        return replace(self, **arrays, reports={side: (a[rows], b[rows]) for side, (a, b) in self.reports.items()})

    def bits(self, sides: Sequence[str]) -> np.uint64:
        """Sides as bits; those that no row speaks of have none."""
        return np.uint64(sum(1 << self.sides.index(side) for side in set(sides) if side in self.sides))


ARRAYS = tuple(
    each.name for each in fields(IncidentColumns) if each.name not in ("acts", "codes", "sides", "zones", "reports")
)
"""The columns proper."""
