"""`trucewatch assess`: the terms of agreements, judged by what a ledger holds."""

from __future__ import annotations

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options
from trucewatch.cli.listing import format_option
from trucewatch.cli.talk import say
from trucewatch.cli.verdicts import print_verdicts
from trucewatch.pipeline.inquiry import Answer


@click.command(
    "assess",
    short_help="Judge an agreement's terms by what a ledger holds.",
    epilog="\b\nExample:\n  $ trucewatch assess --ledger ledger.db --agreement nk-2020-11-09 --about 2020-12-01",
)
@judging_options
@format_option()
def command(*, answer: Answer, form: str) -> Exit:
    """Judge each term for each who is bound by it: what became of it, how well that is supported, and at whose door.

    Three moments are kept apart: --about is what the question is about, --known cuts by publication, --recorded by
    the ledger. A date means its end in the agreement's timezone.
    """
    if not answer.judged.agreements:
        say("No agreement is named by the ledger or its claims; name one with --agreement.")
    print_verdicts(answer.judged, form)
    return Exit.FINE
