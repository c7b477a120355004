"""The terms of an agreement with the findings on them."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.agreement import Agreement, Term
from trucewatch.model.finding import Coverage, Finding
from trucewatch.publish.evidence import FindingView, finding_view
from trucewatch.publish.naming import Naming
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quoting
from trucewatch.publish.references import References
from trucewatch.publish.wording import joined
from trucewatch.publish.zone_shapes import zone_name


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term with the findings on it, one for the regime or each bearer."""

    id: str
    point: str
    text: str
    modality: str
    bearer: str
    zone: str
    note: str
    coverages: tuple[Coverage, ...]
    findings: tuple[FindingView, ...]


def term_views(
    publication: Publication, agreement: Agreement, naming: Naming, references: References
) -> tuple[TermView, ...]:
    """The terms of an agreement on which there are findings, in the order of the file."""
    quoting = Quoting(publication)
    grouped: dict[str, list[Finding]] = {}
    for finding in publication.findings_of(agreement):
        grouped.setdefault(finding.term, []).append(finding)
    return tuple(_term(agreement, term, found, quoting, naming, references) for term, found in grouped.items())


def _term(
    agreement: Agreement, term_id: str, found: list[Finding], quoting: Quoting, naming: Naming, references: References
) -> TermView:
    term = agreement.term(term_id) if agreement.has(term_id) else None
    return TermView(
        id=term_id,
        point=term.point if term else term_id,
        text=term.text if term else "",
        modality=str(term.modality) if term else "",
        bearer=_bearers(term, naming),
        zone=zone_name(term.zone) if term and term.zone else "",
        note=term.note if term else "",
        coverages=tuple(dict.fromkeys(finding.coverage for finding in found if finding.coverage)),
        findings=tuple(finding_view(finding, quoting, naming, references) for finding in found),
    )


def _bearers(term: Term | None, naming: Naming) -> str:
    if term is None or term.bearer is None:
        return "The text does not say whose duty it is"
    return f"On {joined(naming.of(code) for code in term.bearer)}"
