"""Linking: reports in columns are compared, scored and clustered; which tell of one happening?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from trucewatch.reconcile.linking.candidates import Pairs, candidates
from trucewatch.reconcile.linking.clustering import NO_EDGES, HardEdges, Rules, Scored, clusters
from trucewatch.reconcile.linking.columns import Columns, Ints
from trucewatch.reconcile.linking.features import LEVELS, Comparison
from trucewatch.reconcile.linking.habits import with_habits
from trucewatch.reconcile.linking.weights import Weights

SEPARATE = -6.0
"""Pairs that score less are not kept: they count as pairs that were never met."""
SAME_SEPARATE_SOURCE = LEVELS["source"].index("same")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one feature of a pair says: its level, the weight of it, and both in words."""

    feature: str
    level: str
    weight: float
    words: str


def link(columns: Columns, weights: Weights, edges: HardEdges = NO_EDGES) -> Ints:
    """For each report the row of the first report (by id) of its cluster.

    The same whatever the order in which the reports came: columns lie in the order of ids, and so do ties.
    """
    weights = with_habits(weights, columns)
    rules = Rules(absent=weights.absent, repeat=weights.repeat)
    return clusters(len(columns), scored(columns, weights), rules, edges)


def scored(columns: Columns, weights: Weights, *, new: Ints | None = None) -> Scored:
    """The candidate pairs that are not clearly of two happenings, with their scores; of ``new`` rows only, if given."""
    return together(_scored(columns, weights, candidates(columns, new=new)))


def reasons(columns: Columns, weights: Weights, left: int, right: int) -> tuple[Reason, ...]:
    """What speaks for and against two rows being of one happening, the weightiest first."""
    pairs = Pairs(left=np.array([min(left, right)]), right=np.array([max(left, right)]))
    levels = Comparison(columns=columns, repeating=weights.repeating).levels(pairs)
    told = (_reason(weights, name, int(level[0])) for name, level in levels.items())
    return tuple(sorted(told, key=lambda reason: (-abs(reason.weight), reason.feature)))


def members(labels: Ints) -> Mapping[int, list[int]]:
    """The rows of each cluster by its first row."""
    found: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        found.setdefault(label, []).append(row)
    return found


def _reason(weights: Weights, feature: str, number: int) -> Reason:
    level = LEVELS[feature][number]
    words = f"{weights.words[feature]}: {weights.words[f'{feature}.{level}']}"
    return Reason(feature=feature, level=level, weight=weights.levels[feature][number], words=words)


def _scored(columns: Columns, weights: Weights, every: Iterable[Pairs]) -> Iterator[Scored]:
    comparison = Comparison(columns=columns, repeating=weights.repeating)
    for pairs in every:
        levels = comparison.levels(pairs)
        scores = weights.scores(levels)
        kept = np.flatnonzero(scores > SEPARATE)
        yield Scored(
            pairs=Pairs(left=pairs.left[kept], right=pairs.right[kept]),
            scores=scores[kept],
            repeats=levels["source"][kept] == SAME_SEPARATE_SOURCE,
        )


def together(parts: Iterable[Scored]) -> Scored:
    """The pairs of all parts."""
    every = list(parts)
    none = np.empty(0, np.int64)
    return Scored(
        pairs=Pairs(
            left=np.concatenate([none, *(part.pairs.left for part in every)]),
            right=np.concatenate([none, *(part.pairs.right for part in every)]),
        ),
        scores=np.concatenate([np.empty(0), *(part.scores for part in every)]),
        repeats=np.concatenate([np.empty(0, np.bool_), *(part.repeats for part in every)]),
    )
