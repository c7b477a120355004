"""What the incidents that a finding names are contradicted on, and what people have said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.assess.dossier import Dossier
from trucewatch.assess.steps import told
from trucewatch.model import Claim, Contradiction, Incident, Resolution, Step
from trucewatch.model.incident import Handling

NAMED = 12
"""Open contradictions named in one step; the rest are counted, and listed with the incidents."""

Found = tuple[Incident, Contradiction]


def contradiction_steps(incidents: Iterable[str], dossier: Dossier) -> Iterator[Step]:
    """A step for each contradiction that a person has resolved, and one for all that are open."""
    named = (dossier.named(incident) for incident in dict.fromkeys(incidents))
    found = [(incident, each) for incident in named for each in incident.contradictions]
    for incident, each in found:
        if each.resolution is not None:
            yield _resolved(incident, each, each.resolution, dossier)
    still_open = [pair for pair in found if pair[1].handling is not Handling.RESOLVED]
    if still_open:
        yield _open(still_open, dossier)


def _resolved(incident: Incident, each: Contradiction, resolution: Resolution, dossier: Dossier) -> Step:
    answer = "cannot be settled" if resolution.side is None else f"settled as {resolution.side!r}"
    again = "; claims have come since, so it is open again" if resolution.stale else ""
    text = f"On the {each.attribute} of {incident.id} the claims differ: {answer} by {resolution.by}: {resolution.why}"
    state = "reopened" if resolution.stale else "resolved"
    return told("contradiction.resolved", f"{text}{again}.", state, _claims([(incident, each)], dossier))


def _open(found: Sequence[Found], dossier: Dossier) -> Step:
    shown = found[:NAMED]
    listed = ", ".join(f"the {each.attribute} of {incident.id}{_whose(each)}" for incident, each in shown)
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return told("contradiction.open", f"The claims differ on {listed}{more}.", "open", _claims(shown, dossier))


def _whose(each: Contradiction) -> str:
    return f" (assigned to {each.assigned_to})" if each.assigned_to else ""


def _claims(found: Iterable[Found], dossier: Dossier) -> list[Claim]:
    """The claims on the sides, those too that were found wrong."""
    told_by = dict.fromkeys(claim for _, each in found for claim in sorted(each.claims))
    return [dossier.every[claim] for claim in told_by]
