"""Incident rows: the unique incidents of linked tables, one row each, with the bounds of what their entries tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from trucewatch.reconcile.event_tables.gathering import Gathered
from trucewatch.reconcile.linking.columns import UNKNOWN, Ints

Row = dict[str, object]


def incident_rows(gathered: Gathered, labels: Ints) -> Iterator[Row]:
    """Each incident: its first entry's id, place, act and district; from and to when; low and high of the dead."""
    columns = gathered.columns
    order = np.lexsort((np.arange(len(labels)), labels))
    first, starts, entries = np.unique(labels[order], return_index=True, return_counts=True)
    since = np.minimum.reduceat(columns.first[order], starts).tolist()
    until = np.maximum.reduceat(columns.last[order], starts).tolist()
    deaths = columns.deaths[order]
    high = np.maximum.reduceat(deaths, starts).tolist()
    low = np.minimum.reduceat(np.where(deaths == UNKNOWN, np.iinfo(np.int64).max, deaths), starts).tolist()
    tables = _tables(gathered, order, starts)
    for number, row in enumerate(first.tolist()):
        told = high[number] != UNKNOWN
        placed = not np.isnan(columns.lon[row])
        yield {
            "incident": columns.ids[row],
            "entries": int(entries[number]),
            "tables": tables[number],
            "from": date.fromordinal(since[number]).isoformat(),
            "to": date.fromordinal(until[number]).isoformat(),
            "lat": float(columns.lat[row]) if placed else "",
            "lon": float(columns.lon[row]) if placed else "",
            "district": _named(columns.areas, columns.area[row]),
            "act": _named(columns.acts, columns.act[row]),
            "dead_low": low[number] if told else "",
            "dead_high": high[number] if told else "",
        }


def entry_rows(gathered: Gathered, labels: Ints) -> Iterator[Row]:
    """Each entry with its table and the incident that it tells of."""
    ids = gathered.columns.ids
    for row, (table, label) in enumerate(zip(gathered.table.tolist(), labels.tolist(), strict=True)):
        yield {"entry": ids[row], "table": gathered.tables[table], "incident": ids[label]}


def _tables(gathered: Gathered, order: Ints, starts: Ints) -> list[str]:
    """The tables that each incident is in, by their names."""
    there = np.zeros((len(starts), len(gathered.tables)), np.bool_)
    place = np.repeat(np.arange(len(starts)), np.diff([*starts.tolist(), len(order)]))
    there[place, gathered.table[order]] = True
    patterns, pattern = np.unique(there, axis=0, return_inverse=True)
    names = [" + ".join(np.array(gathered.tables)[row].tolist()) for row in patterns]
    return [names[number] for number in pattern.ravel().tolist()]


def _named(names: tuple[str, ...], code: np.int64) -> str:
    return "" if code == UNKNOWN else names[int(code)]
