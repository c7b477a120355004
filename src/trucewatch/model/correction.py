"""Corrections: what a person's `correct` judgement makes of a claim. The words and the id stay; the change is noted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from trucewatch.model.claim import Claim
from trucewatch.model.errors import UsageError
from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.model.moment import bound_text
from trucewatch.model.record import claim_record, read_claim

CORRECTABLE = (
    "voices",
    "act",
    "initiator",
    "target",
    "place",
    "time",
    "counts",
    "instruments",
    "polarity",
    "modality",
    "agreement",
)
"""The members of a claim that a person may correct: what the words are taken to mean, never the words."""


def in_force(judgements: Iterable[Judgement], known: datetime | None = None) -> tuple[Judgement, ...]:
    """The judgements made by ``known`` (None: all) that none made by then supersedes, in order of their moments.

    Who takes a judgement back undoes it: what that one had superseded is in force again.
    """
    made = {judgement.id: judgement for judgement in judgements if known is None or judgement.at <= known}
    ordered = sorted(made.values(), key=lambda judgement: (judgement.at, judgement.id))
    undone: set[str] = set()
    replaced: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.supersedes and judgement.id not in undone:
            (undone if judgement.takes_back else replaced).add(judgement.supersedes)
    return tuple(judgement for judgement in ordered if judgement.id not in undone | replaced)


def corrected_claims(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Claim, ...]:
    """The claims as judged: each `correct` judgement applied to its subjects, the later ones last."""
    told = {claim.id: claim for claim in claims}
    for judgement in in_force(judgements):
        if judgement.verdict is Verdict.CORRECT and judgement.change:
            for claim in told.keys() & set(judgement.subjects):
                told[claim] = corrected(told[claim], judgement)
    return tuple(told.values())


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim as a judgement corrects it, with a note for each member: what it was, who changed it, when and why.

    Raises UsageError for a change of anything that is not `CORRECTABLE`, or into what no claim can say.
    """
    change: Mapping[str, Any] = json.loads(judgement.change or "{}")
    before = claim_record(claim)
    after = before | {name: _member(name, before, value) for name, value in change.items()}
    after["notes"] = [*before["notes"], *(_note(name, before[name], judgement) for name in change)]
    try:
        return replace(read_claim(after), published=claim.published, confidence=claim.confidence)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"no claim can say {judgement.change}: {error}", hint="see the claim's record") from error


def _member(name: str, before: Mapping[str, Any], value: Any) -> Any:
    """The new value: of a member with members of its own (``time``) those that are given, the rest as it was."""
    if name not in CORRECTABLE:
        raise UsageError(f"{name!r} cannot be corrected", hint=f"can be: {', '.join(CORRECTABLE)}")
    return before[name] | value if isinstance(before[name], dict) and isinstance(value, dict) else value


def _note(name: str, before: Any, judgement: Judgement) -> str:
    was = json.dumps(before, ensure_ascii=False)
    return f"{name} corrected by {judgement.by} at {bound_text(judgement.at)}: {judgement.why} (it was {was})"
