"""Speed of tables: rows a second on one core, the memory that it takes, and recording into a ledger.

python benchmarks/bench_tables.py --rows 1000000 --ledger 100000
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from made_up_table import write_table

from trucewatch.ledger import open_ledger
from trucewatch.pipeline.clock import SystemClock
from trucewatch.pipeline.intake import Taken
from trucewatch.pipeline.recording import Recording
from trucewatch.pipeline.tables import Tables
from trucewatch.readers.given import Given

KILO = 1024


@dataclass(frozen=True)
class Pass:
    """One pass over a table."""

    rows: int
    claims: int
    seconds: float
    cpu: float


def read(file: Path, tables: Tables) -> Pass:
    """Read every row into its document and claims, and let go of them."""
    began, cpu = perf_counter(), process_time()
    rows = claims = 0
    with file.open("rb") as stream:
        for some in tables.open(stream, file.name, Given()).rows:
            rows += len(some)
            claims += sum(len(row.claims) for row in some)
    return Pass(rows, claims, perf_counter() - began, process_time() - cpu)


def record(file: Path, tables: Tables, ledger_file: Path) -> Pass:
    """Read every row, and record it."""
    began, cpu = perf_counter(), process_time()
    rows = claims = 0
    with file.open("rb") as stream, open_ledger(ledger_file, create=True) as ledger:
        recording = Recording(ledger=ledger, engine="bench", clock=SystemClock())
        for some in tables.open(stream, file.name, Given()).rows:
            told = tuple(claim for row in some for claim in row.claims)
            recording.record(Taken(receipt=None, rows=some, claims=told))
            rows, claims = rows + len(some), claims + len(told)
    return Pass(rows, claims, perf_counter() - began, process_time() - cpu)


def told(what: str, done: Pass) -> str:
    """A line of the outcome, with what it makes of a million rows."""
    million = done.seconds / done.rows * 1e6
    return (
        f"{what}: {done.rows:,} rows, {done.claims:,} claims in {done.seconds:.1f} s ({done.cpu:.1f} s of CPU), "
        f"{done.rows / done.seconds:,.0f} rows/s, {million:.0f} s for a million"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--ledger", type=int, default=20_000, help="rows that are recorded, 0 for none")
    wanted = parser.parse_args()
    tables = Tables()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "events.csv")
        write_table(file, wanted.rows)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(told("read", read(file, tables)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"memory: {peak / KILO:.0f} MB at most, of which {(peak - before) / KILO:.0f} MB while reading")
        if wanted.ledger:
            small = Path(folder, "recorded.csv")
            write_table(small, wanted.ledger)
            print(told("read and recorded", record(small, tables, Path(folder, "ledger.db"))))


if __name__ == "__main__":
    sys.exit(main())
