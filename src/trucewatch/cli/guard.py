"""The guard: a fault of ours in one document becomes an issue of that document, and the others go on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.reading import Read


def guarded(read: Callable[[], Read], path: str) -> Read:
    """Carry out the reading of one file whatever happens; see `pipeline.intake.Guard`."""
    try:
        return read()
    except Exception as fault:
        return Read(document=None, issues=(_issue(fault, path),))


def _issue(fault: Exception, path: str) -> Issue:
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    message = f"internal fault: {type(fault).__name__}: {fault} ({Path(frame.filename).name}:{frame.lineno})"
    hint = "the other files are not affected; please report it"
    return Issue(code="internal", severity=Severity.ERROR, where=path, message=message, hint=hint)
