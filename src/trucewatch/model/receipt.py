"""A receipt for every file: what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.issue import Issue


class Fate(StrEnum):
    """What became of a file."""

    READ = "read"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One file's fate, with the reason where it was not read, and the problems met on the way.

    ``misses`` counts the sentences that had a cue of an act but gave no claim. Of a table, ``rows`` were read, of which
    ``versions`` are later versions of a row that is on record, and ``withdrawals`` took one back.
    """

    path: str
    fate: Fate
    document: str | None = None
    why: str = ""
    claims: int = 0
    misses: int = 0
    rows: int = 0
    versions: int = 0
    withdrawals: int = 0
    issues: tuple[Issue, ...] = ()
