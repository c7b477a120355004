"""Recording: what was taken in goes into the ledger, and a row that says something else than before is told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from trucewatch.ledger import Ledger
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.clock import Clock
from trucewatch.pipeline.intake import Taken, record
from trucewatch.pipeline.tables import RowRead

MOST_TOLD = 200
"""Changed rows of one file that are told one by one."""


@dataclass(slots=True, kw_only=True)
class Recording:
    """Records results one by one. ``new`` counts the entries made."""

    ledger: Ledger
    engine: str
    clock: Clock
    new: int = 0
    _versions: int = 0
    _issues: list[Issue] = field(default_factory=list)

    def record(self, taken: Taken) -> Taken:
        """Record a result; the receipt of a table comes back with the rows that changed since they were recorded."""
        if taken.rows:
            self._compare(taken.rows)
        elif taken.receipt is not None and taken.receipt.rows:
            taken = self._with_versions(taken)
        self.new += record(taken, self.ledger, self.engine, self.clock.now())
        return taken

    def _compare(self, rows: tuple[RowRead, ...]) -> None:
        """Set rows beside what the ledger has of the same records, and beside one another."""
        keys = {row.document.key for row in rows if row.document.key}
        known = dict(self.ledger.newest_versions(keys))
        for row in rows:
            key = row.document.key
            if key is None or row.withdrawal is not None:
                continue
            before = known.get(key)
            if before is not None and before.id != row.document.id:
                self._versions += 1
                if len(self._issues) < MOST_TOLD:
                    self._issues.append(version_issue(before, row.document))
            known[key] = row.document

    def _with_versions(self, taken: Taken) -> Taken:
        if taken.receipt is None:
            return taken
        issues = (*taken.receipt.issues, *self._issues)
        receipt = replace(taken.receipt, versions=self._versions, issues=issues)
        self._versions, self._issues = 0, []
        return replace(taken, receipt=receipt)


def version_issue(before: Document, after: Document) -> Issue:
    """What a row says otherwise than the version of it that was recorded last."""
    changes = "; ".join(changed_cells(before.text, after.text))
    return Issue(
        code="table.row.version",
        severity=Severity.NOTE,
        where=after.path,
        message=f"another version of {after.key}: {changes}",
        hint="the one published last counts; the other is what was known before",
    )


def changed_cells(before: str, after: str) -> Iterator[str]:
    """The cells that two versions of a row have different, in the order of the row: ``fatalities: 2 -> 3``."""
    was, now = cells_of(before), cells_of(after)
    for column in dict.fromkeys((*was, *now)):
        if was.get(column) != now.get(column):
            yield f"{column}: {was.get(column, 'nothing')} -> {now.get(column, 'nothing')}"


def cells_of(text: str) -> dict[str, str]:
    """The cells of a row's text. A line without a column belongs to the cell before it."""
    cells: dict[str, str] = {}
    last = ""
    for line in text.split("\n"):
        column, colon, value = line.partition(": ")
        if colon and column not in cells:
            cells[column] = value
            last = column
        elif last:
            cells[last] += "\n" + line
    return cells
