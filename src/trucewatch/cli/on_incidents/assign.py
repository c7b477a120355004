"""`trucewatch contradictions assign`: who looks into a contradiction."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.on_incidents.speaking import record_and_print, speaking_options
from trucewatch.pipeline.contradictions import Said, assign


@click.command(
    "assign",
    short_help="Say who looks into a contradiction.",
    epilog="\b\nExample:\n  $ trucewatch contradictions assign $CONTRADICTION --to 'J. Roe' --by desk "
    "--why 'has the hospital lists' --ledger ledger.db",
)
@click.argument("contradiction")
@click.option("--to", required=True, help="Who looks into it.")
@speaking_options
def command(*, contradiction: str, to: str, said: Said, ledger_path: Path, form: str) -> Exit:
    """Say who looks into CONTRADICTION, the beginning of an id that contradictions prints."""
    record_and_print(ledger_path, form, lambda ledger: assign(ledger, contradiction, to, said))
    return Exit.FINE
