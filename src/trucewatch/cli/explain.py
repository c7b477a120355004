"""`trucewatch explain`: from a finding, an incident or a claim down to the words."""

from __future__ import annotations

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options
from trucewatch.cli.listing import Record, print_line
from trucewatch.cli.streams import printable
from trucewatch.cli.telling import Telling
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.record import claim_record
from trucewatch.model.record_of_finding import finding_record, incident_record
from trucewatch.pipeline.inquiry import Answer
from trucewatch.pipeline.records_by_id import Named, record_by_id
from trucewatch.pipeline.reporting import publication_of
from trucewatch.publish.reasoning import Reasoning, paragraph_lines, reasoning_of


@click.command(
    "explain",
    short_help="Follow a finding, incident or claim down to the words.",
    epilog="\b\nExample:\n  $ trucewatch explain $FINDING --ledger ledger.db\n"
    "  $ trucewatch explain $CLAIM --ledger ledger.db --format json",
)
@click.argument("identifier", metavar="ID")
@judging_options
@click.option(
    "--format", "form", type=click.Choice(("text", "paragraph", "json", "steps")), default="text", show_default=True
)
def command(*, identifier: str, answer: Answer, form: str) -> Exit:
    """Tell what a record says and what it rests on: each step of a finding, each claim of an incident, and under each
    the sentences with the decisive words marked.

    ID is printed by read, incidents and assess; its beginning suffices. A finding is the answer to one question: give
    the same agreement and moments as for assess.

    paragraph tells the reasoning of a finding in running English, with a footnote for each sentence or line of the
    terms that a step rests on; steps gives the same as JSON lines, a step each. Other records are told as text.
    """
    record = record_by_id(answer.judged, identifier)
    if form == "json" or (form == "steps" and not isinstance(record, Finding)):
        print_line(_as_record(record))
    elif form != "text" and isinstance(record, Finding):
        _print_reasoning(reasoning_of(record, publication_of(answer.judged, title="")), form)
    else:
        Telling(publication_of(answer.judged, title="")).tell(record)
    return Exit.FINE


def _print_reasoning(reasoning: Reasoning, form: str) -> None:
    if form == "paragraph":
        click.echo(printable("\n".join(paragraph_lines(reasoning))))
        return
    notes = {note.number: note.record() for note in reasoning.footnotes}
    for step in reasoning.steps:
        print_line({**step, "footnotes": [notes[number] for number in step["footnotes"]]})


def _as_record(record: Named) -> Record:
    match record:
        case Finding():
            return finding_record(record)
        case Incident():
            return incident_record(record)
        case Claim():
            return claim_record(record)
