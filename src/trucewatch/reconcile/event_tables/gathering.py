"""Gathering: the rows of event tables, some at a time, into the columns that are linked; memory stays near their size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from rensa import RMinHash

from trucewatch.model.issue import Issue, Severity
from trucewatch.reconcile.event_tables.cells import NO_DAY, Codes, Dates, coded, numbers
from trucewatch.reconcile.event_tables.headers import Layout, known_columns
from trucewatch.reconcile.linking.columns import ARRAYS, UNKNOWN, Columns, Flags, Floats, Ints, Signatures

Row = Sequence[str]
CODED = ("source", "area", "act", "family", "truth")
WORDS_HASHED, SEED = 32, 1
FARTHEST_NORTH, FARTHEST_EAST = 90.0, 180.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gathered:
    """Tables as columns, in the order of ids; ``table`` and ``truth`` number the table, and the labelled incident, of
    each report (`UNKNOWN` where it has no label). ``once`` names the tables whose coders took out what is told twice,
    ``repeated`` counts the rows of each table that a later one of the same id replaced."""

    columns: Columns
    table: Ints
    tables: tuple[str, ...]
    truth: Ints
    once: frozenset[str]
    repeated: Mapping[str, int]


@dataclass(slots=True)
class Gathering:
    """Takes rows of tables and gives them back as columns. ``acts`` replaces acts by acts of its own."""

    date_formats: tuple[str, ...] = ()
    tables: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    codes: dict[str, Codes] = field(default_factory=lambda: {kind: Codes() for kind in (*CODED, "side")})
    parts: dict[str, list[np.ndarray]] = field(default_factory=dict)
    once: set[str] = field(default_factory=set)
    dates: Dates = field(init=False)

    def __post_init__(self) -> None:
        self.dates = Dates((*self.date_formats, *known_columns().date_formats))

    def add(self, table: str, layout: Layout, rows: Sequence[Row], number: int) -> tuple[Issue, ...]:
        """Rows of a table, the first of them its row ``number``; returns what could not be read."""
        if table not in self.tables:
            self.tables.append(table)
        if known_columns().coded_by_one_hand.intersection(layout.header):
            self.once.add(table)
        needed = max(layout.place.values()) + 1
        whole = [len(row) >= needed for row in rows]
        kept = [row for row, full in zip(rows, whole, strict=True) if full]
        read = Cells(rows=kept, layout=layout)
        first, last = self._days(read)
        lon, lat = read.ground()
        fine = (first != NO_DAY) & (~np.isnan(lon) | (self.codes["area"].of(read.texts("area")) != UNKNOWN))
        lines = number + np.flatnonzero(whole)
        self._keep(table, read, fine, lines, {"first": first, "last": np.maximum(first, last), "lon": lon, "lat": lat})
        return tuple(_problems(table, number, whole, lines, first, fine))

    def gathered(self) -> Gathered:
        """All rows; of two with one id the one that came last counts."""
        newest = {name: place for place, name in enumerate(self.ids)}
        ids = tuple(sorted(newest))
        order = np.fromiter((newest[name] for name in ids), np.int64, len(ids))
        every = {name: _as_wide(parts)[order] for name, parts in self.parts.items()} if self.ids else _nothing()
        names = {}
        for kind in (*CODED, "side"):
            column = "sides" if kind == "side" else kind
            every[column], names[kind] = _in_order(every[column], self.codes[kind].names)
        columns = Columns(
            ids=ids,
            **{name: every[name] for name in ARRAYS},
            sources=names["source"],
            areas=names["area"],
            acts=names["act"],
            families=names["family"],
            names=names["side"],
        )
        return Gathered(
            columns=columns,
            table=every["table"],
            tables=tuple(self.tables),
            truth=every["truth"],
            once=frozenset(self.once),
            repeated=self._repeated(every["table"]),
        )

    def _repeated(self, kept: Ints) -> dict[str, int]:
        """The rows of each table that did not come to count."""
        came = np.bincount(np.concatenate([np.empty(0, np.int64), *self.parts.get("table", [])]).astype(np.int64))
        lost = came - np.bincount(kept, minlength=len(came))
        return {self.tables[table]: int(lost[table]) for table in np.flatnonzero(lost).tolist()}

    def _days(self, read: Cells) -> tuple[Ints, Ints]:
        first = self.dates.of(read.texts("date"))
        last = self.dates.of(read.texts("end")) if "end" in read.layout.place else first
        about = read.coded("day_precision", known_columns().precision_days, 0).astype(np.int64)
        return np.where(first == NO_DAY, NO_DAY, first - about), np.where(last == NO_DAY, first, last) + about

    def _keep(self, table: str, read: Cells, fine: Flags, lines: Ints, days: Mapping[str, Ints | Floats]) -> None:
        """Put away the rows that can be used."""
        self.ids += [name for name, use in zip(read.ids(table, lines), fine.tolist(), strict=True) if use]
        sides = [self.codes["side"].of(read.sides(role)) for role in ("side", "other_side")]
        deaths = numbers(read.texts("deaths"))
        arrays = {
            **days,
            **{kind: self.codes[kind].of(read.texts(kind)) for kind in CODED if kind != "source"},
            "source": self.codes["source"].of(read.sources(table)),
            "radius_km": read.radius_km(),
            "sides": _paired(*sides),
            "deaths": np.where(np.isnan(deaths), UNKNOWN, deaths).astype(np.int64),
            "signatures": read.signatures(),
            "table": np.full(len(fine), self.tables.index(table)),
        }
        for name, values in arrays.items():
            self.parts.setdefault(name, []).append(values[fine])


@dataclass(slots=True, kw_only=True)
class Cells:
    """The cells of some rows by role."""

    rows: Sequence[Row]
    layout: Layout
    columns: list[tuple[str, ...]] = field(default_factory=list)

    def texts(self, role: str) -> list[str]:
        """The cells of a role as they are written; empty ones where the table has no such column."""
        place = self.layout.place.get(role)
        if place is None or not self.rows:
            return [""] * len(self.rows)
        if not self.columns:
            self.columns = list(zip(*self.rows, strict=False))
        return [cell.strip() for cell in self.columns[place]]

    def ids(self, table: str, lines: Ints) -> list[str]:
        """The id of each row: the table's name and the row's own key, or its number where it has none."""
        return [f"{table}:{key or line}" for key, line in zip(self.texts("id"), lines.tolist(), strict=True)]

    def sources(self, table: str) -> list[str]:
        """Who tells: the source that the row names, else its table."""
        return [name or table for name in self.texts("source")]

    def sides(self, role: str) -> list[str]:
        """The names of one side; words for nobody are no name."""
        nobody, names = known_columns().nobody, self.texts(role)
        empty = {name: "" if name.lower() in nobody else name for name in dict.fromkeys(names)}
        return [empty[name] for name in names]

    def ground(self) -> tuple[Floats, Floats]:
        """Longitude and latitude, both NaN where one is missing or is none."""
        lon, lat = numbers(self.texts("lon")), numbers(self.texts("lat"))
        off = ~((np.abs(lon) <= FARTHEST_EAST) & (np.abs(lat) <= FARTHEST_NORTH))
        lon[off] = lat[off] = np.nan
        return lon, lat

    def radius_km(self) -> Floats:
        """The doubt about each place."""
        known = known_columns()
        told = numbers(self.texts("radius_km"))
        return np.where(np.isnan(told), self.coded("precision", known.precision_km, known.unknown_km), told)

    def coded(self, role: str, meanings: Mapping[str, Mapping[str, float]], otherwise: float) -> Floats:
        """What the codes of a role stand for; nothing is in doubt where the table has no such column."""
        if role not in self.layout.place:
            return np.zeros(len(self.rows))
        return coded(self.texts(role), meanings.get(self.layout.name_of(role), {}), otherwise)

    def signatures(self) -> Signatures:
        """The MinHash of each row's words; of no width where no column of texts was named."""
        if "text" not in self.layout.place:
            return np.zeros((len(self.rows), 0), np.uint32)
        table = np.zeros((len(self.rows), WORDS_HASHED), np.uint32)
        for row, text in enumerate(self.texts("text")):
            if text:
                hashed = RMinHash(num_perm=WORDS_HASHED, seed=SEED)
                hashed.update(text.lower().split())
                table[row] = hashed.digest()
        return table


