"""Fitting: weights from reports of which people said what happening each tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from trucewatch.model.errors import InputError
from trucewatch.reconcile.linking.candidates import candidates
from trucewatch.reconcile.linking.columns import UNKNOWN, Columns, Flags, Floats, Ints
from trucewatch.reconcile.linking.features import LEVELS, Comparison, Levels
from trucewatch.reconcile.linking.weights import Weights

LEAST_INCIDENTS = 50
RIDGE = 1.0
"""How strongly each weight is held to what it was before: the evidence of about one pair."""
ROUNDS = 30
ENOUGH, LONGEST_STEP = 1e-6, 2.0
"""A step of Newton's below the first ends the search; one above the second is shortened, so that none overshoots."""
OFTEN = 0.1
"""A source with more than this share of its incidents told twice or more repeats itself."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Patterns:
    """Pairs counted by their levels: ``table`` has a row a pattern and a column a feature, in the order of `LEVELS`;
    ``same`` and ``other`` count the pairs of one happening and of two."""

    table: Ints
    same: Floats
    other: Floats


def fit(columns: Columns, truth: Ints, before: Weights, *, told_by: str) -> Weights:
    """Weights by which the candidate pairs of ``columns`` are told apart best, starting from weights known before.

    ``truth`` numbers the happening of each row. A logistic regression over the levels, held to ``before`` by a ridge,
    so that what the labels do not show stays as it was. Raises InputError for fewer than `LEAST_INCIDENTS` happenings
    that are told of more than once, or where no candidate pair is of two happenings.
    """
    _, counts = np.unique(truth, return_counts=True)
    several = int((counts > 1).sum())
    if several < LEAST_INCIDENTS:
        raise InputError(
            f"labelled incidents with more than one report: {several}; fitting needs {LEAST_INCIDENTS}",
            hint="label more, or use the weights that come with trucewatch",
        )
    if not patterns_of(columns, truth, frozenset()).other.sum():
        raise InputError(
            "no two labelled reports near each other tell of two incidents", hint="label some of these too"
        )
    return replace(fitted(columns, truth, before), fitted_on=told_by)


def fitted(columns: Columns, truth: Ints, before: Weights) -> Weights:
    """What `fit` comes to, however few the labels are."""
    repeating = sources_that_repeat(columns, truth)
    start, levels = _regressed(patterns_of(columns, truth, repeating), before)
    return replace(before, start=start, levels=levels, repeating=before.repeating | repeating)


def sources_that_repeat(columns: Columns, truth: Ints) -> frozenset[str]:
    """The sources that tell of more than a tenth of their incidents twice or more."""
    known = columns.source != UNKNOWN
    pairs, told = np.unique(np.stack((columns.source[known], truth[known])), axis=1, return_counts=True)
    size = len(columns.sources)
    often = np.bincount(pairs[0][told > 1], minlength=size) > OFTEN * np.bincount(pairs[0], minlength=size)
    return frozenset(np.array(columns.sources, np.object_)[often].tolist())


def patterns_of(columns: Columns, truth: Ints, repeating: frozenset[str]) -> Patterns:
    """The candidate pairs of labelled reports, counted by their levels."""
    comparison = Comparison(columns=columns, repeating=repeating)
    keys, same = [], []
    for pairs in candidates(columns):
        keys.append(_key(comparison.levels(pairs)))
        same.append(truth[pairs.left] == truth[pairs.right])
    every = np.concatenate(keys) if keys else np.empty(0, np.int64)
    is_same: Flags = np.concatenate(same) if same else np.empty(0, np.bool_)
    unique, place = np.unique(every, return_inverse=True)
    return Patterns(
        table=_unkeyed(unique),
        same=np.bincount(place[is_same], minlength=len(unique)).astype(np.float64),
        other=np.bincount(place[~is_same], minlength=len(unique)).astype(np.float64),
    )


def _key(levels: Mapping[str, Levels]) -> Ints:
    """One number for the levels of a pair in all features."""
    key = np.zeros(len(next(iter(levels.values()))), np.int64)
    for name, known in LEVELS.items():
        key = key * len(known) + levels[name]
    return key


def _unkeyed(keys: Ints) -> Ints:
    columns = []
    for known in reversed(tuple(LEVELS.values())):
        columns.append(keys % len(known))
        keys = keys // len(known)
    return np.stack(columns[::-1], axis=1) if columns else np.empty((0, 0), np.int64)


def _regressed(patterns: Patterns, before: Weights) -> tuple[float, dict[str, tuple[float, ...]]]:
    """Newton's steps of a logistic regression over the one-hot levels, with a ridge towards the weights before."""
    design = _design(patterns.table)
    prior = np.array([before.start, *(weight for name in LEVELS for weight in before.levels[name])])
    weights, total = prior.copy(), patterns.same + patterns.other
    for _ in range(ROUNDS):
        expected = 1.0 / (1.0 + np.exp(-(design @ weights)))
        spread = total * expected * (1.0 - expected)
        curve = (design * spread[:, None]).T @ design + RIDGE * np.eye(len(weights))
        slope = design.T @ (patterns.same - total * expected) - RIDGE * (weights - prior)
        step = np.linalg.solve(curve, slope)
        longest = float(np.abs(step).max())
        weights += step * min(1.0, LONGEST_STEP / max(longest, ENOUGH))
        if longest < ENOUGH:
            break
    return float(weights[0]), dict(_by_feature(weights[1:].tolist()))


def _design(table: Ints) -> Floats:
    """One column for the start, then one a level: 1 where the pattern has it."""
    columns = [np.ones(len(table))]
    for number, known in enumerate(LEVELS.values()):
        columns += [(table[:, number] == level).astype(np.float64) for level in range(len(known))]
    return np.stack(columns, axis=1)


def _by_feature(weights: Sequence[float]) -> Iterator[tuple[str, tuple[float, ...]]]:
    start = 0
    for name, known in LEVELS.items():
        yield name, tuple(weights[start : start + len(known)])
        start += len(known)
