"""Judgements: the only thing that a person writes. Nothing is overwritten; a later one names what it supersedes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person may say of records.

    ``same`` and ``different`` are said of claims that tell of one happening or not; ``unsure`` says that one cannot
    tell, and where it supersedes another judgement no more than that this one is taken back.
    ``reject`` leaves claims out, ``accept`` lets them in again; ``correct`` changes what a claim is taken to mean;
    ``redact`` withholds names. Of the claims on all sides of a contradiction, ``assign`` says who looks into it and
    ``resolve`` which side is right, or that it cannot be settled.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    REDACT = "redact"
    ASSIGN = "assign"
    RESOLVE = "resolve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """By whom, when, why, of which records, superseding which judgement. ``change`` holds corrected fields as JSON."""

    id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    at: datetime
    why: str
    change: str | None = None
    supersedes: str | None = None

    @property
    def takes_back(self) -> bool:
        """Whether it does nothing but undo another: all is as if that one had never been made."""
        return self.verdict is Verdict.UNSURE and self.supersedes is not None
