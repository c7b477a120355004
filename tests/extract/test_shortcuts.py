"""Shortcuts change nothing: what is tried less often, looked up or remembered gives what the long way gives."""

import importlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.acts.events import find_events
from trucewatch.extract.acts.lexicon import Lexicon, packaged_lexicon
from trucewatch.extract.extractor import Extractor
from trucewatch.extract.parsing.embedding import MOST_FORMS, KnownForms
from trucewatch.extract.parsing.parser import FROM_INDEX
from trucewatch.model import Document, Mentions, Reading, Source

REPORT = (
    "The two sides agreed to a truce on Monday, and by evening both had broken it. "
    "Militiamen opened fire on the hill post and took three prisoners, the ministry said. "
    "A dozen shells fell near the bridge; no one was hurt. "
    "The garrison is in rebel hands, and talks on an exchange of the dead will go on."
)

WORDS = [
    "Fire",
    "fired",
    "cease-fire",
    "KIA",
    "in",
    "the",
    "hands",
    "of",
    "shelling,",
    "Truce.",
    "2",
    "x",
    "rds",
    "ied",
]


@pytest.fixture(scope="module")
def extractor():
    return Extractor.packaged()


@pytest.fixture(scope="module")
def model():
    return importlib.import_module(FROM_INDEX).load(exclude=["ner"])


def with_no_needs(lexicon: Lexicon) -> Lexicon:
    frames = {key: tuple(replace(f, needs=()) for f in group) for key, group in lexicon.frames.items()}
    return replace(lexicon, frames=frames)


def test_frames_that_are_not_tried_would_not_have_fitted(extractor):
    lexicon, found = packaged_lexicon(), []
    document = Document(id="d", path="d.txt", text=REPORT, source=Source(name="", actor=None))
    reading = Reading(document=document, mentions=Mentions())
    ground = replace(extractor.groundwork(reading), actors=[])
    for scene in extractor.scenes(ground):
        some, every = (
            [(e.token.i, e.frame.order, e.support) for e in find_events(scene, one)]
            for one in (lexicon, with_no_needs(lexicon))
        )
        assert some == every
        found += some
    assert len(found) > 5


@given(st.lists(st.sampled_from(WORDS)))
def test_cues_looked_up_are_those_that_the_pattern_finds(words):
    screen, text = Extractor.packaged().screen, " ".join(words)
    assert screen.cues(text) == tuple(dict.fromkeys(m.group().casefold() for m in screen.pattern.finditer(text)))


def test_remembered_vectors_are_those_of_the_model(model):
    embed = model.get_pipe("tok2vec").model.layers[0]
    known = KnownForms(embed)
    docs = [model.make_doc(text) for text in (*REPORT.split(". "), "", REPORT)]
    for some in (docs, docs[::-1]):
        for vectors, own in zip(known.vectors(some, embed.ops), embed.predict(some), strict=True):
            np.testing.assert_allclose(vectors, own, rtol=1e-4, atol=1e-5)


def test_forms_beyond_the_most_are_let_go(model):
    embed = model.get_pipe("tok2vec").model.layers[0]
    known = KnownForms(embed)
    known.places = {str(n).encode(): 0 for n in range(MOST_FORMS + 1)}
    known.vectors([model.make_doc("Shells fell.")], embed.ops)
    assert len(known.places) == len(known.table) == len(["Shells", "fell", "."])
