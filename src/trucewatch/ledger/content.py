"""Contents: how documents, receipts and judgements are written in the ledger, without loss, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trucewatch.model.document import Document, Source, Span
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.model.moment import Moment, bound_text
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.model.record import Record, document_record, moment_record, read_moment, read_span


def document_content(document: Document) -> Record:
    """The document's record with its text, and its moments with all their members."""
    return document_record(document) | {
        "published": _moment(document.published),
        "as_of": _moment(document.as_of),
        "text": document.text,
    }


def read_document(content: Mapping[str, Any]) -> Document:
    """The reverse of `document_content`."""
    source = content["source"]
    return Document(
        id=content["document"],
        path=content["path"],
        text=content["text"],
        media=content["media"],
        source=Source(name=source["name"], actor=source["actor"]),
        published=_read_moment(content["published"]),
        as_of=_read_moment(content["as_of"]),
        title=_read_span(content["title"]),
        byline=_read_span(content["byline"]),
        dateline=_read_span(content["dateline"]),
        body=content["body"],
        timezone=content["timezone"],
        language=content["language"],
        url=content["url"],
        key=content.get("key"),
    )


def _moment(moment: Moment | None) -> Record | None:
    return moment_record(moment) if moment else None


def _read_moment(record: Mapping[str, Any] | None) -> Moment | None:
    return read_moment(record) if record else None


def _read_span(record: Mapping[str, Any] | None) -> Span | None:
    return read_span(record) if record else None


def receipt_content(receipt: Receipt) -> Record:
    """What became of a file, with the issues met."""
    record: Record = {
        "path": receipt.path,
        "fate": str(receipt.fate),
        "document": receipt.document,
        "why": receipt.why,
        "claims": receipt.claims,
        "misses": receipt.misses,
        "issues": [issue_content(issue) for issue in receipt.issues],
    }
    if receipt.rows:
        record |= {"rows": receipt.rows, "versions": receipt.versions, "withdrawals": receipt.withdrawals}
    return record


def read_receipt(content: Mapping[str, Any]) -> Receipt:
    """The reverse of `receipt_content`."""
    return Receipt(
        path=content["path"],
        fate=Fate(content["fate"]),
        document=content["document"],
        why=content["why"],
        claims=content["claims"],
        misses=content.get("misses", 0),
        rows=content.get("rows", 0),
        versions=content.get("versions", 0),
        withdrawals=content.get("withdrawals", 0),
        issues=tuple(read_issue(issue) for issue in content["issues"]),
    )


def issue_content(issue: Issue) -> Record:
    """The members of an issue."""
    return {
        "code": issue.code,
        "severity": str(issue.severity),
        "where": issue.where,
        "message": issue.message,
        "hint": issue.hint,
    }


def read_issue(content: Mapping[str, Any]) -> Issue:
    """The reverse of `issue_content`."""
    return Issue(
        code=content["code"],
        severity=Severity(content["severity"]),
        where=content["where"],
        message=content["message"],
        hint=content["hint"],
    )


def judgement_content(judgement: Judgement) -> Record:
    """The members of a judgement."""
    return {
        "judgement": judgement.id,
        "verdict": str(judgement.verdict),
        "subjects": list(judgement.subjects),
        "by": judgement.by,
        "at": bound_text(judgement.at),
        "why": judgement.why,
        "change": judgement.change,
        "supersedes": judgement.supersedes,
    }


def read_judgement(content: Mapping[str, Any]) -> Judgement:
    """The reverse of `judgement_content`."""
    return Judgement(
        id=content["judgement"],
        verdict=Verdict(content["verdict"]),
        subjects=tuple(content["subjects"]),
        by=content["by"],
        at=datetime.fromisoformat(content["at"]),
        why=content["why"],
        change=content["change"],
        supersedes=content["supersedes"],
    )
