"""A term read back as one plain English sentence, from what was loaded and not from the text it was written beside.

Who wrote the file compares the sentence with the agreement: what is not in the sentence is not in the data.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model import Agreement, Deontic, ReadingOf, Term, Window
from trucewatch.terms.explain_changes import change_in_words, evidence_clauses
from trucewatch.terms.explain_members import member_clauses
from trucewatch.terms.wording import (
    acts_in_words,
    due_in_words,
    moment_in_words,
    parties_in_words,
    zone_in_words,
)

MUST = {
    Deontic.OBLIGATION: "must",
    Deontic.PROHIBITION: "must not",
    Deontic.PERMISSION: "may",
    Deontic.POWER: "has the power to",
}


def explain_term(agreement: Agreement, term: Term) -> str:
    """The term as one sentence: who, what, where, when, on which conditions, and what the evidence must reach."""
    clauses = [
        _duty(agreement, term),
        *_when(term.window, agreement.timezone),
        *member_clauses(agreement, term),
        *_amended(agreement, term),
        *(_reading(agreement, term, reading) for reading in term.readings),
        *evidence_clauses(term.evidence),
        f"the file notes: {term.note}" if term.note else "",
    ]
    return f"Under point {term.point}, {'; '.join(clause for clause in clauses if clause)}."


def _duty(agreement: Agreement, term: Term) -> str:
    bearer = "whoever the duty falls on (the text does not say)"
    if term.bearer is not None:
        bearer = parties_in_words(agreement, term.bearer)
    verb = MUST[term.modality]
    if term.modality is Deontic.POWER and term.bearer and len(term.bearer) > 1:
        bearer, verb = f"each of {bearer}", MUST[Deontic.POWER]
    towards = f" (towards {parties_in_words(agreement, term.counterparty)})" if term.counterparty else ""
    zone = f" within {zone_in_words(agreement, term.zone)}" if term.zone else ""
    return f"{bearer} {verb} {acts_in_words(term.acts)}{towards}{zone}"


def _when(window: Window, timezone: str) -> Iterator[str]:
    start = f"from {moment_in_words(window.start, timezone)}" if window.start else "from a time that is not stated"
    if window.due is not None:
        yield f"this is due {due_in_words(window.due, timezone)}, and counts {start}"
    if window.until is not None:
        yield f"this holds {start} until {moment_in_words(window.until, timezone)}"
    elif window.due is None:
        yield f"this holds {start} with an open end"
    if window.while_term:
        yield f"this holds only while {window.while_term} is in force"


def _amended(agreement: Agreement, term: Term) -> Iterator[str]:
    for amendment in agreement.amendments:
        touched = [change for change in amendment.changes if change.term == term.id]
        announced = moment_in_words(amendment.announced, agreement.timezone)
        effective = moment_in_words(amendment.effective, agreement.timezone)
        for change in touched:
            values = change_in_words(agreement, term, change.set)
            applied = "has been applied" if amendment.id in term.amended_by else "applies once known"
            yield (
                f"by the {amendment.kind} {amendment.id}, announced at {announced} and counting from {effective}, "
                f"{values} ({applied})"
            )
    for event in term.status:
        yield f"there is a {event.kind} ({event.amendment}) from {moment_in_words(event.effective, agreement.timezone)}"


def _reading(agreement: Agreement, term: Term, reading: ReadingOf) -> str:
    held = f"{parties_in_words(agreement, reading.held_by)} reads" if reading.held_by else "it can be read"
    if len(reading.held_by) > 1:
        held = f"{parties_in_words(agreement, reading.held_by)} read"
    it = " it" if reading.held_by else ""
    why = f", because {reading.why}" if reading.why else ""
    return f"{held}{it} otherwise, so that {change_in_words(agreement, term, reading.set)} (“{reading.id}”){why}"
