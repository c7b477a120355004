"""Workers: batches read in several processes, with what comes of them in the order in which they went in.

A worker that dies, or ends itself because it is stuck, takes nothing with it: the files that it may have held are read
again, each alone in a fresh process, and only one that ends this process too is given up. Processes are spawned, never
forked, so that they start alike on every system.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Self

from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.batches import Batch, Guard, read_batch
from trucewatch.pipeline.reading import Read, Reader
from trucewatch.pipeline.shards import LIMIT_SECONDS, watched

AHEAD = 2
"""Batches under way for each worker: one that it reads and one that waits for it, so that memory stays bounded."""

Ahead = deque[tuple[Batch, "Future[list[Read]]"]]

_desk: dict[str, Reader] = {}
"""The reader of this process, made when the process starts."""


def set_up(places: Sequence[Path]) -> None:
    """Prepare a worker: an interrupt is for the process that started it, which ends the work in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desk["reader"] = Reader(places)


def work(batch: Batch, guard: Guard, limit: float) -> list[Read]:
    """What a worker does with a batch; it ends itself should that take more than ``limit`` seconds."""
    with watched(limit):
        return read_batch(batch, _desk["reader"], guard)


@dataclass(slots=True, kw_only=True)
class SeveralProcesses:
    """The line that reads in ``workers`` processes with files of imported ``places``.

    ``guard`` must be a function of a module, so that it can be sent.

    To be used in a ``with`` statement, at whose end the processes end.
    """

    workers: int
    guard: Guard
    places: tuple[Path, ...] = ()
    limit: float = LIMIT_SECONDS
    _pool: ProcessPoolExecutor | None = field(default=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        if failure[0] is not None:
            end_workers()
        self._close()

    def __call__(self, batches: Iterable[Batch]) -> Iterator[Sequence[Read]]:
        """What came of each batch."""
        coming, ahead = iter(batches), Ahead()
        while True:
            ahead.extend((batch, self._send(batch)) for batch in islice(coming, self.workers * AHEAD - len(ahead)))
            if not ahead:
                return
            yield self._next(ahead)

    def _send(self, batch: Batch) -> Future[list[Read]]:
        if self._pool is None:
            self._pool = pool_of(self.workers, self.places)
        return self._pool.submit(work, batch, self.guard, self.limit)

    def _next(self, ahead: Ahead) -> Sequence[Read]:
        """What came of the batch that went in first; all that is under way is sent anew where a worker died."""
        batch, future = ahead.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._close()
        reads = [
            read_apart(batch[place : place + 1], self.guard, self.places, self.limit) for place in range(len(batch))
        ]
        for place, (waiting, late) in enumerate(ahead):
            if not late.done() or late.exception() is not None:
                ahead[place] = (waiting, self._send(waiting))
        return reads

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def pool_of(workers: int, places: Sequence[Path] = ()) -> ProcessPoolExecutor:
    """Fresh worker processes."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=set_up, initargs=(tuple(places),))


def end_workers() -> None:
    """End the worker processes of this process at once, whatever they are at: nobody waits for it any more."""
    for process in multiprocessing.active_children():
        process.terminate()


def read_apart(batch: Batch, guard: Guard, places: Sequence[Path] = (), limit: float = LIMIT_SECONDS) -> Read:
    """What came of a single file in a process of its own, which it may end."""
    try:
        with pool_of(1, places) as pool:
            return _interruptible(pool.submit(work, batch, guard, limit))[0]
    except BrokenProcessPool:
        message = f"the process that read it ended before it was done, or was ended after {limit:g} seconds"
        hint = "the other files are not affected; it may need more memory, or a longer --time-limit"
        issue = Issue(code="worker.ended", severity=Severity.ERROR, where=batch[0].path, message=message, hint=hint)
        return Read(document=None, issues=(issue,))


def _interruptible(future: Future[list[Read]]) -> list[Read]:
    """The result of a future; an interrupt ends the worker, so that closing its pool need not wait for it."""
    try:
        return future.result()
    except KeyboardInterrupt:
        end_workers()
        raise
