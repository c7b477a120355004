"""Opening a ledger by its location: the path of a file."""

from __future__ import annotations

from pathlib import Path

from trucewatch.ledger.errors import AbsentLedgerError, NotALedgerError
from trucewatch.ledger.port import Ledger
from trucewatch.ledger.sqlite import SqliteLedger


def open_ledger(location: str | Path, *, create: bool = False) -> Ledger:
    """The ledger at a location; ``create`` makes it where there is none.

    Raises AbsentLedgerError, NotALedgerError, LedgerFormatError, DamagedLedgerError or LedgerInUseError.
    """
    if "://" in str(location):
        scheme = str(location).partition("://")[0]
        raise NotALedgerError(
            f"ledgers by {scheme} URL are not known", where=str(location), hint="give the path of a file"
        )
    path = Path(location)
    if path.is_dir():
        raise NotALedgerError("this is a folder", where=str(path), hint="give the path of a file")
    if not create and not path.exists():
        raise AbsentLedgerError("there is no ledger here", where=str(path), hint="`trucewatch add` makes one")
    if create and not path.parent.is_dir():
        raise AbsentLedgerError("the folder for the ledger does not exist", where=str(path.parent))
    return SqliteLedger(path)
