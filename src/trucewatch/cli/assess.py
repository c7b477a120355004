"""`trucewatch assess`: the terms of agreements, judged by what a ledger holds."""

from __future__ import annotations

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import comparing_options, say_if_none_applies
from trucewatch.cli.listing import format_option
from trucewatch.cli.notices import print_notices
from trucewatch.cli.verdicts import print_verdicts
from trucewatch.pipeline.changes import changes
from trucewatch.pipeline.inquiry import Answer


@click.command(
    "assess",
    short_help="Judge an agreement's terms by what a ledger holds.",
    epilog="\b\nExamples:\n  $ trucewatch assess --ledger ledger.db --agreement nk-2020-11-09 --about 2020-12-01\n"
    "  $ trucewatch assess --ledger ledger.db --agreement nk-2020-11-09 --about 2020-12-20 "
    "--known 2020-12-05 --known 2020-12-20 --diff",
)
@comparing_options
@click.option("--notices", is_flag=True, help="With --diff: print correction notices as text.")
@format_option()
def command(*, answers: tuple[Answer, ...], notices: bool, form: str) -> Exit:
    """Judge each term for each who is bound by it: what became of it, how well that is supported, and at whose door.

    Three moments are kept apart: --about is what the question is about, --known cuts by publication, --recorded by
    the ledger. A date means its end in the agreement's timezone. With --diff, two states are compared: each finding
    that changed, with its old and new verdict and what made it so.
    """
    if len(answers) > 1:
        print_notices(changes(answers[0].judged, answers[1].judged), "text" if notices else form)
        return Exit.FINE
    if notices:
        raise click.UsageError("--notices tell of changes: give --diff")
    answer = answers[0]
    say_if_none_applies(answer)
    print_verdicts(answer.judged, form)
    return Exit.FINE
