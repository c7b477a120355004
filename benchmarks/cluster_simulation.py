"""A simulation of a large reading on many nodes, event by event: what deaths, slow nodes and poisoned reports cost.

Nothing of it is measured but the seconds of a report, which are given. A shard is what is simulated in one piece.
"""

from __future__ import annotations

import heapq
import random
import statistics
from collections import deque
from dataclasses import dataclass, field

HOUR = 3600.0
IDLE = -1
"""In the place of a shard: the core has nothing to do and looks again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What is assumed. ``seconds`` are those of one report on one core; rates are a core-hour's or a report's."""

    seconds: float
    documents: int = 100_000_000
    documents_a_shard: int = 1_600
    cores_a_node: int = 16
    deaths_a_core_hour: float = 1 / 20
    restart: float = 30.0
    slow_nodes: float = 0.02
    slowness: float = 5.0
    poisoned: float = 1e-6
    poison_seconds: float = 8 * 120.0
    again_after: float = 4.0
    recorded_a_second: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it: hours by the clock, how much of the cores' time was reading that counted, and what happened."""

    nodes: int
    hours: float
    efficiency: float
    deaths: int
    doubled: int


@dataclass(slots=True, kw_only=True)
class Simulation:
    """One run. A core takes the next shard when it is free; the core's end is an event, its death one that comes first."""

    nodes: int
    of: Conditions
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    _waiting: deque[int] = field(default_factory=deque)
    _events: list[tuple[float, int, int, bool]] = field(default_factory=list)
    _since: dict[int, float] = field(default_factory=dict)
    _doubled: set[int] = field(default_factory=set)
    _took: deque[float] = field(default_factory=lambda: deque(maxlen=200))
    _deaths: int = 0

    def run(self) -> Outcome:
        """Read every shard once, however often it is begun."""
        shards, cores = self.of.documents // self.of.documents_a_shard, self.nodes * self.of.cores_a_node
        self._waiting.extend(range(shards))
        slow = {node for node in range(self.nodes) if self.chance.random() < self.of.slow_nodes}
        pace = [self.of.slowness if core // self.of.cores_a_node in slow else 1.0 for core in range(cores)]
        for core in range(cores):
            self._give(core, 0.0, pace[core])
        done, now = set[int](), 0.0
        while len(done) < shards:
            now, core, shard, died = heapq.heappop(self._events)
            if died:
                self._deaths += 1
                self._waiting.extendleft([shard] if shard not in done else [])
                now += self.of.restart
            elif shard not in done and shard != IDLE:
                done.add(shard)
                self._took.append(now - self._since.pop(shard, now))
            self._give(core, now, pace[core])
        return self._outcome(max(now, self.of.documents / self.of.recorded_a_second), cores)

    def _give(self, core: int, now: float, pace: float) -> None:
        """The next shard for a core; where none waits, one that takes too long elsewhere."""
        shard = self._waiting.popleft() if self._waiting else self._late(now)
        if shard is None:
            heapq.heappush(self._events, (now + self._usual(), core, IDLE, False))
            return
        self._since.setdefault(shard, now)
        length = self._length() * pace
        death = self.chance.expovariate(self.of.deaths_a_core_hour / HOUR)
        heapq.heappush(self._events, (now + min(length, death), core, shard, death < length))

    def _length(self) -> float:
        """Seconds of a shard on a core of usual pace; those with a poisoned report wait for its limit as well."""
        size = self.of.documents_a_shard
        poison = self.of.poison_seconds if self.chance.random() < self.of.poisoned * size else 0.0
        return self.of.seconds * size * self.chance.uniform(0.8, 1.2) + poison

    def _late(self, now: float) -> int | None:
        """A shard that has been under way for much longer than half of them took, and is not doubled yet."""
        usual = self._usual() * self.of.again_after
        late = [shard for shard, since in self._since.items() if now - since > usual and shard not in self._doubled]
        if not late:
            return None
        longest = min(late, key=lambda shard: self._since[shard])
        self._doubled.add(longest)
        return longest

    def _usual(self) -> float:
        return statistics.median(self._took) if self._took else self.of.seconds * self.of.documents_a_shard

    def _outcome(self, seconds: float, cores: int) -> Outcome:
        useful = self.of.documents * self.of.seconds
        return Outcome(
            nodes=self.nodes,
            hours=seconds / HOUR,
            efficiency=useful / (seconds * cores),
            deaths=self._deaths,
            doubled=len(self._doubled),
        )
