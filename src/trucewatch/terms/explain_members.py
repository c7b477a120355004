"""The members that only some terms have (`trucewatch.model.Term.extra`), each as a clause of the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from trucewatch.model import Agreement, Deontic, Term
from trucewatch.terms.wording import KILOMETRE, acts_in_words, kilometres, listing, parties_in_words, zone_in_words

Clause = Callable[[Agreement, Any], str]

BOUND = {"ceiling": "at most", "exact": "exactly", "floor": "at least"}
RIGHTS = {
    Deontic.OBLIGATION: "duty",
    Deontic.PROHIBITION: "prohibition",
    Deontic.PERMISSION: "permission",
    Deontic.POWER: "power",
}
STATES = {"kept": "has been kept", "breached": "has been breached", "in_force": "is in force"}


def member_clauses(agreement: Agreement, term: Term) -> Iterator[str]:
    """One clause for each member of ``extra``: what it arises upon, then the others in the order of the format."""
    if "arises" in term.extra:
        yield _arises(term, term.extra["arises"])
    for name, clause in CLAUSES.items():
        if name in term.extra:
            yield clause(agreement, term.extra[name])


def _quantity(_: Agreement, quantities: list[dict[str, Any]]) -> str:
    return f"the text gives {listing(_number(each) for each in quantities)}"


def _number(quantity: Mapping[str, Any]) -> str:
    reading = quantity["reading"]
    others = listing((BOUND[also] for also in reading.get("also", ())), "or")
    what = quantity.get("what") or quantity["of"]
    otherwise = f" (or, as it is also read, {others})" if others else ""
    return f"{BOUND[reading['chosen']]}{otherwise} {quantity['value']:,} {what}"


def _distance(agreement: Agreement, distance: Mapping[str, Any]) -> str:
    rows = listing(f"{kilometres(row['km'] * KILOMETRE)} for {row['weapons']}" for row in distance["for_each"])
    if distance["measured"] == "between_sides":
        return f"the distance between the sides along {zone_in_words(agreement, distance['from'])} is {rows}"
    return f"each side keeps a distance from {zone_in_words(agreement, distance['from'])} of {rows}"


def _concurrent(_: Agreement, terms: list[str]) -> str:
    return f"this goes in parallel with {listing(terms)}"


def _renewal(_: Agreement, renewal: Mapping[str, Any]) -> str:
    how = "renews itself" if renewal["automatic"] else "can be renewed"
    notice = ""
    if renewal.get("notice"):
        under = f" under {renewal['power']}" if renewal.get("power") else ""
        notice = f" unless notice is given at least {renewal['notice']} before the end{under}"
    return f"at its end it {how} for {renewal['every']} each time{notice}"


def _per(_: Agreement, per: str) -> str:
    return f"each {per} counts as an instance of its own"


def _requires(agreement: Agreement, requirements: list[dict[str, Any]]) -> str:
    conditions = listing(_requirement(agreement, each) for each in requirements)
    return f"this requires that {conditions}, which who relies on it must show"


def _requirement(agreement: Agreement, requirement: Mapping[str, Any]) -> str:
    parts = [requirement["text"]] if requirement.get("text") else []
    if requirement.get("term"):
        parts.append(f"{requirement['term']} {STATES[requirement.get('state', 'in_force')]}")
    if requirement.get("act"):
        who = parties_in_words(agreement, requirement.get("by", ()), "or") or "someone"
        parts.append(f"{who} was shown to {acts_in_words(requirement['act'])}")
    return f"{parts[0]} ({', '.join(parts[1:])})" if len(parts) > 1 else parts[0]


def _arises(term: Term, arises: Mapping[str, Any]) -> str:
    of = listing(arises.get("of", ()), "or")
    trigger = {
        "breach": f"upon a breach of {of}",
        "kept": f"once {of} has been kept",
        "act": "upon the act to " + acts_in_words(arises.get("act", ())),
    }
    owed = "is due" if term.modality is Deontic.OBLIGATION else "begins"
    within = f", and {owed} within {arises['within']}" if arises.get("within") else ""
    within += " by a report of it" if arises.get("answered_by") else ""
    text = f" ({arises['text']})" if arises.get("text") else ""
    return f"the {RIGHTS[term.modality]} arises {trigger[arises['on']]}{text}{within}"


def _repairs(_: Agreement, terms: list[str]) -> str:
    return f"doing so repairs a breach of {listing(terms, 'or')}"


def _exceptions(agreement: Agreement, exceptions: list[dict[str, Any]]) -> str:
    return (
        f"except that {listing(_exception(agreement, each) for each in exceptions)}, which who relies on it must show"
    )


def _exception(agreement: Agreement, exception: Mapping[str, Any]) -> str:
    details = []
    if exception.get("by"):
        details.append(f"by {parties_in_words(agreement, exception['by'], 'or')}")
    if exception.get("act"):
        details.append(f"to {acts_in_words(exception['act'])}")
    if exception.get("zone"):
        details.append(f"in {zone_in_words(agreement, exception['zone'])}")
    if exception.get("term"):
        details.append(f"as {exception['term']} allows")
    return f"{exception['text']} ({', '.join(details)})" if details else str(exception["text"])


def _count(_: Agreement, count: Mapping[str, Any]) -> str:
    boundary, same = count.get("day_boundary"), count.get("same_incident") or {}
    parts = [f"breaches are counted in {count['unit']}"]
    if boundary:
        parts.append(f"a day ending at {boundary['at']} {boundary['timezone']}")
    near = [same["within"]] if same.get("within") else []
    near += [kilometres(same["within_m"])] if same.get("within_m") else []
    if near:
        parts.append(f"with what happens within {listing(near)} as one")
    if same.get("note"):
        parts.append(f"while {same['note']}")
    return ", ".join(parts)


def _ceiling(agreement: Agreement, ceiling: Mapping[str, Any]) -> str:
    zones = (zone_in_words(agreement, zone) for zone in ceiling.get("each_zone", ()))
    where = f", counted apart in {listing(zones)}" if ceiling.get("each_zone") else ""
    return f"no more than {ceiling.get('incidents', 0):,} incidents are allowed within any {ceiling['within']}{where}"


def _progress(_: Agreement, levels: Mapping[str, Mapping[str, Any]]) -> str:
    steps = (f"{level} ({meaning['is']})" for level, meaning in levels.items())
    return f"progress is told as {listing(steps, 'or')}"


def _window_note(_: Agreement, note: str) -> str:
    return f"on its end: {note}"


CLAUSES: dict[str, Clause] = {
    "quantity": _quantity,
    "distance": _distance,
    "concurrent": _concurrent,
    "renewal": _renewal,
    "window_note": _window_note,
    "per": _per,
    "requires": _requires,
    "repairs": _repairs,
    "exceptions": _exceptions,
    "count": _count,
    "ceiling": _ceiling,
    "progress": _progress,
}
