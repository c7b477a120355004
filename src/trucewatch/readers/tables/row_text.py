"""The text of a row: ``column: value`` lines as written, so that every claim can point at the cells that prove it."""

from __future__ import annotations

from collections.abc import Sequence

Extents = dict[int, int]
"""Where the value of each non-empty column begins in the text, by the column's place in the table."""


def row_text(labels: Sequence[str], cells: Sequence[str]) -> tuple[str, Extents]:
    """The lines of the cells that are not empty, and where each value begins.

    ``labels`` are the columns' names with ``: `` behind them; the cells have no white space around them.
    """
    lines: list[str] = []
    begins: Extents = {}
    at = 0
    for place, cell in enumerate(cells):
        if cell:
            line = labels[place] + cell
            begins[place] = at + len(labels[place])
            lines.append(line)
            at += len(line) + 1
    return "\n".join(lines), begins
