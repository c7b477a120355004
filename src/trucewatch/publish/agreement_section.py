"""One agreement's part of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import Outcome
from trucewatch.model.incident import Incident
from trucewatch.publish.boards import CoverageView, DeadlineView, coverage_views, deadline_views
from trucewatch.publish.day_chart import ChartView, day_chart
from trucewatch.publish.exchanges import ExchangeView, exchange_views
from trucewatch.publish.map_drawing import MapView, draw_map
from trucewatch.publish.naming import Naming
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quoting
from trucewatch.publish.references import References, named_incidents
from trucewatch.publish.register import Register, register
from trucewatch.publish.sides import Disputes, disputes
from trucewatch.publish.standing import standings
from trucewatch.publish.terms_table import TermView, term_views
from trucewatch.publish.wording import Label, bound_words, instant_words, joined, label_of, labels, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A published label, how many findings have it, and the points of the terms that they are on."""

    label: str
    outcome: Label
    count: int
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSection:
    """Everything that the page says of one agreement, ready to be set."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    signed: str
    headline: tuple[Headline, ...]
    terms: tuple[TermView, ...]
    disputes: Disputes
    deadlines: tuple[DeadlineView, ...]
    exchanges: tuple[ExchangeView, ...]
    coverage: tuple[CoverageView, ...]
    drawn: MapView | None
    chart: ChartView | None
    register: Register
    sources: tuple[str, ...]

    @property
    def findings(self) -> int:
        """How many findings there are on it."""
        return sum(len(term.findings) for term in self.terms)


def agreement_section(publication: Publication, agreement: Agreement, naming: Naming) -> AgreementSection:
    """The part of the report on one agreement."""
    parts = standings(publication.findings_of(agreement))
    cited = tuple(incident for incident in publication.incidents if incident.id in parts.cited)
    drawn = draw_map(agreement, publication.incidents, parts)
    named = parts.cited | named_incidents(publication.findings_of(agreement))
    listed = register(_shown(publication, drawn, named), parts, drawn, Quoting(publication), naming)
    terms = term_views(publication, agreement, naming, References(listed.numbers))
    return AgreementSection(
        id=agreement.id,
        title=agreement.title,
        facts=tuple(agreement_facts(agreement, naming)),
        signed=bound_words(agreement.signed),
        headline=tuple(_headlines(terms)),
        terms=terms,
        disputes=disputes(publication, cited, naming),
        deadlines=deadline_views((row for row in publication.deadlines if row.agreement == agreement.id), naming),
        exchanges=exchange_views((row for row in publication.exchanges if row.agreement == agreement.id), naming),
        coverage=coverage_views(terms),
        drawn=drawn,
        chart=day_chart(agreement, cited, parts, publication.about),
        register=listed,
        sources=tuple(_sources(agreement)),
    )


def agreement_facts(agreement: Agreement, naming: Naming) -> Iterator[tuple[str, str]]:
    """What is said of an agreement at its head: a name and a value each."""
    bound = [party.name for party in agreement.parties if party.bound]
    helpers = [f"{party.name} ({party.role})" for party in agreement.parties if not party.bound]
    yield "Signed", bound_words(agreement.signed)
    yield "Bound", joined(bound) if bound else "nobody named"
    if helpers:
        yield "Helping", joined(helpers)
    yield "Terms file", f"{agreement.status}{f', {agreement.reviewed}' if agreement.reviewed else ''}"
    yield from (("Amended", words) for words in _amendments(agreement, naming))
    if agreement.note:
        yield "Note", agreement.note


def _shown(publication: Publication, drawn: MapView | None, named: frozenset[str]) -> list[Incident]:
    on_map = {one for site in drawn.sites for mark in site.marks for one in mark.incidents} if drawn else set()
    return [incident for incident in publication.incidents if incident.id in named or incident.id in on_map]


def _headlines(terms: Sequence[TermView]) -> Iterator[Headline]:
    """The labels with their numbers, in the order in which the legend has their outcomes."""
    points: dict[tuple[str, str], list[str]] = {}
    for term in terms:
        for finding in term.findings:
            points.setdefault((finding.outcome.value, finding.label), []).append(term.point)
    order = list(labels()["outcomes"])
    for (outcome, label), found in sorted(points.items(), key=lambda item: (order.index(item[0][0]), item[0][1])):
        listed = list(dict.fromkeys(found))
        words = f"{'point' if len(listed) == 1 else 'points'} {joined(listed)}"
        yield Headline(label=label, outcome=label_of(Outcome(outcome)), count=len(found), points=words)


def _amendments(agreement: Agreement, naming: Naming) -> Iterator[str]:
    for amendment in agreement.amendments:
        by = f" by {naming.of(amendment.announced_by)}" if amendment.announced_by else ""
        changed = joined(change.term for change in amendment.changes)
        yield (
            f"{amendment.kind.capitalize()} of {changed or 'the agreement'}: announced{by} "
            f"{instant_words(amendment.announced)}, effective {instant_words(amendment.effective)}."
            f"{f' {sentence(amendment.note)}' if amendment.note else ''}"
        )


def _sources(agreement: Agreement) -> Iterator[str]:
    for source in agreement.sources:
        kind = "official text" if source.official else "other text"
        yield " · ".join(part for part in (f"{kind}, {source.lang}", source.reference, source.note) if part)
