"""Records by the beginning of their id, as a person types it from a screen."""

from __future__ import annotations

from trucewatch.model.claim import Claim
from trucewatch.model.errors import UsageError
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident, incident_id
from trucewatch.pipeline.judgements import begins
from trucewatch.pipeline.judging import Judged

Named = Finding | Incident | Claim
SHOWN = 5


def record_by_id(judged: Judged, prefix: str) -> Named:
    """The finding, incident or claim whose id, or id without its kind, begins so.

    An id under which an incident was known before leads to the incident that it has become part of.
    Raises UsageError where there is none or more than one.
    """
    every: list[Named] = [*judged.findings, *judged.incidents, *judged.claims]
    found = [record for record in every if begins(record.id, prefix)]
    if not found:
        found = [incident for incident in judged.incidents if _was_called(incident, prefix)]
    if not found:
        hint = "a finding answers one question: give the --agreement, --about, --known and --recorded that assess was given"
        raise UsageError(f"no finding, incident or claim has an id that begins with {prefix!r}", hint=hint)
    if len(found) > 1:
        some = ", ".join(record.id for record in found[:SHOWN])
        raise UsageError(f"{len(found)} records have an id that begins with {prefix!r}", hint=f"among them {some}")
    return found[0]


def _was_called(incident: Incident, prefix: str) -> bool:
    """Whether any of its claims could have given it such a name, as the founder of what it was before."""
    return any(begins(incident_id(claim), prefix) for claim in incident.claims)
