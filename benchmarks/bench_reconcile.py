"""Accuracy, speed and memory of linking, on made-up reports of which the truth is known.

usage: bench_reconcile.py [--incidents N ...] [--seed N] [--growth] [--page FILE] [--no-peer] [--no-day]
                          [--reports FOLDER]

Reports come from ../shared/tools/make_reports.py where it is there, else from made_up_reports.py. Weights are fitted on
reports of another seed. Each measurement runs in a process of its own: seconds from opening the file to the clusters,
memory at its highest. Splink (requirements/peers.txt) links the same reports where it is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from made_up_reports import write_reports
from reconciling_page import write_page

from trucewatch.pipeline.linking import read_tables
from trucewatch.reconcile.linking import (
    Columns,
    fit,
    link,
    packaged_weights,
    read_weights,
    weights_text,
)
from trucewatch.reconcile.linking.measures import measured

SHARED = Path(__file__).resolve().parents[2] / "shared" / "tools" / "make_reports.py"
INCIDENTS, TOWNS, DENSE_TOWNS, TRAINED_ON, SEED = 40_000, 3_000, 600, 40_000, 7
DAY_INCIDENTS = 445_000
"""Incidents that come to about a million reports, into which a day's are brought."""
GROWTH = (4_000, 40_000, 100_000, 400_000)
Figures = dict[str, Any]


def made(folder: Path, *, incidents: int, towns: int = TOWNS, seed: int) -> Path:
    """A file of reports, made unless it is there."""
    path = folder / f"reports-{incidents}-{towns}-{seed}.csv"
    if path.exists():
        return path
    if SHARED.exists():
        options = ["--incidents", str(incidents), "--towns", str(towns), "--seed", str(seed)]
        subprocess.run([sys.executable, str(SHARED), str(path), *options], check=True, stdout=subprocess.DEVNULL)
    else:
        write_reports(path, incidents=incidents, towns=towns, seed=seed)
    return path


def opened(path: Path) -> tuple[Columns, np.ndarray]:
    """The columns of a file as `trucewatch link` reads them, with the truth of each row, which the linker does not see."""
    gathered = read_tables([path], {}).gathered
    return gathered.columns, gathered.truth


def train(path: Path, weights: Path) -> tuple[str, ...]:
    """Fit weights on a file; returns the sources that repeat themselves."""
    columns, truth = opened(path)
    fitted = fit(columns, truth, packaged_weights(), told_by=path.name)
    weights.write_text(weights_text(fitted), encoding="utf-8")
    return tuple(fitted.repeating)


def measure_here(path: Path, weights: Path | None) -> Figures:
    """Link one file in this process."""
    chosen = read_weights(weights.read_text(encoding="utf-8"), str(weights)) if weights else packaged_weights()
    started = time.perf_counter()
    columns, truth = opened(path)
    loaded = time.perf_counter()
    labels = link(columns, chosen)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    seconds = {"seconds": done - started, "linking": done - loaded, "cpu": time.process_time(), "peak_mb": peak}
    return measured(truth, labels) | seconds | {"reports": len(columns), "incidents": len(np.unique(truth))}


def measure(path: Path, weights: Path | None) -> Figures:
    """Link one file in a process of its own."""
    command = [sys.executable, __file__, "--child", str(path), *([str(weights)] if weights else [])]
    return _last_line(command)


def peer(trained: Path, path: Path, repeating: tuple[str, ...]) -> Figures | None:
    """What Splink comes to, where it is installed."""
    if importlib.util.find_spec("splink") is None:
        return None
    command = [sys.executable, str(Path(__file__).with_name("peer_splink.py")), str(trained), str(path), *repeating[:1]]
    return _last_line(command if repeating else [*command, "-"])


def day(folder: Path, seed: int) -> str:
    """What a day's reports into about a million cost, as `bench_day.py` tells it."""
    reports = made(folder, incidents=DAY_INCIDENTS, seed=seed)
    command = [sys.executable, str(Path(__file__).with_name("bench_day.py")), "--reports", str(reports)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _last_line(command: list[str]) -> Figures:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def line(name: str, figures: Figures) -> str:
    """One measurement as a line."""
    return (
        f"{name:<34} P {figures['precision']:.3f} R {figures['recall']:.3f} F1 {figures['f1']:.4f} "
        f"B3 {figures['b3']:.4f}  {figures['seconds']:6.1f} s {figures['peak_mb']:7,.0f} MB"
        + (f"  ({figures['cpu']:.1f} s of processor)" if "cpu" in figures else "")
    )


def run(options: argparse.Namespace, folder: Path) -> dict[str, Figures]:
    """All measurements by their names, each told as it comes."""
    weights, trained = folder / "weights.json", made(folder, incidents=TRAINED_ON, seed=options.seed + 4)
    repeating = train(trained, weights)
    found: dict[str, Figures] = {}

    def tell(name: str, figures: Figures | None) -> None:
        if figures is not None:
            found[name] = figures
            print(line(name, figures), flush=True)

    for incidents in GROWTH if options.growth else options.incidents:
        tell(f"{incidents:,} incidents", measure(made(folder, incidents=incidents, seed=options.seed), weights))
    usual = made(folder, incidents=INCIDENTS, seed=options.seed)
    tell("as shipped, not fitted", measure(usual, None))
    dense = made(folder, incidents=INCIDENTS, towns=DENSE_TOWNS, seed=options.seed)
    tell(f"{INCIDENTS:,} in {DENSE_TOWNS} towns", measure(dense, weights))
    if not options.no_peer:
        tell(f"{INCIDENTS:,} by Splink", peer(trained, usual, repeating))
    return found


def main() -> None:
    """Measure, print, and write the page where one is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, nargs="+", default=[INCIDENTS])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--page", type=Path)
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--no-day", action="store_true")
    parser.add_argument("--reports", type=Path, help="keep the made reports here, and take those that are here")
    parser.add_argument("--child", type=Path, nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure_here(*options.child, *([None] if len(options.child) == 1 else []))))
        return
    options.growth = options.growth or options.page is not None
    with tempfile.TemporaryDirectory() as folder:
        kept = options.reports or Path(folder)
        found = run(options, kept)
        news = "" if options.no_day else day(kept, options.seed)
    print(news, end="")
    if options.page:
        machine = f"{platform.processor() or platform.machine()}, Python {platform.python_version()}"
        generator = SHARED.name if SHARED.exists() else "made_up_reports.py"
        write_page(options.page, found, generator=generator, machine=machine, news=news)


if __name__ == "__main__":
    main()
