"""Data problems are values that travel beside the result, never exceptions and never just a log line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem costs: an ``ERROR`` lost something, a ``WARNING`` may have, a ``NOTE`` did not."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One problem in somebody's data.

    ``code`` is stable and dotted (``reader.pdf.encrypted``); ``where`` is a path, with ``:line:column`` where known;
    ``hint`` says what the person can do.
    """

    code: str
    severity: Severity
    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.severity}: {self.message}{hint} [{self.code}]"
