"""`trucewatch contradictions`: what the claims of one incident contradict each other on, and what people say of it."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.lazy import LazyGroup
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.talk import counted, say
from trucewatch.ledger import open_ledger
from trucewatch.model.incident import Handling
from trucewatch.pipeline.contradictions import contradictions_in, differing_record

ATTRIBUTES = ("polarity", "act", "place", "time", "initiator", "target", "counts")


def _sides(record: Record) -> list[str]:
    return [f"{side['value']} ({', '.join(side['origins'])})" for side in record["sides"]]


def _when(record: Record) -> str:
    first, last = record["from"] or "…", record["to"] or "…"
    return first if first == last else f"{first} to {last}"


def _state(record: Record) -> str:
    """The state in words: to whom it is assigned, how it was resolved and by whom, whether news opened it again."""
    resolution, state = record["resolution"], record["state"]
    if resolution:
        answer = "cannot be settled" if resolution["side"] is None else resolution["side"]
        settled = f"{answer}, by {resolution['by']}: {resolution['why']}"
        return f"open again (was: {settled})" if resolution["stale"] else f"resolved: {settled}"
    return f"assigned to {record['assigned_to']}" if state == Handling.ASSIGNED else state


COLUMNS: Columns = {
    "contradiction": lambda record: record["contradiction"],
    "what": lambda record: record["act"],
    "where": lambda record: record["place"],
    "when": _when,
    "on": lambda record: record["attribute"],
    "who says what": _sides,
    "state": _state,
    "incident": lambda record: record["incident"],
}


@click.group(
    "contradictions",
    short_help="List, assign and resolve what claims contradict each other on.",
    cls=LazyGroup,
    package="trucewatch.cli.on_incidents",
    commands_of={"assign": "Say who looks into a contradiction.", "resolve": "Say which side is right."},
    invoke_without_command=True,
    epilog="\b\nExample:\n  $ trucewatch contradictions --ledger ledger.db --state open",
)
@click.option(
    "--state", type=click.Choice([str(state) for state in Handling]), help="Only those that are so. Default: all."
)
@click.option("--on", type=click.Choice(ATTRIBUTES), help="Only those on this attribute.")
@click.option("--assigned-to", metavar="NAME", help="Only those assigned to this person.")
@click.option("--incident", metavar="ID", help="Only those of the incident whose id begins so.")
@ledger_option
@format_option()
@click.pass_context
def command(
    context: click.Context,
    *,
    state: str | None,
    on: str | None,
    assigned_to: str | None,
    incident: str | None,
    ledger_path: Path,
    form: str,
) -> Exit | None:
    """List the things on which the claims of one incident cannot all be true, with the origins on each side.

    No side wins by number. A contradiction is resolved by a person's word, and open again when news touches it.
    """
    if context.invoked_subcommand is not None:
        return None
    with open_ledger(ledger_path) as ledger:
        every = [differing_record(each) for each in contradictions_in(ledger)]
    wanted = {"state": state, "attribute": on, "assigned_to": assigned_to}
    asked = {name: value for name, value in wanted.items() if value is not None}
    found = [record for record in every if all(record[name] == value for name, value in asked.items())]
    if incident is not None:
        found = [record for record in found if record["incident"].startswith((incident, f"i1:{incident}"))]
    print_listing(found, COLUMNS, form)
    say(counted(len(found), "contradiction") + (f" of {len(every)}" if len(found) < len(every) else ""))
    return Exit.FINE
