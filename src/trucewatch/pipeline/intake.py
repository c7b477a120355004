"""Intake: files in, one receipt each, with the document and claims where there are any. One bad file stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from trucewatch.ledger import Ledger, document_reading
from trucewatch.ledger.reading import receipt_entry
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.pipeline.folder import FoundFile
from trucewatch.pipeline.manifest import completed
from trucewatch.pipeline.reading import Read, Reader
from trucewatch.readers.given import Given
from trucewatch.readers.reading import NOTHING_GIVEN

Guard = Callable[[Callable[[], Read], str], Read]
"""Carries out the reading of one file, named by its path, and turns a fault of ours into an issue instead of an end."""


def unguarded(read: Callable[[], Read], path: str) -> Read:
    """The guard that lets every fault through."""
    return read()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of one file."""

    receipt: Receipt
    document: Document | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(slots=True, kw_only=True)
class Intake:
    """Takes in files one by one. ``manifest`` says something of single files, ``given`` of all where it is silent."""

    reader: Reader
    manifest: Mapping[Path, Given] = field(default_factory=dict)
    given: Given = NOTHING_GIVEN
    guard: Guard = unguarded
    _met: dict[str, str] = field(default_factory=dict)

    def take(self, files: Iterable[FoundFile]) -> Iterator[Taken]:
        """One result for each file, in the order given; the same bytes a second time are skipped."""
        for found in files:
            content = found.content()
            if isinstance(content, Issue):
                yield _failed(found.path, (content,))
            else:
                yield self.take_bytes(content, found.path, self._given(found.file))

    def take_bytes(self, content: bytes, path: str, given: Given) -> Taken:
        """The result for the bytes of one file."""
        read = self.guard(lambda: self.reader.read(content, path, given), path)
        if read.document is None:
            return _skipped(path, read) if read.skipped else _failed(path, read.issues)
        first = self._met.setdefault(read.document.id, path)
        if first != path:
            return Taken(receipt=Receipt(path=path, fate=Fate.SKIPPED, document=read.document.id, why=_same(first)))
        receipt = Receipt(
            path=path, fate=Fate.READ, document=read.document.id, claims=len(read.claims), issues=read.issues
        )
        return Taken(receipt=receipt, document=read.document, claims=read.claims)

    def _given(self, file: Path) -> Given:
        """What the manifest says of a file, completed by what is given for all."""
        own = self.manifest.get(file.resolve())
        return completed(own, self.given) if own else self.given


def record(taken: Taken, ledger: Ledger, engine: str, at: datetime) -> int:
    """Record what came of one file in one transaction; returns the number of new entries."""
    if taken.document is None:
        return ledger.record([receipt_entry(taken.receipt)], at)
    return ledger.record(document_reading(taken.document, taken.claims, taken.receipt, engine=engine), at)


def _same(first: str) -> str:
    return f"the same bytes as {first}"


def _skipped(path: str, read: Read) -> Taken:
    return Taken(receipt=Receipt(path=path, fate=Fate.SKIPPED, why=read.skipped, issues=read.issues))


def _failed(path: str, issues: tuple[Issue, ...]) -> Taken:
    why = next((issue.message for issue in issues if issue.severity is Severity.ERROR), "it could not be read")
    return Taken(receipt=Receipt(path=path, fate=Fate.FAILED, why=why, issues=issues))
