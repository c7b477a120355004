"""Habits: which sources tell one thing twice, seen from the reports themselves where nobody labelled any."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from trucewatch.reconcile.linking.candidates import Pairs, candidates
from trucewatch.reconcile.linking.columns import UNKNOWN, Columns, Ints
from trucewatch.reconcile.linking.features import LEVELS, Comparison
from trucewatch.reconcile.linking.weights import Weights

CLEAR = 5.0
"""Two reports that score this high if the source is left aside tell of one thing: about 150 to 1."""
OFTEN = 0.1
"""A source with more such pairs than this share of its reports repeats itself. Among generated reports one that does
comes to a third, one that does not to less than a hundredth, however crowded the towns."""
FEWEST = 3
"""Fewer such pairs are no habit, however few the reports are."""
DIFFERENT = LEVELS["source"].index("different")


def with_habits(weights: Weights, columns: Columns) -> Weights:
    """The weights, with the sources of ``columns`` that are seen to repeat themselves among those that do."""
    return replace(weights, repeating=weights.repeating | repeating_sources(columns, weights))


def repeating_sources(columns: Columns, weights: Weights) -> frozenset[str]:
    """The sources of which many reports are all but the same as another of their own."""
    return often_repeating(columns, own_repeats(columns, weights))


def own_repeats(columns: Columns, weights: Weights, *, new: Ints | None = None) -> Ints:
    """How many pairs of reports of its own each source (by code) has that are all but the same; of ``new`` rows only,
    if given."""
    comparison = Comparison(columns=columns)
    size = len(columns.sources)
    alike = np.zeros(size, np.int64)
    for pairs in candidates(columns, new=new):
        source = columns.source[pairs.left]
        own = np.flatnonzero((source == columns.source[pairs.right]) & (source != UNKNOWN))
        levels = comparison.levels(Pairs(left=pairs.left[own], right=pairs.right[own]))
        clear = weights.scores(levels | {"source": np.full(len(own), DIFFERENT, np.int8)}) > CLEAR
        alike += np.bincount(source[own][clear], minlength=size)
    return alike


def often_repeating(columns: Columns, alike: Ints) -> frozenset[str]:
    """The sources with so many such pairs, for the number of their reports, that they are seen to repeat themselves."""
    reports = np.bincount(columns.source[columns.source != UNKNOWN], minlength=len(columns.sources))
    habit = (alike > OFTEN * reports) & (alike >= FEWEST)
    return frozenset(name for name, often in zip(columns.sources, habit, strict=True) if often)
