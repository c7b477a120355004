"""Every frame's example sentence gives the frame's act."""

from __future__ import annotations

import pytest

from trucewatch.extract.acts.lexicon import Frame, packaged_lexicon
from trucewatch.extract.extractor import Extractor
from trucewatch.model import Document, Reading, Source

FRAMES = packaged_lexicon().all_frames
REFINED = frozenset({"fire", "strike", "explosion"})


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def family(act: str) -> str:
    """The family of an act; what a weapon refines counts as one."""
    name = act.split(".", maxsplit=1)[0]
    return "weapons" if name in REFINED else name


def test_every_frame_has_an_example():
    assert [frame.act for frame in FRAMES if not frame.example] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.act}-{frame.example}")
def test_the_example_of_a_frame_gives_its_act_and_no_other(extractor: Extractor, frame: Frame):
    document = Document(id="x", path="x", text=frame.example, source=Source(name="P", actor="PUB"))
    told = [draft.act for draft in extractor.extract(Reading(document=document)).drafts]
    if frame.refine:
        assert [family(act) for act in told] == [family(frame.act)]
    else:
        assert told == [frame.act]
