"""What every command takes by which a person speaks of a contradiction, and how what was recorded is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.ledger import Ledger, open_ledger
from trucewatch.ledger.content import judgement_content
from trucewatch.model.judgement import Judgement
from trucewatch.pipeline.clock import SystemClock
from trucewatch.pipeline.contradictions import Said

COLUMNS: Columns = {
    "judgement": lambda record: record["judgement"],
    "verdict": lambda record: record["verdict"],
    "subjects": lambda record: len(record["subjects"]),
    "by": lambda record: record["by"],
    "at": lambda record: record["at"],
    "why": lambda record: record["why"],
}


def speaking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which a person speaks; the command is handed what was ``said``, the ledger's path and the form."""

    @wraps(command)
    def collected(*, by: str, why: str, **rest: Any) -> Any:
        return command(said=Said(by=by, at=SystemClock().now(), why=why), **rest)

    options = (
        format_option(),
        ledger_option,
        click.option("--why", required=True, help="For which reason."),
        click.option("--by", required=True, help="Who says so."),
    )
    speaking: Callable[..., Any] = collected
    for option in options:
        speaking = option(speaking)
    return speaking


def record_and_print(ledger_path: Path, form: str, judging: Callable[[Ledger], Judgement]) -> None:
    """Record what somebody says, and print the judgement that it made."""
    with open_ledger(ledger_path) as ledger:
        judgement = judging(ledger)
    print_listing([judgement_content(judgement)], COLUMNS, form)
