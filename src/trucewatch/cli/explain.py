"""`trucewatch explain`: from a finding, an incident or a claim down to the words."""

from __future__ import annotations

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options
from trucewatch.cli.listing import Record, print_line
from trucewatch.cli.telling import Telling
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.record import claim_record
from trucewatch.model.record_of_finding import finding_record, incident_record
from trucewatch.pipeline.inquiry import Answer
from trucewatch.pipeline.records_by_id import Named, record_by_id
from trucewatch.pipeline.reporting import publication_of


@click.command(
    "explain",
    short_help="Follow a finding, incident or claim down to the words.",
    epilog="\b\nExample:\n  $ trucewatch explain $FINDING --ledger ledger.db\n"
    "  $ trucewatch explain $CLAIM --ledger ledger.db --format json",
)
@click.argument("identifier", metavar="ID")
@judging_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(*, identifier: str, answer: Answer, form: str) -> Exit:
    """Tell what a record says and what it rests on: each step of a finding, each claim of an incident, and under each
    the sentences with the decisive words marked.

    ID is printed by read, incidents and assess; its beginning suffices. A finding is the answer to one question: give
    the same agreement and moments as for assess.
    """
    record = record_by_id(answer.judged, identifier)
    if form == "json":
        print_line(_as_record(record))
    else:
        Telling(publication_of(answer.judged, title="")).tell(record)
    return Exit.FINE


def _as_record(record: Named) -> Record:
    match record:
        case Finding():
            return finding_record(record)
        case Incident():
            return incident_record(record)
        case Claim():
            return claim_record(record)
