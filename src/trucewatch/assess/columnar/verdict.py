"""The verdict on one term for one bearer, as columns give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from trucewatch.assess.judged import AS_WRITTEN
from trucewatch.assess.labels import label_of
from trucewatch.model import Activation, Attribution, Grade, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the rows come to: outcome, grade and attribution, and how many speak against, for, or leave it open."""

    outcome: Outcome
    grade: Grade = Grade.NONE
    attribution: Attribution = Attribution.NONE
    against: int = 0
    speaking_for: int = 0
    open: int = 0
    sensitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkVerdict:
    """The five fields of a finding and its label, with counts of incidents where a finding lists them.

    ``bearer`` is None for the regime as a whole or an unstated bearer.
    """

    agreement: str
    term: str
    bearer: str | None
    activation: Activation
    outcome: Outcome
    grade: Grade
    attribution: Attribution
    reading_sensitive: bool
    label: str
    reading: str = AS_WRITTEN
    due: datetime | None = None
    against: int = 0
    speaking_for: int = 0
    open: int = 0


@cache
def label(activation: Activation, outcome: Outcome, grade: Grade, attribution: Attribution, sensitive: bool) -> str:
    """The published words, looked up once for each combination."""
    return label_of(activation, outcome, grade, attribution, sensitive=sensitive)
