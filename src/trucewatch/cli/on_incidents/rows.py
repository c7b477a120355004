"""`trucewatch reconcile rows`: rows of event tables linked to all that came before, kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from trucewatch.cli.event_table_options import columns_option, date_format_option, tables_argument
from trucewatch.cli.exits import Exit
from trucewatch.cli.link import say_tables
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.cli.talk import counted, say
from trucewatch.pipeline.day_links import take_in
from trucewatch.pipeline.link_store import LinkStore
from trucewatch.pipeline.linking import read_tables, weights_in

COLUMNS: Columns = {
    "incident": lambda record: record["incident"],
    "new": lambda record: record["new"],
    "with": lambda record: record["before"],
}


@click.command(
    "rows",
    short_help="Link a day's rows to all that are kept.",
    epilog="\b\nExample:\n  $ trucewatch reconcile rows acled.csv --links links.db",
)
@tables_argument
@click.option(
    "--links",
    "store",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("links.db"),
    show_default=True,
    help="The file in which rows and links are kept; made where there is none.",
)
@click.option(
    "--weights", type=click.Path(dir_okay=False, path_type=Path), help="Weights of your own, from reconcile fit."
)
@columns_option
@date_format_option
@format_option()
def command(
    *,
    files: tuple[Path, ...],
    store: Path,
    weights: Path | None,
    columns: Mapping[str, str],
    date_formats: tuple[str, ...],
    form: str,
) -> Exit:
    """Link the rows of event tables to all rows kept so far, and keep them.

    Only the neighbourhood of the new rows is looked at; the incidents are those of linking everything at once. Printed
    are the incidents that the rows are part of. A row that comes again under the same table and id takes the place of
    the one before. The file is a cache: with other weights it starts empty, and it may be deleted.
    """
    tables = read_tables(files, columns, date_formats)
    say_tables(tables)
    with LinkStore(store, weights_in(weights)) as links:
        found = take_in(links, tables.gathered.columns)
    print_listing(found, COLUMNS, form)
    joined = sum(bool(record["before"]) for record in found)
    rows = counted(len(tables.gathered.columns), "row")
    say(f"{rows}: {counted(len(found), 'incident')}, {joined} of them with rows of before")
    return Exit.FINE
