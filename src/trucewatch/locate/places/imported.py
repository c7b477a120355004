"""Imported places as lines of text: what `trucewatch gazetteer import` writes and every reading takes up again."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.folding import fold
from trucewatch.locate.places.index import IMPORTED_COLUMNS

HEAD = "# trucewatch gazetteer 1"
"""The first line of a file of imported places."""


def imported_row(entry: Entry, names: Sequence[str]) -> str:
    """A place with its names as one line; the columns are those of the packaged settlements, with the kind added."""
    keys = dict.fromkeys(key for name in names if (key := fold(name)))
    cells = (
        entry.id, entry.name, f"{entry.lat:.4f}", f"{entry.lon:.4f}", str(entry.population), entry.country,
        entry.within, entry.zone, entry.kind, ";".join(keys),
    )  # fmt: skip
    return "\t".join(cells)


def is_imported_row(row: str) -> bool:
    """Whether a line has the columns of an imported place."""
    return row.count("\t") + 1 == IMPORTED_COLUMNS
