"""The ledger in one SQLite file: write-ahead log, full synchronisation, triggers that forbid change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from trucewatch.ledger.content import read_document, read_judgement, read_receipt
from trucewatch.ledger.entry import GENESIS, Entry, Kind, NewEntry, instant_text, sealed
from trucewatch.ledger.errors import DamagedLedgerError, LedgerFormatError, LedgerInUseError, NotALedgerError
from trucewatch.ledger.verification import Verification, verified
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.judgement import Judgement
from trucewatch.model.receipt import Receipt
from trucewatch.model.record import published_text, read_claim
from trucewatch.model.withdrawal import Withdrawal, read_withdrawal

APPLICATION_ID = 0x54525743
"""``TRWC``: marks the file as ours in SQLite's own header."""
FORMAT = 1
WAIT_SECONDS = 30.0

COLUMNS = tuple(field.name for field in fields(Entry))
SCHEMA = f"""
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL,
    engine TEXT NOT NULL, previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX entries_by_kind_and_id ON entries (kind, id, seq);
CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
"""
ALL = "SELECT seq, recorded_at, kind, id, content, engine, previous, hash FROM entries"
INSERT = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
TAIL = "SELECT seq, hash, recorded_at FROM entries ORDER BY seq DESC LIMIT 1"
END_OF_TIME = "9999"
# An index is no part of what is recorded: a ledger made before there were versions gets it with its first one.
KEY_INDEX = """CREATE INDEX IF NOT EXISTS documents_by_key ON entries (json_extract(content, '$.key'), seq)
    WHERE kind = 'document' AND json_extract(content, '$.key') IS NOT NULL"""
HAS_KEYS = "SELECT 1 FROM sqlite_master WHERE name = 'documents_by_key'"
ARRIVALS = """SELECT id, max(seq) FROM entries
    WHERE kind = 'document' AND json_extract(content, '$.key') IS NOT NULL AND recorded_at <= ? GROUP BY id"""
NEWEST_VERSIONS = """SELECT entries.content FROM json_each(?) AS asked JOIN entries ON entries.seq = (
    SELECT max(seq) FROM entries WHERE kind = 'document' AND json_extract(content, '$.key') IS NOT NULL
        AND json_extract(content, '$.key') = asked.value)"""


