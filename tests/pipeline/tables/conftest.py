"""Tables read from memory, with the packaged mappings or with one's own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.pipeline.tables import Tables
from trucewatch.readers.given import Given
from trucewatch.readers.tables import TableMapping, load_mapping, shipped_mappings


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]

    @property
    def claim(self) -> Claim:
        """The only claim."""
        (claim,) = self.claims
        return claim

    def codes(self) -> set[str]:
        """The codes of the issues."""
        return {issue.code for issue in self.issues}


class MadeUpTables:
    """Writes, reads and looks up tables."""

    @staticmethod
    def read(content: bytes, *, own: Sequence[TableMapping] = (), given: Given | None = None) -> Reading:
        """The rows of a file, each claim held to the text that proves it."""
        file = Tables(own=own).open(io.BytesIO(content), "table", given or Given())
        rows = [row for batch in file.rows for row in batch]
        for row in rows:
            for claim in row.claims:
                assert all(row.document.text[span.start : span.end] == span.text for span in claim.spans)
        claims = tuple(claim for row in rows for claim in row.claims)
        return Reading(tuple(row.document for row in rows), claims, file.issues)

    @staticmethod
    def mapping(text: str) -> TableMapping:
        """A mapping that must have no fault."""
        mapping, issues = load_mapping(text, "own.yaml")
        assert mapping is not None, issues
        return mapping

    @staticmethod
    def shipped(kind: str) -> TableMapping:
        """A packaged mapping."""
        return next(each for each in shipped_mappings() if each.kind == kind)

    @staticmethod
    def csv_of(columns: Iterable[str], rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> bytes:
        """The rows as a CSV file; a cell that a row does not name is empty."""
        out = io.StringIO()
        writer = csv.DictWriter(out, list(columns), restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue().encode()


@pytest.fixture
def tables() -> MadeUpTables:
    """Tables made up in memory."""
    return MadeUpTables()
