"""The ledger: append-only system of record."""
