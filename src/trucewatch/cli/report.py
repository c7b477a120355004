"""`trucewatch report`: the report on a ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import reporting_options
from trucewatch.cli.notices import say_since
from trucewatch.cli.talk import say
from trucewatch.pipeline.inquiry import Answer
from trucewatch.pipeline.outputs import write_text
from trucewatch.pipeline.reporting import publication_of
from trucewatch.publish.page import report_html


@click.command(
    "report",
    short_help="Write the report on a ledger as one HTML file.",
    epilog="\b\nExample:\n  $ trucewatch report --ledger ledger.db -o report.html --title 'Two fronts'",
)
@reporting_options
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where to.")
@click.option("--title", default="Report", show_default=True, help="What it is headed.")
def command(*, answer: Answer, output: Path, title: str) -> Exit:
    """Write one HTML file that needs no network; the same ledger and question give the same bytes.

    It tells which verdicts are others than in the last report from the same ledger, and what made them so.
    """
    publication = publication_of(answer.judged, title=title, receipts=answer.receipts, issues=answer.terms.issues)
    write_text(output, report_html(replace(publication, since=answer.since)))
    say_since(answer.since)
    say(f"The report lies in {output}")
    return Exit.FINE
