"""Intake: files in, one receipt each, with the document and claims where there are any. One bad file stops nothing."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO

from trucewatch.ledger import Kind, Ledger, document_reading
from trucewatch.ledger.reading import receipt_entry
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.miss import Miss
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.model.withdrawal import Withdrawal
from trucewatch.pipeline.batches import FILES_A_BATCH, Batch, Line, Unread
from trucewatch.pipeline.folder import FoundFile
from trucewatch.pipeline.manifest import completed
from trucewatch.pipeline.reading import Read
from trucewatch.pipeline.tables import RowRead, Tables, row_entries
from trucewatch.readers.given import Given
from trucewatch.readers.reading import NOTHING_GIVEN

HELD = "the ledger holds its reading already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of one file; or, without a receipt, of some ``rows`` of a table, whose receipt comes after them.

    ``claims`` are those of the document or of all the rows.
    """

    receipt: Receipt | None
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    misses: tuple[Miss, ...] = ()
    rows: tuple[RowRead, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The document of a file, or those of the rows that take nothing back."""
        if self.document is not None:
            return (self.document,)
        return tuple(row.document for row in self.rows if row.withdrawal is None)

    @property
    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """The records that rows take back."""
        return tuple(row.withdrawal for row in self.rows if row.withdrawal is not None)


Arrival = Unread | Issue
"""A file with its bytes, or why they cannot be had."""


@dataclass(slots=True, kw_only=True)
class Intake:
    """Takes in files along a line. ``manifest`` says something of single files, ``given`` of all where it is silent;
    ``held`` are ids of documents that need no reading again.

    Every result comes in the order of the files, whatever the line does at the same time.
    """

    line: Line
    manifest: Mapping[Path, Given] = field(default_factory=dict)
    given: Given = NOTHING_GIVEN
    tables: Tables = field(default_factory=Tables)
    held: frozenset[str] = frozenset()
    _met: dict[str, str] = field(default_factory=dict)

    def take(self, files: Iterable[FoundFile]) -> Iterator[Taken]:
        """One result for each file, in the order given; the same bytes a second time are skipped.

        A table gives a result for some rows at a time, and then one for the file.
        """
        for is_table, some in groupby(files, self._is_table):
            if is_table:
                for found in some:
                    yield from self._take_table(found)
            else:
                yield from self.take_all(self._arrival(found) for found in some)

    def take_content(self, content: bytes, path: str) -> Iterator[Taken]:
        """The results for bytes that lie in no file."""
        if self.tables.may_be(BytesIO(content), path):
            yield from self.take_table(BytesIO(content), path, self.given)
        else:
            yield from self.take_all([Unread(content=content, path=path, given=self.given)])

    def _is_table(self, found: FoundFile) -> bool:
        stream = found.opened()
        if stream is None:
            return False
        with stream:
            return self.tables.may_be(stream, found.path)

    def _take_table(self, found: FoundFile) -> Iterator[Taken]:
        stream = found.opened()
        if stream is None:  # gone since it was looked at
            yield from self.take_all([self._arrival(found)])
            return
        with stream:
            yield from self.take_table(stream, found.path, self._given(found.file))

    def take_table(self, stream: BinaryIO, path: str, given: Given) -> Iterator[Taken]:
        """The rows of a table, some at a time, and at last its receipt."""
        file = self.tables.open(stream, path, given)
        rows = claims = withdrawals = 0
        for some in file.rows:
            taken = Taken(receipt=None, rows=some, claims=tuple(claim for row in some for claim in row.claims))
            rows, claims = rows + len(some), claims + len(taken.claims)
            withdrawals += len(taken.withdrawals)
            yield taken
        why = "" if rows else "the table has no row that can be read"
        fate = Fate.READ if rows else Fate.FAILED
        yield Taken(
            receipt=Receipt(
                path=path, fate=fate, why=why, claims=claims, issues=file.issues, rows=rows, withdrawals=withdrawals
            )
        )

    def take_all(self, arrivals: Iterable[Arrival]) -> Iterator[Taken]:
        """The same of files that have been opened."""
        under_way: deque[list[tuple[Arrival, bool]]] = deque()
        for reads in self.line(self._batches(arrivals, under_way)):
            come = iter(reads)
            for arrival, is_first in under_way.popleft():
                yield self._taken(arrival, next(come) if is_first else None)

    def _batches(self, arrivals: Iterable[Arrival], under_way: deque[list[tuple[Arrival, bool]]]) -> Iterator[Batch]:
        """The files to be read, some at a time; what is not read, or met before, waits for its turn in the order."""
        met: set[str] = set()
        remaining = iter(arrivals)
        while arrived := list(islice(remaining, FILES_A_BATCH)):
            marked = [(arrival, self._is_first(arrival, met)) for arrival in arrived]
            under_way.append(marked)
            yield [arrival for arrival, is_first in marked if is_first and isinstance(arrival, Unread)]

    def _is_first(self, arrival: Arrival, met: set[str]) -> bool:
        if isinstance(arrival, Issue) or arrival.id in met or arrival.id in self.held:
            return False
        met.add(arrival.id)
        return True

    def _taken(self, arrival: Arrival, read: Read | None) -> Taken:
        """The result for one file; one whose like was met before is read only if that one was no report."""
        if isinstance(arrival, Issue):
            return _failed(arrival.where, (arrival,))
        if arrival.id in self.held:
            return Taken(receipt=Receipt(path=arrival.path, fate=Fate.SKIPPED, document=arrival.id, why=HELD))
        first = self._met.get(arrival.id)
        if first is not None:
            return Taken(receipt=Receipt(path=arrival.path, fate=Fate.SKIPPED, document=arrival.id, why=_same(first)))
        read = read or next(iter(self.line([[arrival]])))[0]
        if read.document is None:
            return _skipped(arrival.path, read) if read.skipped else _failed(arrival.path, read.issues)
        self._met[arrival.id] = arrival.path
        return _read(arrival.path, read.document, read)

    def _arrival(self, found: FoundFile) -> Arrival:
        content = found.content()
        if isinstance(content, Issue):
            return content
        return Unread(content=content, path=found.path, given=self._given(found.file), file=found.file)

    def _given(self, file: Path) -> Given:
        """What the manifest says of a file, completed by what is given for all."""
        own = self.manifest.get(file.resolve())
        return completed(own, self.given) if own else self.given


def held_by(ledger: Ledger, engine: str) -> frozenset[str]:
    """The ids of the documents of which the ledger holds a reading by this engine."""
    readings = (json.loads(entry.content) for entry in ledger.entries(Kind.READING))
    return frozenset(reading["document"] for reading in readings if reading["engine"] == engine)


def record(taken: Taken, ledger: Ledger, engine: str, at: datetime) -> int:
    """Record what came of one file, or of some rows of one, in one transaction; returns the number of new entries."""
    entries = [entry for row in taken.rows for entry in row_entries(row)]
    if taken.receipt is not None and taken.document is not None:
        entries += document_reading(taken.document, taken.claims, taken.receipt, engine=engine)
    elif taken.receipt is not None:
        entries.append(receipt_entry(taken.receipt))
    return ledger.record(entries, at)


def _read(path: str, document: Document, read: Read) -> Taken:
    receipt = Receipt(
        path=path, fate=Fate.READ, document=document.id, claims=len(read.claims), misses=len(read.misses), issues=read.issues
    )  # fmt: skip
    return Taken(receipt=receipt, document=document, claims=read.claims, misses=read.misses)


def _same(first: str) -> str:
    return f"the same bytes as {first}"


def _skipped(path: str, read: Read) -> Taken:
    return Taken(receipt=Receipt(path=path, fate=Fate.SKIPPED, why=read.skipped, issues=read.issues))


def _failed(path: str, issues: tuple[Issue, ...]) -> Taken:
    why = next((issue.message for issue in issues if issue.severity is Severity.ERROR), "it could not be read")
    return Taken(receipt=Receipt(path=path, fate=Fate.FAILED, why=why, issues=issues))
