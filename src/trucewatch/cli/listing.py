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
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from trucewatch.cli.streams import printable, takes_unicode

Record = dict[str, Any]
Columns = Mapping[str, Callable[[Record], object]]
FORMATS = ("table", "json", "jsonl", "csv")
ID, ID_DIGITS = re.compile(r"\b[a-z]\w*:[0-9a-f]{32,}\b"), 8
PIPE_WIDTH = 160
"""Columns of a table that does not go to a terminal, at least."""

LONGEST_WORD, ROOMY, BETWEEN = 28, 40, 3
"""Letters of a word that a table never breaks, a moment with its offset among them; letters of a column that goes to
no terminal; the gap between columns."""


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
    """Rows side by side; one below another where the terminal is too narrow for whole words and dates."""
    shown = [[_brief(printable(cell)) for cell in row] for row in rows]
    columns = list(zip(header, *shown, strict=True))
    least = [_longest_word(column) for column in columns]
    whole = [max(map(cell_len, column)) for column in columns]
    gaps = BETWEEN * len(columns)
    needed = sum(least) + gaps
    piped = max(PIPE_WIDTH, gaps + sum(min(one, ROOMY) for one in whole))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else piped
    console = Console(file=sys.stdout, width=width, highlight=False)
    if needed > width:
        for row in shown:
            console.print(_stacked(row, header))
    else:
        console.print(_side_by_side(shown, header, _shared(width - needed, least, whole)))


def _shared(spare: int, least: Sequence[int], whole: Sequence[int]) -> list[int]:
    """The widths of columns: each has its least, and the spare room goes evenly to those that want more."""
    widths = list(least)
    wanting = sorted(range(len(widths)), key=lambda place: whole[place] - least[place])
    for rank, place in enumerate(wanting):
        more = max(0, min(whole[place] - least[place], spare // (len(wanting) - rank)))
        widths[place] += more
        spare -= more
    return widths


def _side_by_side(rows: Sequence[Sequence[str]], header: Sequence[str], widths: Sequence[int]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, width in zip(header, widths, strict=True):
        table.add_column(name, width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _stacked(row: Sequence[str], header: Sequence[str]) -> Table:
    """One record as lines of name and value, the empty ones left out, and an empty line below."""
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="bold", no_wrap=True, min_width=max(map(len, header)))
    lines.add_column(overflow="fold")
    for name, cell in zip(header, row, strict=True):
        if cell:
            lines.add_row(name, Text(cell))
    lines.add_row("", "")
    return lines


def _longest_word(column: Sequence[str]) -> int:
    """How wide a column must be to show its words whole; a very long one may be broken."""
    return min(LONGEST_WORD, max(cell_len(word) for cell in column for word in cell.split() or [""]))


def _brief(cell: str) -> str:
    """A cell of a table; of an id only its beginning, which suffices wherever an id is asked for."""
    return ID.sub(lambda match: match[0][: match[0].index(":") + 1 + ID_DIGITS], cell)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(_cell(item) for item in value) if isinstance(value, list | tuple) else str(value)
