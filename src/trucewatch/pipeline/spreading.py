"""Spreading: one piece of work done on many things, here, by processes, or by a cluster; results in their order.

Nothing is lost with a worker: what it may have been at is done here. The work is a function of a module with things
that can be sent, and gives the same wherever it is done.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

AHEAD = 2
"""Things under way for each worker, so that memory stays bounded."""


class Spread(Protocol):
    """Who does the work, and into how many pieces it is best cut."""

    @property
    def pieces(self) -> int:
        """A few for each worker, so that none waits long for the last; 1 where the whole is best done at once."""
        ...

    def each(self, work: Callable[[Thing], Result], things: Iterable[Thing]) -> Iterator[Result]:
        """What comes of each thing, in the order of the things."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """This process does it."""

    pieces: int = 1

    def each(self, work: Callable[[Thing], Result], things: Iterable[Thing]) -> Iterator[Result]:
        """What comes of each thing."""
        return map(work, things)


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """So many ``workers`` of this machine do it."""

    workers: int

    @property
    def pieces(self) -> int:
        """Four for each process."""
        return 4 * self.workers

    def each(self, work: Callable[[Thing], Result], things: Iterable[Thing]) -> Iterator[Result]:
        """What comes of each thing."""
        context, coming = multiprocessing.get_context("spawn"), iter(things)
        ahead = deque[tuple[Thing, "Future[Result]"]]()
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            while True:
                for thing in islice(coming, self.workers * AHEAD - len(ahead)):
                    ahead.append((thing, _sent(pool, work, thing)))
                if not ahead:
                    return
                yield _come(work, *ahead.popleft())


def _sent(pool: ProcessPoolExecutor, work: Callable[[Thing], Result], thing: Thing) -> Future[Result]:
    """The result to come; where the pool is broken already, one that says so."""
    try:
        return pool.submit(work, thing)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _come(work: Callable[[Thing], Result], thing: Thing, future: Future[Result]) -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        return work(thing)
