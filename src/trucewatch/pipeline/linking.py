"""Linking event tables: from files to the clusters of their rows, with the reasons."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from trucewatch.model.errors import InputError
from trucewatch.model.issue import Issue
from trucewatch.pipeline.parted_linking import habits_by, scored_by
from trucewatch.pipeline.paths import path_text
from trucewatch.pipeline.spreading import Here, Spread
from trucewatch.reconcile.event_tables.gathering import Gathered, Gathering, Row
from trucewatch.reconcile.event_tables.headers import layout_of
from trucewatch.reconcile.event_tables.vocabulary import Taxonomy, comparable, in_taxonomy
from trucewatch.reconcile.linking import (
    HardEdges,
    Pairs,
    Rules,
    Scored,
    Weights,
    clusters,
    packaged_weights,
    read_weights,
)
from trucewatch.reconcile.linking.columns import Columns, Ints

HERE = Here()
ROWS = 50_000
"""Rows read at a time."""
SEPARATORS = ",;\t|"
JUDGED = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Tables as read: their rows in columns, what could not be read, and the columns of each that have no role."""

    gathered: Gathered
    issues: tuple[Issue, ...]
    left_out: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linked:
    """The clusters of the rows. ``columns`` are what was compared, ``pairs`` those scored within a cluster, ``alone``
    the tables whose words (by kind) no other table uses, so that they were no evidence."""

    gathered: Gathered
    columns: Columns
    labels: Ints
    pairs: Scored
    weights: Weights
    alone: Mapping[str, tuple[str, ...]]


def read_tables(files: Sequence[Path], chosen: Mapping[str, str], date_formats: Sequence[str] = ()) -> Tables:
    """Read event tables; ``chosen`` names columns by hand. Raises InputError for a file that is no such table."""
    gathering = Gathering(tuple(date_formats))
    issues: list[Issue] = []
    left_out: dict[str, tuple[str, ...]] = {}
    for file, table in zip(files, _names(files), strict=True):
        for header, number, rows in _chunks(file):
            layout = layout_of(header, chosen, path_text(file))
            left_out[table] = layout.left_out
            issues += gathering.add(table, layout, rows, number)
    gathered = gathering.gathered()
    if not len(gathered.columns):
        raise InputError("no row can be used", where=", ".join(map(path_text, files)), hint=str(next(iter(issues), "")))
    return Tables(gathered=gathered, issues=tuple(issues), left_out=left_out)


def link_tables(
    gathered: Gathered, weights: Weights, edges: HardEdges, taxonomy: Taxonomy, spread: Spread = HERE
) -> Linked:
    """Link the rows of tables; the same whoever compares them."""
    gathered = replace(gathered, columns=in_taxonomy(gathered.columns, taxonomy)) if taxonomy else gathered
    columns, alone = comparable(gathered)
    seen = habits_by(spread, columns, weights)
    weights = replace(seen, repeating=seen.repeating - gathered.once | weights.repeating)
    found = scored_by(spread, columns, weights)
    labels = clusters(len(columns), found, Rules(absent=weights.absent, repeat=weights.repeat), edges)
    pairs = _within(found, labels)
    return Linked(gathered=gathered, columns=columns, labels=labels, pairs=pairs, weights=weights, alone=alone)


def weights_in(file: Path | None) -> Weights:
    """The weights of a file, or those that come with trucewatch."""
    return packaged_weights() if file is None else read_weights(_text(file), path_text(file))


def taxonomy_in(file: Path | None) -> Taxonomy:
    """What acts are called in common: a table of ``value``, ``act`` and, as you like, ``family``."""
    if file is None:
        return {}
    rows = _records(file, ("value", "act"))
    return {row["value"].lower(): (row["act"], row.get("family") or "") for row in rows}


def edges_in(file: Path | None, ids: Sequence[str]) -> HardEdges:
    """What people judged: a table of ``one``, ``other`` and ``judged`` (same, different or unsure).

    Raises InputError for a row that names no report or judges in another word.
    """
    if file is None:
        return HardEdges()
    row = {name: place for place, name in enumerate(ids)}
    found: dict[str, list[tuple[int, int]]] = {word: [] for word in JUDGED}
    for number, record in enumerate(_records(file, ("one", "other", "judged")), 2):
        one, other = row.get(record["one"]), row.get(record["other"])
        if one is None or other is None or record["judged"] not in found:
            hint = f"name reports TABLE:KEY, as entries.csv does, and judge {', '.join(JUDGED)}"
            raise InputError("the row judges no two reports", where=f"{path_text(file)}:{number}", hint=hint)
        found[record["judged"]].append((min(one, other), max(one, other)))
    return HardEdges(same=tuple(sorted(found["same"])), different=frozenset(found["different"]))


def _within(found: Scored, labels: Ints) -> Scored:
    kept = np.flatnonzero(labels[found.pairs.left] == labels[found.pairs.right])
    pairs = Pairs(left=found.pairs.left[kept], right=found.pairs.right[kept])
    return Scored(pairs=pairs, scores=found.scores[kept], repeats=found.repeats[kept])


def _names(files: Sequence[Path]) -> list[str]:
    """A short name for each table: of two files of one name, the second is told by its number."""
    found: list[str] = []
    for file in files:
        found.append(file.stem if file.stem not in found else f"{file.stem}-{len(found) + 1}")
    return found


def _chunks(file: Path) -> Iterator[tuple[Row, int, Sequence[Row]]]:
    """The header of a table with some of its rows at a time, and the number of the first of them."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            first = stream.readline()
            stream.seek(0)
            rows = csv.reader(stream, delimiter=max(SEPARATORS, key=first.count))
            header = next(rows, [])
            number = 1
            while chunk := list(islice(rows, ROWS)):
                yield header, number, chunk
                number += len(chunk)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", where=path_text(file), hint="give CSV in UTF-8") from error


def _records(file: Path, needed: Sequence[str]) -> Iterable[dict[str, str]]:
    """The rows of a small table by the names of its columns, in lower case."""
    rows = [dict(zip(map(str.lower, header), row, strict=False)) for header, _, chunk in _chunks(file) for row in chunk]
    missing = [name for name in needed if rows and name not in rows[0]]
    if missing or not rows:
        raise InputError(f"has no column {', '.join(missing or needed)}", where=path_text(file))
    return rows


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=path_text(file)) from error
