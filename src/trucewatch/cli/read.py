"""`trucewatch read`: reports in, claims out, no ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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
    "counts": lambda claim: [f"{count['of']} {bounds(count['low'], count['high'])}" for count in claim["counts"]],
    "from": lambda claim: claim["time"]["from"],
    "to": lambda claim: claim["time"]["to"],
    "said": lambda claim: f"{claim['polarity']}, {claim['modality']}",
    "words": lambda claim: claim["spans"][0]["text"],
    "claim": lambda claim: claim["claim"],
}

MISS_COLUMNS: Columns = {
    "path": lambda miss: miss["path"],
    "start": lambda miss: miss["span"]["start"],
    "end": lambda miss: miss["span"]["end"],
    "cues": lambda miss: miss["cues"],
    "reason": lambda miss: miss["reason"],
    "words": lambda miss: miss["span"]["text"],
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
@click.option(
    "--explain-misses",
    is_flag=True,
    help="Print, instead of the claims, every sentence that has a cue of an act and gave no claim, and why.",
)
@format_option("jsonl")
def command(*, wanted: Wanted, chosen: Chosen, pair: tuple[str, str] | None, explain_misses: bool, form: str) -> Exit:
    """Print the claims of reports: one JSON object a claim, in the order of the files and of their text.

    PATH is a file, a folder, or - for standard input. What came of each file is told on standard error. The exit
    status is 3 only when no file at all could be read.
    """
    if explain_misses and (pair or chosen.name != "rules"):
        raise click.UsageError("--explain-misses tells of the rules: leave out --compare and --reader llm")
    receipts: list[Receipt] = []
    if pair:
        taken = wanted.take(chosen.reader(pair[0]))
        print_listing(differences(taken, chosen.reader(pair[1]), pair, receipts), DIFFERENCES, form)
    elif explain_misses:
        print_listing(_records(wanted.take(chosen.reader()), miss_records, receipts), MISS_COLUMNS, form)
    else:
        print_listing(_records(wanted.take(chosen.reader()), claim_records, receipts), COLUMNS, form)
    say_receipts(receipts, misses_listed=explain_misses)
    return Exit.FINE if any_read(receipts) else Exit.BAD_INPUT


def bounds(low: int | None, high: int | None) -> str:
    """How many, as a table shows it: ``7``, ``7 to 9``, ``7 or more``, ``up to 9``; nothing where no figure is told."""
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def claim_records(taken: Taken) -> Iterator[Record]:
    """The claims of one file."""
    return map(claim_record, taken.claims)


def miss_records(taken: Taken) -> Iterator[Record]:
    """The sentences of one file that had a cue and gave no claim."""
    path = taken.receipt.path if taken.receipt else ""
    for miss in taken.misses:
        span = {"start": miss.span.start, "end": miss.span.end, "text": miss.span.text}
        yield {"path": path, "span": span, "cues": list(miss.cues), "reason": str(miss.reason)}


def _records(
    every: Iterable[Taken], records: Callable[[Taken], Iterator[Record]], receipts: list[Receipt]
) -> Iterator[Record]:
    """The records as they come, each file's receipt put aside."""
    for taken in every:
        if taken.receipt is not None:
            receipts.append(taken.receipt)
        yield from records(taken)
