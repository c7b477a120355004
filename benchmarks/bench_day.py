"""A day's reports into a store of links that holds all before: seconds from the day's rows to the clusters on disk.

usage: bench_day.py [--incidents N | --reports FILE] [--day N] [--seed N] [--check]

Reports come from the same generator as those of bench_reconcile.py. The store is filled with all but the last ``--day``
reports, closed, opened again as on the next morning, and then given the day's. ``--check`` links everything at once, too,
and compares.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from bench_reconcile import made, opened

from trucewatch.pipeline.link_store import LinkStore
from trucewatch.reconcile.linking import Told, Weights, absorb, columns_of, link, packaged_weights, told_of

INCIDENTS, DAY, SEED = 40_000, 500, 7


def split(path: Path, day: int) -> tuple[list[Told], list[Told]]:
    """The reports before, and the day's: those that tell of the latest days."""
    columns, _ = opened(path)
    ordered = sorted(told_of(columns), key=lambda told: (told.last, told.id))
    return ordered[:-day], ordered[-day:]


def fill(store: Path, before: list[Told], weights: Weights) -> float:
    """Seconds to link and keep all before."""
    started = time.perf_counter()
    with LinkStore(store, weights) as links:
        links.fill(columns_of(before))
    return time.perf_counter() - started


def absorb_day(store: Path, news: list[Told], weights: Weights) -> tuple[float, float, int]:
    """Seconds by the wall and of the processor to open the store and bring the day in; how many reports it touched."""
    started, spent = time.perf_counter(), time.process_time()
    with LinkStore(store, weights) as links:
        touched = absorb(links, news, links.weights)
    return time.perf_counter() - started, time.process_time() - spent, len(touched)


def is_the_same(store: Path, every: list[Told], weights: Weights) -> bool:
    """Whether linking all at once gives the clusters that are kept."""
    columns = columns_of(every)
    ids = columns.ids
    at_once = {ids[row]: ids[label] for row, label in enumerate(link(columns, weights).tolist())}
    with LinkStore(store, weights) as links:
        return links.homes() == at_once


def main() -> None:
    """Fill, absorb, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    parser.add_argument("--reports", type=Path, help="a file of such reports, instead of making one")
    parser.add_argument("--day", type=int, default=DAY)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.reports or made(Path(folder), incidents=options.incidents, seed=options.seed)
        before, news = split(file, options.day)
        weights = packaged_weights()
        store = Path(folder) / "links"
        filled = fill(store, before, weights)
        size = store.stat().st_size / 1e6
        print(f"{len(before):,} reports before: linked and kept in {filled:.1f} s, {size:,.0f} MB", flush=True)
        wall, processor, touched = absorb_day(store, news, weights)
        print(
            f"{len(news):,} more: {wall:.2f} s ({processor:.2f} s of processor), {touched:,} reports touched",
            flush=True,
        )
        if options.check:
            print("the same as at once" if is_the_same(store, [*before, *news], weights) else "NOT the same as at once")


if __name__ == "__main__":
    main()
