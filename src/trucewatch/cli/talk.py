"""Talk: what a command says beside its data, always on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.receipt import Fate, Receipt

Thing = TypeVar("Thing")


def say(message: str) -> None:
    """One line to the person at the terminal."""
    click.echo(message, err=True)


def say_issues(issues: Iterable[Issue], *, least: Severity = Severity.WARNING) -> None:
    """One line an issue; notes only where they are asked for."""
    order = list(Severity)
    for issue in issues:
        if order.index(issue.severity) >= order.index(least):
            say(str(issue))


def say_receipts(receipts: Sequence[Receipt], *, misses_listed: bool = False) -> None:
    """The issues of every file, why files were left out, and how many had which fate."""
    for receipt in receipts:
        say_issues(receipt.issues)
        if receipt.rows:
            _say_rows(receipt)
        if receipt.fate is not Fate.READ and not receipt.issues:
            say(f"{receipt.path}: {receipt.fate}: {receipt.why}")
    fates = Counter(receipt.fate for receipt in receipts)
    claims = sum(receipt.claims for receipt in receipts)
    told = ", ".join(f"{fates[fate]} {fate}" for fate in Fate if fates[fate])
    misses = sum(receipt.misses for receipt in receipts)
    how = "" if misses_listed else " (trucewatch read --explain-misses lists them)"
    beside = f"; {counted(misses, 'sentence')} with a cue gave none{how}" if misses else ""
    say(f"{counted(len(receipts), 'file')}: {told or 'nothing to read'}; {counted(claims, 'claim')}{beside}")


def _say_rows(receipt: Receipt) -> None:
    """How the rows of a table fared, and which of them say something else than before."""
    say_issues((issue for issue in receipt.issues if issue.code == "table.row.version"), least=Severity.NOTE)
    beside = [counted(receipt.versions, "later version")] if receipt.versions else []
    beside += [f"{receipt.withdrawals} taken back"] if receipt.withdrawals else []
    told = f" ({', '.join(beside)})" if beside else ""
    say(f"{receipt.path}: {counted(receipt.rows, 'row')}{told}, {counted(receipt.claims, 'claim')}")


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def tracked(things: Iterable[Thing], total: int, what: str) -> Iterator[Thing]:
    """The same things one by one, with a progress bar where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from things
        return
    yield from track(things, total=total, description=what, console=Console(stderr=True), transient=True)
