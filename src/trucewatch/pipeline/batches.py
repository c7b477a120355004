"""Batches: files are read some at a time, so that their sentences go through the language model together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from trucewatch.model.identity import document_id
from trucewatch.model.issue import Issue
from trucewatch.pipeline.reading import Opened, Read, Reader
from trucewatch.readers.given import Given

FILES_A_BATCH = 16
"""Enough for some hundred sentences; more would only keep whoever waits for the first claims waiting."""

Result = TypeVar("Result")


class Guard(Protocol):
    """Carries out a piece of work on one file, named by its path, and turns a fault of ours into an issue."""

    def __call__(self, work: Callable[[], Result], path: str) -> Result | Issue:
        """The result of the work, or what went wrong."""
        ...


def unguarded(work: Callable[[], Result], path: str) -> Result | Issue:
    """The guard that lets every fault through."""
    return work()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that is to be read: its bytes, its path in every record, and what is given of it from outside.

    ``file`` is where it lies, None for what came through a pipe.
    """

    content: bytes
    path: str
    given: Given
    file: Path | None = None

    @property
    def id(self) -> str:
        """The id that its document will have."""
        return document_id(self.content)


Batch = Sequence[Unread]
Line = Callable[[Iterable[Batch]], Iterator[Sequence[Read]]]
"""Reads batch after batch; what comes of them is in the order of the batches and of the files in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneProcess:
    """The line that reads here and now."""

    reader: Reader
    guard: Guard = unguarded

    def __call__(self, batches: Iterable[Batch]) -> Iterator[Sequence[Read]]:
        """What came of each batch."""
        return (read_batch(batch, self.reader, self.guard) for batch in batches)


def read_batch(batch: Batch, reader: Reader, guard: Guard) -> list[Read]:
    """What came of each file of a batch; the same as if each were read alone.

    A fault in what is done for all of them together is passed over: it comes up again with the file that has it.
    """
    opened = [guard(partial(reader.open, file.content, file.path, file.given), file.path) for file in batch]
    guard(partial(reader.foresee, [found.reading for found in opened if isinstance(found, Opened)]), "")
    return [
        finished(guard(partial(reader.finish, found), file.path) if isinstance(found, Opened) else found)
        for file, found in zip(batch, opened, strict=True)
    ]


def finished(result: Read | Issue) -> Read:
    """What came of a file, a fault of ours included."""
    return Read(document=None, issues=(result,)) if isinstance(result, Issue) else result
