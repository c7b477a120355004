"""Fit what each clue says of a claim's being right, on annotated reports, and write the table that the reader uses.

usage: fit_confidence.py [--check] [FOLDER ...]

Without folders the first half of the project's own annotated reports is taken; the other half stays out, so that the
accuracy page can tell how well the table holds on documents that it never saw. Before the table is written, the fit is
tried by leaving out each fifth of the documents in turn. ``--check`` tries and writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from annotated import CORPUS, ROOT, Annotated, documents_in, given_of
from reliability import Outcome, bands, calibration_error, separation
from scoring import scored

from trucewatch.extract.confidence import Confidence
from trucewatch.model.record import claim_record
from trucewatch.pipeline.reading import Opened, Reader
from trucewatch.pipeline.resolution import claim_of

TABLE = ROOT / "src" / "trucewatch" / "data" / "lexicons" / "confidence.yaml"
FOLDS, STEPS, LEAST_SEEN = 5, 50, 8
DOUBT = 4.0
"""The pull of each weight towards nothing: a clue needs more than a handful of claims to be believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim of the reader: its clues, and whether it was right."""

    document: str
    clues: frozenset[str]
    right: bool
    strict: bool


def cases_of(document: Annotated, reader: Reader) -> list[Case]:
    """The cases of one annotated document."""
    opened = reader.open(document.text.encode("utf-8"), f"{document.name}.txt", given_of(document))
    if not isinstance(opened, Opened):
        return []
    drafts = reader.extractor.extract(opened.reading).drafts
    text = opened.reading.document
    clues = {(claim := claim_of(d, text, reader.gazetteer, reader.engine)).id: (claim, d.clues) for d in drafts}
    found = scored(document, [claim_record(claim) for claim, _ in clues.values()])
    marks = dict(zip((read for _, read in found.pairs), found.marks, strict=True))
    return [
        Case(
            document=document.name, clues=frozenset(seen),
            right=marks.get(n, {}).get("act", 0) == 1, strict=marks.get(n, {}).get("strict", 0) == 1,
        )
        for n, (_, seen) in enumerate(clues.values())
    ]  # fmt: skip


def fitted(cases: Sequence[Case]) -> Confidence:
    """The logistic model of greatest likelihood, its weights held towards zero; by Newton's method."""
    counted = {clue: sum(clue in case.clues for case in cases) for clue in {c for case in cases for c in case.clues}}
    names = sorted(clue for clue, seen in counted.items() if seen >= LEAST_SEEN)
    seen = np.array([[1.0, *(float(name in case.clues) for name in names)] for case in cases])
    right = np.array([float(case.right) for case in cases])
    pull = np.diag([1e-6, *[DOUBT] * len(names)])
    weights = np.zeros(seen.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (right - likely) - pull @ weights
        weights += np.linalg.solve(seen.T @ (seen * (likely * (1 - likely))[:, None]) + pull, slope)
    start, *rest = (float(weight) for weight in weights)
    return Confidence(start=start, weights=dict(zip(names, rest, strict=True)))


def tried(cases: Sequence[Case]) -> list[Outcome]:
    """Each case as a table that was fitted without its document judges it."""
    documents = sorted({case.document for case in cases})
    outcomes = []
    for fold in range(FOLDS):
        out = set(documents[fold::FOLDS])
        model = fitted([case for case in cases if case.document not in out])
        outcomes += [
            Outcome(confidence=model.of(case.clues), right=case.right, strict=case.strict)
            for case in cases if case.document in out
        ]  # fmt: skip
    return outcomes


def table_text(model: Confidence, cases: Sequence[Case]) -> str:
    """The table as the file that the reader takes."""
    documents = len({case.document for case in cases})
    lines = [
        "# What each clue adds to the log-odds that a claim is right: an annotator found the same act in the same words.",
        f"# Fitted by `make confidence` to {len(cases)} claims in {documents} annotated reports; see extract/clues.py.",
        f"start: {model.start:.3f}",
        "weights:",
        *(f"  {name}: {weight:.3f}" for name, weight in sorted(model.weights.items(), key=lambda item: item[1])),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, try, and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, default=[CORPUS / "reports"])
    options.add_argument("--check", action="store_true", help="write nothing")
    said = options.parse_args()
    reader = Reader()
    cases = [
        case for folder in said.folders for document in documents_in(folder) for case in cases_of(document, reader)
    ]
    outcomes = tried(cases)
    print(f"{len(cases)} claims, {sum(case.right for case in cases)} right; left out in turn:")
    for band in bands(outcomes):
        print(f"  {band.low:.1f}-{min(band.high, 1):.1f} {len(band.outcomes):5} claims, said {band.said:.2f}, "
              f"right {band.right:.2f}, strict {band.strict:.2f}")  # fmt: skip
    print(f"calibration error {calibration_error(outcomes):.3f}, separation {separation(outcomes):.3f}")
    if not said.check:
        TABLE.write_text(table_text(fitted(cases), cases), encoding="utf-8")
        print(f"written: {TABLE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
