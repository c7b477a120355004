"""What the rest of trucewatch relies on a ledger for, whatever keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol, Self

from trucewatch.ledger.entry import Entry, Kind, NewEntry
from trucewatch.ledger.verification import Verification
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.judgement import Judgement
from trucewatch.model.receipt import Receipt
from trucewatch.model.withdrawal import Withdrawal


class Ledger(Protocol):
    """An append-only record. Every query takes ``recorded``: only what lay in the ledger by then counts."""

    def record(self, entries: Sequence[NewEntry], at: datetime) -> int:
        """Append entries in one transaction; returns how many were new.

        Once this returns, they are on the disk. An entry is new unless the newest one of its kind and id says the
        same. Raises LedgerError.
        """
        ...

    def documents(self, recorded: datetime | None = None) -> tuple[Document, ...]:
        """The newest version of each document, by path and id."""
        ...

    def claims(self, recorded: datetime | None = None) -> tuple[Claim, ...]:
        """The claims of the newest reading of each document, by path, document and place in the text."""
        ...

    def judgements(self, recorded: datetime | None = None) -> tuple[Judgement, ...]:
        """All judgements, superseded ones too (they answer questions about the past), in order of recording."""
        ...

    def withdrawals(self, recorded: datetime | None = None) -> tuple[Withdrawal, ...]:
        """All records taken back, in order of recording."""
        ...

    def arrivals(self, recorded: datetime | None = None) -> Mapping[str, int]:
        """The number of the entry in which each version of a record (a document with a key) was recorded last."""
        ...

    def newest_versions(self, keys: Collection[str]) -> Mapping[str, Document]:
        """The version recorded last of each of the keys that the ledger has met."""
        ...

    def receipts(self, recorded: datetime | None = None) -> tuple[Receipt, ...]:
        """The newest receipt of each path."""
        ...

    def entries(self, kind: Kind | None = None, recorded: datetime | None = None) -> Iterator[Entry]:
        """The entries as recorded, in the order of the chain."""
        ...

    def verify(self, head: str | None = None) -> Verification:
        """Check the whole chain, and that it contains ``head``, a hash that was noted down earlier."""
        ...

    def close(self) -> None:
        """Let go of the ledger."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
