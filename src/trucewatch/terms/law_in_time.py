"""The law as known at a moment: amendments announced by then, and whether a term is in force at another moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from trucewatch.model import Activation, Agreement, Amendment, StatusChange, StatusEvent, Term, TermsError
from trucewatch.terms.changes import changed_term
from trucewatch.terms.references import ALL_TERMS
from trucewatch.terms.written_values import later


def as_known(agreement: Agreement, known: datetime | None, *, about: datetime | None = None) -> Agreement:
    """The agreement with every amendment applied that was announced by ``known`` (None: all of them).

    ``announced`` decides whether an amendment could be known; it counts from ``effective`` on, which may lie before.
    With ``about``, amendments that only count after that moment are left out. The terms remember what they were
    (``original``) and which amendments made them so (``amended_by``). Raises TermsError for an amendment that
    cannot be applied, which `load_agreement` would have refused.
    """
    due = sorted(
        (each for each in agreement.amendments if _applies(each, known, about)),
        key=lambda each: (each.effective, each.announced, each.id),
    )
    terms = {term.id: term for term in agreement.terms}
    for amendment in due:
        terms |= dict(_amended(agreement, amendment, terms))
    return replace(agreement, terms=tuple(terms.values()))


def _applies(amendment: Amendment, known: datetime | None, about: datetime | None) -> bool:
    return (known is None or amendment.announced <= known) and (about is None or amendment.effective <= about)


def _amended(agreement: Agreement, amendment: Amendment, terms: dict[str, Term]) -> Iterable[tuple[str, Term]]:
    for change in amendment.changes:
        before = terms[change.term]
        if amendment.id in before.amended_by:
            continue
        after, faults = changed_term(before, change.set, agreement.timezone)
        if after is None:
            problems = "; ".join(fault.message for fault in faults)
            raise TermsError(f"the amendment {amendment.id!r} cannot be applied: {problems}", where=agreement.id)
        yield change.term, _remembering(after, before, amendment)
    for term_id in terms if amendment.status == (ALL_TERMS,) else amendment.status:
        yield term_id, _with_event(terms[term_id], amendment)


def _remembering(after: Term, before: Term, amendment: Amendment) -> Term:
    return replace(after, original=before.original or before, amended_by=(*before.amended_by, amendment.id))


def _with_event(term: Term, amendment: Amendment) -> Term:
    if any(event.amendment == amendment.id for event in term.status):
        return term
    event = StatusEvent(
        kind=StatusChange(amendment.kind),
        effective=amendment.effective,
        announced=amendment.announced,
        amendment=amendment.id,
    )
    return _remembering(replace(term, status=(*term.status, event)), term, amendment)


def term_in_force(term: Term, about: datetime, *, agreement: Agreement | None = None) -> Activation:
    """Whether the term counts at ``about``. Amendments must have been applied by `as_known` before.

    ``agreement`` is needed to follow ``while``: a term that holds while another one does is inactive, suspended or
    ended with it. A window that renews itself is in force after its end unless a notice was given in time.
    """
    if term.window.start is not None and about < term.window.start:
        return Activation.INACTIVE
    touched = _status_at(term, about)
    if touched is not Activation.IN_FORCE:
        return touched
    end = end_of(term, about)
    if end is not None and about >= end:
        return Activation.EXPIRED
    if term.window.while_term and agreement is not None and agreement.has(term.window.while_term):
        return term_in_force(agreement.term(term.window.while_term), about, agreement=agreement)
    return Activation.IN_FORCE


ACTIVATION_AFTER = {
    StatusChange.SUSPENSION: Activation.SUSPENDED,
    StatusChange.RESUMPTION: Activation.IN_FORCE,
    StatusChange.TERMINATION: Activation.TERMINATED,
    StatusChange.SUPERSESSION: Activation.SUPERSEDED,
}


def _status_at(term: Term, about: datetime) -> Activation:
    events = [event for event in term.status if event.effective <= about and event.kind in ACTIVATION_AFTER]
    if not events:
        return Activation.IN_FORCE
    return ACTIVATION_AFTER[max(events, key=lambda event: (event.effective, event.announced)).kind]


def end_of(term: Term, about: datetime, notices: Iterable[datetime] = ()) -> datetime | None:
    """The end of the window that counts at ``about``, after the renewals until then; None for an open end.

    A notice counts (those of ``term.status`` and ``notices``, the moments at which one was given) for the end of the
    first period that it precedes by the stretch that the renewal asks for.
    """
    renewal = term.extra.get("renewal")
    end = term.window.until
    if end is None or not renewal or not renewal["automatic"]:
        return end
    given = sorted([*notices, *(event.effective for event in term.status if event.kind is StatusChange.NOTICE)])
    while about >= end and not _ended_by_notice(end, given, renewal.get("notice")):
        end = later(end, renewal["every"])
    return end


def _ended_by_notice(end: datetime, given: list[datetime], stretch: str | None) -> bool:
    latest = later(end, stretch, sign=-1) if stretch else end
    return any(notice <= latest for notice in given)
