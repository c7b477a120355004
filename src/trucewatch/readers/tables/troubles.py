"""Troubles: what is wrong with the rows of a table, gathered so that a million rows give a handful of issues."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.issue import Issue, Severity

MOST = 200
"""Different troubles of one kind that are told of; the rest is only counted."""

Key = tuple[str, Severity, str, str]


@dataclass(slots=True)
class Troubles:
    """Counts each trouble, and remembers the row where it was met first. ``met`` is the number of all."""

    where: str
    met: int = 0
    _rows: dict[Key, tuple[int, int]] = field(default_factory=dict)
    _kinds: dict[str, int] = field(default_factory=dict)
    _untold: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, severity: Severity, row: int, message: str, hint: str = "") -> None:
        """One row's trouble; rows count from 1, the header included, as the spreadsheet shows them (0: the file)."""
        self.met += 1
        key = (code, severity, message, hint)
        known = self._rows.get(key)
        if known is None and self._kinds.get(code, 0) >= MOST:
            self._untold[code] = self._untold.get(code, 0) + 1
            return
        if known is None:
            self._kinds[code] = self._kinds.get(code, 0) + 1
        self._rows[key] = (known[0], known[1] + 1) if known else (row, 1)

    def error(self, code: str, row: int, message: str, hint: str = "") -> None:
        """Something of the row is lost."""
        self.add(code, Severity.ERROR, row, message, hint)

    def warn(self, code: str, row: int, message: str, hint: str = "") -> None:
        """Something of the row may be lost."""
        self.add(code, Severity.WARNING, row, message, hint)

    def note(self, code: str, row: int, message: str, hint: str = "") -> None:
        """Nothing is lost, but somebody may want to know."""
        self.add(code, Severity.NOTE, row, message, hint)

    def issues(self) -> tuple[Issue, ...]:
        """One issue a trouble, where it was met first, in the order of meeting."""
        told = [self._issue(key, first, times) for key, (first, times) in self._rows.items()]
        for code, times in self._untold.items():
            message = f"{times} more rows have other troubles of this kind"
            told.append(Issue(code=code, severity=Severity.WARNING, where=self.where, message=message))
        return tuple(told)

    def _issue(self, key: Key, first: int, times: int) -> Issue:
        code, severity, message, hint = key
        more = f" ({times} rows)" if times > 1 else ""
        where = f"{self.where}:{first}" if first else self.where
        return Issue(code=code, severity=severity, where=where, message=message + more, hint=hint)
