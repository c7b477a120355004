"""Reporting: what was judged, put together as the one value that a report is made from."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch import __version__
from trucewatch.assess import deadlines, exchanges, tallies
from trucewatch.model.issue import Issue
from trucewatch.model.receipt import Receipt
from trucewatch.pipeline.judging import Judged
from trucewatch.protect.names import names_to_withhold
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
        issues=(*issues, *judged.issues),
        deadlines=deadlines(judged.agreements, judged.findings, judged.about),
        tallies=tallies(judged.claims, judged.incidents),
        exchanges=exchanges(judged.agreements, judged.incidents, judged.claims, about=judged.about, known=judged.known),
        withheld_names=names_to_withhold(judged.judgements, judged.claims),
    )
