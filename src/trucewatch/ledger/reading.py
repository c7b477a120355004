"""Readings: a document with the claims that one engine found in it, recorded as one atomic unit."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.ledger.content import document_content, receipt_content
from trucewatch.ledger.entry import Kind, NewEntry
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.receipt import Receipt
from trucewatch.model.record import claim_record
from trucewatch.model.withdrawal import Withdrawal, withdrawal_record


def document_reading(
    document: Document, claims: Sequence[Claim], receipt: Receipt, *, engine: str
) -> tuple[NewEntry, ...]:
    """All entries that one document's reading makes.

    The reading entry names the claims in order: a later reading of the same document replaces the set as a whole,
    while both remain on record.
    """
    return (*version_entries(document, claims, engine=engine), receipt_entry(receipt))


def version_entries(document: Document, claims: Sequence[Claim], *, engine: str) -> tuple[NewEntry, ...]:
    """The entries of a document that has no receipt of its own, such as a row of a table."""
    return (
        NewEntry(
            kind=Kind.DOCUMENT,
            id=document.id,
            content=document_content(document),
            engine=engine,
            incidental=("path",),
        ),
        *(claim_entry(claim) for claim in claims),
        NewEntry(
            kind=Kind.READING,
            id=document.id,
            content={"document": document.id, "engine": engine, "claims": [claim.id for claim in claims]},
            engine=engine,
        ),
    )


def withdrawal_entry(withdrawal: Withdrawal) -> NewEntry:
    """A withdrawal's entry; the same one met under another path is the same."""
    content = withdrawal_record(withdrawal)
    return NewEntry(kind=Kind.WITHDRAWAL, id=withdrawal.id, content=content, incidental=("path",))


def claim_entry(claim: Claim) -> NewEntry:
    """A claim's entry; the same claim met under another path is the same."""
    return NewEntry(
        kind=Kind.CLAIM,
        id=claim.id,
        content=claim_record(claim),
        engine=claim.extractor,
        incidental=("path", "confidence"),
    )


def receipt_entry(receipt: Receipt) -> NewEntry:
    """A receipt's entry: its id is the path, for the newest receipt of a path is the one that counts."""
    return NewEntry(kind=Kind.RECEIPT, id=receipt.path, content=receipt_content(receipt))
