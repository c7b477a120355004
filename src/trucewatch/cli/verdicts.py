"""Verdicts as a table: what `assess`, `run` and `demo` print of findings."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.cli.listing import Columns, Record, print_listing
from trucewatch.cli.talk import say
from trucewatch.model.record_of_finding import finding_record
from trucewatch.pipeline.judging import Judged

COLUMNS: Columns = {
    "agreement": lambda finding: finding["agreement"],
    "term": lambda finding: finding["term"],
    "bearer": lambda finding: finding["bearer"] or "–",
    "verdict": lambda finding: finding["label"],
    "grade": lambda finding: finding["grade"],
    "attribution": lambda finding: finding["attribution"],
    "due": lambda finding: finding["due"],
    "incidents": lambda finding: "/".join(
        str(len(finding[side])) for side in ("incidents_for", "incidents_against", "incidents_open")
    ),
    "finding": lambda finding: finding["finding"],
}


def print_verdicts(judged: Judged, form: str) -> None:
    """Print findings, each agreement's in the order of its terms; the moments of the question on standard error."""
    print_listing(list(_in_order(judged)), COLUMNS, form)
    known = judged.known.isoformat(timespec="seconds") if judged.known else "all that was given"
    say(f"About {judged.about.isoformat(timespec='seconds')}; as known: {known}. Incidents: for/against/cannot tell.")


def _in_order(judged: Judged) -> Iterator[Record]:
    for agreement in judged.agreements:
        order = {term.id: rank for rank, term in enumerate(agreement.terms)}
        own = (finding for finding in judged.findings if finding.agreement == agreement.id)
        yield from map(finding_record, sorted(own, key=lambda one: (order.get(one.term, 0), one.bearer or "", one.id)))
