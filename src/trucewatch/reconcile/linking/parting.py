"""Parting: reports in stretches of days, each with a halo of those before that reach into it, so that parts are
compared apart, on other cores or machines.

Two reports are compared in the stretch in which the later of them begins, and in no other. So the parts together give
the pairs of the whole, each once, with the same scores: a score depends on nothing but the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trucewatch.reconcile.linking.candidates import DAYS_APART, Pairs, is_short
from trucewatch.reconcile.linking.clustering import Scored
from trucewatch.reconcile.linking.columns import Columns, Ints
from trucewatch.reconcile.linking.habits import own_repeats
from trucewatch.reconcile.linking.linking import scored
from trucewatch.reconcile.linking.weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """The ``columns`` of a stretch of days with its halo: which ``rows`` of the whole they are, and which rows of the
    part (``own``) begin in the stretch."""

    columns: Columns
    rows: Ints
    own: Ints


def parts_of(columns: Columns, number: int) -> Iterator[Part]:
    """At most so many parts, with about as many reports of their own each."""
    short = is_short(columns)
    for start, stop in _stretches(columns.first, number):
        own = (columns.first >= start) & (columns.first < stop)
        halo = short & (columns.first < start) & (columns.last >= start - DAYS_APART)
        rows = np.flatnonzero(own | halo)
        yield Part(columns=columns.part(rows), rows=rows, own=np.flatnonzero(own[rows]))


def scored_part(part: Part, weights: Weights) -> Scored:
    """What `scored` gives for the pairs of a part, by the rows of the whole."""
    found = scored(part.columns, weights, new=part.own)
    pairs = Pairs(left=part.rows[found.pairs.left], right=part.rows[found.pairs.right])
    return Scored(pairs=pairs, scores=found.scores, repeats=found.repeats)


def repeats_in_part(part: Part, weights: Weights) -> Ints:
    """What `own_repeats` gives for the pairs of a part."""
    return own_repeats(part.columns, weights, new=part.own)


def _stretches(first: Ints, number: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole days, from a day up to another, with about as many beginnings in each."""
    if not len(first):
        return
    days = np.sort(first)
    starts = np.unique(days[np.arange(number) * len(days) // number]).tolist()
    yield from zip(starts, [*starts[1:], int(days[-1]) + 1], strict=True)
