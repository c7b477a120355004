"""The whole reader on short texts, as one function."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.locate import Gazetteer
from trucewatch.locate.moments.spotting import spot_times
from trucewatch.model import Mentions, Reading
from trucewatch.model.claim import Claim
from trucewatch.pipeline.resolution import claim_of
from trucewatch.readers.given import Given
from trucewatch.readers.reading import read_document

Read = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.packaged()


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Read:
    """Text in, claims out; the publisher is an invented agency unless another is given."""
    extractor = Extractor.packaged()

    def claims(text: str, published: str = "2021-06-16", actor: str = "POST", zone: str | None = None) -> list[Claim]:
        given = Given(published=published, source="The Post", actor=actor, timezone=zone)
        document = read_document(text.encode(), "report.txt", given=given).document
        mentions = Mentions(places=gazetteer.spot(document.text), times=spot_times(document.text))
        drafts = extractor.extract(Reading(document=document, mentions=mentions)).drafts
        return [claim_of(draft, document, gazetteer, "rules") for draft in drafts]

    return claims
