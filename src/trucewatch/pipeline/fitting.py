"""Fitting: the weights of linking, learned from tables of which people said what incident each row tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trucewatch.model.errors import InputError
from trucewatch.reconcile.event_tables.gathering import Gathered
from trucewatch.reconcile.event_tables.vocabulary import comparable
from trucewatch.reconcile.linking import UNKNOWN, Weights, fit
from trucewatch.reconcile.linking.features import LEVELS
from trucewatch.reconcile.linking.fitting import patterns_of
from trucewatch.reconcile.linking.validation import Validated, cross_validated


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTold:
    """One level of a feature: what it means, its weight before and after, and the labelled pairs that have it, of one
    incident (``same``) and of two (``other``)."""

    feature: str
    level: str
    words: str
    before: float
    after: float
    same: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Weights, the evidence for each of them, how well such weights do on what they were not fitted on, and the number
    of labelled rows and incidents."""

    weights: Weights
    levels: tuple[LevelTold, ...]
    validated: Validated
    rows: int
    incidents: int


def fit_tables(gathered: Gathered, before: Weights, told_by: str) -> Fitted:
    """Fit on the rows that have a label. Raises InputError where they are too few; see `linking.fit`."""
    labelled = np.flatnonzero(gathered.truth != UNKNOWN)
    if not len(labelled):
        hint = 'name the column that numbers the incidents: --columns "truth=…"'
        raise InputError("no row says which incident it tells of", where=", ".join(gathered.tables), hint=hint)
    columns, truth = comparable(gathered)[0].part(labelled), gathered.truth[labelled]
    weights = fit(columns, truth, before, told_by=told_by)
    patterns = patterns_of(columns, truth, weights.repeating)
    counts = [
        (np.bincount(patterns.table[:, number], weights=evidence, minlength=len(LEVELS[name])).astype(int).tolist())
        for number, name in enumerate(LEVELS)
        for evidence in (patterns.same, patterns.other)
    ]
    return Fitted(
        weights=weights,
        levels=tuple(_levels(before, weights, counts)),
        validated=cross_validated(columns, truth, before),
        rows=len(labelled),
        incidents=len(np.unique(truth)),
    )


def _levels(before: Weights, after: Weights, counts: list[list[int]]) -> Iterator[LevelTold]:
    for number, (feature, levels) in enumerate(LEVELS.items()):
        for place, level in enumerate(levels):
            yield LevelTold(
                feature=feature,
                level=level,
                words=after.words[f"{feature}.{level}"],
                before=before.levels[feature][place],
                after=after.levels[feature][place],
                same=counts[2 * number][place],
                other=counts[2 * number + 1][place],
            )
