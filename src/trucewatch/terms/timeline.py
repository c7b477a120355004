"""When what is in force: the moments of an agreement in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trucewatch.model import Agreement, Amendment, DayEdge, Due, Term
from trucewatch.model.agreement import day_edge
from trucewatch.terms.law_in_time import as_known
from trucewatch.terms.written_values import later


class Happening(StrEnum):
    """What comes about at a moment of the timeline."""

    BEGINS = "begins"
    ANNOUNCED = "announced"
    COUNTS = "counts"
    DUE = "due"
    NO_LONGER_DUE = "no_longer_due"
    NOTICE_BY = "notice_by"
    RENEWS = "renews"
    ENDS = "ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One moment: ``term`` or ``amendment`` is what it belongs to.

    For a bare due date, ``day`` is the date written, ``reading`` how it is read, ``chosen`` whether that is the
    reading that the file prefers.
    """

    at: datetime
    happening: Happening
    term: str | None = None
    amendment: str | None = None
    reading: DayEdge | None = None
    day: date | None = None
    chosen: bool = True


def timeline(agreement: Agreement, *, known: datetime | None = None) -> tuple[TimelineEntry, ...]:
    """Every moment of the agreement as known at ``known`` (None: with all amendments), in order of time.

    A due date that an amendment replaced is kept as ``no_longer_due``.
    """
    entries = [entry for term in as_known(agreement, known).terms for entry in _of_term(term, agreement.timezone)]
    for amendment in agreement.amendments:
        if known is None or amendment.announced <= known:
            entries += _of_amendment(amendment)
    happenings, terms = list(Happening), {term.id: index for index, term in enumerate(agreement.terms)}
    return tuple(
        sorted(entries, key=lambda each: (each.at, happenings.index(each.happening), terms.get(each.term or "", -1)))
    )


def _of_term(term: Term, timezone: str) -> Iterator[TimelineEntry]:
    if term.window.start is not None:
        yield TimelineEntry(at=term.window.start, happening=Happening.BEGINS, term=term.id)
    yield from _dues(term.id, term.window.due, timezone, Happening.DUE)
    before = term.original.window.due if term.original else None
    if before is not None and term.window.due is not None and before.at != term.window.due.at:
        yield from _dues(term.id, before, timezone, Happening.NO_LONGER_DUE)
    yield from _end(term)


def _dues(term_id: str, due: Due | None, timezone: str, happening: Happening) -> Iterator[TimelineEntry]:
    if due is None or due.at is None:
        return
    if isinstance(due.at, datetime):
        yield TimelineEntry(at=due.at, happening=happening, term=term_id)
    else:
        for edge in dict.fromkeys((due.chosen, *due.also)):
            yield TimelineEntry(
                at=day_edge(due.at, timezone, edge),
                happening=happening,
                term=term_id,
                reading=edge,
                day=due.at,
                chosen=edge is due.chosen,
            )


def _end(term: Term) -> Iterator[TimelineEntry]:
    end, renewal = term.window.until, term.extra.get("renewal")
    if end is None:
        return
    if renewal and renewal.get("notice"):
        notice = later(end, renewal["notice"], sign=-1)
        yield TimelineEntry(at=notice, happening=Happening.NOTICE_BY, term=term.id)
    renews = bool(renewal and renewal["automatic"])
    yield TimelineEntry(at=end, happening=Happening.RENEWS if renews else Happening.ENDS, term=term.id)


def _of_amendment(amendment: Amendment) -> Iterator[TimelineEntry]:
    for term in amendment.status or tuple(change.term for change in amendment.changes):
        for at, happening in ((amendment.announced, Happening.ANNOUNCED), (amendment.effective, Happening.COUNTS)):
            yield TimelineEntry(at=at, happening=happening, term=term, amendment=amendment.id)
