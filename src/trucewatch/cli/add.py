"""`trucewatch add`: reports into a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.reader_options import Chosen, reader_options
from trucewatch.cli.reading_options import Wanted, any_read, reading_options
from trucewatch.cli.talk import counted, say, say_receipts
from trucewatch.ledger import Ledger, open_ledger
from trucewatch.ledger.content import receipt_content
from trucewatch.model.receipt import Receipt
from trucewatch.pipeline.clock import SystemClock
from trucewatch.pipeline.intake import Taken, held_by
from trucewatch.pipeline.recording import Recording

COLUMNS: Columns = {
    "path": lambda receipt: receipt["path"],
    "fate": lambda receipt: receipt["fate"],
    "claims": lambda receipt: receipt["claims"],
    "why": lambda receipt: receipt["why"],
    "document": lambda receipt: receipt["document"],
}


@click.command(
    "add",
    short_help="Read reports into a ledger.",
    epilog="\b\nExample:\n  $ trucewatch add dossier --ledger ledger.db",
)
@reading_options
@reader_options
@ledger_option
@click.option("--resume", is_flag=True, help="Leave out what this ledger holds a reading of by this very reader.")
@format_option()
def command(*, wanted: Wanted, chosen: Chosen, ledger_path: Path, resume: bool, form: str) -> Exit:
    """Read reports and record them with their claims; the ledger is made where there is none.

    Each file is one transaction: a receipt is printed once it is on the disk. The same file again changes nothing;
    after an interruption --resume goes on without reading again what was read.
    """
    receipts: list[Receipt] = []
    reader = chosen.reader()
    with open_ledger(ledger_path, create=True) as ledger:
        taken = wanted.take(reader, held_by(ledger, reader.engine) if resume else frozenset())
        print_listing(_recorded(taken, ledger, reader.engine, receipts), COLUMNS, form)
    say_receipts(receipts)
    return Exit.FINE if resume or any_read(receipts) else Exit.BAD_INPUT


def _recorded(every: Iterable[Taken], ledger: Ledger, engine: str, receipts: list[Receipt]) -> Iterator[Record]:
    recording = Recording(ledger=ledger, engine=engine, clock=SystemClock())
    for taken in every:
        receipt = recording.record(taken).receipt
        if receipt is not None:
            receipts.append(receipt)
            yield receipt_content(receipt)
    say(f"{counted(recording.new, 'new entry', 'new entries')} in the ledger")
