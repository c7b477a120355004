"""What every command that judges takes: the ledger, the agreements, and the three moments of the question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.talk import say, say_issues
from trucewatch.cli.when import When
from trucewatch.ledger import Ledger, open_ledger
from trucewatch.model.moment import Bound
from trucewatch.model.notice import Since
from trucewatch.pipeline.inquiry import Answer, Inquiry, ask, home_zone
from trucewatch.pipeline.judging import Judged
from trucewatch.pipeline.label_tables import in_words_of, since_in_words_of, words_of
from trucewatch.pipeline.last_report import since_last_report, since_recorded
from trucewatch.pipeline.question import Question, instant_in

RECORDED = "Count only what the ledger had recorded by then; default: everything."
KNOWN = "Count only what was published by then; default: everything."
STATES = (
    click.option("--recorded", type=When(), help=RECORDED),
    click.option("--known", type=When(), help=KNOWN),
)
COMPARED = (
    click.option("--recorded", type=When(), multiple=True, help=f"{RECORDED} Twice with --diff."),
    click.option("--known", type=When(), multiple=True, help=f"{KNOWN} Twice with --diff."),
    click.option(
        "--diff",
        is_flag=True,
        help="Tell what changed from the first --known (or --recorded) to the second, or to all that is held, and why.",
    ),
)
TWO = 2
Changed = Callable[[Ledger, Judged], Since | None]
since_option = click.option(
    "--since",
    type=When(),
    help="Tell which verdicts changed since what the ledger had recorded by then, and why. Default: since the last run "
    "that it holds and that said anything else.",
)
labels_option = click.option(
    "--labels",
    metavar="TABLE",
    help="Publish under the words of this table: a file, or osce, un or ctsamvm. Default: trucewatch's own.",
)
OPTIONS = (
    click.option(
        "--about",
        type=When(),
        help="The moment asked about: a date (to its end in the agreement's timezone) or an instant with offset. "
        "Default: the latest publication moment of the reports, never the clock.",
    ),
    labels_option,
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

    return _with((*STATES, *OPTIONS), collected)


def reporting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a question whose ``answer`` also tells what changed since the last report."""

    @wraps(command)
    def collected(
        *,
        ledger_path: Path,
        agreements: tuple[str, ...],
        about: Bound | None,
        known: Bound | None,
        recorded: Bound | None,
        since: Bound | None,
        labels: str | None,
        **rest: Any,
    ) -> Any:
        inquiry = Inquiry(agreements=agreements, question=Question(about=about, known=known), recorded=recorded)

        def changed(ledger: Ledger, judged: Judged) -> Since | None:
            return _since(ledger, judged, since)

        return command(answer=_answer(ledger_path, inquiry, labels, changed), **rest)

    return _with((since_option, *STATES, *OPTIONS), collected)


def _since(ledger: Ledger, judged: Judged, since: Bound | None) -> Since | None:
    if since is None:
        return since_last_report(ledger, judged)
    return since_recorded(ledger, instant_in(since, home_zone(ledger)), judged)


def comparing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a question that may be put to two states; the command is handed ``answers``, two with --diff."""

    @wraps(command)
    def collected(
        *,
        ledger_path: Path,
        agreements: tuple[str, ...],
        about: Bound | None,
        known: tuple[Bound, ...],
        recorded: tuple[Bound, ...],
        diff: bool,
        labels: str | None,
        **rest: Any,
    ) -> Any:
        states = _states(known, recorded, diff=diff)
        asked = about
        answers: list[Answer] = []
        for one, other in reversed(states):
            question = Question(about=asked, known=one)
            inquiry = Inquiry(agreements=agreements, question=question, recorded=other)
            answers.insert(0, _answer(ledger_path, inquiry, labels))
            # Both states are asked about one moment: that of the later one, where the caller names none.
            asked = asked or answers[0].judged.about
        return command(answers=tuple(answers), **rest)

    return _with((*COMPARED, *OPTIONS), collected)


def _states(
    known: tuple[Bound, ...], recorded: tuple[Bound, ...], *, diff: bool
) -> list[tuple[Bound | None, Bound | None]]:
    """The one or two states asked about. Raises UsageError where their number does not fit."""
    most = max(len(known), len(recorded))
    if most > (TWO if diff else 1) or (diff and most == 0):
        asked = "compares two states" if diff else "asks about one state; add --diff to compare two"
        raise click.UsageError(f"--known and --recorded: this {asked}")
    if not diff:
        return [(next(iter(known), None), next(iter(recorded), None))]
    if most == 1:
        return [(next(iter(known), None), next(iter(recorded), None)), (None, None)]
    pairs = [each * TWO if len(each) == 1 else each or (None, None) for each in (known, recorded)]
    return list(zip(*pairs, strict=True))


def _with(options: Iterable[Callable[..., Any]], command: Callable[..., Any]) -> Callable[..., Any]:
    for option in options:
        command = option(command)
    return command


def say_if_none_applies(answer: Answer) -> None:
    """Tell why a list of what agreements ask is empty, where none is named."""
    if not answer.judged.agreements:
        say("No agreement is named by the ledger or its claims; name one with --agreement.")


def _answer(ledger_path: Path, inquiry: Inquiry, labels: str | None, since: Changed = lambda *_: None) -> Answer:
    words = words_of(labels) if labels else None
    with open_ledger(ledger_path) as ledger:
        answer = ask(ledger, inquiry)
        answer = replace(answer, since=since(ledger, answer.judged))
    say_issues(answer.terms.issues)
    if words is None:
        return answer
    changed = answer.since and since_in_words_of(answer.since, words)
    return replace(answer, judged=in_words_of(answer.judged, words), since=changed)
