"""Speed and memory of judging from columns, on a made-up year of incidents.

usage: bench_judging.py [--incidents N] [--zones N] [--late N] [--rounds N] [--points N] [--join-zones N] [--seed N]
                        [--growth] [--page FILE]

four      the formulas F1 to F4, as a terms file: no shelling of a zone by two parties, withdrawn from each zone by the
          deadline, each shelling reported within 24 hours, at most 28 shellings of a zone within any 24 hours
late      one incident more, changed, or withdrawn, after all others were judged
join      points in zones, each zone with a window of 30 days of the year
growth    10,000, 100,000 and more incidents; 10, 100 and 1,000 terms (with --growth or --page only)

All in one process. --page writes the figures to a page of the documentation, and a plot beside its images.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import shapely
from judging_page import Figures, Growth, write_page
from made_up_year import ABOUT, BEGIN, agreement_of, drawings, incidents_of, zone_names

from trucewatch.assess import BulkJudging, BulkVerdict, IncidentColumns
from trucewatch.assess.columnar import microseconds
from trucewatch.geo.joining import Points, frame_of, join
from trucewatch.geo.zones import zone_shapes
from trucewatch.model import Agreement, Term, Zone

T = TypeVar("T")
MILLION, DAY = 1_000_000, 86_400_000_000
WINDOW_DAYS, YEAR_DAYS = 30, 365
INCIDENTS, TERMS = (10_000, 100_000, MILLION), (10, 100, 1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds by the clock and of the processor."""

    wall: float
    cpu: float


def timed(work: Callable[[], T], rounds: int) -> tuple[T, Took]:
    """What work comes to, and the median of its time."""
    taken, result = [], None
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        taken.append((time.perf_counter() - wall, time.process_time() - cpu))
    walls, cpus = zip(*taken, strict=True)
    return result, Took(wall=statistics.median(walls), cpu=statistics.median(cpus))  # type: ignore[return-value]


def verdicts_of(agreement: Agreement, columns: IncidentColumns) -> tuple[BulkVerdict, ...]:
    judging = BulkJudging(agreement, columns, about=ABOUT)
    if judging.issues:
        raise SystemExit(f"left out: {judging.issues}")
    return judging.verdicts()


def four(agreement: Agreement, columns: IncidentColumns, rounds: int) -> tuple[Took, bool]:
    """The time of all four formulas, and whether the incidents in another order give the same verdicts."""
    verdicts, took = timed(lambda: verdicts_of(agreement, columns), rounds)
    shuffled = columns.take(np.random.default_rng(1).permutation(len(columns)))
    return took, verdicts_of(agreement, shuffled) == verdicts


def late(agreement: Agreement, columns: IncidentColumns, rows: IncidentColumns) -> tuple[list[Took], bool]:
    """The time of each of three times so many late changes, and whether they end where all at once ends."""
    judging = BulkJudging(agreement, columns, about=ABOUT)
    before, taken = judging.verdicts(), []
    singles = [rows.take(slice(number, number + 1)) for number in range(len(rows))]
    for row, other in pairwise([*singles, singles[0]]):
        (number, _), added = timed(lambda row=row: judging.add(row), 1)
        _, changed = timed(lambda number=number, other=other: judging.change(number, other), 1)
        _, withdrawn = timed(lambda number=number: judging.withdraw(number), 1)
        taken += [added, changed, withdrawn]
    return taken, judging.verdicts() == before


def joined(points: int, zones: int, rounds: int, seed: int) -> tuple[Took, int]:
    """The time to join points with zones that have windows, and how many pairs were found."""
    make, names = np.random.default_rng(seed), zone_names(zones)
    features = drawings(names, seed, radius=0.15, apart=False)["features"]
    shapes = zone_shapes([Zone(id=each["id"], geometry=each["geometry"], edge_m=200) for each in features])
    placed = Points(
        make.uniform(45.8, 49.2, points),
        make.uniform(35.8, 42.2, points),
        make.choice([0.1, 0.5, 2.0], points),
        np.sort(microseconds(BEGIN) + make.integers(0, YEAR_DAYS * DAY, points)),
    )
    begins = microseconds(BEGIN) + make.integers(0, (YEAR_DAYS - WINDOW_DAYS) * DAY, zones)
    windows = [(int(begin), int(begin) + WINDOW_DAYS * DAY) for begin in begins]
    frames = [frame_of(shape, placed.finest_reach_km) for shape in shapes.values()]
    found, took = timed(lambda: sum(rows.size for rows, _ in join(placed, frames, windows)), rounds)
    return took, found


