"""The text of a row: ``column: value`` lines as written, so that every claim can point at the cells that prove it."""

from __future__ import annotations

from collections.abc import Sequence

Extents = dict[int, int]
"""Where the value of each non-empty column begins in the text, by the column's place in the table."""


def row_text(labels: Sequence[str], cells: Sequence[str]) -> tuple[str, Extents]:
    """The lines of the cells that are not empty, and where each value begins.

    ``labels`` are the columns' names with ``: `` behind them; white space around a value is left out.
    """
    lines: list[str] = []
    begins: Extents = {}
    at = 0
    for place, cell in enumerate(cells):
        value = cell.strip()
        if value:
            label = labels[place]
            begins[place] = at + len(label)
            lines.append(label + value)
            at += len(label) + len(value) + 1
    return "\n".join(lines), begins
