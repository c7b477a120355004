"""`trucewatch stories`: which documents carry the same story, and what differs."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, Record, format_option, print_line, print_listing
from trucewatch.cli.talk import say, say_issues
from trucewatch.ledger import open_ledger
from trucewatch.model.document import Document
from trucewatch.pipeline.carried_stories import documents_at, story_records
from trucewatch.reconcile.stories import families

LONGEST = 60
COLUMNS: Columns = {
    "first": lambda row: row["first"]["path"],
    "published by": lambda row: row["first"]["source"],
    "on": lambda row: row["first"]["published"],
    "carried in": lambda row: row["path"],
    "by": lambda row: row["source"],
    "then": lambda row: row["published"],
    "what differs": lambda row: "; ".join(map(_told, row["differs"])),
}


@click.command(
    "stories",
    short_help="List the stories that several documents carry.",
    epilog="\b\nExample:\n  $ trucewatch stories dossier\n  $ trucewatch stories --ledger ledger.db --format json",
)
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@ledger_option
@format_option()
def command(*, paths: tuple[Path, ...], ledger_path: Path, form: str) -> Exit:
    """List the stories that more than one document carries, of the files and folders at PATH, else of a ledger: the
    document published first, each that carries it, and the words that differ.

    What the documents of one story tell alike counts as one independent origin. A figure, a name, a negation or a day
    that differs makes another story, which is not listed.
    """
    documents = _documents(paths, ledger_path)
    stories = list(story_records(families(documents)))
    rows = [{"first": story["first"], **each} for story in stories for each in _carried(story)]
    if form == "jsonl":
        for story in stories:
            print_line(story)
    else:
        print_listing(stories if form == "json" else rows, COLUMNS, form)
    say(f"{len(documents)} documents: {len(stories)} stories are carried by more than one, in {len(rows)} copies")
    return Exit.FINE


def _documents(paths: tuple[Path, ...], ledger_path: Path) -> tuple[Document, ...]:
    if paths:
        documents, issues = documents_at(paths)
        say_issues(issues)
        return documents
    with open_ledger(ledger_path) as ledger:
        return ledger.documents()


def _carried(story: Record) -> list[Record]:
    found: list[Record] = story["carried"]
    return found


def _told(difference: Record) -> str:
    """One difference in a few words."""
    first, here = (_short(difference[side]) for side in ("first", "here"))
    if not first:
        return f"adds “{here}”"
    return f"“{first}” is “{here}”" if here else f"leaves out “{first}”"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
