"""What can be wrong with a ledger as a whole.

::

    LedgerError               the ledger cannot be used as it is
    ├── AbsentLedgerError     there is none at that place
    ├── NotALedgerError       the file is something else
    ├── LedgerFormatError     a ledger of another version of the format
    ├── LedgerInUseError      somebody else holds it, for longer than we wait
    └── DamagedLedgerError    the file is broken, or was changed
"""

from trucewatch.model.errors import LedgerError


class AbsentLedgerError(LedgerError):
    """There is no ledger at the place given."""

    code = "ledger.absent"


class NotALedgerError(LedgerError):
    """The file is there, but is no ledger."""

    code = "ledger.not_a_ledger"


class LedgerFormatError(LedgerError):
    """A ledger whose format this version does not know."""

    code = "ledger.format"


class LedgerInUseError(LedgerError):
    """Another process held the ledger for longer than we wait."""

    code = "ledger.in_use"


class DamagedLedgerError(LedgerError):
    """The file is broken, or an entry does not say what it said when it was written."""

    code = "ledger.damaged"
