"""`trucewatch tallies`: what each source counted, beside the incidents that are known one by one."""

from __future__ import annotations

import click

from trucewatch.assess import tallies
from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.talk import say
from trucewatch.model.record_of_board import tally_record
from trucewatch.pipeline.inquiry import Answer
from trucewatch.publish.wording import figure_words


def _known(row: Record) -> str:
    singly = row["singly"]
    if singly is None:
        return "–"
    doubt = f" (+{len(singly['doubtful'])} may be)" if singly["doubtful"] else ""
    return f"{len(singly['incidents'])}{doubt}"


def _unexplained(row: Record) -> str:
    left = row["singly"] and row["singly"]["unexplained"]
    return figure_words(left["low"], left["high"]) if left else "–"


def _when(row: Record) -> str:
    """The period, and whether the source gives it only to compare with."""
    span = row["from"] if row["from"] == row["to"] else f"{row['from'] or '…'} to {row['to'] or '…'}"
    return f"{span} (earlier)" if row["previous_period"] else str(span)


COLUMNS: Columns = {
    "source": lambda row: row["actor"] or row["source"],
    "against": lambda row: "+".join(row["against"]) or "anybody",
    "count": lambda row: f"{figure_words(row['low'], row['high'])} {row['unit']}",
    "where": lambda row: row["place"] or "not stated",
    "when": _when,
    "known singly": _known,
    "unexplained": _unexplained,
    "claim": lambda row: row["claim"],
}


@click.command(
    "tallies",
    short_help="Set each source's counts beside what is known one by one.",
    epilog="\b\nExample:\n  $ trucewatch tallies --ledger ledger.db --known 2020-12-10",
)
@judging_options
@format_option()
def command(*, answer: Answer, form: str) -> Exit:
    """List what each source counted, against whom, where and when; counts stand side by side and are never summed.

    Beside each stand the incidents of its period, area and unit that are known one by one, those that may be among
    them, and what is left unexplained.
    """
    judged = answer.judged
    print_listing(map(tally_record, tallies(judged.claims, judged.incidents)), COLUMNS, form)
    say("No two of these counts are added up.")
    return Exit.FINE
