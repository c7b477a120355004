"""A table of published words from a file: read strictly, every fault with its line and column, all in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import product
from typing import Any

from trucewatch.assess.labels import SENSITIVE, SETTLED, Row, read_rows
from trucewatch.model import Activation, Attribution, Grade, Issue, Outcome, Severity
from trucewatch.terms.entry_faults import did_you_mean
from trucewatch.terms.yaml_text import Fault, read_yaml

FIELDS: Mapping[str, tuple[str, ...]] = {
    "activation": tuple(map(str, Activation)),
    "outcome": tuple(map(str, Outcome)),
    "grade": tuple(map(str, Grade)),
    "attribution": tuple(map(str, Attribution)),
    "reading": (SETTLED, SENSITIVE),
}
HEAD = ("mission", "note", "labels")
# Silence may never be published under the words of a verdict.
SILENT = frozenset(map(str, (Outcome.NO_BREACH_FOUND, Outcome.OVERDUE_UNKNOWN, Outcome.UNKNOWN, Outcome.NOT_YET_DUE)))
VERDICTS = frozenset(map(str, (Outcome.KEPT, Outcome.KEPT_LATE, Outcome.PARTLY_KEPT, Outcome.BREACHED)))


def packaged_tables() -> tuple[str, ...]:
    """The names of the tables that come with trucewatch beside its own."""
    folder = resources.files("trucewatch.data").joinpath("labels")
    return tuple(sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml")))


def packaged_table(name: str) -> str:
    """The text of a packaged table. Raises FileNotFoundError for a name that is none."""
    return resources.files("trucewatch.data").joinpath(f"labels/{name}.yaml").read_text(encoding="utf-8")


def read_label_table(text: str, where: str) -> tuple[Sequence[Row] | None, tuple[Issue, ...]]:
    """The rows of a table, None where it has an error; and every issue in the order of the file.

    A table must name only fields and values that there are, give words to every combination of the five fields, and
    use no words of a verdict for silence. A row that nothing can reach is a warning.
    """
    written = read_yaml(text)
    entries = written.data.get("labels") if isinstance(written.data, dict) else None
    faults = list(_head_faults(written.data)) if written.data is not None else []
    if isinstance(entries, list):
        faults += [fault for number, entry in enumerate(entries) for fault in _row_faults(number, entry)]
    broken = bool(written.faults) or any(fault.severity is Severity.ERROR for fault in faults)
    if not broken:
        faults += _table_faults(read_rows(entries or ()))
    issues = written.issues(faults, where)
    return None if any(issue.severity is Severity.ERROR for issue in issues) else read_rows(entries or ()), issues


def _head_faults(data: Any) -> Iterator[Fault]:
    if not isinstance(data, dict):
        yield Fault((), "labels.shape", "a table of labels is a mapping", "begin with `labels:`")
        return
    for name in data:
        if name not in HEAD:
            yield Fault((name,), "labels.key", f"unknown key {name!r}", did_you_mean(name, HEAD), at_key=True)
    if not isinstance(data.get("labels"), list):
        yield Fault(("labels",), "labels.shape", "`labels` is missing or no list of rows", "")


def _row_faults(number: int, entry: Any) -> Iterator[Fault]:
    path = ("labels", number)
    if not isinstance(entry, dict):
        yield Fault(path, "labels.row", "a row is a mapping of fields and a label", "")
        return
    label = entry.get("label")
    if not isinstance(label, str) or not label.strip():
        yield Fault((*path, "label"), "labels.words", "a row needs the words of its `label`", "")
    for name, value in entry.items():
        if name == "label":
            continue
        if name not in FIELDS:
            hint = did_you_mean(name, (*FIELDS, "label"))
            yield Fault((*path, name), "labels.field", f"unknown field {name!r}", hint, at_key=True)
        else:
            yield from _value_faults((*path, name), name, value)


def _value_faults(path: tuple[str | int, ...], name: str, value: Any) -> Iterator[Fault]:
    values = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
    if not values:
        yield Fault(
            path, "labels.value", f"an empty list of {name} fits nothing", "leave the field out to fit anything"
        )
    for place, one in values:
        if one not in FIELDS[name]:
            at = path if place is None else (*path, place)
            yield Fault(at, "labels.value", f"{one!r} is no {name}", did_you_mean(str(one), FIELDS[name]))


def _table_faults(rows: Sequence[Row]) -> list[Fault]:
    """What is wrong with the table as a whole: gaps, rows out of reach, silence under the words of a verdict."""
    combinations = [dict(zip(FIELDS, values, strict=True)) for values in product(*FIELDS.values())]
    reached = [(fields, _first(rows, fields)) for fields in combinations]
    gaps = [fields for fields, number in reached if number is None]
    used = {number for _, number in reached}
    faults = [
        Fault(("labels", number), "labels.unreached", "no combination reaches this row", severity=Severity.WARNING)
        for number in range(len(rows))
        if number not in used
    ]
    if gaps:
        example = ", ".join(f"{name} {value}" for name, value in gaps[0].items())
        message = f"{len(gaps)} combinations have no label, such as {example}"
        faults.append(Fault(("labels",), "labels.gap", message, "let the last row of each outcome name nothing else"))
    return [*faults, *_conflated(rows, reached)]


def _first(rows: Sequence[Row], fields: Mapping[str, str]) -> int | None:
    return next((number for number, row in enumerate(rows) if row.fits(fields)), None)


def _conflated(rows: Sequence[Row], reached: Iterable[tuple[Mapping[str, str], int | None]]) -> Iterator[Fault]:
    outcomes: dict[str, dict[str, int]] = {}
    for fields, number in reached:
        # Before a term counts and after it was replaced, its label says just that, whatever the outcome.
        if number is not None and fields["activation"] == Activation.IN_FORCE:
            outcomes.setdefault(rows[number].label.casefold(), {}).setdefault(fields["outcome"], number)
    for found in outcomes.values():
        silent, verdicts = SILENT & found.keys(), VERDICTS & found.keys()
        if silent and verdicts:
            message = f"the same words stand for {min(silent)} and for {min(verdicts)}"
            yield Fault(("labels", found[min(silent)]), "labels.silence", message, "silence is no verdict")
