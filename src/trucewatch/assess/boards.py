"""Boards beside the findings: what is due when, what each source counted, and where tellings contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from trucewatch.assess.bearers import codes_of
from trucewatch.assess.matter import TALLY
from trucewatch.assess.tallied import Singles, known_singly, really_told
from trucewatch.model import (
    Agreement,
    Claim,
    Contradiction,
    DeadlineRow,
    Deontic,
    DueByReading,
    Finding,
    Incident,
    Polarity,
    Quantity,
    TallyRow,
    Term,
)

DAY = timedelta(days=1)
LAST = "9999"


def deadlines(agreements: Sequence[Agreement], findings: Iterable[Finding], about: datetime) -> tuple[DeadlineRow, ...]:
    """One row for each obligation and bearer found on: the dated ones first, in order of their day.

    Whole days count: a duty due in 47 hours has one day left, one that fell due an hour ago has minus one.
    """
    terms = {(agreement.id, term.id): term for agreement in agreements for term in agreement.terms}
    rows = [
        _deadline(finding, terms[finding.agreement, finding.term], about)
        for finding in findings
        if _is_duty(terms.get((finding.agreement, finding.term)))
    ]
    return tuple(sorted(rows, key=lambda row: (row.due.isoformat() if row.due else LAST, row.term, row.bearer or "")))


def _is_duty(term: Term | None) -> bool:
    return term is not None and term.modality is Deontic.OBLIGATION


def _deadline(finding: Finding, term: Term, about: datetime) -> DeadlineRow:
    return DeadlineRow(
        agreement=finding.agreement,
        term=finding.term,
        point=term.point,
        text=term.text,
        bearer=finding.bearer,
        due=finding.due,
        edge=finding.reading if finding.due else "",
        readings=tuple(
            DueByReading(reading=each.reading, due=each.due, outcome=each.outcome)
            for each in finding.readings
            if each.due is not None
        ),
        days_left=None if finding.due is None else (finding.due - about) // DAY,
        outcome=finding.outcome,
        label=finding.label,
        finding=finding.id,
        activation=finding.activation,
    )


def tallies(claims: Iterable[Claim], incidents: Iterable[Incident] = ()) -> tuple[TallyRow, ...]:
    """Each source's own counts, one row a unit, area and period; a figure carried by many outlets is one row.

    Rows are set side by side and never added up. A source that repeats an earlier period's figure has a row for
    each period, the earlier one marked. Each row is set beside the incidents that are known one by one.
    """
    every = {claim.id: claim for claim in claims}
    by_id = {name: c for name, c in every.items() if c.act == TALLY and c.polarity is Polarity.AFFIRMED}
    told = really_told(incidents, every)
    beside: dict[str, list[Claim]] = {}
    for claim in by_id.values():
        beside.setdefault(claim.document, []).append(claim)
    rows: dict[tuple[object, ...], TallyRow] = {}
    for _, claim in sorted(by_id.items()):
        for count in claim.counts:
            row = _tally(claim, count, told, previous=_repeats_earlier(claim, beside[claim.document]))
            rows.setdefault(_figure(row), row)
    return tuple(sorted(rows.values(), key=_order))


def _tally(claim: Claim, count: Quantity, told: Singles, *, previous: bool) -> TallyRow:
    source = claim.origin
    return TallyRow(
        source_name=source.name or claim.source.name or "",
        source_actor=source.actor,
        unit=f"{count.of} ({count.who})" if count.who else count.of,
        low=count.low,
        high=count.high,
        place_text="; ".join(place.text for place in claim.place),
        start=claim.time.start,
        end=claim.time.end,
        period_text=claim.time.text,
        claim=claim.id,
        previous_period=previous,
        against=tuple(sorted(set(codes_of(claim.initiator)))),
        singly=known_singly(claim, count, told),
    )


def _figure(row: TallyRow) -> tuple[object, ...]:
    source = row.source_actor or row.source_name.casefold()
    return (source, row.unit, row.place_text.casefold(), row.start, row.end, row.low, row.high, row.against)


def _order(row: TallyRow) -> tuple[str, str, str, str, str]:
    return (row.source_actor or row.source_name, row.place_text, row.unit, str(row.start or ""), row.claim)


def _repeats_earlier(claim: Claim, beside: Iterable[Claim]) -> bool:
    """Whether its document gives the same source's count of a later period for the same area, too."""
    latest = claim.time.latest()
    return latest is not None and any(
        _counted(other) == _counted(claim) and (ends := other.time.latest()) is not None and ends > latest
        for other in beside
    )


def _counted(claim: Claim) -> tuple[str | None, frozenset[str], frozenset[str]]:
    places = frozenset(place.text.casefold() for place in claim.place)
    return (claim.origin.actor, frozenset(count.of for count in claim.counts), places)


def contradictions(incidents: Iterable[Incident]) -> Iterator[tuple[Incident, Contradiction]]:
    """Each contradiction with its incident, in order of the incidents' ids."""
    for incident in sorted(incidents, key=lambda each: each.id):
        for contradiction in incident.contradictions:
            yield incident, contradiction
