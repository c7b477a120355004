"""Confidence: a table of clues, each of which the reader can see; surer where more speaks for a claim."""

import inspect

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract import clues
from trucewatch.extract.confidence import LEAST, MOST, Confidence, packaged_confidence
from trucewatch.extract.extractor import Extractor
from trucewatch.model import Document, Reading, Source

MODEL = packaged_confidence()


def test_every_clue_of_the_table_can_be_seen():
    source = inspect.getsource(clues)
    written = {name for name in MODEL.weights if f'"{name}"' in source or name.endswith(" frame")}
    assert set(MODEL.weights) == written


@given(seen=st.lists(st.sampled_from(sorted(MODEL.weights)), unique=True), more=st.sampled_from(sorted(MODEL.weights)))
def test_a_clue_moves_the_confidence_in_its_own_direction(seen, more):
    before, after = MODEL.of(set(seen) - {more}), MODEL.of({*seen, more})
    assert LEAST <= before <= MOST
    assert (after >= before) is (MODEL.weights[more] >= 0) or before == after


def test_an_unknown_clue_says_nothing():
    model = Confidence(start=0.0, weights={"log line": -1.0})
    assert model.of(["never seen"]) == model.of([]) == 0.5


def test_a_plain_report_is_surer_than_a_scrap_of_one():
    extractor = Extractor.packaged()
    text = "The army shelled Avdiivka with mortars on 3 May 2021.\nShelling there."
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    drafts = sorted(extractor.extract(Reading(document=document)).drafts, key=lambda d: d.spans[0])
    assert len(drafts) > 1
    assert drafts[0].confidence > drafts[-1].confidence
    assert "no finite verb" in drafts[-1].clues
