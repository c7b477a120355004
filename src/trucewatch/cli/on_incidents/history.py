"""`trucewatch reconcile history`: the life of an incident, and what an old id has become."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.cli.reconcile import by_whom, turns
from trucewatch.cli.talk import say
from trucewatch.ledger import open_ledger
from trucewatch.model.record_of_lineage import stage_record
from trucewatch.pipeline.reconciling import life

COLUMNS: Columns = {
    "recorded": lambda record: record["recorded"][:19],
    "what": turns,
    "claims": lambda record: len(record["claims"]),
    "by": by_whom,
}


@click.command(
    "history",
    short_help="Tell the life of an incident.",
    epilog="\b\nExample:\n  $ trucewatch reconcile history $INCIDENT --ledger ledger.db",
)
@click.argument("incident")
@ledger_option
@format_option()
def command(*, incident: str, ledger_path: Path, form: str) -> Exit:
    """Tell the life of INCIDENT as recorded: founded, joined, merged, split, dissolved, and by what.

    INCIDENT is the beginning of an id of today or of before; an old id leads to what it has become.
    """
    with open_ledger(ledger_path) as ledger:
        told = life(ledger, incident)
    print_listing([{"recorded": each.at} | stage_record(each.stage) for each in told.stages], COLUMNS, form)
    if not told.stages:
        say("Nothing of it is recorded; trucewatch reconcile records the incidents of today.")
    if told.today != (told.incident,):
        say(f"{told.incident} is now {' and '.join(told.today) or 'no incident'}")
    return Exit.FINE
