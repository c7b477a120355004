"""Weights: how much each level of a feature speaks for or against one happening. A JSON file that a person reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from trucewatch.model.errors import InputError
from trucewatch.reconcile.linking.columns import Floats
from trucewatch.reconcile.linking.features import LEVELS, Levels

FORMAT = "trucewatch-weights-1"
DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Natural log-odds: a pair's score is ``start`` and the weight of its level in each feature; above 0 the two are
    more likely one happening than not.

    ``absent`` is the score of a pair too far apart to be compared. ``repeat`` is taken off where a cluster would hold
    two reports of a source that seldom repeats itself; ``repeating`` names the sources that often do. ``words`` says
    what each feature and level means.
    """

    start: float
    levels: Mapping[str, tuple[float, ...]]
    absent: float
    repeat: float
    repeating: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    fitted_on: str = ""

    def scores(self, levels: Mapping[str, Levels]) -> Floats:
        """The score of each pair from its levels in the features."""
        length = len(next(iter(levels.values())))
        total = np.full(length, self.start, np.float64)
        for feature, level in levels.items():
            total += np.array(self.levels[feature], np.float64)[level]
        return total


def read_weights(text: str, where: str) -> Weights:
    """The weights of a file. Raises InputError that names what is missing, unknown or no number."""
    try:
        record = json.loads(text)
    except ValueError as error:
        raise InputError(f"no JSON: {error}", where=where, hint="see data/weights/events.json") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise InputError("these are no weights", where=where, hint=f'a weights file says "format": "{FORMAT}"')
    try:
        return _read(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        told = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise InputError(
            f"weights cannot be read: {told}", where=where, hint="start from data/weights/events.json"
        ) from error


def _read(record: Mapping[str, Any]) -> Weights:
    features: Mapping[str, Mapping[str, Any]] = record["features"]
    unknown = [name for name in features if name not in LEVELS]
    if unknown:
        raise ValueError(f"no feature is called {unknown[0]!r}; there are: {', '.join(LEVELS)}")
    words = {name: features[name]["words"] for name in LEVELS}
    words |= {f"{name}.{level}": features[name]["levels"][level]["words"] for name in LEVELS for level in LEVELS[name]}
    return Weights(
        start=float(record["start"]["weight"]),
        levels={
            name: tuple(float(features[name]["levels"][level]["weight"]) for level in levels)
            for name, levels in LEVELS.items()
        },
        absent=float(record["absent"]["weight"]),
        repeat=float(record["repeat"]["weight"]),
        repeating=frozenset(record["repeating"]),
        words=words | {name: record[name]["words"] for name in ("start", "absent", "repeat")},
        fitted_on=str(record.get("fitted_on", "")),
    )


def weights_text(weights: Weights) -> str:
    """The file of weights: the reverse of `read_weights`."""
    record = {
        "format": FORMAT,
        "fitted_on": weights.fitted_on,
        "start": _entry(weights, "start", weights.start),
        "absent": _entry(weights, "absent", weights.absent),
        "repeat": _entry(weights, "repeat", weights.repeat),
        "repeating": sorted(weights.repeating),
        "features": {name: _feature(weights, name, levels) for name, levels in LEVELS.items()},
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _feature(weights: Weights, name: str, levels: Sequence[str]) -> dict[str, Any]:
    each = {
        level: _entry(weights, f"{name}.{level}", weight)
        for level, weight in zip(levels, weights.levels[name], strict=True)
    }
    return {"words": weights.words[name], "levels": each}


def _entry(weights: Weights, name: str, weight: float) -> dict[str, Any]:
    return {"weight": round(weight, DIGITS), "words": weights.words[name]}


@cache
def packaged_weights(name: str = "events") -> Weights:
    """The weights that come with trucewatch: ``events`` for tables of coded events."""
    path = f"weights/{name}.json"
    return read_weights(resources.files("trucewatch.data").joinpath(path).read_text(encoding="utf-8"), path)
