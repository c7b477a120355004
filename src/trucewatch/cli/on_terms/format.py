"""`trucewatch terms format`: terms files and cases files in the canonical layout."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.streams import printable
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.model.errors import InputError, UsageError
from trucewatch.model.issue import Issue
from trucewatch.pipeline.agreements import named_text
from trucewatch.pipeline.outputs import write_text
from trucewatch.terms.layout import format_file


@click.command(
    "format",
    short_help="Put terms and cases files into the canonical layout.",
    epilog="\b\nExample:\n  $ trucewatch terms format nk-2020-11-09 --check",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Print nothing; name the files that would change.")
@click.option("--write", is_flag=True, help="Change the files themselves.")
def command(*, files: tuple[str, ...], check: bool, write: bool) -> Exit:
    """Print FILE in the canonical layout: order of members, indent, quotes, width of lines.

    Every comment is kept, and what the file says never changes. FILE may be a cases file, too. The exit status is 1
    where a file is no YAML or, with --check, where one would change.
    """
    if check and write:
        raise UsageError("--check and --write exclude each other", hint="--write says which files it changed")
    if len(files) > 1 and not (check or write):
        raise UsageError("one file at a time is printed", hint="give --check or --write with several")
    problems = changed = 0
    for file in files:
        before, where = _text(file)
        after, issues = format_file(before, where)
        say_issues(issues)
        if after is None:
            problems += 1
        elif not (check or write):
            click.echo(printable(after), nl=False)
        elif after != before:
            changed += 1
            _change(file, where, after, write=write)
    if check or write:
        say(_told(len(files), changed, problems, write=write))
    return Exit.PROBLEMS if problems or (check and changed) else Exit.FINE


def _text(file: str) -> tuple[str, str]:
    text, where = named_text(file)
    if isinstance(text, Issue):
        raise InputError(text.message, where=text.where, hint=text.hint)
    return text, where


def _change(file: str, where: str, text: str, *, write: bool) -> None:
    if not write:
        say(f"{where}: would change")
        return
    if not Path(file).is_file():
        raise UsageError("a packaged agreement is not written over", where=file, hint="format a copy of it")
    write_text(Path(file), text)
    say(f"{where}: changed")


def _told(files: int, changed: int, problems: int, *, write: bool) -> str:
    how = "changed" if write else "would change"
    refused = f", {problems} not read" if problems else ""
    return f"{counted(files, 'file')}: {changed} {how}, {files - changed - problems} in the canonical layout{refused}"
