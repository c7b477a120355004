"""Records by the beginning of their id, as a person types it from a screen."""

from __future__ import annotations

from trucewatch.model.claim import Claim
from trucewatch.model.errors import UsageError
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.pipeline.judging import Judged

Named = Finding | Incident | Claim
SHOWN = 5


def record_by_id(judged: Judged, prefix: str) -> Named:
    """The finding, incident or claim whose id, or id without its kind, begins so.

    Raises UsageError where there is none or more than one.
    """
    every: list[Named] = [*judged.findings, *judged.incidents, *judged.claims]
    found = [record for record in every if _begins(record.id, prefix)]
    if not found:
        hint = "a finding answers one question: give the --agreement, --about, --known and --recorded that assess was given"
        raise UsageError(f"no finding, incident or claim has an id that begins with {prefix!r}", hint=hint)
    if len(found) > 1:
        some = ", ".join(record.id for record in found[:SHOWN])
        raise UsageError(f"{len(found)} records have an id that begins with {prefix!r}", hint=f"among them {some}")
    return found[0]


def _begins(identifier: str, prefix: str) -> bool:
    return identifier.startswith(prefix) or identifier.partition(":")[2].startswith(prefix)
