"""The guard: a fault of ours in one document becomes an issue of that document, and the others go on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from trucewatch.model.errors import TrucewatchError
from trucewatch.model.issue import Issue, Severity

Result = TypeVar("Result")


def guarded(work: Callable[[], Result], path: str) -> Result | Issue:
    """Carry out a piece of work on one file whatever happens; see `pipeline.batches.Guard`."""
    try:
        return work()
    except Exception as fault:
        return _issue(fault, path)


def _issue(fault: Exception, path: str) -> Issue:
    if isinstance(fault, TrucewatchError):
        message = f"cannot be read: {fault.where}: {fault.message}" if fault.where else fault.message
        return Issue(code=fault.code, severity=Severity.ERROR, where=path, message=message, hint=fault.hint)
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    message = f"internal fault: {type(fault).__name__}: {fault} ({Path(frame.filename).name}:{frame.lineno})"
    hint = "the other files are not affected; please report it"
    return Issue(code="internal", severity=Severity.ERROR, where=path, message=message, hint=hint)
