"""Accuracy of the reader on annotated documents.

usage: bench_reading.py [GOLD_DIR]

GOLD_DIR holds NAME.txt and NAME.json pairs; without it the project's own corpus is used. The scorer that lies beside the
shared gold set is used where it is there; else precision and recall of (act, origin) are printed.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "tests" / "corpus"
DOSSIER = ROOT / "src" / "trucewatch" / "data" / "dossiers" / "karabakh-donbas-2020"


def manifest_of(folder: Path) -> str:
    """The manifest that gives each annotated document its source, zone and publication."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["path", "published", "source", "actor", "timezone", "language", "url"])
    for path in sorted(folder.glob("*.json")):
        about = json.loads(path.read_text(encoding="utf-8"))["document"]
        source = about.get("source") or {}
        row = [
            path.with_suffix(".txt"),
            about.get("published"),
            source.get("name"),
            source.get("actor"),
            about.get("timezone"),
        ]
        writer.writerow([*(value or "" for value in row), about.get("language") or "", ""])
    return out.getvalue()


def claims_of(folder: Path, work: Path) -> Path:
    """The claims that the command line reads from a folder's texts."""
    manifest, claims = work / "manifest.csv", work / "claims.jsonl"
    manifest.write_text(manifest_of(folder), encoding="utf-8")
    texts = sorted(str(path) for path in folder.glob("*.txt"))
    command = [str(Path(sys.executable).with_name("trucewatch")), "read", *texts, "--manifest", str(manifest)]
    with claims.open("w", encoding="utf-8") as out:
        subprocess.run(command, stdout=out, check=True)
    return claims


def annotated(work: Path) -> Path:
    """The annotated documents of the project's corpus, each beside its text."""
    for path in sorted(CORPUS.glob("*.json")):
        text = DOSSIER / f"{path.stem}.txt"
        if text.exists():
            (work / path.name).write_bytes(path.read_bytes())
            (work / text.name).write_bytes(text.read_bytes())
    return work


def main() -> None:
    """Read, then score."""
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        (work / "own").mkdir()
        folders = [Path(sys.argv[1])] if len(sys.argv) > 1 else [annotated(work / "own"), SHARED / "gold" / "dev"]
        scorer = SHARED / "tools" / "score_claims.py"
        for folder in folders:
            if not folder.exists() or not scorer.exists():
                print(f"{folder}: not here, or no scorer beside it; left out")
                continue
            print(f"\n== {folder.name}")
            subprocess.run(
                [sys.executable, str(scorer), str(folder), str(claims_of(folder, work)), "--by-genre"], check=False
            )


if __name__ == "__main__":
    main()
