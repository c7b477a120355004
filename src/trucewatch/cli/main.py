"""The program: which commands there are, and what every failure looks like from outside.

A command's module is imported only when the command is called, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys

import click

from trucewatch import __version__
from trucewatch.cli.exits import Exit, outermost
from trucewatch.cli.lazy import LazyGroup
from trucewatch.cli.streams import prepare_streams

COMMANDS = {
    "demo": "Read, judge and report on the packaged dossier.",
    "run": "Read, judge and report on a dossier: a folder of reports and terms.",
    "read": "Read reports and print their claims.",
    "add": "Read reports into a ledger.",
    "stories": "List the stories that several documents carry.",
    "reconcile": "Put claims together as incidents, and record their lineage.",
    "link": "Link event tables: which rows tell of one incident.",
    "incidents": "List the incidents that a ledger's claims tell of.",
    "contradictions": "List, assign and resolve what claims contradict each other on.",
    "assess": "Judge an agreement's terms by what a ledger holds.",
    "deadlines": "Tell what falls due, and what is overdue.",
    "exchanges": "List what each side hands over: prisoners, detainees, remains.",
    "tallies": "Set each source's counts beside what is known one by one.",
    "scores": "Score how far each duty has come, from 0 to 3.",
    "labels": "Show and check a table of published words.",
    "judge": "Write what a person says of claims into a ledger.",
    "explain": "Follow a finding, incident or claim down to the words.",
    "report": "Write the report on a ledger as one HTML file.",
    "verify": "Check that nothing in a ledger was changed.",
    "gazetteer": "Add places of your own.",
    "terms": "Check, explain, test and draft terms files.",
}


@click.group(cls=LazyGroup, package="trucewatch.cli", commands_of=COMMANDS)
@click.version_option(__version__, prog_name="trucewatch")
@click.option("--debug", is_flag=True, help="Show the traceback of an internal fault.")
@click.pass_context
def program(context: click.Context, debug: bool) -> None:
    """Is the ceasefire being kept, and who says so?

    Reads conflict reports, keeps every claim with its words, and judges them against the terms of an agreement.
    """
    context.ensure_object(dict)["debug"] = debug


def run(arguments: list[str]) -> Exit:
    """Carry out one call and return its exit status; nothing is raised."""
    prepare_streams()
    return outermost(lambda: program.main(args=arguments, prog_name="trucewatch", standalone_mode=False), arguments)


def entry() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