def _paired(one: Ints, other: Ints) -> Ints:
    """Two sides of each, the first one named first; a side that fights itself is one side."""
    other = np.where(one == other, UNKNOWN, other)
    return np.stack((np.where(one == UNKNOWN, other, one), np.where(one == UNKNOWN, UNKNOWN, other)), axis=1)


def _as_wide(parts: Sequence[np.ndarray]) -> np.ndarray:
    """All parts below one another; those of no width beside others (rows without words) are filled up with zeros."""
    width = max((part.shape[1] for part in parts if part.ndim > 1), default=0)
    return np.concatenate(
        [np.zeros((len(part), width), part.dtype) if part.ndim > 1 and not part.shape[1] else part for part in parts]
    )


def _in_order(codes: Ints, names: tuple[str, ...]) -> tuple[Ints, tuple[str, ...]]:
    """The same with names in the order of the alphabet, so that the order of rows leaves no trace; unused ones go."""
    used = np.unique(codes[codes != UNKNOWN])
    ordered = sorted((names[code], code) for code in used.tolist())
    place = np.full(len(names) + 1, UNKNOWN, np.int64)
    place[[code for _, code in ordered]] = np.arange(len(ordered))
    return place[codes], tuple(name for name, _ in ordered)


def _nothing() -> dict[str, np.ndarray]:
    empty = {name: np.empty(0, np.int64) for name in (*ARRAYS, "table", "truth")}
    floats = {name: np.empty(0) for name in ("lon", "lat", "radius_km")}
    return empty | floats | {"sides": np.empty((0, 2), np.int64), "signatures": np.empty((0, 0), np.uint32)}


def _problems(table: str, number: int, whole: Sequence[bool], lines: Ints, first: Ints, fine: Flags) -> list[Issue]:
    short = [number + place for place, full in enumerate(whole) if not full]
    undated, nowhere = lines[first == NO_DAY].tolist(), lines[(first != NO_DAY) & ~fine].tolist()
    hint = "tell how dates are written with --date-format"
    return [
        *(_left_out(table, row, "short", "the row ends before its last column that is needed") for row in short),
        *(_left_out(table, row, "undated", "no date can be read", hint) for row in undated),
        *(_left_out(table, row, "nowhere", "the row names neither a place nor a district") for row in nowhere),
    ]


def _left_out(table: str, row: int, code: str, message: str, hint: str = "") -> Issue:
    where = f"{table}:{row}"
    return Issue(code=f"event-table.{code}", severity=Severity.WARNING, where=where, message=message, hint=hint)
