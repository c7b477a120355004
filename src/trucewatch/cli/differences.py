"""Where two readers differ, as a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from trucewatch.cli.listing import Columns, Record
from trucewatch.cli.reader_options import READERS
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.model.record import claim_record
from trucewatch.pipeline.comparing import Difference, compare
from trucewatch.pipeline.intake import Taken
from trucewatch.pipeline.reading import Reader

DIFFERENCES: Columns = {
    "path": lambda row: row["path"],
    "what": lambda row: row["what"],
    "act": lambda row: row["act"],
    "fields": lambda row: [
        f"{name}: " + " | ".join(f"{who} {value}" for who, value in both.items())
        for name, both in row["fields"].items()
    ],
    "words": lambda row: row["words"],
}
PAIR = 2


def checked_pair(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, str] | None:
    """Two different readers by name, parted by a comma."""
    if value is None:
        return None
    names = [name.strip() for name in value.split(",")]
    if len(set(names)) != PAIR or len(names) != PAIR or not set(names) <= set(READERS):
        raise click.BadParameter(f"{value!r} does not name two readers: write {','.join(READERS)}")
    return names[0], names[1]


def differences(
    every: Iterable[Taken], other: Reader, names: tuple[str, str], receipts: list[Receipt]
) -> Iterator[Record]:
    """The differences between what was taken and what another reader finds in the same documents."""
    same = differing = compared = 0
    for taken in every:
        if taken.receipt is None:
            continue
        receipts.append(taken.receipt)
        if taken.document is None:
            continue
        second = other.find(other.mentioned(taken.document))
        if second.document is None:
            # What one reader did not read says nothing on where the two differ.
            receipts[-1] = replace(taken.receipt, fate=Fate.FAILED, claims=0, issues=second.issues)
            continue
        say_issues(second.issues)
        compared += 1
        found = compare(taken.claims, second.claims)
        same += found.same
        differing += len(found.differences)
        yield from (row(difference, taken.receipt.path, names) for difference in found.differences)
    if compared:
        say(f"{counted(same, 'claim')} the same in every field, {counted(differing, 'difference')}")


def row(difference: Difference, path: str, names: tuple[str, str]) -> Record:
    """One difference as data; ``what`` is ``differs`` or tells which reader alone has the claim."""
    claim = difference.first or difference.second
    if claim is None:
        raise ValueError("a difference has at least one claim")
    only = names[0] if difference.second is None else names[1] if difference.first is None else None
    sides = (difference.first, difference.second)
    return {
        "path": path,
        "what": f"only {only}" if only else "differs",
        "act": claim.act,
        "fields": {name: dict(zip(names, values, strict=True)) for name, values in difference.fields.items()},
        "words": claim.spans[0].text,
        "claims": {who: claim_record(c) for who, c in zip(names, sides, strict=True) if c is not None},
    }