def growth_in_incidents(agreement: Agreement, columns: IncidentColumns, sizes: Sequence[int]) -> Growth:
    """Seconds of the processor for the first so many incidents."""
    known = [size for size in sizes if size <= len(columns)]
    return tuple((size, _seconds(agreement, columns.take(slice(0, size)))) for size in known)


def growth_in_terms(agreement: Agreement, columns: IncidentColumns, sizes: Sequence[int]) -> Growth:
    """Seconds of the processor for so many bans, each on a zone and from a day of its own."""
    bans = [term for term in agreement.terms if term.id.startswith("f1.")]
    several = [tuple(_later(bans[number % len(bans)], number) for number in range(size)) for size in sizes]
    return tuple((len(terms), _seconds(replace(agreement, terms=terms), columns)) for terms in several)


def _later(term: Term, number: int) -> Term:
    window = replace(term.window, start=BEGIN + timedelta(days=number % 200))
    return replace(term, id=f"{term.id}.{number}", window=window)


def _seconds(agreement: Agreement, columns: IncidentColumns) -> float:
    return timed(lambda: verdicts_of(agreement, columns), 1)[1].cpu


def machine() -> str:
    """What it ran on."""
    named = (line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
    name = next(named, platform.machine()).split(":")[-1].strip()
    versions = f"Python {platform.python_version()}, numpy {np.__version__}, shapely {shapely.__version__}"
    return f"{os.cpu_count()} cores of {name}, {versions}"


def measure(asked: argparse.Namespace) -> Figures:
    """All figures but those of the growth. Exits where the order of arrival makes a difference."""
    names = zone_names(asked.zones)
    agreement, columns = agreement_of(names, asked.seed), incidents_of(asked.incidents, names, asked.seed)
    took, same = four(agreement, columns, asked.rounds)
    times, back = late(agreement, columns, incidents_of(asked.late, names, asked.seed + 1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    space, pairs = joined(asked.points, asked.join_zones, max(asked.rounds, 7), asked.seed)
    if not same or not back:
        raise SystemExit("the order of arrival changes verdicts")
    grown = asked.growth or asked.page
    return Figures(
        command=" ".join(["python", "benchmarks/bench_judging.py", *sys.argv[1:]]),
        machine=machine(),
        incidents=asked.incidents,
        zones=asked.zones,
        terms=len(agreement.terms),
        wall=took.wall,
        cpu=took.cpu,
        late_median=1000 * statistics.median(took.wall for took in times),
        late_cpu=1000 * statistics.median(took.cpu for took in times),
        late_most=1000 * float(np.percentile([took.wall for took in times], 99)),
        late_count=len(times),
        peak_mb=peak,
        points=asked.points,
        join_zones=asked.join_zones,
        join_wall=space.wall,
        join_cpu=space.cpu,
        pairs=pairs,
        by_incidents=growth_in_incidents(agreement, columns, INCIDENTS) if grown else (),
        by_terms=growth_in_terms(agreement, columns, TERMS) if grown else (),
    )


def main() -> None:
    asked = arguments()
    figures = measure(asked)
    print("\n".join(figures.lines()))
    if asked.page:
        write_page(Path(asked.page), figures)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=MILLION)
    parser.add_argument("--zones", type=int, default=50)
    parser.add_argument("--late", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--points", type=int, default=350_000)
    parser.add_argument("--join-zones", type=int, default=400)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--page")
    return parser.parse_args()


if __name__ == "__main__":
    main()
