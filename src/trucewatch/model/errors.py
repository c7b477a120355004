"""Errors that stop a call. Problems of data are `Issue` values instead.

::

    TrucewatchError
    ├── UsageError          the call's words are off               exit 2
    ├── InputError          nothing could be read from the input   exit 3
    │   └── FaultyFileError   a file written for trucewatch has faults
    │       ├── TermsError        a terms file
    │       └── MappingError      a mapping file of tables
    └── LedgerError         the ledger cannot be used as it is      exit 3
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.issue import Issue


class TrucewatchError(Exception):
    """Root of all errors that trucewatch raises on purpose: a stable code, a place, a message and a hint."""

    code = "trucewatch"

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.hint = message, where, hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{hint} [{self.code}]"


class UsageError(TrucewatchError):
    """The call is wrong, whatever the data say."""

    code = "usage"


class InputError(TrucewatchError):
    """Nothing could be made of the input."""

    code = "input"


class FaultyFileError(InputError):
    """A file that somebody wrote for trucewatch has faults; ``issues`` holds them all."""

    code = "faulty"

    def __init__(self, message: str, *, issues: Iterable[Issue] = (), where: str = "", hint: str = "") -> None:
        super().__init__(message, where=where, hint=hint)
        self.issues = tuple(issues)


class TermsError(FaultyFileError):
    """A terms file has faults."""

    code = "terms"


class MappingError(FaultyFileError):
    """A mapping file of tables has faults."""

    code = "mapping"


class LedgerError(TrucewatchError):
    """The ledger file is not one, is damaged, or is of another version."""

    code = "ledger"
