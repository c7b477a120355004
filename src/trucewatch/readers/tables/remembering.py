"""Remembering: what cells that repeat together from row to row come to, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from trucewatch.readers.tables.troubles import Troubles

MOST_REMEMBERED = 100_000
Found = TypeVar("Found")


@dataclass(slots=True)
class Remembering(Generic[Found]):
    """Remembers what the cells at some ``places`` came to; not where they had a trouble, which is told for every row."""

    places: tuple[int, ...]
    work: Callable[[Sequence[str], int], Found]
    troubles: Troubles
    _known: dict[tuple[str, ...], Found] = field(default_factory=dict)

    def __call__(self, cells: Sequence[str], row: int) -> Found:
        """What the cells of a row come to."""
        written = tuple([cells[place] for place in self.places])
        found = self._known.get(written)
        if found is None:
            before = self.troubles.met
            found = self.work(cells, row)
            if self.troubles.met == before:
                if len(self._known) >= MOST_REMEMBERED:
                    self._known.clear()
                self._known[written] = found
        return found
