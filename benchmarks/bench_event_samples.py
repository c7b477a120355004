"""How much of real event tables becomes claims, how fast, and what no mapping knows.

Run ``python benchmarks/bench_event_samples.py``; it needs the samples beside the repository and says so where they are not.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from trucewatch.model.issue import Issue
from trucewatch.pipeline.tables import Tables
from trucewatch.readers.given import Given

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "real" / "events"
FILES = (
    "acled_2022H1_sample.csv",
    "ucdp_ged191_sample.csv",
    "ucdp_aec_subset_ceasefire_countries.csv",
    "gdelt_mentionssamp.csv",
)
UNKNOWN = ("table.value.unknown", "table.column.unmapped")


def main() -> None:
    """Prints a line a file, and what was unknown."""
    tables = Tables()
    for name in FILES:
        if (SAMPLES / name).exists():
            report(tables, SAMPLES / name)
        else:
            print(f"{name}: no such sample, skipped")


def report(tables: Tables, path: Path) -> None:
    """Reads one file and prints what came of it."""
    seconds, rows, claims, acts, issues = measured(tables, path)
    print(
        f"{path.name}: {rows} rows, {claims} with a claim ({claims / max(rows, 1):.1%}), {rows / seconds:.0f} rows a processor second"
    )
    print("  acts: " + ", ".join(f"{act} {number}" for act, number in acts.most_common(8)))
    for issue in issues:
        if issue.code in UNKNOWN:
            print(f"  {issue.code}: {issue.message[:160]}")


def measured(tables: Tables, path: Path) -> tuple[float, int, int, Counter[str], tuple[Issue, ...]]:
    """Processor seconds, rows, rows with a claim, claims by act, and issues."""
    begun = time.process_time()
    acts: Counter[str] = Counter()
    rows = claims = 0
    with path.open("rb") as stream:
        file = tables.open(stream, path.name, Given())
        for batch in file.rows:
            rows += len(batch)
            for row in batch:
                claims += bool(row.claims)
                acts.update(claim.act for claim in row.claims)
    return time.process_time() - begun, rows, claims, acts, file.issues


if __name__ == "__main__":
    main()
