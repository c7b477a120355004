"""Reading on more than one machine: what is measured here, what is simulated, what is reckoned on paper.

usage: bench_scale.py [--documents N] [--page FILE]

Measured: made-up reports read in this process, by one and two processes, and by one and two workers of a Dask cluster
on this machine; the bytes between the caller and the scheduler; the recording into a ledger; linking in parts.
Simulated: a hundred million reports on 10, 50 and 200 nodes. Each line says which it is.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from byte_counter import ByteCounter
from cluster_simulation import Conditions, Simulation
from made_up_stories import write_stories
from scale_page import page_of

from trucewatch.cli.guard import guarded
from trucewatch.ledger import open_ledger
from trucewatch.pipeline.batches import FILES_A_BATCH, Batch, OneProcess, Unread
from trucewatch.pipeline.cluster import SeveralMachines
from trucewatch.pipeline.intake import Intake, record
from trucewatch.pipeline.reading import Read, Reader
from trucewatch.pipeline.workers import SeveralProcesses
from trucewatch.readers.given import Given

GIVEN = Given(published="2021-06-01", source="Bulletin")
NODES = (10, 50, 200)
START_SECONDS = 120
WARM = 4 * FILES_A_BATCH
"""Reports that load the readers of all workers before the clock starts."""
AT = datetime(2021, 6, 2, tzinfo=UTC)
Line = Callable[[Iterable[Batch]], Iterator[Sequence[Read]]]
Figures = dict[str, Any]


def unread(files: Sequence[Path]) -> list[Unread]:
    """The files with their bytes."""
    return [Unread(content=file.read_bytes(), path=file.name, given=GIVEN, file=file) for file in files]


def batched(files: Sequence[Unread]) -> Iterator[Batch]:
    """The files as they are given to a line."""
    return (files[start : start + FILES_A_BATCH] for start in range(0, len(files), FILES_A_BATCH))


def timed(line: Line, warm: Sequence[Unread], files: Sequence[Unread]) -> tuple[float, list[Read]]:
    """The seconds from the first batch to the last, once the readers are loaded, and what was read."""
    list(line(batched(warm)))
    started = time.perf_counter()
    reads = [read for some in line(batched(files)) for read in some]
    seconds = time.perf_counter() - started
    print(f"{type(line).__name__}: {len(files)} reports in {seconds:.1f} s", flush=True)
    return seconds, reads


@contextmanager
def cluster_of(workers: int, folder: Path) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread, each a process."""
    file = folder / f"scheduler-{workers}.json"
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    started = [_started("dask_scheduler", "--port", "0", *common)]
    try:
        options = [*common, "--nthreads", "1", "--nworkers", str(workers), "--local-directory", str(folder)]
        started.append(_started("dask_worker", *options))
        yield _address(file)
    finally:
        for process in reversed(started):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)


def _started(module: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(file: Path) -> str:
    limit = time.monotonic() + START_SECONDS
    while not file.exists() or not file.read_text(encoding="utf-8"):
        if time.monotonic() > limit:
            raise TimeoutError(file)
        time.sleep(0.1)
    address: str = json.loads(file.read_text(encoding="utf-8"))["address"]
    return address


def measure_lines(files: Sequence[Unread], warm: Sequence[Unread], folder: Path) -> tuple[Figures, list[Read]]:
    """Seconds of each way to read the files; what any of them reads is compared with what the first does."""
    found: Figures = {"equal": True}
    found["here"], here = timed(OneProcess(reader=Reader(), guard=guarded), warm, files)
    for workers in (1, 2):
        with SeveralProcesses(workers=workers, guard=guarded) as line:
            found[f"processes {workers}"], reads = timed(line, warm, files)
        found["equal"] &= reads == here
        found[f"dask {workers}"], found["scheduler_bytes"], reads = on_cluster(workers, files, warm, folder)
        found["equal"] &= reads == here
    return found, here


def on_cluster(
    workers: int, files: Sequence[Unread], warm: Sequence[Unread], folder: Path
) -> tuple[float, float, list[Read]]:
    """The seconds on a cluster, the bytes a file between caller and scheduler, and what was read."""
    with (
        cluster_of(workers, folder) as address,
        ByteCounter(address) as counter,
        SeveralMachines(address=counter.address, guard=guarded) as line,
    ):
        line.wait_for(workers)
        list(line(batched(warm)))
        before = counter.total
        seconds, reads = timed(line, (), files)
        return seconds, (counter.total - before) / len(files), reads


def measure_recording(files: Sequence[Unread], reads: Sequence[Read], folder: Path) -> Figures:
    """How many files a second a caller can open, hash and record, and how many bytes of ledger each makes."""
    path = folder / "ledger.db"
    with open_ledger(path, create=True) as ledger:
        started = time.perf_counter()
        again = unread([file.file for file in files if file.file])
        for taken in Intake(line=Told(reads)).take_all(again):
            record(taken, ledger, "bench", AT)
        seconds = time.perf_counter() - started
    size = sum(file.stat().st_size for file in folder.glob("ledger.db*"))
    return {"recorded_a_second": len(files) / seconds, "ledger_bytes": size / len(files)}


class Told:
    """A line that has read everything before: it costs no time."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self.coming = iter(reads)

    def __call__(self, batches: Iterable[Batch]) -> Iterator[Sequence[Read]]:
        """What was read of each batch."""
        return ([next(self.coming) for _ in batch] for batch in batches)


def simulate(seconds: float, recorded_a_second: float) -> list[Figures]:
    """Each number of nodes, once with as many callers as keep up with them and once with a single one."""
    found = []
    for nodes in NODES:
        for limit in (float("inf"), recorded_a_second):
            outcome = Simulation(nodes=nodes, of=Conditions(seconds=seconds, recorded_a_second=limit)).run()
            found.append({"callers": "enough" if limit == float("inf") else "one", **_plain(outcome)})
    return found


def _plain(outcome: Any) -> Figures:
    return {name: getattr(outcome, name) for name in ("nodes", "hours", "efficiency", "deaths", "doubled")}


def run(documents: int, folder: Path) -> Figures:
    """Everything, as figures by name."""
    files = unread(write_stories(folder / "reports", documents))
    warm = unread(write_stories(folder / "warm", WARM, seed=8))
    lines, reads = measure_lines(files, warm, folder)
    recording = measure_recording(files, reads, folder)
    return {
        "documents": documents,
        "lines": lines,
        "claims": sum(len(read.claims) for read in reads) / documents,
        "text_bytes": sum(len(file.content) for file in files) / documents,
        "result_bytes": len(pickle.dumps(reads)) / documents,
        **recording,
        "simulated": simulate(lines["here"] / documents, recording["recorded_a_second"]),
    }


def machine() -> str:
    """What this ran on, and what else it was at."""
    load = os.getloadavg()[0]
    cores = f"{os.cpu_count()} cores, load {load:.1f} at the end"
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {cores}"


def main() -> None:
    """Measure, print, and write the page where one is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=960)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = page_of(run(options.documents, Path(folder)), machine())
    if options.page:
        options.page.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
