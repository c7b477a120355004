"""Tables taken in: files of rows read as a stream, some rows at a time, with one receipt a file."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.ledger import NewEntry
from trucewatch.ledger.reading import version_entries, withdrawal_entry
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.withdrawal import Withdrawal
from trucewatch.pipeline.coded_actors import CodedActors
from trucewatch.pipeline.row_claims import RowClaims
from trucewatch.readers.given import Given
from trucewatch.readers.tables import Coder, Table, TableMapping, Troubles, shipped_mappings, tables_of
from trucewatch.readers.tables.coded import CodedRow
from trucewatch.readers.tables.joining import Joining
from trucewatch.readers.tables.lines import SAMPLE_BYTES
from trucewatch.readers.tables.sheets import may_be_table

ROWS_AT_ONCE = 1000
"""Rows that are handed on, and recorded, together."""
SHOWN = 3
WITHOUT_ACT = "table.row.no_act"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRead:
    """One row: its document with the claims that it makes, or the record that it takes back."""

    document: Document
    claims: tuple[Claim, ...] = ()
    withdrawal: Withdrawal | None = None


@dataclass(slots=True, kw_only=True)
class TableFile:
    """A file that a mapping has recognised. ``rows`` are to be read once; ``issues`` are whole when they have been."""

    rows: Iterator[tuple[RowRead, ...]]
    troubles: Troubles

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was wrong with the rows read so far."""
        return self.troubles.issues()


@dataclass(slots=True, kw_only=True)
class Tables:
    """Recognises tables by mappings and reads their rows.

    ``own`` are the mappings that the user gave: a file that looks like a table must then fit one of them, or one that is
    shipped. ``kind`` lets only the mapping of that name count.
    """

    own: Sequence[TableMapping] = ()
    kind: str | None = None
    registry: ActorRegistry = field(default_factory=ActorRegistry.packaged)
    joining: Joining = field(default_factory=Joining)

    @property
    def mappings(self) -> tuple[TableMapping, ...]:
        """The mappings that count, the user's own first."""
        every = (*self.own, *shipped_mappings())
        return tuple(each for each in every if self.kind in (None, each.kind))

    def may_be(self, stream: BinaryIO, path: str) -> bool:
        """Whether a file is to be opened as a table: because a mapping recognises it, or because the user says so."""
        if not may_be_table(stream.read(SAMPLE_BYTES)):
            return False
        if self.own or self.kind:
            return True
        stream.seek(0)
        return next(tables_of(stream, self.mappings, Troubles(path)), None) is not None

    def open(self, stream: BinaryIO, path: str, given: Given) -> TableFile:
        """The file as a table, with an issue where no mapping recognises it. The stream must stay open, and seek."""
        troubles = Troubles(path)
        return TableFile(rows=self._rows(stream, troubles, path, given), troubles=troubles)

    def _rows(self, stream: BinaryIO, troubles: Troubles, path: str, given: Given) -> Iterator[tuple[RowRead, ...]]:
        found = False
        for table in tables_of(stream, self.mappings, troubles):
            found = True
            yield from self._rows_of(table, troubles, path, given)
        if not found:
            wanted = "; ".join(f"{each.kind}: {needed(each)}" for each in self.mappings[:SHOWN])
            troubles.error("table.unrecognised", 0, "no row is the header of a table that is known", wanted)

    def _rows_of(self, table: Table, troubles: Troubles, path: str, given: Given) -> Iterator[tuple[RowRead, ...]]:
        coder = Coder(table, troubles, given.timezone)
        actors = CodedActors(self.registry, table.mapping.actors)
        where = f"{path}#{table.sheet}" if table.sheet else path
        makes = RowClaims(table.mapping, where, given, actors)
        every = self.mappings
        while some := list(islice(table.rows, ROWS_AT_ONCE)):
            with uninterrupted():
                rows = (coder.row(number, cells) for number, cells in some)
                joined = (self.joining.row(row, table.mapping, every) for row in rows if row is not None)
                read = tuple([_read(row, makes, troubles) for row in joined])
            if read:
                yield read


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep the collector of cycles from looking, every few hundred rows, through rows that make none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def needed(mapping: TableMapping) -> str:
    """The columns that a header must have, in words."""
    return ", ".join(" or ".join(sorted(choice)) for choice in mapping.recognise)


def row_entries(row: RowRead) -> Iterator[NewEntry]:
    """The entries that one row makes in a ledger."""
    if row.withdrawal is not None:
        yield withdrawal_entry(row.withdrawal)
    else:
        yield from version_entries(row.document, row.claims, engine=f"table.{row.document.media.partition('=')[2]}")


def _read(row: CodedRow, makes: RowClaims, troubles: Troubles) -> RowRead:
    document = makes.document(row)
    if row.deleted:
        return RowRead(document=document, withdrawal=_withdrawal(row, document))
    if row.told is None:
        troubles.note(WITHOUT_ACT, row.number, f"no claim: {row.why}")
    return RowRead(document=document, claims=makes.claims(row, document))


def _withdrawal(row: CodedRow, document: Document) -> Withdrawal:
    return Withdrawal(
        key=row.key,
        published=document.published,
        by=document.source,
        why=f"taken back by {document.source.name or 'the publisher of the table'}",
        path=document.path,
        text=row.text,
    )
