"""Links kept in an SQLite file beside the ledger, so that a day's reports meet only their neighbourhood.

A cache, no record: it is filled from reports that are held elsewhere, and may be deleted at any time. See
`reconcile.linking.increment` for what is looked up and why nothing else has to be.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Self

import numpy as np

from trucewatch.model.errors import InputError
from trucewatch.model.identity import content_id
from trucewatch.reconcile.linking import (
    NO_EDGES,
    Asked,
    Columns,
    KeptPair,
    Rules,
    Scored,
    Told,
    Weights,
    clusters,
    columns_of,
    scored,
    shelves,
    told_of,
    weights_text,
    with_habits,
)
from trucewatch.reconcile.linking.columns import Ints

SCHEMA = """
CREATE TABLE IF NOT EXISTS report (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, first INTEGER, last INTEGER, lon REAL, lat REAL,
    radius_km REAL, area TEXT, act TEXT, family TEXT, sides TEXT, deaths INTEGER, signature BLOB, home TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS shelf (
    cut INTEGER, cell INTEGER, first INTEGER, n INTEGER, PRIMARY KEY (cut, cell, first, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pair (
    one INTEGER, other INTEGER, score REAL, repeats INTEGER, PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS report_by_home ON report (home);
CREATE INDEX IF NOT EXISTS pair_by_other ON pair (other, one);
CREATE TABLE IF NOT EXISTS filled_by (weights TEXT, repeating TEXT) STRICT;
"""
APPLICATION_ID = 0x54524C4B
"""``TRLK``: marks the file as ours in SQLite's own header."""
MARKED = f"PRAGMA application_id = {APPLICATION_ID}"
COUNTED = "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
REPORTS = """SELECT id, source, first, last, lon, lat, radius_km, area, act, family, sides, deaths, signature, n
    FROM report WHERE n IN (SELECT value FROM json_each(?))"""
ON_SHELF = "SELECT n FROM shelf WHERE cut = ? AND cell = ? AND first BETWEEN ? AND ?"
PAIRS_BY_END = (
    """SELECT a.id, b.id, score, repeats FROM pair JOIN report a ON a.n = one JOIN report b ON b.n = other
    WHERE one IN (SELECT value FROM json_each(?))""",
    """SELECT a.id, b.id, score, repeats FROM pair JOIN report a ON a.n = one JOIN report b ON b.n = other
    WHERE other IN (SELECT value FROM json_each(?))""",
)
NUMBERS = "SELECT id, n FROM report WHERE id IN (SELECT value FROM json_each(?))"
CLUSTERS = """SELECT home, id FROM report WHERE home IN
    (SELECT home FROM report WHERE id IN (SELECT value FROM json_each(?))) ORDER BY home, id"""
FORGETTING = (
    "DELETE FROM pair WHERE one IN (SELECT value FROM json_each(?))",
    "DELETE FROM pair WHERE other IN (SELECT value FROM json_each(?))",
    "DELETE FROM report WHERE n IN (SELECT value FROM json_each(?))",
)


class LinkStore:
    """See `reconcile.linking.Store`. One set of weights fills a store; opened with others it is empty.

    ``weights`` are those given, with the sources that were seen to repeat themselves when it was filled: what comes
    later is to be linked by these.
    """

    def __init__(self, path: Path | str, weights: Weights) -> None:
        """Raises InputError for a file that is something else."""
        self._database = _opened(path)
        # What a crash takes away is filled anew: a cache needs no synchronised disk.
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("PRAGMA cache_size = -262144")
        self._database.executescript(SCHEMA)
        self._base = weights
        self.weights = self._belong_to(content_id("w1", weights_text(weights)))

    def near(self, questions: Iterable[Asked]) -> Iterator[Told]:
        """See `Store.near`."""
        found: set[int] = set()
        for asked in questions:
            found.update(
                n for (n,) in self._database.execute(ON_SHELF, (asked.cut, asked.cell, asked.first, asked.last))
            )
        for row in self._rows(found):
            yield _told(row)

    def pairs_with(self, ids: Iterable[str]) -> Iterator[KeptPair]:
        """See `Store.pairs_with`."""
        numbers = json.dumps(list(self._numbers(ids).values()))
        for query in PAIRS_BY_END:
            for one, other, score, repeats in self._database.execute(query, (numbers,)).fetchall():
                yield KeptPair(one, other, score, bool(repeats))

    def drop(self, ids: Iterable[str]) -> None:
        """See `Store.drop`."""
        numbers = list(self._numbers(ids).values())
        shelved = [place for row in self._rows(numbers) for place in _places(row)]
        self._database.execute("BEGIN")
        self._database.executemany("DELETE FROM shelf WHERE cut = ? AND cell = ? AND first = ? AND n = ?", shelved)
        for forgetting in FORGETTING:
            self._database.execute(forgetting, (json.dumps(numbers),))
        self._database.execute("COMMIT")

    def keep(self, told: Sequence[Told], table: Ints, pairs: Sequence[KeptPair]) -> None:
        """See `Store.keep`."""
        start = self._free()
        rows = ((start + place, *_row(each)) for place, each in enumerate(told))
        self._database.execute("BEGIN")
        self._database.executemany(COUNTED, rows)
        self._shelve(start, [each.first.toordinal() for each in told], table)
        number = self._numbers(name for pair in pairs for name in (pair.one, pair.other))
        self._database.executemany(
            "INSERT INTO pair VALUES (?, ?, ?, ?)",
            ((number[pair.one], number[pair.other], pair.score, pair.repeats) for pair in pairs),
        )
        self._database.execute("COMMIT")

    def settle(self, homes: Mapping[str, str]) -> None:
        """See `Store.settle`."""
        self._database.execute("BEGIN")
        self._database.executemany(
            "UPDATE report SET home = ? WHERE id = ?", ((home, name) for name, home in homes.items())
        )
        self._database.execute("COMMIT")

    def fill(self, columns: Columns) -> None:
        """Link very many reports at once and keep all of it, in place of what was kept."""
        weights = self.weights = with_habits(self._base, columns)
        found = scored(columns, weights)
        labels = clusters(len(columns), found, Rules(absent=weights.absent, repeat=weights.repeat), NO_EDGES)
        self._empty()
        self._database.execute("BEGIN")
        self._database.execute("UPDATE filled_by SET repeating = ?", (json.dumps(sorted(weights.repeating)),))
        self._database.executemany(COUNTED, ((n, *_row(each)) for n, each in enumerate(told_of(columns))))
        self._shelve(0, columns.first.tolist(), shelves(columns))
        self._database.executemany("INSERT INTO pair VALUES (?, ?, ?, ?)", _pairs(found))
        ids = columns.ids
        homes = ((ids[label], row) for row, label in enumerate(labels.tolist()))
        self._database.executemany("UPDATE report SET home = ? WHERE n = ?", homes)
        self._database.execute("COMMIT")

    def count(self) -> int:
        """How many reports are kept."""
        return int(self._database.execute("SELECT count(*) FROM report").fetchone()[0])

    def homes(self) -> dict[str, str]:
        """The first id of the cluster of every report kept."""
        return dict(self._database.execute("SELECT id, home FROM report"))

    def clusters_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The reports of each cluster that has any of these, by the first of them, in order."""
        found: dict[str, list[str]] = {}
        for home, name in self._database.execute(CLUSTERS, (json.dumps(sorted(set(ids))),)):
            found.setdefault(home, []).append(name)
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _belong_to(self, weights: str) -> Weights:
        """Empty a store that other weights filled; returns the weights by which it goes on."""
        row = self._database.execute("SELECT weights, repeating FROM filled_by").fetchone()
        if row is not None and row[0] == weights:
            return replace(self._base, repeating=frozenset(json.loads(row[1])))
        self._empty()
        self._database.execute("DELETE FROM filled_by")
        own = json.dumps(sorted(self._base.repeating))
        self._database.execute("INSERT INTO filled_by VALUES (?, ?)", (weights, own))
        return self._base

    def _empty(self) -> None:
        self._database.executescript("DELETE FROM report; DELETE FROM shelf; DELETE FROM pair;")

    def _free(self) -> int:
        return int(self._database.execute("SELECT coalesce(max(n), -1) + 1 FROM report").fetchone()[0])

    def _numbers(self, ids: Iterable[str]) -> dict[str, int]:
        return dict(self._database.execute(NUMBERS, (json.dumps(sorted(set(ids))),)))

    def _rows(self, numbers: Iterable[int]) -> list[Any]:
        return self._database.execute(REPORTS, (json.dumps(sorted(numbers)),)).fetchall()

    def _shelve(self, start: int, first: Sequence[int], table: Ints) -> None:
        rows = (
            (cut, cell, first[place], start + place)
            for place, cells in enumerate(table.tolist())
            for cut, cell in enumerate(cells)
            if cell >= 0
        )
        self._database.executemany("INSERT INTO shelf VALUES (?, ?, ?, ?)", rows)


def _opened(path: Path | str) -> sqlite3.Connection:
    """The file, marked as ours. Raises InputError where it holds anything else."""
    try:
        database = sqlite3.connect(path, isolation_level=None)
        (mark,) = database.execute("PRAGMA application_id").fetchone()
        (empty,) = database.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise InputError(f"no file of links: {error}", where=str(path), hint="name another with --links") from error
    if mark != APPLICATION_ID and (mark or not empty):
        database.close()
        raise InputError("this is a database of something else", where=str(path), hint="name another with --links")
    database.execute(MARKED)
    return database


def _places(row: Sequence[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Where a report is kept: its shelves follow from what it tells."""
    told, number = _told(row), row[-1]
    (cells,) = shelves(columns_of([told])).tolist()
    return ((cut, cell, told.first.toordinal(), number) for cut, cell in enumerate(cells) if cell >= 0)


def _row(told: Told) -> tuple[object, ...]:
    signature = np.array(told.signature, np.uint32).tobytes() if len(told.signature) else None
    days = (told.first.toordinal(), told.last.toordinal())
    place = (told.lon, told.lat, told.radius_km, told.area)
    return (
        told.id, told.source, *days, *place, told.act, told.family, json.dumps(told.sides), told.deaths, signature,
    )  # fmt: skip


def _told(row: Sequence[Any]) -> Told:
    name, source, first, last, lon, lat, radius_km, area, act, family, sides, deaths, signature, _ = row
    return Told(
        id=name,
        source=source,
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        lon=lon,
        lat=lat,
        radius_km=radius_km,
        area=area,
        act=act,
        family=family,
        sides=tuple(json.loads(sides)),
        deaths=deaths,
        signature=np.frombuffer(signature, np.uint32).tolist() if signature else (),
    )


def _pairs(found: Scored) -> Iterator[tuple[int, int, float, bool]]:
    return zip(
        found.pairs.left.tolist(),
        found.pairs.right.tolist(),
        found.scores.tolist(),
        found.repeats.tolist(),
        strict=True,
    )
