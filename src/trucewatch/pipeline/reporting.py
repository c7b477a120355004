"""Reporting: what was judged, put together as the one value that a report is made from."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch import __version__
from trucewatch.model.issue import Issue
from trucewatch.model.receipt import Receipt
from trucewatch.pipeline.judging import Judged
from trucewatch.publish.publication import Publication

PROGRAM = f"trucewatch {__version__}"


def publication_of(
    judged: Judged, *, title: str, receipts: Iterable[Receipt] = (), issues: Iterable[Issue] = ()
) -> Publication:
    """The publication of what was judged."""
    return Publication(
        title=title,
        about=judged.about,
        known=judged.known,
        generated_by=PROGRAM,
        agreements=judged.agreements,
        findings=judged.findings,
        incidents=judged.incidents,
        claims={claim.id: claim for claim in judged.claims},
        documents={document.id: document for document in judged.documents},
        receipts=tuple(receipts),
        issues=tuple(issues),
    )
