"""A cluster of real processes on this machine: a scheduler and workers with nannies, each to be killed as one likes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

WAIT_SECONDS = 60


class LocalCluster:
    """A scheduler with ``workers`` workers of one thread each; a worker that ends is started anew by its nanny."""

    def __init__(self, folder: Path, workers: int = 2, modules: Path | None = None) -> None:
        self.file = folder / "scheduler.json"
        path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), str(modules or "")]))
        self.environment = {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
        self.processes = [
            self._start("dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))
        ]
        limit = time.monotonic() + WAIT_SECONDS
        while not self.file.exists():
            assert time.monotonic() < limit, "no scheduler"
            time.sleep(0.05)
        options = (
            "--scheduler-file",
            str(self.file),
            "--nthreads",
            "1",
            "--no-dashboard",
            "--local-directory",
            str(folder),
        )
        self.processes += [self._start("dask_worker", *options) for _ in range(workers)]

    @property
    def address(self) -> str:
        return json.loads(self.file.read_text(encoding="utf-8"))["address"]

    def close(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()

    def _start(self, module: str, *options: str) -> subprocess.Popen:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
