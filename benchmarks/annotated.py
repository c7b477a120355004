"""Annotated documents: folders of NAME.txt and NAME.json, read by the reader as the command line would read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.model.record import claim_record
from trucewatch.pipeline.reading import Reader
from trucewatch.readers.given import Given

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
SHARED_GOLD = ROOT.parent / "shared" / "gold" / "dev"
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text, what is known of its publication, and the claims that a person found in it."""

    name: str
    text: str
    about: Record
    claims: tuple[Record, ...]

    @property
    def genre(self) -> str:
        """What sort of report it is."""
        return str(self.about.get("genre") or "other")

    @property
    def publisher(self) -> str | None:
        """The code of who published it."""
        return (self.about.get("source") or {}).get("actor")

    @property
    def zone(self) -> str:
        """The zone of its clock times."""
        return self.about.get("timezone") or "UTC"


def documents_in(folder: Path) -> Iterator[Annotated]:
    """The annotated documents of a folder, by name; none where it is not there."""
    for path in sorted(folder.glob("*.json")):
        written = path.with_suffix(".txt")
        if not written.exists():
            continue
        record = json.loads(path.read_text(encoding="utf-8"))
        text = written.read_bytes().decode("utf-8")
        yield Annotated(name=path.stem, text=text, about=record["document"], claims=tuple(record["claims"]))


def given_of(document: Annotated) -> Given:
    """What a manifest would say of a document."""
    source = document.about.get("source") or {}
    return Given(
        published=document.about.get("published"), source=source.get("name"), actor=source.get("actor"),
        timezone=document.about.get("timezone"), language=document.about.get("language"),
    )  # fmt: skip


def read_claims(document: Annotated, reader: Reader) -> list[Record]:
    """The claims that the reader finds, as records of the contract."""
    read = reader.read(document.text.encode("utf-8"), f"{document.name}.txt", given_of(document))
    return [claim_record(claim) for claim in read.claims]
