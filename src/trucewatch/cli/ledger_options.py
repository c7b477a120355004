"""The option that says which ledger a command works on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

ledger_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(path_type=Path),
    default=Path("ledger.db"),
    envvar="TRUCEWATCH_LEDGER",
    show_default=True,
    show_envvar=True,
    help="The ledger's file.",
)
