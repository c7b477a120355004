"""`trucewatch labels`: the published words, which a mission may replace by its own."""

from __future__ import annotations

import click

from trucewatch.assess.labels import packaged_rows
from trucewatch.cli.exits import Exit
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.pipeline.label_tables import label_table

COLUMNS: Columns = {
    "when": lambda row: [f"{name}: {' or '.join(values)}" for name, values in row["when"].items()] or "anything else",
    "label": lambda row: row["label"],
}


@click.command(
    "labels",
    short_help="Show and check a table of published words.",
    epilog="\b\nExample:\n  $ trucewatch labels osce",
)
@click.argument("table", required=False, metavar="[TABLE]")
@format_option()
def command(*, table: str | None, form: str) -> Exit:
    """Print the table that turns the five fields of a finding into the words in print; the first row that fits counts.

    TABLE is the path of a mission's own table or the name of a packaged example (osce, un, ctsamvm); without it, the
    words that trucewatch uses by itself. Every fault of a table is told with its line and column, and the exit status
    is then 1.
    """
    rows, issues = (packaged_rows(), ()) if table is None else label_table(table)
    say_issues(issues)
    if rows is None:
        say(f"{table}: {counted(len(issues), 'fault')}")
        return Exit.PROBLEMS
    records = [
        {"when": {name: sorted(values) for name, values in row.when.items()}, "label": row.label} for row in rows
    ]
    print_listing(records, COLUMNS, form)
    return Exit.FINE
