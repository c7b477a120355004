"""How many of an agreement's terms `trucewatch terms draft` finds, and how many of those it drafts have them right.

usage: bench_drafting.py [FOLDER ...]

Each folder holds texts NAME.txt with NAME.expected.csv beside them: one row a term that a person found in the text, its
bearers (joined by +, none where the text names nobody), modality, one of its acts, and the day by which it is due.
Without folders: the texts that drafting was developed with, then those that it was not; of these only totals are told.
A drafted term and a row are matched, one to one, where modality and act agree.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotated import CORPUS

from trucewatch.model.agreement import Agreement, Term
from trucewatch.pipeline.agreements import load_named
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.terms_draft.drafting import draft_terms
from trucewatch.readers.given import Given

AGREEMENTS = CORPUS / "agreements"
PUBLISHED = "2016-08-04"
Row = Mapping[str, str]


def drafted(text: Path, reader: Reader) -> Agreement:
    """The agreement that the draft of a text makes once it is loaded."""
    read = reader.read(text.read_bytes(), text.name, Given(published=PUBLISHED))
    if read.document is None:
        raise SystemExit(f"{text} cannot be read")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "draft.yaml")
        file.write_text(draft_terms(read.document, read.claims).text, encoding="utf-8")
        loaded, issues = load_named(str(file))
    if loaded is None:
        raise SystemExit(f"the draft of {text} has faults: {issues}")
    return loaded.agreement


def matched(agreement: Agreement, rows: list[Row]) -> Iterator[tuple[Row, Term]]:
    """The rows with the terms that they are found in."""
    free = list(agreement.terms)
    for row in rows:
        fits = (term for term in free if term.modality == row["modality"] and row["act"] in term.acts)
        term = max(fits, key=lambda term: bears(row, term), default=None)
        if term is not None:
            free.remove(term)
            yield row, term


def bears(row: Row, term: Term) -> bool:
    """Whether a term binds whom the row says."""
    return set(term.bearer or ()) == set(filter(None, row["bearer"].split("+")))


def due_right(row: Row, term: Term) -> bool:
    """Whether a term is due on the day that the row says."""
    at = term.window.due.at if term.window.due else None
    return (at.isoformat()[: len(row["due"]) or None] if at else "") == row["due"]


def counted(folder: Path, reader: Reader) -> Counter[str]:
    """The counts over the texts of a folder."""
    counts: Counter[str] = Counter()
    for text in sorted(folder.glob("*.txt")):
        with text.with_suffix(".expected.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        agreement = drafted(text, reader)
        pairs = list(matched(agreement, rows))
        counts.update(texts=1, expected=len(rows), drafted=len(agreement.terms), matched=len(pairs))
        counts.update(bearer=sum(bears(*pair) for pair in pairs), due=sum(due_right(*pair) for pair in pairs))
        counts.update(all=sum(bears(*pair) and due_right(*pair) for pair in pairs))
    return counts


def main() -> None:
    """Print one line a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[AGREEMENTS, AGREEMENTS / "held-out"])
    reader = Reader()
    print(f"{'':12}texts  terms  precision  recall  bearer    due  both")
    for folder in parser.parse_args().folders:
        found = counted(folder, reader)
        precision, recall = found["matched"] / found["drafted"], found["matched"] / found["expected"]
        shares = (found[field] / found["matched"] for field in ("bearer", "due", "all"))
        shown = "  ".join(f"{share:5.2f}" for share in shares)
        print(f"{folder.name:12}{found['texts']:5}{found['expected']:7}{precision:11.2f}{recall:8.2f}  {shown}")


if __name__ == "__main__":
    main()
