"""Labels: the words under which a finding is published, from its five fields, by the table `labels.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from trucewatch.assess.vocabulary import packaged
from trucewatch.model import Activation, Attribution, Finding, Grade, Outcome

SETTLED, SENSITIVE = "settled", "sensitive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the values that each field may have (a field left out may have any), and the words."""

    when: Mapping[str, frozenset[str]]
    label: str

    def fits(self, fields: Mapping[str, str]) -> bool:
        """Whether every field that the row names has one of its values."""
        return all(fields[name] in values for name, values in self.when.items())


def label_of(
    activation: Activation,
    outcome: Outcome,
    grade: Grade,
    attribution: Attribution,
    *,
    sensitive: bool,
    rows: Sequence[Row] | None = None,
) -> str:
    """The published words for five fields: the first row that fits, of the packaged table where no other is given.

    Raises LookupError for a table with a gap.
    """
    fields = {
        "activation": str(activation),
        "outcome": str(outcome),
        "grade": str(grade),
        "attribution": str(attribution),
        "reading": SENSITIVE if sensitive else SETTLED,
    }
    for row in packaged_rows() if rows is None else rows:
        if row.fits(fields):
            return row.label
    raise LookupError(f"no label for {fields}")


def relabelled(finding: Finding, rows: Sequence[Row]) -> Finding:
    """The finding under the words of another table. Its id stays: what was found is the same."""
    label = label_of(
        finding.activation,
        finding.outcome,
        finding.grade,
        finding.attribution,
        sensitive=finding.reading_sensitive,
        rows=rows,
    )
    return replace(finding, label=label)


@cache
def packaged_rows() -> Sequence[Row]:
    """The rows of the packaged table, in order."""
    return read_rows(packaged("labels.yaml")["labels"])


def read_rows(entries: Iterable[Mapping[str, Any]]) -> Sequence[Row]:
    """The rows from their plain data. Raises KeyError for a row without a label."""
    return tuple(
        Row(when={name: _values(value) for name, value in entry.items() if name != "label"}, label=entry["label"])
        for entry in entries
    )


def _values(value: Any) -> frozenset[str]:
    return frozenset(map(str, value if isinstance(value, list) else [value]))
