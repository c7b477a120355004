"""`trucewatch contradictions resolve`: which side is right, or that nobody can tell."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.on_incidents.speaking import record_and_print, speaking_options
from trucewatch.pipeline.contradictions import Said, resolve


@click.command(
    "resolve",
    short_help="Say which side is right.",
    epilog="\b\nExample:\n  $ trucewatch contradictions resolve $CONTRADICTION --unsettled --by desk "
    "--why 'nobody was let in' --ledger ledger.db",
)
@click.argument("contradiction")
@click.option("--side", help="The side that is right, in the words in which it is listed or their beginning.")
@click.option("--unsettled", is_flag=True, help="It cannot be settled.")
@speaking_options
def command(*, contradiction: str, side: str | None, unsettled: bool, said: Said, ledger_path: Path, form: str) -> Exit:
    """Say which side of CONTRADICTION, the beginning of an id that contradictions prints, is right.

    Claims on the other sides stay on record; where the contradiction is about more than a number, they no longer weigh
    in verdicts. It opens again when a claim comes to it that was not known. trucewatch judge unsure --supersedes takes
    the resolution back.
    """
    if unsettled is (side is not None):
        raise click.UsageError("give either --side or --unsettled")
    record_and_print(ledger_path, form, lambda ledger: resolve(ledger, contradiction, side, said))
    return Exit.FINE
