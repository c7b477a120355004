"""The page and the plot of the speed of judging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from growth_plot import WIDTH, Growth, panel, picture

PLOT = Path("images") / "judging-speed.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured; times in seconds but those of late incidents, which are milliseconds."""

    command: str
    machine: str
    incidents: int
    zones: int
    terms: int
    wall: float
    cpu: float
    late_median: float
    late_cpu: float
    late_most: float
    late_count: int
    peak_mb: float
    points: int
    join_zones: int
    join_wall: float
    join_cpu: float
    pairs: int
    by_incidents: Growth
    by_terms: Growth

    def lines(self) -> Iterator[str]:
        """The figures as the terminal shows them."""
        per_second, of_processor = self.incidents / self.wall, self.incidents / self.cpu
        yield f"four    {per_second:>12,.0f} incidents/s by the clock, {of_processor:,.0f} of the processor"
        yield f"        {self.incidents:,} incidents, {self.terms} terms, {self.zones} zones; shuffled: the same verdicts"
        yield f"late    {self.late_median:>12.2f} ms median by the clock, {self.late_cpu:.2f} of the processor"
        yield f"        {self.late_most:.2f} ms for 99 of 100; all taken back: the same verdicts"
        yield f"memory  {self.peak_mb:>12,.0f} MB at its highest"
        joined, of_processor = self.points / self.join_wall, self.points / self.join_cpu
        yield f"join    {joined:>12,.0f} points/s by the clock, {of_processor:,.0f} of the processor"
        yield f"        {self.points:,} points, {self.join_zones} zones, {self.pairs:,} pairs"
        for kind, growth in (("incidents", self.by_incidents), ("terms", self.by_terms)):
            yield from (f"growth  {size:>12,} {kind}: {seconds:.3f} s" for size, seconds in growth)


def write_page(page: Path, figures: Figures) -> None:
    """The page, and the plot in the folder of images beside the page's own."""
    page.write_text(PAGE.format(f=figures, **_words(figures)), encoding="utf-8")
    plot = page.parent.parent / PLOT
    plot.write_text(_plot(figures), encoding="utf-8")


def _words(figures: Figures) -> dict[str, str]:
    return {
        "speed": f"{figures.incidents / figures.wall:,.0f}",
        "speed_cpu": f"{figures.incidents / figures.cpu:,.0f}",
        "join_speed": f"{figures.points / figures.join_wall:,.0f}",
        "join_speed_cpu": f"{figures.points / figures.join_cpu:,.0f}",
        "late": f"{figures.late_median:.2f} ms median by the clock, {figures.late_cpu:.2f} of the processor; "
        f"{figures.late_most:.2f} ms for 99 of 100",
        "incident_rows": "\n".join(f"| {n:,} | {s:.3f} | {n / s:,.0f} |" for n, s in figures.by_incidents),
        "term_rows": "\n".join(f"| {n:,} | {s:.3f} | {1000 * s / n:.2f} |" for n, s in figures.by_terms),
    }


def _plot(figures: Figures) -> str:
    by_incidents = f"seconds of the processor by incidents ({figures.terms} terms)"
    by_terms = f"seconds of the processor by terms ({figures.incidents:,} incidents)"
    panels = [panel(figures.by_incidents, by_incidents, 0), panel(figures.by_terms, by_terms, WIDTH + 20)]
    return picture(panels, "Seconds of judging by the number of incidents and of terms")


PAGE = """# Speed of judging

`assess` judges a dossier with every step of its reasoning. Where there are millions of incidents, `assess_columns` judges
the same terms from arrays, one row an incident, and gives the same outcomes, grades and attributions, without the steps.

```python
from trucewatch.assess import BulkJudging, columns_of

laid = columns_of(agreement, incidents, claims)  # or IncidentColumns(...) from a database
judging = BulkJudging(agreement, laid.columns, about=about)
judging.verdicts()  # one for each term and bearer
number, touched = judging.add(row)  # one incident late: only what it touches
judging.change(number, other)
judging.withdraw(number)
```

A row holds an incident of which all claims tell the same and that nobody denies. `columns_of` names every other one in
`left_out`, and `judging.issues` every term that hangs on more than a row says (exceptions, readings by party, distances,
conditions): these are for `assess`. Where the edge of a zone or the doubt of a place or time decides, the answer stays
"cannot tell". Coverage is not part of a bulk verdict.

## What is measured

Figures of `{f.command}` on {f.machine}, in one process; `make bench-judging` measures them anew. Other work on the
machine slows the clock, less so the time of the processor.

The made-up year has {f.incidents:,} incidents, {f.zones} zones and four parties, from one seed. Its terms file has {f.terms} terms:

| formula | as a term |
| --- | --- |
| F1: no shelling by A or B in Z after t | a prohibition for each zone, proved by two origins and attributed |
| F2: withdrawn by the deadline | an obligation for each zone, with two readings of the date |
| F3: each incident reported within 24 hours | an obligation that `arises` on the act, `answered_by: report`, `per: incident` |
| F4: at most 28 shellings of a zone within any 24 hours | a prohibition with a `ceiling` over `each_zone` |

| figure | value |
| --- | --- |
| all four together, from columns to verdicts | {speed} incidents/s by the clock, {speed_cpu} of the processor |
| the same incidents in another order | the same verdicts |
| one incident more, changed or withdrawn ({f.late_count:,} times) | {late} |
| memory at its highest | {f.peak_mb:,.0f} MB |
| {f.points:,} points in {f.join_zones} zones with windows of 30 days | {join_speed} points/s by the clock, {join_speed_cpu} of the processor |

The places are set against the zones within these times; making the arrays and loading the terms file are not in them.

## Growth

![Seconds by the number of incidents and of terms](../images/judging-speed.svg)

| incidents | seconds of the processor | incidents a second |
| --- | --- | --- |
{incident_rows}

| terms like F1 | seconds of the processor | milliseconds a term |
| --- | --- | --- |
{term_rows}
"""
