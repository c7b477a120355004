"""What people say of claims, checked and written into a ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from trucewatch.ledger import Kind, Ledger, NewEntry
from trucewatch.ledger.content import judgement_content
from trucewatch.model.claim import Claim
from trucewatch.model.correction import corrected
from trucewatch.model.errors import UsageError
from trucewatch.model.identity import canonical, content_id
from trucewatch.model.judgement import Judgement, Verdict

PAIRED = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
ENOUGH_FOR_A_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What somebody says: of which claims (the beginnings of their ids), by whom and why.

    ``change`` holds the corrected members, or the names to withhold; ``supersedes`` is the beginning of a judgement's
    id that this one takes the place of.
    """

    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    why: str
    change: Mapping[str, Any] = field(default_factory=dict)
    supersedes: str | None = None


def write_judgement(ledger: Ledger, opinion: Opinion, at: datetime) -> Judgement:
    """Record an opinion as a judgement made at a moment, and return it.

    Raises UsageError where an id is not that of one claim or judgement, or the opinion says nothing that can be done.
    """
    claims = {claim.id: claim for claim in ledger.claims()}
    known = {judgement.id: judgement for judgement in ledger.judgements()}
    superseded = known[the_one(opinion.supersedes, known, "judgement")] if opinion.supersedes else None
    subjects = tuple(sorted({the_one(prefix, claims, "claim") for prefix in opinion.subjects}))
    taken_back = superseded.subjects if superseded and opinion.verdict is Verdict.UNSURE else ()
    judgement = Judgement(
        id="",
        verdict=opinion.verdict,
        subjects=subjects or taken_back,
        by=opinion.by,
        at=at,
        why=opinion.why,
        change=canonical(dict(opinion.change)) if opinion.change else None,
        supersedes=superseded.id if superseded else None,
    )
    _check(judgement, claims)
    return recorded(judgement, ledger)


def recorded(judgement: Judgement, ledger: Ledger) -> Judgement:
    """The judgement as it lies in the ledger, under its id."""
    content = judgement_content(judgement)
    judgement_id = content_id("j1", content)
    new = NewEntry(kind=Kind.JUDGEMENT, id=judgement_id, content=content | {"judgement": judgement_id})
    ledger.record([new], judgement.at)
    return next(each for each in ledger.judgements() if each.id == judgement_id)


HINTS = {
    "claim": "ids of claims are printed by read and incidents",
    "judgement": "ids of judgements are printed by judge",
    "incident": "ids of incidents are printed by incidents and reconcile",
    "contradiction": "ids of contradictions are printed by contradictions",
}


def the_one(prefix: str, known: Iterable[str], noun: str) -> str:
    """The one id among the known that begins so, with or without its kind. Raises UsageError."""
    found = [each for each in known if begins(each, prefix)]
    if len(found) != 1:
        raise UsageError(
            f"{len(found) or 'no'} {noun}{'s have' if len(found) > 1 else ' has'} an id that begins with {prefix!r}",
            hint=HINTS[noun],
        )
    return found[0]


def begins(identifier: str, prefix: str) -> bool:
    """Whether an id, with or without its kind, begins so."""
    return identifier.startswith(prefix) or identifier.partition(":")[2].startswith(prefix)


def _check(judgement: Judgement, claims: Mapping[str, Claim]) -> None:
    """Whether the judgement can be carried out at all; taking another back always can. Raises UsageError."""
    if judgement.takes_back:
        return
    change = json.loads(judgement.change) if judgement.change else {}
    if judgement.verdict is Verdict.REDACT:
        if not change.get("names"):
            raise UsageError("a redact judgement needs the names to withhold", hint="give --name")
    elif judgement.verdict is Verdict.CORRECT:
        if not change:
            raise UsageError("a correct judgement needs what it changes", hint="give --set, as in --set act=fire")
        for claim in judgement.subjects:
            corrected(claims[claim], judgement)
    elif change:
        raise UsageError(f"a {judgement.verdict} judgement changes no member", hint="use correct")
    needed = ENOUGH_FOR_A_PAIR if judgement.verdict in PAIRED else judgement.verdict is not Verdict.REDACT
    if len(judgement.subjects) < needed:
        raise UsageError(f"a {judgement.verdict} judgement needs at least {int(needed)} of the ledger's claims")
