"""Counting: the columns of figures of a row as quantities; several bounds of one figure make one quantity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.claim import Quantity
from trucewatch.readers.tables.cells import folded, number_of
from trucewatch.readers.tables.mapping import Column, Role
from trucewatch.readers.tables.plan import Plan
from trucewatch.readers.tables.troubles import Troubles

Figure = tuple[int, Column, str, int | float]
"""Place, column, cell and number."""


def counts_of(plan: Plan, cells: Sequence[str], row: int, troubles: Troubles) -> tuple[list[Quantity], list[int]]:
    """The quantities of a row, and the places of the cells that gave them. An empty cell is no figure, 0 is one."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in _figures(plan, cells, row, troubles):
        groups.setdefault((figure[1].of, who_of(plan, figure[1], cells)), []).append(figure)
    return [_quantity(figures, who) for (_, who), figures in groups.items()], [
        place for each in groups.values() for place, *_ in each
    ]


def counted_by(plan: Plan) -> tuple[int, ...]:
    """The places of the cells that say who is counted."""
    named = (column.who_from for _, column in plan.of(Role.COUNT) if column.who_from)
    return tuple(plan.places[name] for name in named if name in plan.places)


def who_of(plan: Plan, column: Column, cells: Sequence[str]) -> str:
    """Who is counted: the mapping's word, or the cell of the column that names them."""
    place = plan.places.get(column.who_from)
    return column.who if place is None else cells[place].strip() or column.who


def _figures(plan: Plan, cells: Sequence[str], row: int, troubles: Troubles) -> Iterator[Figure]:
    for place, column, cell in plan.filled(Role.COUNT, cells):
        number = number_of(cell)
        if number is None or number < 0:
            message = f"{column.name}: not a number that can be counted"
            troubles.warn("table.count.unreadable", row, message, "the cell stays in the row's text")
        else:
            yield place, column, cell, number


def _quantity(figures: Sequence[Figure], who: str) -> Quantity:
    bounds = {column.bound: number for _, column, _, number in figures}
    exact = bounds.get("exact")
    best = bounds.get("best")
    first = figures[0][1]
    ranged = "low" in bounds or "high" in bounds
    return Quantity(
        of=first.of,
        low=bounds.get("low", exact if exact is not None or ranged else best),
        high=bounds.get("high", exact if exact is not None or ranged else best),
        text=", ".join(cell if len(figures) == 1 else f"{column.bound} {cell}" for _, column, cell, _ in figures),
        who=who or None,
        note=_note(figures, best if ranged else None) or None,
    )


def _note(figures: Sequence[Figure], best: float | None) -> str:
    """What the codebook says of such a figure, and which one the coder holds for the best."""
    parts = [] if best is None else [f"best estimate {best}"]
    for _, column, cell, _ in figures:
        said = column.meaning.get(folded(cell)) or column.note
        if said and said not in parts:
            parts.append(said)
    return "; ".join(parts)