class SqliteLedger:
    """See `port.Ledger`. Making one raises any LedgerError but AbsentLedgerError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._telling():
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            with self._telling():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def record(self, entries: Sequence[NewEntry], at: datetime) -> int:
        """See `port.Ledger.record`. The ledger's time never runs backwards: a clock that lags behind the last
        entry is taken to stand at it."""
        with self._telling(), self._transaction():
            seq, previous, last = self._tail()
            recorded_at = max(instant_text(at), last)
            first = seq
            if any(new.kind is Kind.DOCUMENT and "key" in new.content for new in entries):
                self._connection.execute(KEY_INDEX)
            for new in entries:
                if self._known(new):
                    continue
                entry = sealed(new, seq=seq + 1, recorded_at=recorded_at, previous=previous)
                self._connection.execute(INSERT, astuple(entry))
                seq, previous = entry.seq, entry.hash
        return seq - first

    def documents(self, recorded: datetime | None = None) -> tuple[Document, ...]:
        """See `port.Ledger.documents`."""
        found = (read_document(content) for content in self._newest(Kind.DOCUMENT, recorded))
        return tuple(sorted(found, key=lambda document: (document.path, document.id)))

    def claims(self, recorded: datetime | None = None) -> tuple[Claim, ...]:
        """See `port.Ledger.claims`."""
        records = {content["claim"]: content for content in self._newest(Kind.CLAIM, recorded)}
        readings = {content["document"]: content for content in self._newest(Kind.READING, recorded)}
        return tuple(
            _claim_of(document, records[claim])
            for document in self.documents(recorded)
            for claim in readings.get(document.id, {"claims": ()})["claims"]
        )

    def judgements(self, recorded: datetime | None = None) -> tuple[Judgement, ...]:
        """See `port.Ledger.judgements`."""
        return tuple(read_judgement(content) for content in self._newest(Kind.JUDGEMENT, recorded))

    def withdrawals(self, recorded: datetime | None = None) -> tuple[Withdrawal, ...]:
        """See `port.Ledger.withdrawals`."""
        return tuple(read_withdrawal(content) for content in self._newest(Kind.WITHDRAWAL, recorded))

    def arrivals(self, recorded: datetime | None = None) -> Mapping[str, int]:
        """See `port.Ledger.arrivals`."""
        with self._telling():
            return dict(self._connection.execute(ARRIVALS, (_until(recorded),))) if self._has_keys() else {}

    def newest_versions(self, keys: Collection[str]) -> Mapping[str, Document]:
        """See `port.Ledger.newest_versions`."""
        with self._telling():
            if not keys or not self._has_keys():
                return {}
            rows = self._connection.execute(NEWEST_VERSIONS, (json.dumps(sorted(keys)),))
            documents = [read_document(json.loads(row[0])) for row in rows]
        return {document.key: document for document in documents if document.key}

    def _has_keys(self) -> bool:
        return self._connection.execute(HAS_KEYS).fetchone() is not None

    def receipts(self, recorded: datetime | None = None) -> tuple[Receipt, ...]:
        """See `port.Ledger.receipts`."""
        found = (read_receipt(content) for content in self._newest(Kind.RECEIPT, recorded))
        return tuple(sorted(found, key=lambda receipt: receipt.path))

    def entries(self, kind: Kind | None = None, recorded: datetime | None = None) -> Iterator[Entry]:
        """See `port.Ledger.entries`."""
        condition = " WHERE recorded_at <= ? AND (? IS NULL OR kind = ?) ORDER BY seq"
        with self._telling():
            for row in self._connection.execute(ALL + condition, (_until(recorded), kind, kind)):
                yield Entry(**dict(zip(COLUMNS, row, strict=True)))

    def verify(self, head: str | None = None) -> Verification:
        """See `port.Ledger.verify`. Raises DamagedLedgerError where the file cannot even be read through."""
        return verified(self.entries(), head)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _prepare(self) -> None:
        """Check that the file is a ledger of our format; make one of an empty file."""
        application = self._pragma("application_id")
        if application == 0 and self._pragma("schema_version") == 0:
            self._create()
        elif application != APPLICATION_ID:
            raise NotALedgerError("this is a database of something else", where=str(self.path))
        elif (found := self._pragma("user_version")) != FORMAT:
            raise LedgerFormatError(
                f"this ledger has format {found}, this version of trucewatch knows {FORMAT}",
                where=str(self.path),
                hint="use the version of trucewatch that made it",
            )
        self._connection.execute("PRAGMA synchronous = FULL")

    def _create(self) -> None:
        """Make the tables, unless another process has just done so."""
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            if self._pragma("application_id") == 0:
                for statement in _statements(SCHEMA):
                    self._connection.execute(statement)

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _tail(self) -> tuple[int, str, str]:
        row = self._connection.execute(
            "SELECT seq, hash, recorded_at FROM entries ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return row or (0, GENESIS, "")

    def _known(self, new: NewEntry) -> bool:
        query = "SELECT content FROM entries WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1"
        row = self._connection.execute(query, (str(new.kind), new.id)).fetchone()
        return row is not None and new.says_the_same(json.loads(row[0]))

    def _newest(self, kind: Kind, recorded: datetime | None) -> list[dict[str, Any]]:
        """The newest content of each id of a kind, in the order in which these were recorded."""
        query = """
            SELECT content FROM entries WHERE seq IN (
                SELECT max(seq) FROM entries WHERE kind = ? AND recorded_at <= ? GROUP BY id
            ) ORDER BY seq"""
        with self._telling():
            return [json.loads(row[0]) for row in self._connection.execute(query, (str(kind), _until(recorded)))]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn the database's own errors into those of a ledger."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise LedgerInUseError(
                    "another process holds the ledger", where=str(self.path), hint="try again"
                ) from error
            raise DamagedLedgerError(f"the ledger cannot be used: {error}", where=str(self.path)) from error
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname == "SQLITE_NOTADB":
                raise NotALedgerError("this file is no ledger", where=str(self.path)) from error
            raise DamagedLedgerError(f"the ledger is damaged: {error}", where=str(self.path)) from error


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they run inside our transaction."""
    pending = ""
    for line in script.strip().splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _until(recorded: datetime | None) -> str:
    return END_OF_TIME if recorded is None else instant_text(recorded)


def _claim_of(document: Document, record: dict[str, Any]) -> Claim:
    """A claim with its document's own moment of publication, of which the record holds only the beginning."""
    claim = read_claim(record)
    if published_text(document.published) == record["published"]:
        return replace(claim, published=document.published)
    return claim
