"""Confidence: the share of claims with the same clues that turned out to be read right.

"Right" means that an annotator found the same act in the same words. The weights of `data/lexicons/confidence.yaml`
are fitted by `make confidence`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.extract.acts.lexicon import read_yaml

LEAST, MOST = 0.05, 0.95
"""A few hundred annotated claims bear out no surer statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """A logistic model: the log-odds of a claim without any clue, and what each clue adds."""

    start: float
    weights: Mapping[str, float]

    def of(self, clues: Iterable[str]) -> float:
        """The confidence in a claim with these clues; a clue without a weight says nothing."""
        odds = self.start + sum(self.weights.get(clue, 0.0) for clue in clues)
        return min(MOST, max(LEAST, 1 / (1 + math.exp(-odds))))


@cache
def packaged_confidence() -> Confidence:
    """The model that comes with the package."""
    raw = read_yaml(files("trucewatch.data") / "lexicons" / "confidence.yaml")
    return Confidence(start=float(raw["start"]), weights={str(k): float(v) for k, v in raw["weights"].items()})
