"""Overlaps: how much of what several tables hold is the same, as a whole and by year, act and district.

The words are those of MELTT: entries are rows; unique are the incidents that they tell of; matches are the incidents
that more than one entry tells of; duplicates are the entries beyond the first of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from trucewatch.reconcile.event_tables.gathering import Gathered
from trucewatch.reconcile.linking.columns import UNKNOWN, Flags, Ints

UNNAMED = "(not stated)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Of the incidents of one kind (``by`` and ``value``): how many entries tell of them, how many they are, how many
    have several entries, and in which tables they are: ``A only``, ``A + B``."""

    by: str
    value: str
    entries: int
    unique: int
    matches: int
    within: Mapping[str, int]

    @property
    def duplicates(self) -> int:
        """The entries beyond the first of each incident."""
        return self.entries - self.unique


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDuplicates:
    """A table's entries, the incidents that they tell of, and the entries that only repeat another of its own."""

    table: str
    entries: int
    incidents: int

    @property
    def duplicates(self) -> int:
        """The entries beyond the first of each incident within this table."""
        return self.entries - self.incidents


def overlaps(gathered: Gathered, labels: Ints) -> Iterator[Overlap]:
    """The overlap of all, then by year, act and area, each as the first entry of the incident has it."""
    first, incident, entries = np.unique(labels, return_inverse=True, return_counts=True)
    tables = np.zeros((len(first), len(gathered.tables)), np.bool_)
    tables[incident, gathered.table] = True
    pattern, names = _patterns(tables, gathered.tables)
    yield from _grouped("all", np.zeros(len(first), np.int64), [""], entries, (pattern, names))
    columns = gathered.columns
    years = np.array([date.fromordinal(day).year for day in columns.first[first].tolist()], np.int64)
    known, year = np.unique(years, return_inverse=True)
    yield from _grouped("year", year, [str(each) for each in known], entries, (pattern, names))
    for by, codes, words in (("act", columns.act, columns.acts), ("area", columns.area, columns.areas)):
        if words:
            yield from _grouped(by, codes[first], [*words, UNNAMED], entries, (pattern, names))


def own_duplicates(gathered: Gathered, labels: Ints) -> Iterator[OwnDuplicates]:
    """What each table repeats of its own."""
    for number, table in enumerate(gathered.tables):
        own = labels[gathered.table == number]
        yield OwnDuplicates(table=table, entries=len(own), incidents=len(np.unique(own)))


def _patterns(present: Flags, tables: Sequence[str]) -> tuple[Ints, list[str]]:
    """Which tables each incident is in, as a number, and what the numbers mean: tables by themselves first."""
    patterns, pattern = np.unique(~present, axis=0, return_inverse=True)
    order = np.argsort((~patterns).sum(axis=1), kind="stable")
    return np.argsort(order)[pattern.ravel()], [_within(~patterns[number], tables) for number in order.tolist()]


def _within(row: Flags, tables: Sequence[str]) -> str:
    there = [table for table, present in zip(tables, row, strict=True) if present]
    return " + ".join(there) if len(there) > 1 else f"{there[0]} only"


def _grouped(
    by: str, group: Ints, words: Sequence[str], entries: Ints, patterns: tuple[Ints, Sequence[str]]
) -> Iterator[Overlap]:
    pattern, names = patterns
    group = np.where(group == UNKNOWN, len(words) - 1, group)
    size = len(words)
    table = np.zeros((size, len(names)), np.int64)
    np.add.at(table, (group, pattern), 1)
    total = np.bincount(group, weights=entries, minlength=size).astype(np.int64)
    several = np.bincount(group[entries > 1], minlength=size)
    for number in np.flatnonzero(total).tolist():
        yield Overlap(
            by=by,
            value=words[number],
            entries=int(total[number]),
            unique=int(table[number].sum()),
            matches=int(several[number]),
            within=dict(zip(names, table[number].tolist(), strict=True)),
        )
