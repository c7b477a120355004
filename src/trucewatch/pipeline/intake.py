"""Intake: files in, one receipt each, with the document and claims where there are any. One bad file stops nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from trucewatch.ledger import Ledger, document_reading
from trucewatch.ledger.reading import receipt_entry
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.miss import Miss
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.pipeline.batches import FILES_A_BATCH, Batch, Line, Unread
from trucewatch.pipeline.folder import FoundFile
from trucewatch.pipeline.manifest import completed
from trucewatch.pipeline.reading import Read
from trucewatch.readers.given import Given
from trucewatch.readers.reading import NOTHING_GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of one file."""

    receipt: Receipt
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    misses: tuple[Miss, ...] = ()


Arrival = Unread | Issue
"""A file with its bytes, or why they cannot be had."""


@dataclass(slots=True, kw_only=True)
class Intake:
    """Takes in files along a line. ``manifest`` says something of single files, ``given`` of all where it is silent.

    Every result comes in the order of the files, whatever the line does at the same time.
    """

    line: Line
    manifest: Mapping[Path, Given] = field(default_factory=dict)
    given: Given = NOTHING_GIVEN
    _met: dict[str, str] = field(default_factory=dict)

    def take(self, files: Iterable[FoundFile]) -> Iterator[Taken]:
        """One result for each file, in the order given; the same bytes a second time are skipped."""
        return self.take_all(self._arrival(found) for found in files)

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

    @staticmethod
    def _is_first(arrival: Arrival, met: set[str]) -> bool:
        if isinstance(arrival, Issue) or arrival.id in met:
            return False
        met.add(arrival.id)
        return True

    def _taken(self, arrival: Arrival, read: Read | None) -> Taken:
        """The result for one file; one whose like was met before is read only if that one was no report."""
        if isinstance(arrival, Issue):
            return _failed(arrival.where, (arrival,))
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
        return Unread(content=content, path=found.path, given=self._given(found.file))

    def _given(self, file: Path) -> Given:
        """What the manifest says of a file, completed by what is given for all."""
        own = self.manifest.get(file.resolve())
        return completed(own, self.given) if own else self.given


def record(taken: Taken, ledger: Ledger, engine: str, at: datetime) -> int:
    """Record what came of one file in one transaction; returns the number of new entries."""
    if taken.document is None:
        return ledger.record([receipt_entry(taken.receipt)], at)
    return ledger.record(document_reading(taken.document, taken.claims, taken.receipt, engine=engine), at)


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
