"""`trucewatch deadlines`: the clock of what falls due, and what is overdue while nothing is known of it."""

from __future__ import annotations

from datetime import timedelta

import click

from trucewatch.assess import clock, deadlines
from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options, say_if_none_applies
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.talk import say
from trucewatch.model.record_of_board import clock_record
from trucewatch.pipeline.inquiry import Answer

MOST_DAYS = 36_500


def _days(row: Record) -> str:
    days = row["days_left"]
    return f"{-days} past" if days < 0 else f"{days} left"


def _readings(row: Record) -> list[str]:
    """Every reading of the date in words, where there is more than one."""
    every = row["readings"]
    told = [f"{_words(each['reading'])} {_moment(each['due'])} ({_words(each['outcome'])})" for each in every]
    return told if len(told) > 1 else []


def _moment(written: str) -> str:
    return written[:16].replace("T", " ")


def _words(value: str) -> str:
    return value.replace("_", " ")


COLUMNS: Columns = {
    "term": lambda row: f"{row['agreement']} {row['term']}",
    "bearer": lambda row: row["bearer"] or "–",
    "due before": lambda row: _moment(row["due"]),
    "days": _days,
    "standing": lambda row: row["standing"] + (" (under one reading)" if row["by_reading"] else ""),
    "what became of it": lambda row: row["label"],
    "readings": _readings,
}


@click.command(
    "deadlines",
    short_help="Tell what falls due, and what is overdue.",
    epilog="\b\nExample:\n  $ trucewatch deadlines --ledger ledger.db --agreement nk-2020-11-09 --about 2020-11-12 "
    "--within 14",
)
@judging_options
@click.option(
    "--within",
    type=click.IntRange(0, MOST_DAYS),
    default=14,
    show_default=True,
    metavar="DAYS",
    help="How many days ahead of the moment asked about to look.",
)
@format_option()
def command(*, answer: Answer, within: int, form: str) -> Exit:
    """List the duties that fall due within some days of the moment asked about, and those overdue of which nothing is
    known, under every reading of their dates. A duty without a date is never due.
    """
    say_if_none_applies(answer)
    judged = answer.judged
    rows = deadlines(judged.agreements, judged.findings, judged.about)
    shown = clock(rows, judged.about, timedelta(days=within))
    print_listing(map(clock_record, shown), COLUMNS, form)
    say(f"About {judged.about.isoformat(timespec='seconds')}, {within} days ahead. A due moment is the first too late.")
    return Exit.FINE
