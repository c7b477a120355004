"""The options of every command that takes event tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from trucewatch.reconcile.event_tables.headers import chosen_columns

Command = Callable[..., Any]


def tables_argument(command: Command) -> Command:
    """The tables, as ``files``."""
    path = click.Path(dir_okay=False, path_type=Path)
    return click.argument("files", metavar="TABLE.csv...", nargs=-1, required=True, type=path)(command)


def columns_option(command: Command) -> Command:
    """``--columns``, as a mapping of roles to names."""
    return click.option(
        "--columns",
        default="",
        metavar="ROLE=NAME,...",
        callback=lambda context, parameter, value: chosen_columns(value),
        help='Name columns by hand, such as "date=Datum,lat=Breite"; roles are in the how-to.',
    )(command)


def date_format_option(command: Command) -> Command:
    """``--date-format``, as ``date_formats``."""
    return click.option(
        "--date-format",
        "date_formats",
        multiple=True,
        metavar="FORMAT",
        help="How dates are written where that can be misread: %d/%m/%Y or %m/%d/%Y.",
    )(command)
