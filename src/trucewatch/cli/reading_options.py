"""What every command that reads reports takes: the paths, and what is said of them from outside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import click

from trucewatch.cli.guard import guarded
from trucewatch.cli.spread_options import with_dask
from trucewatch.cli.table_options import table_options
from trucewatch.cli.talk import say_issues, tracked
from trucewatch.cli.when import checked_zone
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.pipeline.batches import Line, OneProcess
from trucewatch.pipeline.dossier import MANIFEST_FILE
from trucewatch.pipeline.folder import found_files
from trucewatch.pipeline.intake import Intake, Taken
from trucewatch.pipeline.manifest import open_manifest
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.tables import Tables
from trucewatch.pipeline.workers import SeveralProcesses
from trucewatch.readers.given import Given, read_published

STDIN = "-"
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read; each takes some 400 MB of memory. The output is the same.",
)
cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Read on the workers of the Dask scheduler at this address (tcp://host:8786), which must see the files under "
    "the same path. The output is the same.",
)
limit_option = click.option(
    "--time-limit",
    type=click.FloatRange(min=1),
    default=120.0,
    show_default=True,
    help="Seconds that a worker may be at one report before it is given up; only with --workers or --cluster.",
)
OPTIONS = (
    click.option("--timezone", callback=checked_zone, help="IANA zone of the reports' clock times (Asia/Baku)."),
    click.option("--source", help="Who published the reports."),
    click.option("--published", help="When they were published, ISO 8601."),
    click.option(
        "--manifest",
        type=click.Path(dir_okay=False, path_type=Path),
        help="CSV that says so file by file; its columns: path,published,source,actor,timezone,language,url. "
        "A manifest.csv in the folder to be read is found without it.",
    ),
    workers_option,
    cluster_option,
    limit_option,
    click.argument("paths", nargs=-1, required=True, metavar="PATH…"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who reads: so many processes of this machine, or the workers of a cluster."""

    workers: int = 1
    cluster: str | None = None
    time_limit: float = 120.0


@contextmanager
def line_of(hands: Hands, reader: Reader) -> Iterator[Line]:
    """The line along which files are read, a fault in one of them never stopping the others."""
    if hands.workers == 1 and not hands.cluster:
        yield OneProcess(reader=reader, guard=guarded)
        return
    if hands.cluster and hands.workers > 1:
        raise click.UsageError("--workers is for this machine: a cluster has as many as it has")
    if type(reader) is not Reader:
        raise click.UsageError("--workers and --cluster are for reading with the rules")
    with _cluster(hands, reader) if hands.cluster else _processes(hands, reader) as line:
        yield line


def _processes(hands: Hands, reader: Reader) -> SeveralProcesses:
    return SeveralProcesses(workers=hands.workers, guard=guarded, places=reader.places, limit=hands.time_limit)


def _cluster(hands: Hands, reader: Reader) -> AbstractContextManager[Line]:
    line: AbstractContextManager[Line] = with_dask("trucewatch.pipeline.cluster").SeveralMachines(
        address=hands.cluster, guard=guarded, places=reader.places, limit=hands.time_limit
    )
    return line


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The words of the call: where the reports are, and what is given of them."""

    paths: tuple[str, ...]
    manifest: Path | None
    given: Given
    hands: Hands
    tables: Tables = field(default_factory=Tables)

    def take(self, reader: Reader, held: frozenset[str] = frozenset()) -> Iterator[Taken]:
        """What came of each file, in order, documents that are ``held`` left out.

        Raises InputError where the manifest cannot be opened.
        """
        with line_of(self.hands, reader) as line:
            yield from self._take(line, held)

    def _take(self, line: Line, held: frozenset[str]) -> Iterator[Taken]:
        files = found_files(Path(path) for path in self.paths if path != STDIN)
        manifests = [open_manifest(file, files) for file in self._manifests()]
        say_issues(issue for manifest in manifests for issue in manifest.issues)
        said = {file: given for manifest in manifests for file, given in manifest.given.items()}
        intake = Intake(line=line, manifest=said, given=self.given, tables=self.tables, held=held)
        if STDIN in self.paths:
            yield from intake.take_content(sys.stdin.buffer.read(), STDIN)
        yield from tracked(intake.take(files), len(files), "Reading")

    def _manifests(self) -> list[Path]:
        """The manifest named, else those that lie in the folders to be read."""
        if self.manifest:
            return [self.manifest]
        lying = (Path(path, MANIFEST_FILE) for path in self.paths)
        return [file for file in lying if file.is_file()]


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument PATH and the options that go with it, handed to the command as one ``wanted``."""

    @table_options
    @wraps(command)
    def collected(
        *,
        paths: tuple[str, ...],
        manifest: Path | None,
        published: str | None,
        source: str | None,
        timezone: str | None,
        workers: int,
        cluster: str | None,
        time_limit: float,
        tables: Tables,
        **rest: Any,
    ) -> Any:
        given = Given(published=published, source=source, timezone=timezone, where="the command line")
        _check_published(given)
        hands = Hands(workers=workers, cluster=cluster, time_limit=time_limit)
        return command(wanted=Wanted(paths=paths, manifest=manifest, given=given, hands=hands, tables=tables), **rest)

    for option in OPTIONS:
        collected = option(collected)
    return collected


def _check_published(given: Given) -> None:
    """A usage error where the moment of publication cannot be told."""
    try:
        if given.published:
            read_published(given.published, given.timezone)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error


def any_read(receipts: list[Receipt]) -> bool:
    """Whether at least one file could be read."""
    return any(receipt.fate is Fate.READ for receipt in receipts)
