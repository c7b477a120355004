"""How many lie within one stretch of a length, wherever it begins: counted for all starts, and kept up to date."""

from __future__ import annotations

import numpy as np

from trucewatch.assess.columnar.incident_columns import Instants


class Sliding:
    """Counts of what lies within ``length`` from each start; ``over`` is the number of starts with more than allowed.

    Of each spell one end is its own start (``mine``), and it lies within a stretch from ``s`` while ``mine >= s`` and
    its ``other`` end is before ``s + length``: with the first end as start that is certain, with the last one
    possible. The order in which spells come and go changes nothing.
    """

    __slots__ = ("allowed", "counts", "length", "mine", "other", "over")

    def __init__(self, mine: Instants, other: Instants, *, length: int, allowed: int) -> None:
        self.length, self.allowed = length, allowed
        self.mine, self.other = np.sort(mine), np.sort(other)
        self.counts = np.searchsorted(self.other, self.mine + length) - np.searchsorted(self.mine, self.mine)
        self.over = int(np.count_nonzero(self.counts > allowed))

    def change(self, mine: int, other: int, sign: int) -> None:
        """One spell comes (sign 1) or goes (-1)."""
        (self.add if sign > 0 else self.remove)(mine, other)

    def add(self, mine: int, other: int) -> None:
        """One more spell."""
        low, high = self._covered(mine, other)
        touched = self.counts[low:high]
        touched += 1
        self.over += int(np.count_nonzero(touched == self.allowed + 1))
        place = int(self.mine.searchsorted(mine))
        self.mine = _with(self.mine, place, mine)
        self.other = _with(self.other, int(self.other.searchsorted(other)), other)
        count = int(self.other.searchsorted(mine + self.length)) - place
        self.counts = _with(self.counts, place, count)
        self.over += count > self.allowed

    def remove(self, mine: int, other: int) -> None:
        """One spell less, which must have been added before."""
        place = int(self.mine.searchsorted(mine))
        self.over -= bool(self.counts[place] > self.allowed)
        self.mine, self.counts = _without(self.mine, place), _without(self.counts, place)
        self.other = _without(self.other, int(self.other.searchsorted(other)))
        low, high = self._covered(mine, other)
        touched = self.counts[low:high]
        touched -= 1
        self.over -= int(np.count_nonzero(touched == self.allowed))

    def _covered(self, mine: int, other: int) -> tuple[int, int]:
        """The starts from which the spell lies within the stretch."""
        low, high = self.mine.searchsorted(other - self.length, "right"), self.mine.searchsorted(mine, "right")
        return int(low), int(high)


def _with(values: Instants, place: int, value: int) -> Instants:
    grown = np.empty(len(values) + 1, values.dtype)
    grown[:place], grown[place], grown[place + 1 :] = values[:place], value, values[place:]
    return grown


def _without(values: Instants, place: int) -> Instants:
    return np.concatenate([values[:place], values[place + 1 :]])
