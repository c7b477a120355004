"""Reasons: for each pair of entries of one incident, what spoke for it and what against, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from trucewatch.reconcile.linking.candidates import Pairs
from trucewatch.reconcile.linking.clustering import Scored
from trucewatch.reconcile.linking.columns import Columns
from trucewatch.reconcile.linking.features import LEVELS, Comparison
from trucewatch.reconcile.linking.weights import Weights

AT_ONCE = 100_000
LITTLE = 0.005
"""A weight below this is nothing in two decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTold:
    """A pair with its score and the levels that spoke for and against one incident, the weightiest first."""

    one: str
    other: str
    score: float
    speak_for: str
    speak_against: str


def pairs_told(columns: Columns, scored: Scored, weights: Weights) -> Iterator[PairTold]:
    """Each scored pair with its reasons, in the order of the ids."""
    comparison = Comparison(columns=columns, repeating=weights.repeating)
    order = np.lexsort((scored.pairs.right, scored.pairs.left))
    known: dict[tuple[int, ...], tuple[str, str]] = {}
    for start in range(0, len(order), AT_ONCE):
        part = order[start : start + AT_ONCE]
        pairs = Pairs(left=scored.pairs.left[part], right=scored.pairs.right[part])
        levels = np.stack([comparison.levels(pairs)[name] for name in LEVELS], axis=1).tolist()
        ends = zip(pairs.left.tolist(), pairs.right.tolist(), scored.scores[part].tolist(), levels, strict=True)
        for one, other, score, level in ends:
            pattern = tuple(level)
            if pattern not in known:
                known[pattern] = _spoken(dict(zip(LEVELS, pattern, strict=True)), weights)
            told, untold = known[pattern]
            yield PairTold(
                one=columns.ids[one], other=columns.ids[other], score=score, speak_for=told, speak_against=untold
            )


def _spoken(levels: Mapping[str, int], weights: Weights) -> tuple[str, str]:
    """What speaks for and against; where nothing was compared, nothing is said."""
    told = [
        (weights.levels[name][level], weights.words[f"{name}.{LEVELS[name][level]}"]) for name, level in levels.items()
    ]
    ordered = sorted((each for each in told if abs(each[0]) >= LITTLE), key=lambda each: (-abs(each[0]), each[1]))
    return (
        "; ".join(f"{words} ({weight:+.2f})" for weight, words in ordered if weight > 0),
        "; ".join(f"{words} ({weight:+.2f})" for weight, words in ordered if weight < 0),
    )
