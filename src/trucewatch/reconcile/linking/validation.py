"""Validation: how well fitted weights link reports that they were not fitted on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.reconcile.linking.columns import Columns, Flags, Ints
from trucewatch.reconcile.linking.fitting import fitted
from trucewatch.reconcile.linking.linking import link
from trucewatch.reconcile.linking.measures import measured
from trucewatch.reconcile.linking.weights import Weights

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """Pairwise precision, recall and F1, and B-cubed F1, of all folds together, each linked by the weights of the
    others; and the same for the weights before."""

    after: dict[str, float]
    before: dict[str, float]


def cross_validated(columns: Columns, truth: Ints, before: Weights) -> Validated:
    """Fit on four fifths of the days, link the fifth, five times.

    The folds are stretches of time and not samples: a sample would have fewer neighbours to be confused by.
    """
    order = np.lexsort((np.arange(len(columns)), columns.first))
    fold = np.empty(len(columns), np.int64)
    fold[order] = np.arange(len(columns)) * FOLDS // max(len(columns), 1)
    fold = _whole(fold, truth)
    after, old = np.arange(len(columns)), np.arange(len(columns))
    for number in range(FOLDS):
        rows = np.flatnonzero(fold == number)
        if len(rows):
            part = columns.part(rows)
            after[rows] = rows[link(part, _fitted_without(columns, truth, fold == number, before))]
            old[rows] = rows[link(part, before)]
    return Validated(after=measured(truth, after), before=measured(truth, old))


def _whole(fold: Ints, truth: Ints) -> Ints:
    """The folds with each incident in the one of its first report only."""
    _, incident = np.unique(truth, return_inverse=True)
    first = np.full(int(incident.max(initial=0)) + 1, FOLDS, np.int64)
    np.minimum.at(first, incident, fold)
    return first[incident]


def _fitted_without(columns: Columns, truth: Ints, held_out: Flags, before: Weights) -> Weights:
    rows = np.flatnonzero(~held_out)
    return fitted(columns.part(rows), truth[rows], before)
