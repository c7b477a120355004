"""What every command that judges takes: the ledger, the agreements, and the three moments of the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.talk import say_issues
from trucewatch.cli.when import When
from trucewatch.ledger import open_ledger
from trucewatch.model.moment import Bound
from trucewatch.pipeline.inquiry import Answer, Inquiry, ask
from trucewatch.pipeline.label_tables import in_words_of
from trucewatch.pipeline.question import Question

OPTIONS = (
    click.option(
        "--recorded", type=When(), help="Count only what the ledger had recorded by then; default: everything."
    ),
    click.option("--known", type=When(), help="Count only what was published by then; default: everything."),
    click.option(
        "--about",
        type=When(),
        help="The moment asked about: a date (to its end in the agreement's timezone) or an instant with offset. "
        "Default: the latest publication moment of the reports, never the clock.",
    ),
    click.option(
        "--labels",
        metavar="TABLE",
        help="Publish under the words of this table: a file, or osce, un or ctsamvm. Default: trucewatch's own.",
    ),
    click.option(
        "--agreement",
        "agreements",
        multiple=True,
        metavar="ID",
        help="A packaged agreement's id or a terms file; may be repeated. Default: those that the ledger names.",
    ),
    ledger_option,
)


def judging_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a question to a ledger; the command is handed the ``answer``."""

    @wraps(command)
    def collected(
        *,
        ledger_path: Path,
        agreements: tuple[str, ...],
        about: Bound | None,
        known: Bound | None,
        recorded: Bound | None,
        labels: str | None,
        **rest: Any,
    ) -> Any:
        inquiry = Inquiry(agreements=agreements, question=Question(about=about, known=known), recorded=recorded)
        return command(answer=_answer(ledger_path, inquiry, labels), **rest)

    wrapped: Callable[..., Any] = collected
    for option in OPTIONS:
        wrapped = option(wrapped)
    return wrapped


def _answer(ledger_path: Path, inquiry: Inquiry, labels: str | None) -> Answer:
    with open_ledger(ledger_path) as ledger:
        answer = ask(ledger, inquiry)
    say_issues(answer.terms.issues)
    return answer if labels is None else replace(answer, judged=in_words_of(answer.judged, labels))
