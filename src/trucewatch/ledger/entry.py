"""Entries: what the ledger keeps, and the chain of hashes that makes a later change show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from trucewatch.model.identity import canonical

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


class Kind(StrEnum):
    """What an entry records."""

    DOCUMENT = "document"
    CLAIM = "claim"
    READING = "reading"
    RECEIPT = "receipt"
    JUDGEMENT = "judgement"
    WITHDRAWAL = "withdrawal"
    INCIDENT = "incident"
    TERMS = "terms"
    RUN = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What somebody wants recorded. ``content`` is plain JSON data; ``engine`` names the version that made it.

    ``incidental`` are members of the content that do not make it another content (the path under which the same
    bytes were met a second time).
    """

    kind: Kind
    id: str
    content: dict[str, Any]
    engine: str = ""
    incidental: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The content as canonical JSON; half a surrogate pair, which no file can hold, becomes its JSON escape."""
        return canonical(self.content).encode("utf-8", "backslashreplace").decode("utf-8")

    def says_the_same(self, recorded: dict[str, Any]) -> bool:
        """Whether a recorded content differs at most in what is incidental."""
        return self._essence(self.content) == self._essence(recorded)

    def _essence(self, content: dict[str, Any]) -> str:
        return canonical({key: value for key, value in content.items() if key not in self.incidental})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as recorded: its place in the chain (``seq`` from 1), when (UTC), and the hash of the one before."""

    seq: int
    recorded_at: str
    kind: str
    id: str
    content: str
    engine: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        """The hash that an untouched entry has."""
        return chained_hash((self.seq, self.recorded_at, self.kind, self.id, self.content, self.engine, self.previous))


def chained_hash(members: tuple[int | str, ...]) -> str:
    """SHA-256 over every member of an entry, the hash of the entry before it included."""
    return hashlib.sha256(canonical(list(members)).encode("utf-8")).hexdigest()


def sealed(new: NewEntry, *, seq: int, recorded_at: str, previous: str) -> Entry:
    """An entry in its place in the chain."""
    text = new.text
    digest = chained_hash((seq, recorded_at, str(new.kind), new.id, text, new.engine, previous))
    return Entry(
        seq=seq,
        recorded_at=recorded_at,
        kind=str(new.kind),
        id=new.id,
        content=text,
        engine=new.engine,
        previous=previous,
        hash=digest,
    )


def instant_text(instant: datetime) -> str:
    """An instant as the ledger writes it: UTC, microseconds, so that text order is time order.

    Raises TypeError for a clock time without a zone.
    """
    if instant.tzinfo is None:
        raise TypeError("the ledger records instants: a clock time needs a zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
