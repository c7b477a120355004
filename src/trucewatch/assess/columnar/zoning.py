"""Where the rows lie: for each zone of an agreement the rows that lie in it or may, by place, name and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.columnar.incident_columns import FAR_OFF, LONG_AGO, NOBODY, IncidentColumns, microseconds
from trucewatch.assess.columnar.truths import CANNOT_TELL, CODES, NO, YES, Truths, truths
from trucewatch.assess.witnesses import side_of
from trucewatch.geo.joining import Points, Rows, frame_of, join
from trucewatch.geo.zones import ZoneShape, zone_shapes
from trucewatch.model import Agreement, Truth
from trucewatch.model.truth import all_of

Part = tuple[Rows, Truths]
ONE_ROW: Rows = np.zeros(1, np.intp)


class Zoning:
    """The zones of an agreement, ready to be asked of all rows at once or of one row."""

    def __init__(self, agreement: Agreement, columns: IncidentColumns) -> None:
        shapes = zone_shapes(agreement.zones, agreement.timezone)
        reach = points_of(columns).finest_reach_km
        self._frames = {name: frame_of(shape, reach) for name, shape in shapes.items()}
        self._reach = reach
        self._named = {name: _by_name(shape, shapes, columns.zones) for name, shape in shapes.items()}
        self._lives = {name: _life(shape) for name, shape in shapes.items()}
        self._own = columns.bits(tuple(side_of(party.code) for party in agreement.parties))
        self._names = tuple(self._frames)
        boxes = [frame.box or (-np.inf, -np.inf, np.inf, np.inf) for frame in self._frames.values()]
        self._boxes = np.array(boxes, float).reshape(-1, 4).T

    def parts(self, columns: IncidentColumns, zones: Iterable[str]) -> Iterator[tuple[str, Part]]:
        """For each of some zones the rows that are not certainly outside, ascending."""
        wanted = tuple(zones)
        points = points_of(columns)
        for name, found in zip(wanted, join(points, [self._frames[name] for name in wanted]), strict=True):
            yield name, self._settled(name, columns, *found)

    def touched(self, row: IncidentColumns) -> Iterator[tuple[str, Part]]:
        """For one row the zones in which it lies or may."""
        for name in self._near(row):
            drawn = self._frames[name].answers(row.lat, row.lon, row.radius_km)
            if drawn[0] != NO:
                yield name, self._settled(name, row, ONE_ROW, drawn)

    def anywhere(self, columns: IncidentColumns, parts: Iterable[Part]) -> Part:
        """The rows that may concern the agreement where a term names no zone; ``parts`` are those of all its zones."""
        concerned = self._concerned(columns.named)
        if self._names:
            somewhere = np.zeros(len(columns), bool)
            for rows, _ in parts:
                somewhere[rows] = True
            concerned[~somewhere] = NO
        rows = np.flatnonzero(concerned != NO)
        return rows, concerned[rows]

    def _near(self, row: IncidentColumns) -> list[str]:
        lat, lon, radius = float(row.lat[0]), float(row.lon[0]), float(row.radius_km[0])
        if not radius <= self._reach or not np.isfinite(lat + lon):
            return list(self._names)
        south, west, north, east = self._boxes
        inside = (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
        return [self._names[number] for number in np.flatnonzero(inside)]

    def _concerned(self, named: NDArray[np.uint64]) -> Truths:
        """Whether rows have to do with the agreement, by the sides that they name (`concern.concerns`)."""
        return np.where(named == 0, CANNOT_TELL, np.where((named & self._own) != 0, YES, NO)).astype(np.int8)

    def _settled(self, name: str, columns: IncidentColumns, rows: Rows, drawn: Truths) -> Part:
        whole = columns.whole_zone[rows]
        where = np.where((drawn == CANNOT_TELL) & (whole != NOBODY), self._named[name][whole], drawn)
        where = np.minimum(where, _existing(self._lives[name], columns.first[rows], columns.last[rows]))
        placed = np.isfinite(columns.lat[rows]) | (whole != NOBODY)
        where[~placed] = CANNOT_TELL
        doubtful = np.flatnonzero(where == CANNOT_TELL)
        if doubtful.size:
            where[doubtful] = np.minimum(where[doubtful], self._concerned(columns.named[rows[doubtful]]))
        kept = where != NO
        return (rows, where) if kept.all() else (rows[kept], where[kept])


def points_of(columns: IncidentColumns) -> Points:
    """The places of rows."""
    return Points(columns.lat, columns.lon, columns.radius_km)


def _by_name(zone: ZoneShape, shapes: Mapping[str, ZoneShape], zones: Iterable[str]) -> Truths:
    """Whether what is told of each of some zones by its name lies in a zone; the last entry is for no name."""
    answers = [all_of(map(zone.lists, sorted(shapes[each].own_names))) for each in zones if each in shapes]
    return np.array([*(CODES[answer] for answer in answers), CODES[Truth.CANNOT_TELL]], np.int8)


def _life(zone: ZoneShape) -> tuple[int, int]:
    """The first and the last instant of a zone's being."""
    start, end = zone.valid.earliest(), zone.valid.latest()
    return LONG_AGO if start is None else microseconds(start), FAR_OFF if end is None else microseconds(end)


def _existing(life: tuple[int, int], first: NDArray[np.int64], last: NDArray[np.int64]) -> Truths:
    """Whether the zone was in being throughout each spell (`ZoneShape.exists`)."""
    start, end = life
    begun = truths(first >= start, last < start)
    return begun if end == FAR_OFF else np.minimum(begun, truths(last <= end, first > end))
