"""Reliability: whether claims of which the reader is sure are more often right, and as often as it says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring import Scored

EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One claim of the reader: how sure it was, whether an annotator found the same act there, and all of it strictly."""

    confidence: float
    right: bool
    strict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The claims whose confidence lies in a band."""

    low: float
    high: float
    outcomes: tuple[Outcome, ...]

    @property
    def said(self) -> float:
        """The mean confidence."""
        return mean([o.confidence for o in self.outcomes])

    @property
    def right(self) -> float:
        """The share with the right act."""
        return mean([o.right for o in self.outcomes])

    @property
    def strict(self) -> float:
        """The share with everything right."""
        return mean([o.strict for o in self.outcomes])


def outcomes_of(scored: Scored) -> Iterator[Outcome]:
    """What became of each claim of a document."""
    marks = dict(zip((read for _, read in scored.pairs), scored.marks, strict=True))
    for place, claim in enumerate(scored.read):
        mark = marks.get(place, {})
        yield Outcome(confidence=claim["confidence"], right=mark.get("act", 0) == 1, strict=mark.get("strict", 0) == 1)


def bands(outcomes: Sequence[Outcome]) -> list[Band]:
    """The outcomes by band, empty bands left out."""
    found = (
        Band(low=low, high=high, outcomes=tuple(o for o in outcomes if low <= o.confidence < high))
        for low, high in itertools.pairwise(EDGES)
    )
    return [band for band in found if band.outcomes]


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """How far, on average over the claims, the confidence of a band lies from its share right."""
    return sum(len(b.outcomes) * abs(b.said - b.right) for b in bands(outcomes)) / len(outcomes) if outcomes else 0.0


def separation(outcomes: Sequence[Outcome]) -> float:
    """The chance that of a right and a wrong claim the right one has the greater confidence; one half is none."""
    right = [o.confidence for o in outcomes if o.right]
    wrong = [o.confidence for o in outcomes if not o.right]
    wins = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
    return wins / (len(right) * len(wrong)) if right and wrong else 0.5


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
