"""What people say of claims, checked and written into a ledger."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
    known = [judgement.id for judgement in ledger.judgements()]
    judgement = Judgement(
        id="",
        verdict=opinion.verdict,
        subjects=tuple(sorted({_the_one(prefix, claims, "claim") for prefix in opinion.subjects})),
        by=opinion.by,
        at=at,
        why=opinion.why,
        change=canonical(dict(opinion.change)) if opinion.change else None,
        supersedes=_the_one(opinion.supersedes, known, "judgement") if opinion.supersedes else None,
    )
    _check(judgement, claims)
    content = judgement_content(judgement)
    judgement_id = content_id("j1", content)
    ledger.record([NewEntry(kind=Kind.JUDGEMENT, id=judgement_id, content=content | {"judgement": judgement_id})], at)
    return next(each for each in ledger.judgements() if each.id == judgement_id)


def _the_one(prefix: str, known: Sequence[str] | Mapping[str, Claim], noun: str) -> str:
    found = [each for each in known if each.startswith(prefix) or each.partition(":")[2].startswith(prefix)]
    if len(found) != 1:
        raise UsageError(
            f"{len(found) or 'no'} {noun}{'s have' if len(found) > 1 else ' has'} an id that begins with {prefix!r}",
            hint="ids of claims are printed by read, those of judgements by judge",
        )
    return found[0]


def _check(judgement: Judgement, claims: Mapping[str, Claim]) -> None:
    """Whether the judgement can be carried out at all. Raises UsageError."""
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
