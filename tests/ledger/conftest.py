from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from trucewatch.ledger import Ledger, NewEntry, document_reading, open_ledger
from trucewatch.model import (
    Basis,
    Claim,
    Document,
    Fate,
    Moment,
    Precision,
    Receipt,
    Source,
    Span,
    Voice,
    document_id,
)
from trucewatch.model.record import claim_id


class Desk:
    """Makes documents, claims and readings for the tests, and instants a number of hours after noon."""

    noon = datetime(2020, 12, 7, 12, 0, tzinfo=UTC)

    def at(self, hours: float) -> datetime:
        return self.noon + timedelta(hours=hours)

    def document(self, text: str = "Fire was heard.", path: str = "reports/a.txt") -> Document:
        day = date(2020, 12, 7)
        published = Moment(start=day, end=day, precision=Precision.DAY, basis=Basis.STATED, zone="Asia/Baku")
        source = Source(name="Wire")
        return Document(id=document_id(text.encode()), path=path, text=text, source=source, published=published)

    def claim(self, document: Document, act: str = "fire", engine: str = "rules@1") -> Claim:
        claim = Claim(
            id="",
            document=document.id,
            path=document.path,
            source=document.source,
            published=document.published,
            spans=(Span(start=0, end=4, text=document.text[:4]),),
            voices=(Voice(name="Wire"),),
            act=act,
            reported_as=act,
            extractor=engine,
        )
        return replace(claim, id=claim_id(claim))

    def reading(self, document: Document, *acts: str, engine: str = "rules@1") -> tuple[NewEntry, ...]:
        claims = [self.claim(document, act, engine) for act in acts]
        receipt = Receipt(path=document.path, fate=Fate.READ, document=document.id, claims=len(claims))
        return document_reading(document, claims, receipt, engine=engine)


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with open_ledger(place, create=True) as opened:
        yield opened
