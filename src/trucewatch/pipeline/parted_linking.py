"""Linking in parts: pairs are compared wherever there are hands, and clustered here; the same clusters as in one piece."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from trucewatch.pipeline.spreading import Spread
from trucewatch.reconcile.linking import (
    Columns,
    Scored,
    Weights,
    often_repeating,
    parts_of,
    repeats_in_part,
    scored,
    scored_part,
    together,
    with_habits,
)


def habits_by(spread: Spread, columns: Columns, weights: Weights) -> Weights:
    """What `with_habits` gives."""
    if spread.pieces == 1:
        return with_habits(weights, columns)
    work = partial(repeats_in_part, weights=weights)
    none = np.zeros(len(columns.sources), np.int64)
    alike = sum(spread.each(work, parts_of(columns, spread.pieces)), start=none)
    return replace(weights, repeating=weights.repeating | often_repeating(columns, alike))


def scored_by(spread: Spread, columns: Columns, weights: Weights) -> Scored:
    """What `scored` gives, the pairs in another order."""
    if spread.pieces == 1:
        return scored(columns, weights)
    return together(spread.each(partial(scored_part, weights=weights), parts_of(columns, spread.pieces)))
