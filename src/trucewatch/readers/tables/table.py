"""Tables: a sheet whose header a mapping recognises, with its rows behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from trucewatch.readers.tables.cells import folded_name
from trucewatch.readers.tables.mapping import Role, TableMapping
from trucewatch.readers.tables.sheets import HEADER_LINES, Grid, Sheet, sheets_of
from trucewatch.readers.tables.troubles import Troubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet as a mapping reads it: ``header`` are the columns' names as written, unique, and ``columns`` their
    folded names; ``rows`` are to be read once."""

    mapping: TableMapping
    sheet: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Grid


def tables_of(stream: BinaryIO, mappings: Sequence[TableMapping], troubles: Troubles) -> Iterator[Table]:
    """The tables of a file that one of the mappings recognises, the first of them that does; none where none does.

    Each table is to be read through before the next is asked for.
    """
    for sheet in sheets_of(stream, troubles):
        table = _recognised(sheet, mappings, troubles)
        if table is not None:
            yield table


def _recognised(sheet: Sheet, mappings: Sequence[TableMapping], troubles: Troubles) -> Table | None:
    head = list(islice(sheet.rows, HEADER_LINES))
    for place, (number, cells) in enumerate(head):
        named = {folded_name(cell) for cell in cells}
        mapping = next((each for each in mappings if fits_header(each, named)), None)
        if mapping is not None:
            header = _header(cells, number, troubles)
            if place:
                troubles.note("table.header.above", number, f"{place} rows above the header are no part of the table")
            columns = tuple(folded_name(name) for name in header)
            _report_columns(mapping, header, columns, troubles, number)
            rows = chain(head[place + 1 :], sheet.rows)
            return Table(mapping=mapping, sheet=sheet.name, header=header, columns=columns, rows=rows)
    fits = ((each, shape_of(each, head[0][1])) for each in mappings if head)
    mapping, names = next(((each, shape) for each, shape in fits if shape), (None, ()))
    if mapping is None:
        return None
    return Table(
        mapping=mapping,
        sheet=sheet.name,
        header=names,
        columns=tuple(map(folded_name, names)),
        rows=chain(head, sheet.rows),
    )


def fits_header(mapping: TableMapping, names: set[str]) -> bool:
    """Whether a header with such folded names is one of a mapping's tables."""
    return bool(mapping.recognise) and all(choice & names for choice in mapping.recognise)


def shape_of(mapping: TableMapping, cells: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table without header by its first row; none where the row is not of this mapping."""
    for shape in (mapping.shapes or (tuple(mapping.columns),)) if mapping.headerless else ():
        row = dict(zip(map(folded_name, shape), cells, strict=False))
        if len(shape) == len(cells) and all(
            re.fullmatch(pattern, row.get(name, "").strip()) for name, pattern in mapping.cells.items()
        ):
            return shape
    return ()


def _header(cells: Sequence[str], number: int, troubles: Troubles) -> tuple[str, ...]:
    """Unique names for the columns: a name that stands twice gets its number, one that is missing its place."""
    names: list[str] = []
    met: dict[str, int] = {}
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.split()).strip("\ufeff") or f"column {place}"
        key = folded_name(name)
        met[key] = met.get(key, 0) + 1
        if met[key] > 1:
            message = f"the column {name!r} stands there {met[key]} times; only the first is mapped"
            troubles.warn("table.column.twice", number, message, "give each column a name of its own")
            name = f"{name} ({met[key]})"
        names.append(name)
    return tuple(names)


def _report_columns(
    mapping: TableMapping, header: Sequence[str], columns: Sequence[str], troubles: Troubles, number: int
) -> None:
    """One issue for all columns that the mapping does not name: their cells are kept, and mean nothing to us."""
    unknown = [name for name, column in zip(header, columns, strict=True) if column not in mapping.columns]
    if unknown:
        message = f"columns that the mapping {mapping.kind} does not name: " + ", ".join(unknown)
        hint = "their cells stay in the row's text; name them in a mapping file (--mapping)"
        troubles.warn("table.column.unmapped", number, message, hint)
    for column in mapping.columns.values():
        if column.role is Role.KEY and column.name not in columns and not mapping.key_of:
            troubles.note("table.column.key", number, f"there is no column {column.name!r} to know a row again by")
