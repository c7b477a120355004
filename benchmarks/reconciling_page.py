"""The page and the plot of the accuracy and speed of linking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from growth_plot import WIDTH, panel, picture

PLOT = Path("images") / "reconciling-speed.svg"
Figures = dict[str, Any]


def write_page(page: Path, found: dict[str, Figures], *, generator: str, machine: str, news: str) -> None:
    """The page, and the plot in the folder of images beside the page's own."""
    rows = "\n".join(_row(name, figures) for name, figures in found.items())
    page.write_text(PAGE.format(rows=rows, generator=generator, machine=machine, news=_news(news)), encoding="utf-8")
    grown = [figures for name, figures in found.items() if name.endswith(" incidents")]
    seconds = tuple((each["reports"], each["cpu"]) for each in grown)
    memory = tuple((each["reports"], each["peak_mb"]) for each in grown)
    panels = [
        panel(seconds, "seconds of processor by reports", 0),
        panel(memory, "MB at the highest by reports", WIDTH + 20),
    ]
    (page.parent.parent / PLOT).write_text(
        picture(panels, "Seconds and memory of linking by reports"), encoding="utf-8"
    )


def _row(name: str, figures: Figures) -> str:
    cells = [f"{figures[key]:.4f}" for key in ("precision", "recall", "f1", "b3")]
    reports = f"{figures['reports']:,}" if "reports" in figures else ""
    linking, cpu = (f"{figures[key]:.1f}" if key in figures else "" for key in ("linking", "cpu"))
    seconds, peak = f"{figures['seconds']:.1f}", f"{figures['peak_mb']:,.0f}"
    return f"| {' | '.join([name, reports, *cells, seconds, linking, cpu, peak])} |"


def _news(told: str) -> str:
    if not told:
        return ""
    return (
        f"A day's reports brought into those that are linked already (`benchmarks/bench_day.py`):\n\n```\n{told}```\n\n"
    )


PAGE = """# Accuracy and speed of reconciling

Figures of `make reconciling-page` on {machine}, in one process; `make bench-reconcile` measures them anew. Reports come
from `{generator}`: made-up incidents told by several made-up sources, each with habits and mistakes of its own. Weights
are fitted on reports of another seed; "as shipped" are the weights that come with trucewatch.

| what | reports | precision | recall | F1 | B³ | seconds | of these linking | of processor | MB |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

Precision, recall and F1 are over pairs of reports; B³ is their mean over reports. Seconds run from opening the file to
the clusters; seconds of processor are those of the whole process, which uses one core, and are the ones to compare where
the machine had other work as well. MB are the highest of the whole process. Splink (version 5) gets the same ground for its candidates, weights
from the same labels and its own best-links clustering under one report a source; of three thresholds its best is told.

![Seconds and memory by the number of reports](../images/reconciling-speed.svg)

{news}Made-up reports are kinder than a war: nobody lies in them, and what two sources tell apart is independent. Read the
figures as a comparison of methods and of sizes, not as the accuracy on your reports; for that, label some and run
`trucewatch reconcile fit`.
"""
