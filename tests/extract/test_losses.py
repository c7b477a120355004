"""Losses: who counts as one, and what the denial of losses leaves standing."""

from __future__ import annotations

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.model import Document, Draft, Polarity, Reading, Source


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def drafts(extractor: Extractor, text: str) -> list[Draft]:
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    return list(extractor.extract(Reading(document=document)).drafts)


def test_no_casualties_in_the_shelling_leaves_the_shelling(extractor: Extractor):
    draft = drafts(extractor, "There were no casualties in the shelling.")[0]
    assert (draft.act, draft.polarity) == ("fire.indirect", Polarity.AFFIRMED)


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("A conscript was shot dead by a sniper.", [("killed", 1)]),
        ("Two soldiers were killed and a third was wounded by sniper fire.", [("killed", 2), ("wounded", 1)]),
        ("A serviceman was mortally wounded by a sniper.", [("killed", 1)]),
        ("A suicide bomber blew himself up at a gate, killing nine soldiers.", [("killed", 9)]),
        ("The enemy fired from 120 mm mortars.", []),
    ],
)
def test_victims_are_counted_once(extractor: Extractor, sentence: str, counts: list[tuple[str, int]]):
    (draft,) = drafts(extractor, sentence)
    assert [(count.of, count.low) for count in draft.counts] == counts
