"""Accuracy of the reader on annotated reports, field by field, genre by genre, and by how sure it was.

usage: bench_accuracy.py [--held-out] [--page FILE] [FOLDER ...]

Without folders: the first half of the project's own annotated reports, and the shared ones where they are there.
``--held-out`` adds the other half, of which only totals are ever told: whoever improves the reader must not see where
it errs there. ``--page`` writes the accuracy page of the documentation.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from annotated import CORPUS, ROOT, SHARED_GOLD, documents_in, read_claims
from reliability import bands, calibration_error, outcomes_of, separation
from scoring import FIELDS, Scored, Totals, scored, totals

from trucewatch.pipeline.reading import Reader

NAMES = {"reports": "own, first half", "held-out": "own, held out", "dev": "shared"}
HELD_OUT = CORPUS / "held-out"
INTRODUCTION = """\
# Accuracy

This page is written by `make accuracy`; nothing in it is typed by hand. Last run on {day}, version {commit}.

How it is measured: people marked in reports of many conflicts every claim with its words and fields. A claim of the
reader and a marked one are matched, one to one, where they share a third of the shorter one's words and their acts are
of one family. *Claims F1* weighs the claims missed against those that nobody marked. The fields are shares of the
matched claims with the same value; *strict* is the F1 of claims whose act, parties, origin, beginning, polarity and
modality are all right at once.
"""
SETS = """\
*Own, first half* are the reports that the reader is developed with: the figures there are the highest that can be hoped
for. *Own, held out* are reports by the same hands on other conflicts, of whose errors nobody looks at any. *Shared* are
reports by other authors. On what you read, expect the lower ones.
"""
CONFIDENCE = """\
A claim's `confidence` is the share of claims with the same clues that had the right act when it was fitted on the first
half (`make confidence`). Of the claims in each band, so many were right:
"""
LIMITS = """\
## What to make of it

- The annotated reports are few, and each was marked by one person; a difference of two or three points is no difference.
- The texts are English. In poor translations and in shorthand the reader misses more, and errs more about who did it.
- *Strict* is what to look at before a single claim is quoted: read the words it points to. Incidents and findings rest
  on several claims, and say which.
- A claim that the reader does not find is not told of anywhere but in `trucewatch read --explain-misses`.
- Who did it and when it happened are the fields that are most often wrong; what happened is the one that rarely is.
"""


def measured(folder: Path, reader: Reader) -> list[Scored]:
    """All documents of a folder, read and compared."""
    return [scored(document, read_claims(document, reader)) for document in documents_in(folder)]


def row(cells: Sequence[object]) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def markdown(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A Markdown table, its first column words and the others figures."""
    yield row(head)
    yield row(["---", *["---:"] * (len(head) - 1)])
    yield from map(row, rows)
    yield ""


def by_field(sets: Mapping[str, Sequence[Scored]]) -> Iterator[str]:
    """The figures of each set, a field a row."""
    sums = {name: totals(every) for name, every in sets.items()}
    facts: list[list[object]] = [
        ["documents", *(t.documents for t in sums.values())],
        ["claims marked", *(t.gold for t in sums.values())],
        ["claims read", *(t.read for t in sums.values())],
        ["**claims F1**", *(t.f1 for t in sums.values())],
    ]
    fields = [[field.replace("_", " "), *(figure(t, field) for t in sums.values())] for field in FIELDS]
    yield from markdown(["", *sums], [*facts, *fields])


def figure(total: Totals, field: str) -> float | str:
    """A field's figure, a dash where it applies to no claim."""
    return total.fields.get(field, "–")


def by_genre(every: Sequence[Scored]) -> Iterator[str]:
    """The main figures of each genre."""
    shown = ("act", "origin", "initiator", "place", "time", "strict")
    genres = sorted({one.document.genre for one in every})
    sums = {genre: totals([one for one in every if one.document.genre == genre]) for genre in genres}
    rows = [[name, t.documents, t.gold, t.f1, *(figure(t, field) for field in shown)] for name, t in sums.items()]
    yield from markdown(["genre", "documents", "claims", "F1", *shown], rows)


def by_confidence(every: Sequence[Scored]) -> Iterator[str]:
    """The reliability table of a set."""
    outcomes = [outcome for one in every for outcome in outcomes_of(one)]
    rows = [
        [f"{b.low:.1f} to {min(b.high, 1.0):.1f}", len(b.outcomes), b.said, b.right, b.strict] for b in bands(outcomes)
    ]
    yield from markdown(["confidence", "claims", "said", "act right", "all right"], rows)
    yield f"Mean distance of said and right: {calibration_error(outcomes):.3f}. The right claim of a pair is the surer one in"
    yield f"{separation(outcomes):.0%} of all pairs of a right and a wrong one.\n"


def report(sets: Mapping[str, Sequence[Scored]]) -> Iterator[str]:
    """All tables."""
    yield "## By field\n"
    yield from by_field(sets)
    yield SETS
    yield "## By genre\n"
    yield from by_genre([one for every in sets.values() for one in every])
    yield "## By confidence\n"
    yield CONFIDENCE
    for name, every in sets.items():
        yield f"### {name.capitalize()}\n"
        yield from by_confidence(every)


def version() -> str:
    """The commit that is measured, where git can tell."""
    git = shutil.which("git")
    if git is None:
        return "unknown"
    told = subprocess.run([git, "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "unknown"


def page(sets: Mapping[str, Sequence[Scored]]) -> str:
    """The accuracy page."""
    head = INTRODUCTION.format(day=datetime.now(UTC).date().isoformat(), commit=version())
    return "\n".join([head, *report(sets), LIMITS])


def main() -> None:
    """Measure and tell."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--page", type=Path)
    said = options.parse_args()
    folders = said.folders or [CORPUS / "reports", *([HELD_OUT] if said.held_out else []), SHARED_GOLD]
    reader = Reader()
    sets = {NAMES.get(f.name, f.name): found for f in folders if (found := measured(f, reader))}
    print("\n".join(report(sets)))
    if said.page:
        said.page.write_text(page(sets), encoding="utf-8")
        print(f"written: {said.page}")


if __name__ == "__main__":
    main()
