"""A cluster: batches read by the workers of a Dask scheduler, with what comes of them in the order in which they went in.

Files go to the workers by name, and results come from them directly: no text passes through the scheduler. A worker
that dies takes nothing with it: the files it may have held are read again one by one, and only one that ends its workers
then too is given up. One that is stuck in a document ends itself. A batch that takes much longer than others is given
to a second worker as well, and the first result counts.
"""

from __future__ import annotations

import logging
import statistics
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Self

from distributed import CancelledError, Client, Future, KilledWorker, wait
from distributed.client import ClosedClientError
from distributed.comm.core import CommClosedError

from trucewatch.model.errors import InputError
from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.batches import Batch, Guard, read_batch
from trucewatch.pipeline.reading import Read, Reader
from trucewatch.pipeline.shards import LIMIT_SECONDS, Shard, Ticket, made_of, read_shard, ticket_of

TRIES = 3
AHEAD = 2
"""Batches under way for each worker, so that none waits for the next and memory stays bounded."""
CONNECT_SECONDS, LOOK_SECONDS = 60.0, 0.5
SLOW, LEAST_SLOW_SECONDS = 4.0, 30.0
"""A batch is slow if it takes this many times as long as half of them, and no less than so many seconds."""
CUT_OFF = (ClosedClientError, CommClosedError, CancelledError)
GONE = frozenset({"cancelled", "lost"})
LOGGERS = ("distributed", "distributed.client")


class ClusterError(InputError):
    """The cluster cannot be used, or was lost on the way."""

    code = "cluster"


@dataclass(slots=True, kw_only=True)
class Flight:
    """A batch under way: the tasks that read it, from the moment (monotonic seconds) at which it was sent."""

    batch: Batch
    tickets: tuple[Ticket, ...]
    tasks: list[Future]
    sent: float


