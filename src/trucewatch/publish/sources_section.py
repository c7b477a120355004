"""What the report was made from: documents with their hashes, receipts with reasons, and the problems met."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trucewatch.model.document import Document
from trucewatch.model.issue import Severity
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quoting
from trucewatch.publish.wording import moment_words

LISTED = 400
"""Documents, receipts and issues listed each; the page says how many more there are."""

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document as listed; ``url`` only where it is an address of the web."""

    id: str
    title: str
    path: str
    source: str
    published: str
    claims: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """A file that was not read, or read with problems, and why."""

    path: str
    fate: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLine:
    """A problem in the data, with what can be done about it."""

    severity: str
    where: str
    message: str
    hint: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesSection:
    """The lists, how many each leaves out, and how many files met which fate."""

    documents: tuple[DocumentLine, ...]
    more_documents: int
    fates: tuple[tuple[str, int], ...]
    receipts: tuple[ReceiptLine, ...]
    more_receipts: int
    issues: tuple[IssueLine, ...]
    more_issues: int


def sources_section(publication: Publication) -> SourcesSection:
    """The part of the report on its sources: what failed comes first, errors before warnings before notes."""
    documents = _chosen(publication)
    issues = _issues(publication)
    unread = [_receipt(receipt.path, str(receipt.fate), receipt.why) for receipt in _unread(publication)]
    fates = Counter(receipt.fate for receipt in publication.receipts)
    counts = Counter(claim.document for claim in publication.claims.values())
    quoting = Quoting(publication)
    return SourcesSection(
        documents=tuple(_document(document, counts[document.id], quoting) for document in documents),
        more_documents=len(publication.documents) - len(documents),
        fates=tuple((str(fate), fates[fate]) for fate in Fate if fates[fate]),
        receipts=tuple(unread[:LISTED]),
        more_receipts=max(len(unread) - LISTED, 0),
        issues=issues[:LISTED],
        more_issues=max(len(issues) - LISTED, 0),
    )


def _chosen(publication: Publication) -> list[Document]:
    """The documents to be listed, those that findings rest on before all others, in the order of publication."""
    cited = {proof.document for finding in publication.findings for step in finding.steps for proof in step.proof}
    ordered = sorted(publication.documents.values(), key=lambda document: (_day(document), document.path, document.id))
    first = sorted(ordered, key=lambda document: document.id not in cited)[:LISTED]
    return sorted(first, key=lambda document: (_day(document), document.path, document.id))


def _day(document: Document) -> str:
    first = document.published.earliest() if document.published else None
    return first.isoformat() if first else ""


def _document(document: Document, claims: int, quoting: Quoting) -> DocumentLine:
    return DocumentLine(
        id=document.id,
        title=quoting.clean(document.title.text) if document.title else document.path,
        path=document.path,
        source=document.source.name or document.source.actor or "not stated",
        published=moment_words(document.published) if document.published else "undated",
        claims=claims,
        url=document.url if document.url and document.url.startswith(WEB) else "",
    )


def _unread(publication: Publication) -> list[Receipt]:
    unread = [receipt for receipt in publication.receipts if receipt.fate is not Fate.READ]
    return sorted(unread, key=lambda receipt: (receipt.fate is not Fate.FAILED, receipt.path))


def _receipt(path: str, fate: str, why: str) -> ReceiptLine:
    return ReceiptLine(path=path, fate=fate, why=why or "no reason given")


def _issues(publication: Publication) -> tuple[IssueLine, ...]:
    met = [*publication.issues, *(issue for receipt in publication.receipts for issue in receipt.issues)]
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    once = sorted(set(met), key=lambda issue: (order.index(issue.severity), issue.where, issue.code, issue.message))
    return tuple(
        IssueLine(
            severity=str(issue.severity), where=issue.where, message=issue.message, hint=issue.hint, code=issue.code
        )
        for issue in once
    )
