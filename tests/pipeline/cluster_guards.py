"""Guards that do to a worker what a document can do to it; importable by a worker. None of them reads anything."""

import os
import time
from pathlib import Path

from trucewatch.model.issue import Issue, Severity


def light(work, path):
    """Pass the file over at once, or do what its name says."""
    if path.endswith("deadly.txt"):
        os._exit(9)
    if path.endswith("endless.txt"):
        time.sleep(3600)
    return Issue(code="seen", severity=Severity.ERROR, where=path, message=path)


def waiting(work, path):
    """Read, but only once the file beside the report is there: gives a test the time to kill a worker."""
    gate = Path(os.environ["TRUCEWATCH_TEST_GATE"])
    while not gate.exists():
        time.sleep(0.05)
    return work()
