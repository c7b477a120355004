"""Measures of linking against the truth: pairwise precision, recall and F1, and B-cubed F1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def measured(truth: Ints, labels: Ints) -> dict[str, float]:
    """The figures of one clustering; ``truth`` and ``labels`` number the incident and the cluster of each report."""
    both = np.unique(np.stack((truth, labels)), axis=1, return_inverse=True)[1].ravel()
    common, of_truth, of_labels = (np.bincount(each)[each] for each in (both, _dense(truth), _dense(labels)))
    true, told, found = ((each - 1.0).sum() for each in (of_truth, of_labels, common))
    precision, recall = found / told if told else 1.0, found / true if true else 1.0
    return {
        "precision": float(precision),
        "recall": float(recall),
        "f1": _mean(precision, recall),
        "b3": _mean((common / of_labels).mean(), (common / of_truth).mean()),
    }


def _dense(values: Ints) -> Ints:
    return np.unique(values, return_inverse=True)[1].ravel()


def _mean(precision: float, recall: float) -> float:
    return float(2 * precision * recall / (precision + recall)) if precision + recall else 0.0
