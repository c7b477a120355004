"""A day's rows: brought into the links that are kept, and told by incident."""

from __future__ import annotations

from trucewatch.model.record import Record
from trucewatch.pipeline.link_store import LinkStore
from trucewatch.reconcile.linking import Columns, absorb, told_of


def take_in(links: LinkStore, columns: Columns) -> list[Record]:
    """Link reports to all that are kept and keep them; returns each incident that has any, in order of its first id.

    ``new`` are the reports of now, ``before`` those that were kept. A store that is empty is filled at once.
    """
    if links.count():
        absorb(links, told_of(columns), links.weights)
    else:
        links.fill(columns)
    now = set(columns.ids)
    return [
        {
            "incident": home,
            "new": [name for name in names if name in now],
            "before": [name for name in names if name not in now],
        }
        for home, names in links.clusters_of(columns.ids).items()
    ]
