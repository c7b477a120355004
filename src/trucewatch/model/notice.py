"""Notices: what became of a finding between two states of knowledge, and what made it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trucewatch.model.document import Span
from trucewatch.model.finding import Finding
from trucewatch.model.identity import content_id
from trucewatch.model.record import span_record
from trucewatch.model.record_of_finding import finding_record

VERDICT = ("label", "activation", "outcome", "grade", "attribution", "reading_sensitive", "due")
"""The members of a finding's record that a notice sets side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that made a finding another: its kind, its id, what it is in words, and the words that it rests on.

    Kinds: ``claim.known``, ``claim.gone``, ``claim.corrected``, ``claim.counted``, ``judgement``, ``amendment``,
    ``terms``, ``coverage``. ``document`` and ``path`` are empty for what is no claim.
    """

    kind: str
    id: str
    text: str
    document: str = ""
    path: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A finding before and after (None: there was none), and why; ``corrects`` where the verdict itself changed."""

    before: Finding | None
    after: Finding | None
    causes: tuple[Cause, ...]

    @property
    def subject(self) -> Finding:
        """Whichever finding there is; agreement, term and bearer are the same in both."""
        found = self.after or self.before
        if found is None:
            raise TypeError("a notice is about a finding")
        return found

    @property
    def corrects(self) -> bool:
        """Whether the verdict is another, and not only what it rests on."""
        return verdict_record(self.before) != verdict_record(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What findings have become since the state that a ledger had at a moment."""

    recorded: datetime
    notices: tuple[Notice, ...]

    @property
    def corrections(self) -> tuple[Notice, ...]:
        """The notices of another verdict, those of other grounds left aside."""
        return tuple(notice for notice in self.notices if notice.corrects)


def verdict_record(finding: Finding | None) -> Mapping[str, Any] | None:
    """The verdict without what it rests on."""
    if finding is None:
        return None
    record = finding_record(finding)
    return {name: record[name] for name in VERDICT}


def notice_record(notice: Notice) -> dict[str, Any]:
    """A notice as plain data, under the hash of its content."""
    subject = notice.subject
    record = {
        "agreement": subject.agreement,
        "term": subject.term,
        "bearer": subject.bearer,
        "change": "verdict" if notice.corrects else "grounds",
        "old": _side(notice.before),
        "new": _side(notice.after),
        "why": [_cause_record(cause) for cause in notice.causes],
    }
    return {"notice": content_id("n1", record)} | record


def _side(finding: Finding | None) -> Mapping[str, Any] | None:
    if finding is None:
        return None
    record = finding_record(finding)
    return {name: record[name] for name in ("finding", "about", "known")} | dict(verdict_record(finding) or {})


def _cause_record(cause: Cause) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": cause.kind, "id": cause.id, "text": cause.text}
    if cause.document:
        record |= {"document": cause.document, "path": cause.path, "spans": [span_record(span) for span in cause.spans]}
    return record
