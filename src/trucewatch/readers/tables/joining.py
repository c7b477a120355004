"""Joining: rows that tell once more of a row of another table, which says what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trucewatch.readers.tables.coded import CodedRow
from trucewatch.readers.tables.mapping import TableMapping

MOST_REMEMBERED = 200_000
"""Rows kept to be joined, about 400 MB; the oldest are forgotten first."""


@dataclass(slots=True)
class Joining:
    """Remembers the rows of the tables that others join, by their keys."""

    _rows: dict[str, CodedRow] = field(default_factory=dict)

    def row(self, row: CodedRow, mapping: TableMapping, mappings: Sequence[TableMapping]) -> CodedRow:
        """The row itself, remembered where a mapping joins its kind; one that joins another with what that one says."""
        if mapping.joins:
            told = self._rows.get(row.joins)
            return row if told is None else retold(told, row)
        if row.key and any(each.joins == mapping.kind for each in mappings):
            if len(self._rows) >= MOST_REMEMBERED:
                del self._rows[next(iter(self._rows))]
            self._rows[row.key] = row
        return row


def retold(told: CodedRow, row: CodedRow) -> CodedRow:
    """What ``told`` says, as the voices of ``row`` tell it, and with its words for proof."""
    return replace(row, told=told.told, why=told.why, notes=(*told.notes, *row.notes))
