"""`trucewatch incidents`: what happened, by all who tell of it."""

from __future__ import annotations

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.model.incident import AttributeState
from trucewatch.model.record_of_attributes import read_figure
from trucewatch.model.record_of_finding import incident_record
from trucewatch.pipeline.inquiry import Answer
from trucewatch.publish.wording import best_words


def _in_state(incident: Record, state: AttributeState) -> list[str]:
    return [each["attribute"] for each in incident["attributes"] if each["state"] == state]


COLUMNS: Columns = {
    "from": lambda incident: incident["time"]["from"],
    "to": lambda incident: incident["time"]["to"],
    "act": lambda incident: incident["act"],
    "initiators": lambda incident: incident["initiators"],
    "targets": lambda incident: incident["targets"],
    "place": lambda incident: incident["place"]["text"] if incident["place"] else "",
    "claims": lambda incident: len(incident["claims"]),
    "independent": lambda incident: incident["independent_origins"],
    "origins": lambda incident: [origin["actor"] or origin["name"] for origin in incident["origins"]],
    "how many": lambda incident: [best_words(read_figure(figure)) for figure in incident["figures"]],
    "differ on": lambda incident: [item["attribute"] for item in incident["contradictions"]],
    "corrected": lambda incident: _in_state(incident, AttributeState.CORRECTED),
    "incident": lambda incident: incident["incident"],
}


@click.command(
    "incidents",
    short_help="List the incidents that a ledger's claims tell of.",
    epilog="\b\nExample:\n  $ trucewatch incidents --ledger ledger.db --known 2020-12-01",
)
@judging_options
@format_option()
def command(*, answer: Answer, form: str) -> Exit:
    """List incidents: claims that are taken to tell of one happening, with their independent origins, how many people
    were hit (best figure, lowest to highest, and the rule), on what the claims agree and differ, and what a voice
    corrected itself on. In order of time, those without a known beginning first."""
    records = [incident_record(incident) for incident in answer.judged.incidents]
    records.sort(key=lambda record: (record["time"]["from"] or "", record["incident"]))
    print_listing(records, COLUMNS, form)
    return Exit.FINE
