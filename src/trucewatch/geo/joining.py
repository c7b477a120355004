"""Many points in many zones, each zone with its own time: the points of a slice of days, a box, then the drawing.

The answers are those of `ZoneShape.contains_points`, point for point: +1 inside, -1 outside, 0 cannot tell. What is
left out by the box or the time would be -1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.geo.zones import INSIDE, OUTSIDE, UNCLEAR, ZoneShape

Rows = NDArray[np.intp]
Answers = NDArray[np.int8]
Numbers = NDArray[np.float64]
Cells = NDArray[np.int16]
# Places vaguer than this are set against every zone; a box that allowed for them would hold nearly every point.
COARSE_KM = 25.0
# As fine as small integers allow: about 300 m to the north and 600 m to the east.
CELLS = 65_535
ROWS_A_DEGREE, COLUMNS_A_DEGREE = CELLS / 180.0, CELLS / 360.0
SAMPLES, HALF_TURN = 33, 180.0
# The doubt of points differs much; each belt is as wide as its own points ask for.
BELTS_KM = (0.2, 1.0, 5.0)
# So few points are measured sooner than sorted out.
FEW = 400
# Round corners of a widened shape are drawn with chords; this much more or less keeps what they decide on the safe side.
SAFE = 1.02


@dataclass(frozen=True)
class Points:
    """Points in degrees with their doubt in kilometres, and the time of each in any unit, ascending where windows are
    asked. NaN is a point that is not known."""

    lat: Numbers
    lon: Numbers
    radius_km: Numbers
    time: NDArray[np.int64] | None = None

    @cached_property
    def coarse(self) -> NDArray[np.bool_]:
        """Which points are too vague, or not placed at all, for a box to tell of them."""
        return ~(np.isfinite(self.lat) & np.isfinite(self.lon) & (self.radius_km <= COARSE_KM))

    @cached_property
    def coarse_rows(self) -> Rows:
        """The rows of those."""
        return np.flatnonzero(self.coarse)

    @cached_property
    def cells(self) -> tuple[Cells, Cells]:
        """Rows and columns of a grid over the earth, which a box is sooner compared with; poor for NaN."""
        return _grid(np.nan_to_num(self.lat), np.nan_to_num(self.lon))

    @cached_property
    def finest_reach_km(self) -> float:
        """The greatest doubt of all the others."""
        return float(np.max(self.radius_km, where=~self.coarse, initial=0.0))


@dataclass(frozen=True, slots=True, eq=False)
class Belt:
    """For points of at most ``reach_km`` of doubt: ``heart`` lies certainly inside, what is not in ``hull`` outside."""

    reach_km: float
    heart: BaseGeometry
    hull: BaseGeometry


@dataclass(frozen=True, slots=True, eq=False)
class ZoneFrame:
    """A zone with the box in degrees outside of which no point that is placed finely can touch it, and its belts,
    which decide most points without measuring; the vaguest belt comes last.

    ``box`` is (south, west, north, east); None where nothing can be ruled out by it. ``cells`` is the same
    box on the grid of `Points.cells`.
    """

    zone: ZoneShape
    box: tuple[float, float, float, float] | None = None
    belts: tuple[Belt, ...] = ()
    cells: tuple[np.int16, np.int16, np.int16, np.int16] | None = None

    def answers(self, lat: Numbers, lon: Numbers, radius_km: Numbers) -> Answers:
        """What `ZoneShape.contains_points` says, most of it without measuring the way to the edge."""
        chart = self.zone.chart
        if not self.belts or chart is None:
            return self.zone.contains_points(lat, lon, radius_km)
        if not lat.size:
            return np.empty(0, np.int8)
        x, y = chart.project(lat, lon)
        fine = (radius_km <= self.belts[-1].reach_km) & np.isfinite(x)
        if lat.size < FEW and fine.all():
            return self.zone.contains_flat(x, y, radius_km)
        found = self._by_belt(x, y, np.where(fine, radius_km, np.inf))
        if not fine.all():
            rough = np.flatnonzero(~fine)
            found[rough] = self.zone.contains_points(lat[rough], lon[rough], radius_km[rough])
        return found

    def _by_belt(self, x: Numbers, y: Numbers, radius_km: Numbers) -> Answers:
        found = np.full(x.shape, OUTSIDE, np.int8)
        least = -np.inf
        for belt in self.belts:
            rows = np.flatnonzero((radius_km > least) & (radius_km <= belt.reach_km))
            least = belt.reach_km
            inside = shapely.contains_xy(belt.heart, x[rows], y[rows])
            found[rows[inside]] = INSIDE
            rows = rows[~inside]
            near = rows[shapely.contains_xy(belt.hull, x[rows], y[rows])]
            if near.size:
                found[near] = self.zone.contains_flat(x[near], y[near], radius_km[near])
        return found

    def may_hold(self, down: Cells, across: Cells) -> Rows:
        """The points in the box, by the cells in which they lie."""
        if self.cells is None:
            return np.arange(down.size)
        bottom, left, top, right = self.cells
        inside = (down >= bottom) & (down <= top) & (across >= left) & (across <= right)
        found: Rows = inside.nonzero()[0]
        return found


def _grid(lat: Numbers, lon: Numbers) -> tuple[Cells, Cells]:
    return _cells(lat, ROWS_A_DEGREE, -90.0), _cells(lon, COLUMNS_A_DEGREE, -180.0)


def _cells(degrees: Numbers, cells: float, least: float) -> Cells:
    """The cell of each number of degrees; whatever lies beyond the grid is in its last cell."""
    return (np.clip(np.floor((degrees - least) * cells), 0, CELLS) - (CELLS + 1) // 2).astype(np.int16)


def frame_of(zone: ZoneShape, reach_km: float) -> ZoneFrame:
    """The frame of a zone for points of at most that doubt; a zone not wholly drawn has none."""
    if zone.chart is None or zone.shape is None or zone.partly_drawn:
        return ZoneFrame(zone)
    reaches = [each for each in BELTS_KM if each < reach_km]
    belts = tuple(_belt(zone, zone.shape, reach) for reach in (*reaches, reach_km))
    box = _box(zone, belts[-1].hull)
    if box is None:
        return ZoneFrame(zone, None, belts)
    (bottom, top), (left, right) = _grid(np.array([box[0], box[2]]), np.array([box[1], box[3]]))
    return ZoneFrame(zone, box, belts, (bottom, left, top, right))


def _belt(zone: ZoneShape, shape: BaseGeometry, reach_km: float) -> Belt:
    reach = (reach_km * 1000.0 + zone.edge_m) * SAFE + 1.0
    heart, hull = shapely.buffer(shape, -reach), shapely.buffer(shape, reach)
    shapely.prepare(heart)
    shapely.prepare(hull)
    return Belt(reach_km, heart, hull)


def _box(zone: ZoneShape, hull: BaseGeometry) -> tuple[float, float, float, float] | None:
    """The box in degrees around a shape on the map of a zone; None where it would wrap around the earth."""
    west, south, east, north = shapely.bounds(hull)
    along, up = np.linspace(west, east, SAMPLES), np.linspace(south, north, SAMPLES)
    x = np.concatenate([along, along, np.full(SAMPLES, west), np.full(SAMPLES, east)])
    y = np.concatenate([np.full(SAMPLES, south), np.full(SAMPLES, north), up, up])
    if zone.chart is None:
        return None
    lat, lon = zone.chart.unproject(x, y)
    tall, wide = float(np.ptp(lat)) / 50, float(np.ptp(lon)) / 50
    box = (lat.min() - tall, lon.min() - wide, lat.max() + tall, lon.max() + wide)
    whole = box[0] > -HALF_TURN / 2 and box[2] < HALF_TURN / 2 and box[1] > -HALF_TURN and box[3] < HALF_TURN
    return box if whole else None


def join(
    points: Points, zones: Sequence[ZoneFrame], windows: Sequence[tuple[int, int]] | None = None
) -> Iterator[tuple[Rows, Answers]]:
    """For each zone the rows of the points that lie in it or may, ascending, with the answer for each.

    ``windows`` are the first and the last moment (inclusive) of each zone: points outside are left out. Their times
    must ascend, so that each window is one slice.
    """
    for index, frame in enumerate(zones):
        begin, end = _slice(points, windows[index] if windows else None)
        yield _joined(points, frame, begin, end)


def _slice(points: Points, window: tuple[int, int] | None) -> tuple[int, int]:
    if window is None or points.time is None:
        return 0, points.lat.size
    begin, end = np.searchsorted(points.time, [window[0], window[1] + 1])
    return int(begin), int(end)


def _joined(points: Points, frame: ZoneFrame, begin: int, end: int) -> tuple[Rows, Answers]:
    down, across = points.cells
    rows = frame.may_hold(down[begin:end], across[begin:end])
    rows += begin
    if frame.box is not None and points.coarse_rows.size:
        rough = points.coarse_rows[
            np.searchsorted(points.coarse_rows, begin) : np.searchsorted(points.coarse_rows, end)
        ]
        rows = np.union1d(rows, rough) if rough.size else rows
    found = frame.answers(points.lat[rows], points.lon[rows], points.radius_km[rows])
    touching = found != OUTSIDE
    return rows[touching], found[touching]


__all__ = ["INSIDE", "OUTSIDE", "UNCLEAR", "Points", "ZoneFrame", "frame_of", "join"]
