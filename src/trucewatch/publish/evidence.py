"""One finding as a reader meets it: verdict, bearer, readings, steps, and the numbered sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.finding import Attribution, Coverage, Finding, Outcome, Step
from trucewatch.publish.naming import Naming
from trucewatch.publish.quotation import Quotation, Quoting
from trucewatch.publish.references import Piece, References
from trucewatch.publish.wording import Label, counted, due_words, joined, label_of, sentence

AS_IT_STANDS = "text"
"""The name of the reading that is just the text, with nothing to choose."""

QUOTED = 12
"""Sentences newly quoted under one finding; the rest stand in the data files, and the page says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step with the numbers of the sentences that it rests on; ``more`` counts those that are not quoted."""

    rule: str
    text: tuple[Piece, ...]
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
    """A finding as printed; ``quotations`` are those sentences, with their numbers, that no finding before it quotes."""

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
    quotations: tuple[tuple[int, Quotation], ...]
    sentences: int
    unquoted: int
    incidents: str
    coverage: str

    @property
    def laid_at_somebody(self) -> bool:
        """Whether the attribution says anything: only a breach or a dispute is laid at somebody's door."""
        told = self.outcome.value in (Outcome.BREACHED, Outcome.DISPUTED)
        return told or self.attribution.value != Attribution.NONE


def finding_view(finding: Finding, quoting: Quoting, naming: Naming, references: References) -> FindingView:
    """The finding with its sentences numbered."""
    claims = quoting.publication.claims
    proofs = dict.fromkeys(proof.claim for step in finding.steps for proof in step.proof if proof.claim in claims)
    fresh = references.quote(proofs, QUOTED)
    return FindingView(
        id=finding.id,
        label=finding.label,
        bearer="The regime as a whole" if finding.bearer is None else naming.of(finding.bearer),
        outcome=label_of(finding.outcome),
        grade=label_of(finding.grade),
        attribution=label_of(finding.attribution),
        activation=label_of(finding.activation),
        reading="" if finding.reading == AS_IT_STANDS else finding.reading.replace("_", " "),
        sensitive=finding.reading_sensitive,
        readings=tuple(_readings(finding, naming)),
        due=due_words(finding.due, finding.reading) if finding.due else "",
        steps=tuple(_step(step, references, quoting) for step in finding.steps),
        quotations=tuple((number, quoting.of(claims[claim])) for claim, number in fresh.items()),
        sentences=len(proofs),
        unquoted=sum(claim not in references.sentences for claim in proofs),
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


def _reading_words(reading: str) -> str:
    return "the text as it stands" if reading == AS_IT_STANDS else reading.replace("_", " ")


def _readings(finding: Finding, naming: Naming) -> Iterator[ReadingView]:
    for reading in finding.readings:
        yield ReadingView(
            words=_reading_words(reading.reading),
            outcome=label_of(reading.outcome),
            held_by=joined(naming.of(code) for code in reading.held_by) if reading.held_by else "",
            due=due_words(reading.due, reading.reading) if reading.due else "",
            chosen=reading.reading == finding.reading,
        )


def _step(step: Step, references: References, quoting: Quoting) -> StepView:
    cited = dict.fromkeys(proof.claim for proof in step.proof)
    numbers = tuple(sorted(references.sentences[claim] for claim in cited if claim in references.sentences))
    return StepView(
        rule=step.rule,
        text=references.pieces(quoting.clean(step.text)),
        outcome=quoting.clean(step.outcome).replace("_", " "),
        numbers=numbers,
        more=len(cited) - len(numbers),
        absence=quoting.clean(step.absence or ""),
        terms=step.terms or "",
    )


def coverage_words(coverage: Coverage) -> str:
    """What a zero rests on, in one sentence."""
    denied = f"; access was denied on {counted(coverage.access_denied, 'day')}" if coverage.access_denied else ""
    note = f" {sentence(coverage.note)}" if coverage.note else ""
    silence = f"; the longest silence is {counted(coverage.longest_silence, 'day')}" if coverage.longest_silence else ""
    return (
        f"Somebody reported on {coverage.days_reported:,} of {counted(coverage.days, 'day')}, "
        f"a monitor on {coverage.by_monitor:,}{denied}{silence}. {area_words(coverage)}{note}"
    )


def area_words(coverage: Coverage) -> str:
    """How much of the zone that was, in one sentence."""
    if coverage.area_ever is None or coverage.area_daily is None:
        return "How much of the zone that was cannot be told: it is not drawn."
    return (
        f"The reports name {coverage.area_ever:.0%} of the zone's area at least once, "
        f"{coverage.area_daily:.1%} on an average day."
    )
