"""Which names a map carries: the first that find room, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

CHARACTER = 0.58
"""Width of an average character in units of the size of its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLabel:
    """A name at a point: ``kind`` is ``country``, ``zone``, ``town`` or ``place``; ``anchor`` as in SVG.

    The ``text`` of a place begins with its number; the rest gives way where the map is shown small.
    """

    text: str
    kind: str
    x: float
    y: float
    anchor: str = "start"


CELL = 40.0

Rectangle = tuple[float, float, float, float]


@dataclass(slots=True)
class Room:
    """The part of the map that is still free of symbols and names."""

    width: float
    height: float
    taken: dict[tuple[int, int], list[Rectangle]] = field(default_factory=dict)

    def take(self, x: float, y: float, half: float) -> None:
        """Keep a square around a point free of names."""
        self._keep((x - half, y - half, x + half, y + half))

    def place(self, text: str, kind: str, spots: Iterable[tuple[float, float, str]], size: float) -> MapLabel | None:
        """The label at the first of the spots where it finds room, or None."""
        for x, y, anchor in spots:
            box = _extent(text, x, y, anchor, size)
            if self._free(box):
                self._keep(box)
                return MapLabel(text=text, kind=kind, x=round(x, 1), y=round(y, 1), anchor=anchor)
        return None

    def _free(self, box: Rectangle) -> bool:
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height
        near = (other for cell in _cells(box) for other in self.taken.get(cell, ()))
        return inside and not any(_overlap(box, other) for other in near)

    def _keep(self, box: Rectangle) -> None:
        for cell in _cells(box):
            self.taken.setdefault(cell, []).append(box)


def beside(x: float, y: float, gap: float, size: float) -> tuple[tuple[float, float, str], ...]:
    """The spots for the name of a point: right, left, above, below."""
    middle = y + size * 0.35
    return (
        (x + gap, middle, "start"),
        (x - gap, middle, "end"),
        (x, y - gap, "middle"),
        (x, y + gap + size * 0.8, "middle"),
    )


def _extent(text: str, x: float, y: float, anchor: str, size: float) -> Rectangle:
    width = len(text) * size * CHARACTER
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return left, y - size * 0.85, left + width, y + size * 0.25


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    """The squares that a rectangle touches: only names in the same square can be in its way."""
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        yield from ((column, row) for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1))


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
