"""`trucewatch terms draft`: a first terms file from a text."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.streams import printable
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.cli.when import checked_zone
from trucewatch.model.errors import UsageError
from trucewatch.pipeline.outputs import write_text
from trucewatch.pipeline.terms_draft.document import draft_of_file
from trucewatch.readers.given import Given


@click.command(
    "draft",
    short_help="Draft a terms file from a text.",
    epilog="\b\nExample:\n  $ trucewatch terms draft accord.txt -o accord.yaml",
)
@click.argument("document", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it; else printed."
)
@click.option("--published", help="When the text was published, ISO 8601.")
@click.option("--timezone", callback=checked_zone, help="IANA zone of its clock times (Asia/Baku).")
def command(*, document: Path, output: Path | None, published: str | None, timezone: str | None) -> Exit:
    """Read DOCUMENT, an agreement's text or a report about one, and write a first terms file for a person to correct.

    Each entry names the characters that it rests on; what the text leaves open is `unstated`, with a comment. A file
    that exists already is not written over. The exit status is 3 where nothing could be drafted.
    """
    if output is not None and output.exists():
        raise UsageError("there is such a file already", where=str(output), hint="name another with -o")
    given = Given(published=published, timezone=timezone, where="the command line")
    drafted, issues = draft_of_file(document, given)
    say_issues(issues)
    if output is None:
        click.echo(printable(drafted.text), nl=False)
    else:
        write_text(output, drafted.text)
    unread = counted(len(drafted.unread), "sentence of duty", "sentences of duty")
    say(f"{counted(len(drafted.provisions), 'term')} drafted, {unread} not read")
    return Exit.FINE
