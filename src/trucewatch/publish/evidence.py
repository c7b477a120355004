"""One finding as a reader meets it: verdict, bearer, readings, steps, and the numbered sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.agreement import Agreement, Term
from trucewatch.model.finding import Attribution, Coverage, Finding, Outcome, Step
from trucewatch.publish.naming import Naming
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quotation, Quoting
from trucewatch.publish.wording import Label, counted, instant_words, joined, label_of
from trucewatch.publish.zone_shapes import zone_name

QUOTED = 12
"""Sentences quoted under one finding; the rest stand in the data files, and the page says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step with the numbers of the sentences that it rests on; ``more`` counts those that are not quoted."""

    rule: str
    text: str
    outcome: str
    numbers: tuple[int, ...] = ()
    more: int = 0
    absence: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """The outcome under one reading of the words."""

    words: str
    outcome: Label
    held_by: str
    due: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding as printed; ``quotations`` are numbered from 1, in the order in which the steps rest on them."""

    id: str
    label: str
    bearer: str
    outcome: Label
    grade: Label
    attribution: Label
    activation: Label
    reading: str
    sensitive: bool
    readings: tuple[ReadingView, ...]
    due: str
    steps: tuple[StepView, ...]
    quotations: tuple[Quotation, ...]
    unquoted: int
    incidents: str
    coverage: str


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

    @property
    def outcomes(self) -> tuple[Label, ...]:
        """The outcomes found on it, each once."""
        return tuple({finding.outcome.value: finding.outcome for finding in self.findings}.values())


def term_views(publication: Publication, agreement: Agreement, naming: Naming) -> tuple[TermView, ...]:
    """The terms of an agreement on which there are findings, in the order of the file."""
    quoting = Quoting(publication)
    grouped: dict[str, list[Finding]] = {}
    for finding in publication.findings_of(agreement):
        grouped.setdefault(finding.term, []).append(finding)
    return tuple(_term(agreement, term, found, quoting, naming) for term, found in grouped.items())


def _term(agreement: Agreement, term_id: str, found: list[Finding], quoting: Quoting, naming: Naming) -> TermView:
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
        findings=tuple(finding_view(finding, quoting, naming) for finding in found),
    )


def _bearers(term: Term | None, naming: Naming) -> str:
    if term is None or term.bearer is None:
        return "the text does not say whose duty it is"
    return joined(naming.of(code) for code in term.bearer)


def finding_view(finding: Finding, quoting: Quoting, naming: Naming) -> FindingView:
    """The finding with its sentences numbered."""
    claims = quoting.publication.claims
    proofs = dict.fromkeys(proof.claim for step in finding.steps for proof in step.proof if proof.claim in claims)
    numbers = {claim: number for number, claim in enumerate(proofs, start=1)}
    quoted = [claim for claim in proofs if numbers[claim] <= QUOTED]
    return FindingView(
        id=finding.id,
        label=finding.label,
        bearer="the regime as a whole" if finding.bearer is None else naming.of(finding.bearer),
        outcome=label_of(finding.outcome),
        grade=label_of(finding.grade),
        attribution=label_of(finding.attribution),
        activation=label_of(finding.activation),
        reading=finding.reading.replace("_", " "),
        sensitive=finding.reading_sensitive,
        readings=tuple(_readings(finding, naming)),
        due=instant_words(finding.due) if finding.due else "",
        steps=tuple(_step(step, numbers, quoting) for step in finding.steps),
        quotations=tuple(quoting.of(claims[claim]) for claim in quoted),
        unquoted=len(proofs) - len(quoted),
        incidents=_incidents(finding),
        coverage=coverage_words(finding.coverage) if finding.coverage else "",
    )


def _incidents(finding: Finding) -> str:
    parts = (
        (finding.incidents_against, "against"),
        (finding.incidents_for, "for"),
        (finding.incidents_open, "cannot tell"),
    )
    return ", ".join(f"{len(ids)} {words}" for ids, words in parts if ids)


def _readings(finding: Finding, naming: Naming) -> Iterator[ReadingView]:
    for reading in finding.readings:
        yield ReadingView(
            words=reading.reading.replace("_", " "),
            outcome=label_of(reading.outcome),
            held_by=joined(naming.of(code) for code in reading.held_by) if reading.held_by else "",
            due=instant_words(reading.due) if reading.due else "",
            chosen=reading.reading == finding.reading,
        )


def _step(step: Step, numbers: dict[str, int], quoting: Quoting) -> StepView:
    cited = dict.fromkeys(numbers[proof.claim] for proof in step.proof if proof.claim in numbers)
    shown = tuple(number for number in cited if number <= QUOTED)
    return StepView(
        rule=step.rule,
        text=quoting.clean(step.text),
        outcome=quoting.clean(step.outcome),
        numbers=shown,
        more=len(cited) - len(shown),
        absence=quoting.clean(step.absence or ""),
        terms=step.terms or "",
    )


def laid_at(view: FindingView) -> bool:
    """Whether attribution says anything for this outcome: only a breach or a dispute is laid at somebody's door."""
    told = view.outcome.value in (Outcome.BREACHED, Outcome.DISPUTED)
    return told or view.attribution.value != Attribution.NONE


def coverage_words(coverage: Coverage) -> str:
    """What a zero rests on, in one sentence."""
    denied = f"; access was denied on {counted(coverage.access_denied, 'day')}" if coverage.access_denied else ""
    note = f" {coverage.note}" if coverage.note else ""
    return (
        f"Somebody reported on {coverage.days_reported:,} of {counted(coverage.days, 'day')}, "
        f"a monitor on {coverage.by_monitor:,}{denied}.{note}"
    )
