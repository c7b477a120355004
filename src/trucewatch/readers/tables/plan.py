"""Plans: which place in the row holds what, worked out once for a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.readers.tables.cells import folded
from trucewatch.readers.tables.mapping import Column, Role, TableMapping

Seat = tuple[int, Column]
"""The place of a column in the row, and what the column is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The seats of each role, in the order in which the mapping names the columns. Cells have no white space around."""

    seats: dict[Role, tuple[Seat, ...]]
    places: dict[str, int]

    def of(self, role: Role) -> tuple[Seat, ...]:
        """The seats of a role; none where no column of the table has it."""
        return self.seats.get(role, ())

    def places_of(self, *roles: Role) -> tuple[int, ...]:
        """The places of all columns of some roles, in the order of the row."""
        return tuple(sorted({place for role in roles for place, _ in self.of(role)}))

    def first(self, role: Role, cells: Sequence[str]) -> tuple[int, Column, str] | None:
        """Place, column and cell of the first column of a role that is not empty in a row."""
        for place, column in self.seats.get(role, ()):
            cell = cells[place]
            if cell and not (column.empty and folded(cell) in column.empty):
                return place, column, cell
        return None

    def filled(self, role: Role, cells: Sequence[str]) -> list[tuple[int, Column, str]]:
        """Place, column and cell of each column of a role that is not empty in a row."""
        return [
            (place, column, cells[place])
            for place, column in self.seats.get(role, ())
            if cells[place] and not (column.empty and folded(cells[place]) in column.empty)
        ]


def plan_of(mapping: TableMapping, columns: Sequence[str]) -> Plan:
    """The plan of a table with such folded column names."""
    places = {name: place for place, name in reversed(list(enumerate(columns)))}
    seats: dict[Role, list[Seat]] = {}
    for name, column in mapping.columns.items():
        if name in places:
            seats.setdefault(column.role, []).append((places[name], column))
    return Plan({role: tuple(found) for role, found in seats.items()}, places)
