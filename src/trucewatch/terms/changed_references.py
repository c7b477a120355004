"""References inside the changes of amendments and readings: what they set must be declared as in the terms themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from trucewatch.terms.build import term_of, term_record
from trucewatch.terms.changes import changed_term
from trucewatch.terms.entry_faults import entry_of
from trucewatch.terms.file_entries import FileEntries
from trucewatch.terms.references import term_cycles, term_reference_faults
from trucewatch.terms.schema_term import TermFile
from trucewatch.terms.yaml_text import Fault, Path


def changed_reference_faults(file: FileEntries) -> Iterator[Fault]:
    """Every reference that a change makes and that leads nowhere, and every circle of terms that it closes."""
    if file.timezone is None:
        return
    circular = any(term_cycles(file))
    for index, path, values in _changes(file):
        entry = _changed(file.terms[index], values, file.timezone)
        if entry is None:
            continue  # what the change itself has wrong is told elsewhere
        for fault in term_reference_faults(replace(file, terms={index: entry})):
            place = _place(fault.path[2:], values)
            if place is not None:
                yield replace(fault, path=(*path, *place))
        if not circular:
            changed = replace(file, terms={**file.terms, index: entry})
            yield from (replace(fault, path=path) for fault in term_cycles(changed))


def _changes(file: FileEntries) -> Iterator[tuple[int, Path, Mapping[str, Any]]]:
    places = {term.id: index for index, term in file.terms.items()}
    for index, term in file.terms.items():
        for number, reading in enumerate(term.readings):
            yield index, ("terms", index, "readings", number, "set"), reading.set
    for index, amendment in file.amendments.items():
        for number, change in enumerate(amendment.change):
            if change.term in places:
                yield places[change.term], ("amendments", index, "change", number, "set"), change.set


def _changed(term: TermFile, values: Mapping[str, Any], timezone: str) -> TermFile | None:
    changed, _ = changed_term(term_of(term), values, timezone)
    return entry_of(TermFile, term_record(changed), (), timezone)[0] if changed else None


def _place(path: Path, values: Mapping[str, Any]) -> Path | None:
    """Where in the values a member of the term was set; None where it was not."""
    for member in values:
        steps = tuple(member.split("."))
        if tuple(map(str, path[: len(steps)])) == steps:
            return (member, *path[len(steps) :])
    return None
