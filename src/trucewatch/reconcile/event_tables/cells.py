"""Cells: the values of many cells at once, as numbers. Each different value is read once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from trucewatch.reconcile.linking.columns import UNKNOWN, Floats, Ints

NO_DAY = -1


@dataclass(slots=True)
class Codes:
    """Names as numbers, in the order in which they came; the empty name is `UNKNOWN`."""

    code: dict[str, int] = field(default_factory=lambda: {"": UNKNOWN})

    def of(self, values: Sequence[str]) -> Ints:
        """The number of each name; new ones get the next."""
        for name in dict.fromkeys(values):
            if name not in self.code:
                self.code[name] = len(self.code) - 1
        return np.fromiter(map(self.code.__getitem__, values), np.int64, len(values))

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the order of their numbers."""
        return tuple(self.code)[1:]


@dataclass(slots=True)
class Dates:
    """Days by how they are written; `NO_DAY` where that cannot be read."""

    formats: tuple[str, ...]
    day: dict[str, int] = field(default_factory=dict)

    def of(self, values: Sequence[str]) -> Ints:
        """The proleptic day number of each."""
        for text in dict.fromkeys(values):
            if text not in self.day:
                self.day[text] = self._read(text.strip())
        return np.fromiter(map(self.day.__getitem__, values), np.int64, len(values))

    def _read(self, text: str) -> int:
        for form in self.formats:
            try:
                return datetime.strptime(text, form).replace(tzinfo=UTC).toordinal()
            except ValueError:
                continue
        return NO_DAY


def numbers(values: Sequence[str]) -> Floats:
    """Numbers, NaN for an empty cell or one that holds none."""
    try:
        return np.fromiter((float(value) if value else math.nan for value in values), np.float64, len(values))
    except ValueError:
        return np.fromiter(map(_number, values), np.float64, len(values))


def coded(values: Sequence[str], meaning: Mapping[str, float], otherwise: float) -> Floats:
    """What codes stand for; ``1`` and ``1.0`` are one code."""
    table = {value: meaning.get(_code(value), otherwise) for value in dict.fromkeys(values)}
    return np.fromiter(map(table.__getitem__, values), np.float64, len(values))


def replaced(values: Iterable[str], by: Callable[[str], str]) -> list[str]:
    """Each value by what stands for it, each different one asked once."""
    table: dict[str, str] = {}
    return [table[value] if value in table else table.setdefault(value, by(value)) for value in values]


def _code(value: str) -> str:
    return value.strip().removesuffix(".0")


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return math.nan
