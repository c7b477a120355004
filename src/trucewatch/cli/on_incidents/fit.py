"""`trucewatch reconcile fit`: weights of linking from labelled incidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from trucewatch.cli.event_table_options import columns_option, date_format_option, tables_argument
from trucewatch.cli.exits import Exit
from trucewatch.cli.link import say_tables
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.cli.talk import say
from trucewatch.pipeline.fitting import fit_tables
from trucewatch.pipeline.linking import read_tables, weights_in
from trucewatch.pipeline.outputs import write_text
from trucewatch.reconcile.linking import LEAST_INCIDENTS, weights_text

COLUMNS: Columns = {
    "feature": lambda row: row["feature"],
    "level": lambda row: row["words"],
    "before": lambda row: f"{row['before']:+.2f}",
    "after": lambda row: f"{row['after']:+.2f}",
    "same": lambda row: row["same"],
    "other": lambda row: row["other"],
}
MEASURES = {"precision": "precision", "recall": "recall", "f1": "F1", "b3": "B³"}


@click.command(
    "fit",
    short_help="Fit the weights of linking to labelled incidents.",
    epilog="\b\nExample:\n  $ trucewatch reconcile fit labelled.csv -o weights.json",
)
@tables_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("weights.json"),
    show_default=True,
    help="Where to write the weights.",
)
@click.option(
    "--weights",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Start from these and not from the packaged ones.",
)
@columns_option
@date_format_option
@format_option()
def command(
    *,
    files: tuple[Path, ...],
    out: Path,
    weights: Path | None,
    columns: Mapping[str, str],
    date_formats: tuple[str, ...],
    form: str,
) -> Exit:
    """Fit the weights of linking to event tables in which a column (truth, incident) numbers the incident of each row.

    At least 50 incidents must be told of by more than one row. Few labels move the weights little: each is held to
    what it was before. Printed is each level with its weight before and after, and how many labelled pairs have it, of
    the same incident and of two; then how well such weights link stretches of time that they were not fitted on.
    """
    tables = read_tables(files, columns, date_formats)
    say_tables(tables)
    fitted = fit_tables(tables.gathered, weights_in(weights), told_by=_told_by(files))
    write_text(out, weights_text(fitted.weights))
    print_listing([asdict(level) for level in fitted.levels], COLUMNS, form)
    say(f"{fitted.rows} rows of {fitted.incidents} incidents (at least {LEAST_INCIDENTS} with several rows)")
    for when, found in (("before", fitted.validated.before), ("fitted", fitted.validated.after)):
        told = ", ".join(f"{words} {found[name]:.3f}" for name, words in MEASURES.items())
        say(f"cross-validated over five stretches of time, {when}: {told}")
    if fitted.weights.repeating:
        say(f"often tell one thing twice: {', '.join(sorted(fitted.weights.repeating))}")
    say(f"{out}: written")
    return Exit.FINE


def _told_by(files: tuple[Path, ...]) -> str:
    return f"labelled rows of {', '.join(file.name for file in files)}"
