"""The page on scale: figures measured, figures simulated, and figures reckoned from both."""

from __future__ import annotations

from typing import Any

Figures = dict[str, Any]
DOCUMENTS, INCIDENTS, REPORTS_AN_INCIDENT = 100_000_000, 10_000_000, 2.4
LINKED_A_SECOND, LINKED_BYTES = 16_000, 4_000
"""Reports that one core links in a second and the memory of each, as docs/reference/reconciling-speed.md has them."""
WAYS = {"processes": "`--workers {n}`", "dask": "`--cluster`, {n} worker{s}"}


def page_of(found: Figures, machine: str) -> str:
    """The whole page."""
    return PAGE.format(
        machine=machine,
        documents=f"{found['documents']:,}",
        claims=f"{found['claims']:.1f}",
        text_bytes=f"{found['text_bytes']:,.0f}",
        equal="equal" if found["lines"]["equal"] else "NOT EQUAL",
        lines=_lines(found),
        scheduler_bytes=f"{found['lines']['scheduler_bytes']:,.0f}",
        result_bytes=f"{found['result_bytes']:,.0f}",
        recorded=f"{found['recorded_a_second']:,.0f}",
        ledger_bytes=f"{found['ledger_bytes']:,.0f}",
        simulated="\n".join(map(_simulated, found["simulated"])),
        reckoned=_reckoned(found),
        linked=f"{LINKED_A_SECOND:,}",
    )


def _lines(found: Figures) -> str:
    seconds, number = found["lines"], found["documents"]
    rows = [_line("in one process", seconds["here"], 1, seconds["here"], number)]
    for way, words in WAYS.items():
        for workers in (1, 2):
            name = words.format(n=workers, s="" if workers == 1 else "s")
            rows.append(_line(name, seconds[f"{way} {workers}"], workers, seconds["here"], number))
    return "\n".join(rows)


def _line(name: str, seconds: float, workers: int, alone: float, number: int) -> str:
    return f"| {name} | {seconds:.1f} | {number / seconds:.0f} | {alone / (seconds * workers):.2f} |"


def _simulated(row: Figures) -> str:
    cells = [row["nodes"], row["callers"], f"{row['hours']:.1f}", f"{row['efficiency']:.2f}"]
    return f"| {' | '.join(map(str, [*cells, row['deaths'], row['doubled']]))} |"


def _reckoned(found: Figures) -> str:
    seconds = found["lines"]["here"] / found["documents"]
    reports = INCIDENTS * REPORTS_AN_INCIDENT
    rows = {
        "core-hours of reading": f"{DOCUMENTS * seconds / 3600:,.0f}",
        "hours of one caller to record it": f"{DOCUMENTS / found['recorded_a_second'] / 3600:,.1f}",
        "reports read": f"{DOCUMENTS * found['text_bytes'] / 1e12:.2f} TB",
        "ledger": f"{DOCUMENTS * found['ledger_bytes'] / 1e12:.2f} TB",
        "results from workers to callers": f"{DOCUMENTS * found['result_bytes'] / 1e12:.2f} TB",
        "through the scheduler": f"{2 * DOCUMENTS * found['lines']['scheduler_bytes'] / 1e9:.0f} GB",
        "core-hours of linking": f"{reports / LINKED_A_SECOND / 3600:.1f}",
        "memory to link all in one piece": f"{reports * LINKED_BYTES / 1e9:.0f} GB",
    }
    return "\n".join(f"| {name} | {value} |" for name, value in rows.items())


PAGE = """# Reading on more than one machine

Written by `make scale`. Each section says whether its figures are measured, simulated or reckoned.

## Measured

On {machine}: {documents} made-up reports (`made_up_stories.py`; {text_bytes} bytes and {claims} claims each), read with
loaded readers. The results of all ways are {equal} to those of one process. Workers and the scheduler share the two
cores with whoever calls them and with whatever else the machine does, which is why two workers cannot reach 1.

| way | seconds | reports a second | efficiency |
| --- | --- | --- | --- |
{lines}

Efficiency is the time of one process over the time of n workers times n. Between caller and scheduler go
**{scheduler_bytes} bytes a report** (both ways, task and heartbeats; counted by a door before the scheduler): names and
hashes, no text. Claims come from the worker directly, {result_bytes} bytes a report. A single caller opens, hashes and
records {recorded} reports a second, {ledger_bytes} bytes of ledger each.

## Simulated: a hundred million reports

By `cluster_simulation.py`, from the seconds a report measured above. Assumed: 16 cores a node as fast as this one; a
worker dies every 20 core-hours and is back after 30 s; one node in fifty is five times slower; one report in a million
blocks its worker until every try has reached its limit (16 minutes in all); what takes four times as long as usual is
given to a second worker. "One caller" cannot end before it has recorded everything at the rate above.

| nodes | callers | hours | efficiency | deaths | read twice |
| --- | --- | --- | --- | --- | --- |
{simulated}

## Reckoned: a hundred million reports, ten million incidents

| what | how much |
| --- | --- |
{reckoned}

Reports an incident (2.4) are those of the made-up reports; linking is {linked} reports a second and core and 4 kB each, as
measured up to a million reports and not beyond.

## Where it breaks first, and what to do

1. **The caller.** One process opens and hashes every file and one ledger takes every record. It is the limit as soon as
   the workers together read faster than it records: see "one" in the table. Then split the paths among several callers,
   each with a ledger of its own, for example by month of publication; each is verified by itself.
2. **The file system.** Every report is opened twice, by the caller and by a worker. Network file systems give some
   thousand small files a second; pack reports in archives or copy them to the nodes.
3. **Linking in one piece.** Ten million incidents do not fit the memory of a small machine. Pairs never reach further
   than two days (or a stated period of at most 31), so that reports are scored in stretches of days with a halo
   (`reconcile/linking/parting.py`) and only pairs that speak for being one come together.
4. **The scheduler.** Dask takes some thousand tasks a second; a task is 16 reports, so that it carries tens of thousands
   of reports a second. It is not the limit at these sizes.

What none of this measures: a network between machines, a file system that many read at once, and reports of real lengths.
"""
