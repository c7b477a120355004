"""The ledger: append-only, hash-chained system of record.

Every input and output of the pipeline lies here, with the instant at which it was recorded; nothing is overwritten.
`port.Ledger` is what the rest of trucewatch relies on, `sqlite.SqliteLedger` keeps it in one file.
"""

from trucewatch.ledger.entry import Entry, Kind, NewEntry
from trucewatch.ledger.errors import (
    AbsentLedgerError,
    DamagedLedgerError,
    LedgerFormatError,
    LedgerInUseError,
    NotALedgerError,
)
from trucewatch.ledger.opening import open_ledger
from trucewatch.ledger.port import Ledger
from trucewatch.ledger.reading import document_reading
from trucewatch.ledger.verification import Verification

__all__ = [
    "AbsentLedgerError",
    "DamagedLedgerError",
    "Entry",
    "Kind",
    "Ledger",
    "LedgerFormatError",
    "LedgerInUseError",
    "NewEntry",
    "NotALedgerError",
    "Verification",
    "document_reading",
    "open_ledger",
]
