"""What changed between two states of knowledge: a listing, or correction notices as text."""

from __future__ import annotations

from collections.abc import Sequence

import click

from trucewatch.cli.listing import Columns, Record, print_listing
from trucewatch.cli.streams import printable
from trucewatch.cli.talk import counted, say
from trucewatch.model.notice import Notice, Since, notice_record

NONE = "no finding"
COLUMNS: Columns = {
    "agreement": lambda record: record["agreement"],
    "term": lambda record: record["term"],
    "bearer": lambda record: record["bearer"] or "–",
    "change": lambda record: record["change"],
    "old": lambda record: verdict(record["old"]),
    "new": lambda record: verdict(record["new"]),
    "why": lambda record: "; ".join(map(reason, record["why"])),
}


def print_notices(notices: Sequence[Notice], form: str) -> None:
    """Print notices in one of the forms of a listing, or as ``text``."""
    records = [notice_record(notice) for notice in notices]
    if form == "text":
        for record in records:
            click.echo(printable("\n".join(lines(record))) + "\n")
    else:
        print_listing(records, COLUMNS, form)
    changed = sum(1 for notice in notices if notice.corrects)
    say(f"{counted(len(notices), 'finding')} changed, {changed} in verdict, the others in what they rest on.")


def say_since(since: Since | None) -> None:
    """Tell which verdicts are others since the last report, each with what made it so; nothing where none is known."""
    if since is None:
        return
    changed = since.corrections
    say(f"Since the report of {since.recorded:%Y-%m-%d %H:%M} UTC, {counted(len(changed), 'verdict')} changed.")
    for notice in changed:
        say(printable("\n".join(lines(notice_record(notice)))))


def verdict(side: Record | None) -> str:
    """One side's verdict in words."""
    return f"{side['label']} ({side['grade']})" if side else NONE


def reason(cause: Record) -> str:
    """One cause in words, with its sentence."""
    words = " … ".join(span["text"] for span in cause.get("spans", ()))
    return f"{cause['text']} [{cause['id']}]" + (f": “{' '.join(words.split())}”" if words else "")


def lines(record: Record) -> list[str]:
    """A correction notice: which finding, what it said, what it says, and why."""
    heading = "Correction" if record["change"] == "verdict" else "Verdict unchanged, other grounds"
    who = f", {record['bearer']}" if record["bearer"] else ""
    sides = (("was", record["old"]), ("is", record["new"]))
    return [
        f"{heading}: {record['agreement']} {record['term']}{who} [{record['notice']}]",
        *(f"  {word}: {verdict(side)}{_source(side)}" for word, side in sides),
        *(f"  why: {reason(cause)}" for cause in record["why"]),
    ]


def _source(side: Record | None) -> str:
    if not side:
        return ""
    return f", as known {side['known'] or 'from all that was given'} [{side['finding']}]"
