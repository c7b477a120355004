"""What a change makes of a term, in words: by an amendment, or as somebody reads the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from trucewatch.model import Agreement, Deontic, Evidence, Proof, Term
from trucewatch.terms.changes import changed_term
from trucewatch.terms.explain_members import CLAUSES, RIGHTS
from trucewatch.terms.wording import (
    acts_in_words,
    due_in_words,
    listing,
    moment_in_words,
    parties_in_words,
    zone_in_words,
)

PROOF_IN_WORDS = {
    Proof.CLAIMED: "claimed by a party",
    Proof.REPORTED: "reported by one independent origin",
    Proof.CORROBORATED: "corroborated by two independent origins",
    Proof.VERIFIED: "verified by a monitor, by checked imagery or by an admission",
    Proof.COUNTERPARTY: "confirmed by the other side",
    Proof.MONITOR: "confirmed by a monitor",
    Proof.ASSESSED: "assessed",
    Proof.ESTABLISHED: "established",
}


def change_in_words(agreement: Agreement, term: Term, values: Mapping[str, Any]) -> str:
    """``it is due by the end of 25 November 2020``: the term with ``values`` set, one clause a member."""
    changed = changed_term(term, values, agreement.timezone)[0]
    if changed is None:
        return listing(f"{member} becomes {value}" for member, value in values.items())
    members = dict.fromkeys(_named(member) for member in values)
    return listing(clause for member in members for clause in _clauses(agreement, changed, member))


def _named(member: str) -> str:
    """The member whose clause tells of a dotted path: ``window.due`` of ``window.due_reading.chosen``."""
    steps = member.split(".")
    return ".".join(steps[:2]).replace("_reading", "") if steps[0] == "window" else steps[0]


def _clauses(agreement: Agreement, term: Term, member: str) -> Iterator[str]:
    if member == "window":
        for each in ("window.from", "window.due", "window.until", "window.while", "window.note"):
            yield from _clauses(agreement, term, each)
    elif member in WORDS:
        said = WORDS[member](agreement, term)
        yield from [said] if said else []
    elif member in term.extra and member in CLAUSES:
        yield CLAUSES[member](agreement, term.extra[member])
    else:
        yield f"it is without the member “{member}”"


def _start(agreement: Agreement, term: Term) -> str:
    start = term.window.start
    return f"it counts from {moment_in_words(start, agreement.timezone)}" if start else ""


def _due(agreement: Agreement, term: Term) -> str:
    return f"it is due {due_in_words(term.window.due, agreement.timezone)}" if term.window.due else ""


def _until(agreement: Agreement, term: Term) -> str:
    if term.window.until is not None:
        return f"it holds until {moment_in_words(term.window.until, agreement.timezone)}"
    return "" if term.window.due else "it holds with an open end"


def _while(_: Agreement, term: Term) -> str:
    return f"it holds only while {term.window.while_term} is in force" if term.window.while_term else ""


def _window_note(_: Agreement, term: Term) -> str:
    note = term.extra.get("window_note")
    return f"of its end the file notes “{note}”" if note else ""


def _bearer(agreement: Agreement, term: Term) -> str:
    if term.bearer is None:
        return "the text does not say whom it binds"
    verb = "binds" if term.modality in (Deontic.OBLIGATION, Deontic.PROHIBITION) else "is given to"
    return f"it {verb} {parties_in_words(agreement, term.bearer)}"


def _zone(agreement: Agreement, term: Term) -> str:
    return f"it applies within {zone_in_words(agreement, term.zone)}" if term.zone else "it applies everywhere"


def evidence_clauses(evidence: Evidence) -> Iterator[str]:
    """What the evidence must reach, one clause a finding."""
    for what, proofs in (("a breach", evidence.breach), ("that it was kept", evidence.kept)):
        if proofs:
            yield f"{what} is found where it is {listing((PROOF_IN_WORDS[proof] for proof in proofs), 'or')}"
    if evidence.attribution:
        yield f"a breach is laid at a party's door where that is {listing(map(str, evidence.attribution), 'or')}"


WORDS: dict[str, Callable[[Agreement, Term], str]] = {
    "window.from": _start,
    "window.due": _due,
    "window.until": _until,
    "window.while": _while,
    "window.note": _window_note,
    "while": _while,
    "bearer": _bearer,
    "counterparty": lambda agreement, term: (
        f"it is owed to {parties_in_words(agreement, term.counterparty) or 'nobody'}"
    ),
    "zone": _zone,
    "act": lambda _, term: f"the act is to {acts_in_words(term.acts)}",
    "modality": lambda _, term: f"it is a {RIGHTS[term.modality]}",
    "text": lambda _, term: f"it says “{term.text}”",
    "quote": lambda _, term: f"its words are “{term.quote}”",
    "note": lambda _, term: f"the file notes “{term.note}”",
    "source": lambda _, term: f"it rests on the text “{term.source}”",
    "variant": lambda _, term: f"it rests on the variant “{term.variant}”",
    "evidence": lambda _, term: listing(evidence_clauses(term.evidence)),
}
