"""Verification: does every entry still say what it said when it was written?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.ledger.entry import GENESIS, Entry
from trucewatch.model.issue import Issue, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How many entries were checked, the hash of the last (to note down outside the ledger), and what is wrong."""

    entries: int
    head: str
    issues: tuple[Issue, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether nothing is wrong."""
        return not self.issues


def verified(entries: Iterable[Entry], head: str | None = None) -> Verification:
    """Follow the chain over all entries; an entry cut off the end shows only against a ``head`` noted earlier."""
    issues: list[Issue] = []
    last = Entry(seq=0, recorded_at="", kind="", id="", content="", engine="", previous="", hash=GENESIS)
    met = head is None or head == GENESIS
    for entry in entries:
        issues.extend(_faults(last, entry))
        met = met or entry.hash == head
        last = entry
    if not met:
        issues.append(
            _issue("ledger.head", last.seq, f"no entry has the hash {head}", "entries were cut off or remade")
        )
    return Verification(entries=last.seq, head=last.hash, issues=tuple(issues))


def _faults(last: Entry, entry: Entry) -> Iterable[Issue]:
    if entry.seq != last.seq + 1:
        yield _issue("ledger.gap", entry.seq, f"comes after {last.seq}", "entries in between are missing")
    elif entry.previous != last.hash:
        yield _issue("ledger.chain", entry.seq, "does not continue the entry before it", "one of the two was replaced")
    if entry.hash != entry.expected_hash():
        yield _issue("ledger.changed", entry.seq, f"{entry.kind} {entry.id} was changed after it was written", "")
    if entry.recorded_at < last.recorded_at:
        yield _issue("ledger.order", entry.seq, f"recorded at {entry.recorded_at}, before the entry before it", "")


def _issue(code: str, seq: int, message: str, hint: str) -> Issue:
    return Issue(code=code, severity=Severity.ERROR, where=f"entry {seq}", message=message, hint=hint)
