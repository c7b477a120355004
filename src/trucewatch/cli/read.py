"""`trucewatch read`: reports in, claims out, no ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from trucewatch.cli.differences import DIFFERENCES, checked_pair, differences
from trucewatch.cli.exits import Exit
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.reader_options import Chosen, reader_options
from trucewatch.cli.reading_options import Wanted, any_read, reading_options
from trucewatch.cli.talk import say_receipts
from trucewatch.model.receipt import Receipt
from trucewatch.model.record import claim_record
from trucewatch.pipeline.intake import Taken

COLUMNS: Columns = {
    "path": lambda claim: claim["path"],
    "voices": lambda claim: " > ".join(voice["actor"] or voice["name"] for voice in claim["voices"]),
    "act": lambda claim: claim["act"],
    "initiator": lambda claim: [item["actor"] or item["text"] for item in claim["initiator"]],
    "target": lambda claim: [item["actor"] or item["text"] for item in claim["target"]],
    "place": lambda claim: [item["text"] for item in claim["place"]],
    "from": lambda claim: claim["time"]["from"],
    "to": lambda claim: claim["time"]["to"],
    "said": lambda claim: f"{claim['polarity']}, {claim['modality']}",
    "words": lambda claim: claim["spans"][0]["text"],
    "claim": lambda claim: claim["claim"],
}


@click.command(
    "read",
    short_help="Read reports and print their claims.",
    epilog="\b\nExample:\n  $ trucewatch read dossier --format table\n  $ trucewatch read - < report.txt",
)
@reading_options
@reader_options
@click.option(
    "--compare",
    "pair",
    callback=checked_pair,
    metavar="A,B",
    help="Read with both readers (rules,llm) and print where they differ instead of the claims.",
)
@format_option("jsonl")
def command(*, wanted: Wanted, chosen: Chosen, pair: tuple[str, str] | None, form: str) -> Exit:
    """Print the claims of reports: one JSON object a claim, in the order of the files and of their text.

    PATH is a file, a folder, or - for standard input. What came of each file is told on standard error. The exit
    status is 3 only when no file at all could be read.
    """
    receipts: list[Receipt] = []
    if pair:
        taken = wanted.take(chosen.reader(pair[0]))
        print_listing(differences(taken, chosen.reader(pair[1]), pair, receipts), DIFFERENCES, form)
    else:
        print_listing(_claims(wanted.take(chosen.reader()), receipts), COLUMNS, form)
    say_receipts(receipts)
    return Exit.FINE if any_read(receipts) else Exit.BAD_INPUT


def _claims(every: Iterable[Taken], receipts: list[Receipt]) -> Iterator[Record]:
    """The claims as they come, each file's receipt put aside."""
    for taken in every:
        receipts.append(taken.receipt)
        yield from map(claim_record, taken.claims)