@dataclass(slots=True, kw_only=True)
class SeveralMachines:
    """The line that reads on the cluster of the scheduler at ``address`` (``tcp://host:8786``).

    ``guard`` must be a function of a module that the workers have. ``limit`` is how many seconds a batch, or a
    document by itself, may take.
    To be used in a ``with`` statement. Raises ClusterError where no worker can be reached.
    """

    address: str
    guard: Guard
    places: tuple[Path, ...] = ()
    limit: float = LIMIT_SECONDS
    _client: Client = field(init=False)
    _reader: Reader | None = None
    _took: list[float] = field(default_factory=list)
    _peopled: float | None = None

    def __enter__(self) -> Self:
        self._client = connected(self.address)
        return self

    def __exit__(self, *failure: object) -> None:
        self._client.close(timeout=LOOK_SECONDS)

    def __call__(self, batches: Iterable[Batch]) -> Iterator[Sequence[Read]]:
        """What came of each batch. Raises ClusterError where the scheduler is lost, DifferentReaderError."""
        try:
            yield from self._in_order(batches)
        except CUT_OFF as error:
            raise self._lost(f"the scheduler at {self.address} was lost") from error

    def _in_order(self, batches: Iterable[Batch]) -> Iterator[Sequence[Read]]:
        coming, ahead = iter(batches), deque[Flight]()
        while True:
            room = max(1, len(self._workers())) * AHEAD - len(ahead)
            ahead.extend(self._sent(batch) for batch in islice(coming, max(0, room)))
            if not ahead:
                return
            flight = ahead.popleft()
            yield self._in_place(flight, self._landed(flight) if flight.tickets else [])

    def wait_for(self, workers: int) -> None:
        """Return once there are so many workers."""
        self._client.wait_for_workers(workers, timeout=CONNECT_SECONDS)

    def _workers(self) -> dict[str, Any]:
        return dict(self._client.scheduler_info(n_workers=-1)["workers"])

    def _sent(self, batch: Batch) -> Flight:
        tickets = tuple(ticket for ticket in map(ticket_of, batch) if ticket)
        tasks = [self._task(tickets)] if tickets else []
        return Flight(batch=batch, tickets=tickets, tasks=tasks, sent=time.monotonic())

    def _task(self, tickets: tuple[Ticket, ...], workers: list[str] | None = None) -> Future:
        shard = Shard(tickets=tickets, guard=self.guard, places=self.places, made_of=self._made_of(), limit=self.limit)
        return self._client.submit(read_shard, shard, pure=False, workers=workers)

    def _made_of(self) -> tuple[tuple[str, str], ...]:
        return tuple(made_of(self.places).items())

    def _in_place(self, flight: Flight, reads: Sequence[Read]) -> list[Read]:
        """The reads in the order of the batch, with those of files that lie nowhere, which are read here."""
        if len(flight.tickets) == len(flight.batch):
            return list(reads)
        self._reader = self._reader or Reader(self.places)
        come = iter(reads)
        own = (None if file.file else read_batch([file], self._reader, self.guard)[0] for file in flight.batch)
        return [read or next(come) for read in own]

    def _landed(self, flight: Flight) -> Sequence[Read]:
        """What came of a batch, by whichever worker has it first."""
        while True:
            _look(flight.tasks)
            done = next((task for task in flight.tasks if task.status == "finished"), None)
            if done is not None:
                self._took.append(time.monotonic() - flight.sent)
                return self._fetched(done, flight)
            if all(task.done() for task in flight.tasks):
                return self._apart(flight, flight.tasks[-1])
            self._check_peopled()
            if len(flight.tasks) == 1 and time.monotonic() - flight.sent > self._slow():
                flight.tasks += self._second(flight)

    def _check_peopled(self) -> None:
        """Raises ClusterError where there has been no worker for a while: a nanny needs a moment for a new one."""
        now = time.monotonic()
        self._peopled = now if self._workers() else self._peopled or now
        if now - self._peopled > CONNECT_SECONDS:
            raise self._lost(f"no worker is left at {self.address}")

    def _fetched(self, done: Future, flight: Flight) -> Sequence[Read]:
        """The result of a task; where its worker is gone with it, the files are read again."""
        try:
            reads: list[Read] = done.result(timeout=CONNECT_SECONDS)
        except (CommClosedError, OSError, TimeoutError, KilledWorker):
            return self._apart(flight, None)
        self._client.cancel([task for task in flight.tasks if task is not done], force=True)
        return reads

    def _slow(self) -> float:
        return max(LEAST_SLOW_SECONDS, SLOW * statistics.median(self._took)) if self._took else self.limit

    def _second(self, flight: Flight) -> list[Future]:
        """The same batch on another worker, the least busy one; none where there is no other."""
        busy = {worker: tuple(map(str, keys)) for worker, keys in self._client.processing().items()}
        keys = {task.key for task in flight.tasks}
        others = [worker for worker in self._workers() if not keys & set(busy.get(worker, ()))]
        if not others:
            return []
        return [self._task(flight.tickets, [min(others, key=lambda worker: len(busy.get(worker, ())))])]

    def _apart(self, flight: Flight, failed: Future | None) -> list[Read]:
        """What came of each file of a batch alone; what failed otherwise than by its worker's end is raised."""
        self._raise_unless_killed(failed)
        return [self._alone(ticket) for ticket in flight.tickets]

    def _alone(self, ticket: Ticket) -> Read:
        """What came of one file; a worker that is gone with the result is asked for no more than a few times."""
        for _ in range(TRIES):
            task = self._task((ticket,))
            while not task.done():
                _look([task])
                self._check_peopled()
            if task.status != "finished":
                self._raise_unless_killed(task)
                break
            try:
                read: Read = task.result(timeout=CONNECT_SECONDS)[0]
            except (CommClosedError, OSError, TimeoutError, KilledWorker):
                continue
            return read
        return _given_up(ticket, self.limit)

    def _raise_unless_killed(self, task: Future | None) -> None:
        if task is None:
            return
        if task.status in GONE:
            raise self._lost(f"the scheduler at {self.address} was lost")
        error = task.exception(timeout=CONNECT_SECONDS)
        if error is not None and not isinstance(error, KilledWorker):
            raise error

    @staticmethod
    def _lost(message: str) -> ClusterError:
        return ClusterError(message, hint="what was recorded stays; go on with: trucewatch add … --resume")


def connected(address: str) -> Client:
    """A client of a scheduler that has a worker. Raises ClusterError where there is none."""
    for name in LOGGERS:  # what befalls workers is told by us, in a line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECT_SECONDS, direct_to_workers=True)
    except (OSError, TimeoutError, ValueError) as error:
        raise _unreachable(address, error) from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError) as error:
        client.close(timeout=LOOK_SECONDS)
        raise _unreachable(address, error) from error
    return client


def _unreachable(address: str, error: Exception) -> ClusterError:
    hint = "start one with: dask scheduler, then: dask worker tcp://… --nthreads 1"
    return ClusterError(f"no worker of the scheduler at {address} can be reached: {error}", hint=hint)


def _look(tasks: Sequence[Future]) -> None:
    """Wait a moment for one of the tasks to be done."""
    pending = [task for task in tasks if not task.done()]
    if len(pending) == len(tasks):
        try:
            wait(pending, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return


def _given_up(ticket: Ticket, limit: float) -> Read:
    message = f"every worker that read it ended before it was done, or was ended after {limit:g} seconds"
    hint = "the other files are not affected; it may need more memory, or a longer --time-limit"
    issue = Issue(code="worker.ended", severity=Severity.ERROR, where=ticket.path, message=message, hint=hint)
    return Read(document=None, issues=(issue,))
