"""`trucewatch reconcile`: which claims tell of one incident, recorded with what has become of the incidents of before."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.lazy import LazyGroup
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.talk import counted, say
from trucewatch.ledger import open_ledger
from trucewatch.model.record_of_lineage import stage_record
from trucewatch.pipeline.clock import SystemClock
from trucewatch.pipeline.reconciling import reconcile_ledger

WORDS = {
    "founded": "founded",
    "joined": "{claims} joined",
    "left": "{claims} left out",
    "merged": "{claims} came from",
    "split": "{claims} went to",
    "split-from": "split from",
    "renamed": "takes the place of",
    "dissolved": "became",
}


def turns(record: Record) -> list[str]:
    """What happened to an incident, in words."""
    return [_turn(change) for change in record["changes"]]


def _turn(change: Record) -> str:
    if change["turn"] == "dissolved" and not change["incidents"]:
        return "no claim is left"
    words = WORDS[change["turn"]].format(claims=counted(len(change["claims"]), "claim"))
    return " ".join([words, *([", ".join(change["incidents"])] if change["incidents"] else [])])


def by_whom(record: Record) -> object:
    """The judgements that an event is laid to, or the news."""
    return record["judgements"] or "news"


COLUMNS: Columns = {
    "incident": lambda record: record["incident"],
    "claims": lambda record: len(record["claims"]),
    "what": turns,
    "by": by_whom,
}


@click.group(
    "reconcile",
    short_help="Put claims together as incidents, and record their lineage.",
    cls=LazyGroup,
    package="trucewatch.cli.on_incidents",
    commands_of={
        "history": "Tell the life of an incident.",
        "rows": "Link a day's rows to all that are kept.",
        "fit": "Fit the weights of linking to labelled incidents.",
    },
    invoke_without_command=True,
    epilog="\b\nExample:\n  $ trucewatch reconcile --ledger ledger.db",
)
@ledger_option
@format_option()
@click.pass_context
def command(context: click.Context, *, ledger_path: Path, form: str) -> Exit | None:
    """Put the claims of a ledger together as incidents, and record each incident that is new or whose claims changed.

    Printed is what changed: which incidents were founded, joined, merged, split or dissolved, and by which judgement
    or by news. Nothing changed, nothing is recorded. The incidents themselves are listed by trucewatch incidents.
    """
    if context.invoked_subcommand is not None:
        return None
    with open_ledger(ledger_path) as ledger:
        done = reconcile_ledger(ledger, SystemClock().now())
    print_listing(map(stage_record, done.stages), COLUMNS, form)
    say(f"{counted(len(done.incidents), 'incident')}; {len(done.stages) or 'none'} changed")
    return Exit.FINE
