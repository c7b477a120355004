"""What a report is made from: one pure value, so that the same value gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.model.agreement import Agreement
from trucewatch.model.board import DeadlineRow, ExchangeRow, TallyRow
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document, Span
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.model.notice import Since
from trucewatch.model.receipt import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Findings with everything that they rest on.

    ``about`` is the moment asked about, ``known`` the moment as known at which the question was answered (None: all
    that was given). ``generated_by`` names the program and its version, never a moment of its running.
    ``claims`` and ``documents`` are by id; a document that is missing leaves its claims with their own words only.
    ``since`` tells what changed since the last report.
    ``withheld_names`` leave every text; of ``persons`` (where names of persons stand, by document) all leave that
    are not among the ``office_holders``.
    """

    title: str
    about: datetime
    known: datetime | None = None
    generated_by: str
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    receipts: tuple[Receipt, ...] = ()
    issues: tuple[Issue, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    tallies: tuple[TallyRow, ...] = ()
    exchanges: tuple[ExchangeRow, ...] = ()
    since: Since | None = None
    withheld_names: frozenset[str] = frozenset()
    persons: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    office_holders: frozenset[str] = frozenset()

    def findings_of(self, agreement: Agreement) -> tuple[Finding, ...]:
        """The findings on an agreement's terms, in the order of the terms in the file, the regime before bearers."""
        order = {term.id: rank for rank, term in enumerate(agreement.terms)}
        own = [finding for finding in self.findings if finding.agreement == agreement.id]
        return tuple(sorted(own, key=lambda f: (order.get(f.term, len(order)), f.term, f.bearer or "", f.id)))
