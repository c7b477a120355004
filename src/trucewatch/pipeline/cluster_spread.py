"""Work spread over the workers of a Dask scheduler; things go to them and results come back directly."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Self

from distributed import CancelledError, Client, Future, KilledWorker
from distributed.client import ClosedClientError
from distributed.comm.core import CommClosedError

from trucewatch.pipeline.cluster import LOOK_SECONDS, connected
from trucewatch.pipeline.shards import check_made_of, made_of
from trucewatch.pipeline.spreading import AHEAD, Result, Thing

LOST = (KilledWorker, CancelledError, ClosedClientError, CommClosedError, OSError, TimeoutError)


@dataclass(slots=True, kw_only=True)
class Machines:
    """The workers of the scheduler at ``address`` do it. To be used in a ``with`` statement. Raises ClusterError where
    none can be reached, DifferentReaderError where one is made of something else."""

    address: str
    _client: Client = field(init=False)

    def __enter__(self) -> Self:
        self._client = connected(self.address)
        return self

    def __exit__(self, *failure: object) -> None:
        self._client.close(timeout=LOOK_SECONDS)

    @property
    def pieces(self) -> int:
        """Four for each worker."""
        return 4 * self._workers()

    def each(self, work: Callable[[Thing], Result], things: Iterable[Thing]) -> Iterator[Result]:
        """What comes of each thing; what is lost with a worker, or with the scheduler, is done here."""
        ours, coming, room = tuple(made_of().items()), iter(things), AHEAD * self._workers()
        ahead = deque[tuple[Thing, Future | None]]()
        while True:
            ahead.extend((thing, self._sent(work, thing, ours)) for thing in islice(coming, room - len(ahead)))
            if not ahead:
                return
            yield _come(work, *ahead.popleft())

    def _workers(self) -> int:
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def _sent(self, work: Callable[[Thing], Result], thing: Thing, ours: tuple[tuple[str, str], ...]) -> Future | None:
        try:
            there = self._client.scatter(thing, direct=True, hash=False)
            return self._client.submit(done, work, there, ours, pure=False)
        except LOST:
            return None


def done(work: Callable[[Thing], Result], thing: Thing, ours: tuple[tuple[str, str], ...]) -> Result:
    """What comes of a thing on a worker. Raises DifferentReaderError where it is not made of what the caller is."""
    check_made_of(dict(ours), made_of())
    return work(thing)


def _come(work: Callable[[Thing], Result], thing: Thing, task: Future | None) -> Result:
    if task is None:
        return work(thing)
    try:
        result: Result = task.result()
    except LOST:
        return work(thing)
    return result
