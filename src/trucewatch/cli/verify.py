"""`trucewatch verify`: was anything in a ledger changed?"""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.talk import say, say_issues
from trucewatch.ledger import open_ledger


@click.command(
    "verify",
    short_help="Check that nothing in a ledger was changed.",
    epilog="\b\nExample:\n  $ trucewatch verify --ledger ledger.db",
)
@ledger_option
@click.option("--head", help="A hash noted down earlier: entries cut off the end since then show against it.")
def command(ledger_path: Path, head: str | None) -> Exit:
    """Follow the chain of hashes over every entry and print the last one, to be noted down elsewhere.

    The exit status is 1 where an entry was changed, replaced or removed.
    """
    with open_ledger(ledger_path) as ledger:
        verification = ledger.verify(head)
    say_issues(verification.issues)
    say(f"{verification.entries} entries: {'intact' if verification.intact else 'changed since they were written'}")
    click.echo(verification.head)
    return Exit.FINE if verification.intact else Exit.PROBLEMS
