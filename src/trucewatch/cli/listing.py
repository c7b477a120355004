"""Listings: the same records as a table for eyes, or as CSV, JSON or JSON lines for programs."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from trucewatch.cli.streams import printable, takes_unicode

Record = dict[str, Any]
Columns = Mapping[str, Callable[[Record], object]]
FORMATS = ("table", "json", "jsonl", "csv")
ID, ID_DIGITS = re.compile(r"\b[a-z]\w*:[0-9a-f]{32,}\b"), 8
PIPE_WIDTH = 160
"""Columns of a table that does not go to a terminal."""


def format_option(default: str = "table") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--format`` of every command that gives data out."""
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default=default, show_default=True, help="How to print."
    )


def print_listing(records: Iterable[Record], columns: Columns, form: str) -> None:
    """Print records to standard output; ``columns`` say what a row of a table or of CSV holds of each."""
    if form == "jsonl":
        for record in records:
            print_line(record)
    elif form == "json":
        click.echo(json.dumps(list(records), ensure_ascii=not takes_unicode(), indent=2))
    elif form == "csv":
        _print_csv(records, columns)
    else:
        _print_table([[_cell(column(record)) for column in columns.values()] for record in records], list(columns))


def print_line(record: Record) -> None:
    """Print one record as one line of JSON."""
    click.echo(json.dumps(record, ensure_ascii=not takes_unicode()))


def _print_csv(records: Iterable[Record], columns: Columns) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(column(record)) for column in columns.values()])


def _print_table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH
    table = Table(*header, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(_brief(printable(cell))) for cell in row))
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def _brief(cell: str) -> str:
    """A cell of a table; of an id only its beginning, which suffices wherever an id is asked for."""
    return ID.sub(lambda match: match[0][: match[0].index(":") + 1 + ID_DIGITS], cell)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(_cell(item) for item in value) if isinstance(value, list | tuple) else str(value)
