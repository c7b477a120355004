"""`trucewatch scores`: how far each duty has come, from 0 to 3, for use beside data sets of peace accords."""

from __future__ import annotations

import click

from trucewatch.assess.scores import scores
from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.cli.talk import say
from trucewatch.model.record_of_board import score_record
from trucewatch.pipeline.inquiry import Answer

COLUMNS: Columns = {
    "agreement": lambda row: row["agreement"],
    "term": lambda row: row["term"],
    "bearer": lambda row: row["bearer"] or "–",
    "score": lambda row: row["score"],
    "basis": lambda row: row["basis"],
    "about": lambda row: row["about"],
    "finding": lambda row: row["finding"],
}


@click.command(
    "scores",
    short_help="Score how far each duty has come, from 0 to 3.",
    epilog="\b\nExample:\n  $ trucewatch scores --ledger ledger.db --agreement nk-2020-11-09 --format csv",
)
@judging_options
@format_option()
def command(*, answer: Answer, form: str) -> Exit:
    """Score each duty: 0 not begun, 1 minimum, 2 intermediate, 3 full, as the Peace Accords Matrix scales them.

    The scores are derived from findings and are not the Matrix's own. Where nothing is known or the sides differ there
    is no score: silence is not zero.
    """
    judged = answer.judged
    found = scores(judged.agreements, judged.findings)
    print_listing([score_record(score, judged.about) for score in found], COLUMNS, form)
    say("Derived from findings, not coded by the Peace Accords Matrix.")
    return Exit.FINE
