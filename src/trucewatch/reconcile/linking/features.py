"""Features: in what two reports are alike, each as one of a few named levels that an analyst can read a weight of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist
from rapidfuzz.utils import default_process

from trucewatch.reconcile.linking.candidates import Pairs, kilometres
from trucewatch.reconcile.linking.columns import UNKNOWN, Columns, Floats, Ints

Levels = npt.NDArray[np.int8]

LEVELS: Mapping[str, tuple[str, ...]] = {
    "days": ("same", "next", "two", "spanned"),
    "place": (
        "unknown", "km_1", "km_2", "km_4", "km_6", "km_10", "far",
        "within_doubt", "beyond_doubt", "both_wide_near", "both_wide_far",
    ),
    "area": ("unknown", "same", "other"),
    "act": ("unknown", "same", "family", "other"),
    "sides": (
        "unknown", "other_other", "doubtful_other", "doubtful_doubtful", "alike_other", "alike_doubtful",
        "alike_alike", "same_other", "same_doubtful", "same_alike", "same_same",
        "one_other", "one_doubtful", "one_alike", "one_same",
    ),
    "deaths": (
        "unknown", "none", "same_few", "same_some", "same_many", "near_none", "near", "half",
        "none_few", "none_some", "none_many", "other",
    ),
    "source": ("different", "same", "same_repeating"),
    "text": ("unknown", "other", "some", "alike", "same"),
}  # fmt: skip
"""The features with their levels, in the order of their numbers."""

KM = (1.0, 2.0, 4.0, 6.0, 10.0)
DOUBTFUL, ALIKE, SAME = 60, 75, 88
"""Likeness of two names (0 to 100) from which they are that near; measured on names with a letter lost or a word less."""
OF_PARTS = 0.9
"""A name within a longer name is worth this part of the name itself."""
FEW, SOME, MANY = 1, 3, 10
WORDS = (0.25, 0.5, 0.8)
"""Shared parts of two texts from which they are of some likeness, alike, the same."""
TWO_DAYS, BOTH = 2, 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """Compares pairs of rows of ``columns``; ``repeating`` are the sources that often tell one thing twice."""

    columns: Columns
    repeating: frozenset[str] = frozenset()
    likeness: NameLikeness = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "likeness", NameLikeness(self.columns.names))

    def levels(self, pairs: Pairs) -> dict[str, Levels]:
        """The level of each pair in each feature of `LEVELS`."""
        return {name: feature(self, pairs.left, pairs.right).astype(np.int8) for name, feature in FEATURES.items()}


class NameLikeness:
    """How alike two names are, 0 to 100; each two are compared once."""

    __slots__ = ("_found", "_keys", "_names")

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = [default_process(name) for name in names]
        self._keys = np.empty(0, np.int64)
        self._found = np.empty(0, np.int64)

    def of(self, one: Ints, other: Ints) -> Ints:
        """The likeness of names by their codes; 0 where one is unknown."""
        keys = np.minimum(one, other) * len(self._names) + np.maximum(one, other)
        known = (one != UNKNOWN) & (other != UNKNOWN)
        self._learn(np.unique(keys[known]))
        place = np.searchsorted(self._keys, np.where(known, keys, 0))
        found = (
            self._found[np.minimum(place, max(len(self._found) - 1, 0))] if len(self._found) else np.zeros_like(keys)
        )
        return np.where(known, found, 0)

    def _learn(self, keys: Ints) -> None:
        new = np.setdiff1d(keys, self._keys, assume_unique=True)
        if not len(new):
            return
        one = [self._names[key] for key in (new // len(self._names)).tolist()]
        other = [self._names[key] for key in (new % len(self._names)).tolist()]
        whole = cpdist(one, other, scorer=fuzz.token_sort_ratio, dtype=np.float32)
        part = cpdist(one, other, scorer=fuzz.token_set_ratio, dtype=np.float32)
        found = np.maximum(whole, part * OF_PARTS).astype(np.int64)
        keys = np.concatenate((self._keys, new))
        order = np.argsort(keys, kind="stable")
        self._keys, self._found = keys[order], np.concatenate((self._found, found))[order]


def _days(of: Comparison, left: Ints, right: Ints) -> Ints:
    columns = of.columns
    gap = np.maximum(columns.first[left] - columns.last[right], columns.first[right] - columns.last[left])
    spanning = (columns.last[left] > columns.first[left]) | (columns.last[right] > columns.first[right])
    return np.where((gap <= 0) & spanning, 3, np.clip(gap, 0, TWO_DAYS))


def _place(of: Comparison, left: Ints, right: Ints) -> Ints:
    columns, km = of.columns, kilometres(of.columns, left, right)
    fine = columns.fine[left].astype(np.int64) + columns.fine[right]
    doubt = columns.radius_km[left] + columns.radius_km[right]
    apart = np.where(fine == 1, np.where(km <= doubt, 7, 8), np.where(km <= KM[2], 9, 10))
    level = np.where(fine == BOTH, 1 + np.digitize(km, KM), apart)
    return np.where(np.isnan(km), 0, level)


def _area(of: Comparison, left: Ints, right: Ints) -> Ints:
    one, other = of.columns.area[left], of.columns.area[right]
    return np.where((one == UNKNOWN) | (other == UNKNOWN), 0, np.where(one == other, 1, 2))


def _act(of: Comparison, left: Ints, right: Ints) -> Ints:
    columns = of.columns
    one, other = columns.act[left], columns.act[right]
    kin = (columns.family[left] == columns.family[right]) & (columns.family[left] != UNKNOWN)
    return np.where((one == UNKNOWN) | (other == UNKNOWN), 0, np.where(one == other, 1, np.where(kin, 2, 3)))


def _sides(of: Comparison, left: Ints, right: Ints) -> Ints:
    """The better of the two ways to pair the sides off; where one report names one side, its best match."""
    one, other = of.columns.sides[left], of.columns.sides[right]
    straight = [_nearness(of.likeness.of(one[:, side], other[:, side])) for side in (0, 1)]
    crossed = [_nearness(of.likeness.of(one[:, side], other[:, 1 - side])) for side in (0, 1)]
    sums = straight[0] + straight[1] >= crossed[0] + crossed[1]
    first, second = (np.where(sums, straight[side], crossed[side]) for side in (0, 1))
    high, low = np.maximum(first, second), np.minimum(first, second)
    best = np.maximum(high, np.maximum(np.maximum(*straight), np.maximum(*crossed)))
    named = np.minimum((one != UNKNOWN).sum(axis=1), (other != UNKNOWN).sum(axis=1))
    return np.where(named == 0, 0, np.where(named == 1, 11 + best, 1 + high * (high + 1) // 2 + low))


def _nearness(likeness: Ints) -> Ints:
    """0 another name, 1 doubtful, 2 alike, 3 the same."""
    return np.digitize(likeness, (DOUBTFUL, ALIKE, SAME)).astype(np.int64)


def _deaths(of: Comparison, left: Ints, right: Ints) -> Ints:
    one, other = of.columns.deaths[left], of.columns.deaths[right]
    high, low = np.maximum(one, other), np.minimum(one, other)
    size = np.digitize(high, (FEW, SOME, MANY)).astype(np.int64)
    near = np.where(low == 0, 5, 6)
    apart = np.where(2 * low + 1 >= high, 7, np.where(low == 0, 7 + size, 11))
    level = np.where(high == low, 1 + size, np.where(high - low == 1, near, apart))
    return np.where(low == UNKNOWN, 0, level)


def _source(of: Comparison, left: Ints, right: Ints) -> Ints:
    columns = of.columns
    often = np.array([*(name in of.repeating for name in columns.sources), False])
    one, other = columns.source[left], columns.source[right]
    return np.where((one != other) | (one == UNKNOWN), 0, np.where(often[one], 2, 1))


def _text(of: Comparison, left: Ints, right: Ints) -> Ints:
    signatures = of.columns.signatures
    if not signatures.shape[1]:
        return np.zeros(len(left), np.int64)
    one, other = signatures[left], signatures[right]
    spoken = np.logical_and(one.any(axis=1), other.any(axis=1))
    shared: Floats = (one == other).mean(axis=1)
    return np.where(spoken, 1 + np.digitize(shared, WORDS), 0)


FEATURES: Mapping[str, Callable[[Comparison, Ints, Ints], Ints]] = {
    "days": _days,
    "place": _place,
    "area": _area,
    "act": _act,
    "sides": _sides,
    "deaths": _deaths,
    "source": _source,
    "text": _text,
}
