"""`trucewatch run`: the main job on one dossier."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import labels_option
from trucewatch.cli.listing import format_option
from trucewatch.cli.notices import say_since
from trucewatch.cli.reader_options import places_option
from trucewatch.cli.reading_options import Hands, line_of, workers_option
from trucewatch.cli.table_options import table_options
from trucewatch.cli.talk import say, say_issues, say_receipts, tracked
from trucewatch.cli.verdicts import print_verdicts
from trucewatch.cli.when import When
from trucewatch.model.moment import Bound
from trucewatch.pipeline.clock import SystemClock
from trucewatch.pipeline.dossier import open_dossier
from trucewatch.pipeline.job import Job
from trucewatch.pipeline.label_tables import words_of
from trucewatch.pipeline.question import Question
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.tables import Tables


@click.command(
    "run",
    short_help="Read, judge and report on a dossier: a folder of reports and terms.",
    epilog="\b\nExample:\n  $ trucewatch run dossier -o out",
)
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for it.")
@click.option(
    "--about",
    type=When(),
    help="The moment asked about. Default: the latest publication moment of the dossier's reports, never the clock, "
    "so that the same dossier gives the same verdicts.",
)
@click.option("--known", type=When(), help="Count only what was published by then; default: everything.")
@labels_option
@workers_option
@places_option
@table_options
@format_option()
def command(
    *,
    folder: Path,
    output: Path,
    about: Bound | None,
    known: Bound | None,
    labels: str | None,
    workers: int,
    gazetteers: tuple[Path, ...],
    tables: Tables,
    form: str,
) -> Exit:
    """Read every file of a dossier, judge the terms, and print the verdicts.

    A dossier is a folder with reports and, where wanted, a manifest.csv, terms files (ending in .terms.yaml) and a
    dossier.yaml. The output folder gets report.html, claims.jsonl, incidents.jsonl, findings.jsonl, receipts.jsonl
    and ledger.db. Where no terms are named, the packaged agreements that the reports refer to are judged.
    """
    question = Question(about=about, known=known)
    carry_out(folder, output, question, form, workers=workers, reader=Reader(gazetteers), labels=labels, tables=tables)
    return Exit.FINE


def carry_out(
    folder: Path,
    output: Path,
    question: Question,
    form: str,
    *,
    workers: int = 1,
    reader: Reader | None = None,
    labels: str | None = None,
    tables: Tables | None = None,
) -> None:
    """Do the main job, with its talk."""
    reader = reader or Reader()
    words = words_of(labels) if labels else None
    with line_of(Hands(workers=workers), reader) as line:
        job = Job(
            dossier=open_dossier(folder),
            out=output,
            clock=SystemClock(),
            question=question,
            line=line,
            engine=reader.engine,
            words=words,
            tables=tables or Tables(),
            following=lambda every, total: tracked(every, total, "Reading"),
        )
        outcome = job.run()
    say_issues(outcome.issues)
    say_receipts(outcome.receipts)
    print_verdicts(outcome.judged, form)
    say_since(outcome.since)
    say(f"The report lies in {output / 'report.html'}")
