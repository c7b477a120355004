"""`trucewatch link`: which rows of event tables tell of one incident, and how much the tables overlap."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from operator import itemgetter
from pathlib import Path

import click

from trucewatch.cli.event_table_options import columns_option, date_format_option, tables_argument
from trucewatch.cli.exits import Exit
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.spread_options import spread_options
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.pipeline.linking import Linked, Tables, edges_in, link_tables, read_tables, taxonomy_in, weights_in
from trucewatch.pipeline.outputs import make_folder, write_text
from trucewatch.pipeline.spreading import Spread
from trucewatch.reconcile.event_tables.incident_rows import Row, entry_rows, incident_rows
from trucewatch.reconcile.event_tables.overlaps import Overlap, overlaps, own_duplicates
from trucewatch.reconcile.event_tables.reasons import pairs_told

COUNTS = ("entries", "unique", "matches", "duplicates")
ENTRY = ("entry", "table", "incident")
INCIDENT = ("incident", "entries", "tables", "from", "to", "lat", "lon", "district", "act", "dead_low", "dead_high")
PAIR = ("one", "other", "score", "for", "against")
MOST_ISSUES = 5
KINDS = {"act": "acts", "family": "families of acts", "area": "districts"}


@click.command(
    "link",
    short_help="Link event tables: which rows tell of one incident.",
    epilog="\b\nExample:\n  $ trucewatch link acled.csv ged.csv -o linked",
)
@tables_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write entries.csv, incidents.csv, pairs.csv and overlaps.json there.",
)
@click.option(
    "--weights", type=click.Path(dir_okay=False, path_type=Path), help="Weights of your own, from reconcile fit."
)
@click.option(
    "--labels",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What people judged: CSV of one, other, judged (same, different, unsure).",
)
@click.option(
    "--acts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What acts are called in common: CSV of value, act, family.",
)
@click.option(
    "--by",
    type=click.Choice(["year", "act", "area"]),
    multiple=True,
    default=["year", "act"],
    show_default=True,
    help="Print the overlaps by these, too; overlaps.json has all.",
)
@columns_option
@date_format_option
@spread_options
@format_option()
def command(
    *,
    files: tuple[Path, ...],
    out: Path | None,
    weights: Path | None,
    labels: Path | None,
    acts: Path | None,
    by: tuple[str, ...],
    columns: Mapping[str, str],
    date_formats: tuple[str, ...],
    spread: AbstractContextManager[Spread],
    form: str,
) -> Exit:
    """Link the rows of event tables by day, place, act, sides and deaths, and tell how much the tables overlap.

    Columns are known by the names that ACLED, UCDP GED, MELTT and others use; the first line tells which were not.
    Printed is the overlap of all, then by year, act or district: how many entries (rows), unique incidents, matches
    (incidents with several entries) and duplicates (entries beyond the first), and in which tables the incidents are.
    """
    chosen = weights_in(weights)
    tables = read_tables(files, columns, date_formats)
    say_tables(tables)
    edges = edges_in(labels, tables.gathered.columns.ids)
    with spread as hands:
        linked = link_tables(tables.gathered, chosen, edges, taxonomy_in(acts), hands)
    records = [overlap_record(each) for each in overlaps(linked.gathered, linked.labels)]
    if out is not None:
        write_linked(out, linked, records)
    print_listing([record for record in records if record["by"] in ("all", *by)], listing(records), form)
    say_linked(linked, records[0])
    return Exit.FINE


def overlap_record(each: Overlap) -> Record:
    """One overlap as data."""
    counts = {name: getattr(each, name) for name in COUNTS}
    return {"by": each.by, "value": each.value, **counts, "within": dict(each.within)}


def listing(records: Iterable[Record]) -> Columns:
    """A column for each count and for each set of tables."""
    plain: Columns = {name: itemgetter(name) for name in ("by", "value", *COUNTS)}
    return {**plain, **{name: partial(_within, name) for name in next(iter(records))["within"]}}


def _within(name: str, record: Record) -> object:
    return record["within"][name]


def say_tables(tables: Tables) -> None:
    """What was left out of the tables."""
    for table, names in tables.left_out.items():
        if names:
            say(f"{table}: not compared: {', '.join(names)}")
    say_issues(tables.issues[:MOST_ISSUES])
    if len(tables.issues) > MOST_ISSUES:
        say(f"… and {counted(len(tables.issues) - MOST_ISSUES, 'more row')} left out")
    for table, rows in tables.gathered.repeated.items():
        say(f"{table}: {counted(rows, 'row')} came again under the same id; the last of each counts")


def say_linked(linked: Linked, every: Record) -> None:
    """What was no evidence, what each table repeats, and the whole in one line."""
    for kind, tables in linked.alone.items():
        say(f"{KINDS[kind]} of {', '.join(tables)} are in words of their own and were not compared")
    for own in own_duplicates(linked.gathered, linked.labels):
        say(
            f"{own.table}: {counted(own.entries, 'entry', 'entries')}, {counted(own.duplicates, 'duplicate')} within it"
        )
    say(", ".join(f"{every[name]} {name}" for name in COUNTS))


def write_linked(folder: Path, linked: Linked, records: Iterable[Record]) -> None:
    """The files of ``-o``."""
    make_folder(folder)
    write_text(folder / "entries.csv", _csv(ENTRY, entry_rows(linked.gathered, linked.labels)))
    write_text(folder / "incidents.csv", _csv(INCIDENT, incident_rows(linked.gathered, linked.labels)))
    write_text(folder / "pairs.csv", _csv(PAIR, _pair_rows(linked)))
    write_text(folder / "overlaps.json", json.dumps(list(records), ensure_ascii=False, indent=2) + "\n")


def _pair_rows(linked: Linked) -> Iterator[Row]:
    for pair in pairs_told(linked.columns, linked.pairs, linked.weights):
        told = (pair.one, pair.other, round(pair.score, 2), pair.speak_for, pair.speak_against)
        yield dict(zip(PAIR, told, strict=True))


def _csv(header: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
