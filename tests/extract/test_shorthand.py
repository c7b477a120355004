"""Shorthand of logs: what the parser gets, and what the claims keep."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.extractor import Extractor
from trucewatch.extract.parser import load_parser
from trucewatch.extract.shorthand import Piece, circling, packaged_shorthand
from trucewatch.model import Document, Draft, Reading, Source

PARSER = load_parser()
WORDS = [
    "2",
    "x",
    "rds",
    "obs",
    "SAF",
    "ptl",
    "from",
    "N",
    "of",
    "PP",
    ".",
    ",",
    "heard",
    "hvy",
    "w/out",
    "dir.",
    "fire",
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def drafts(extractor: Extractor, text: str) -> list[Draft]:
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    return list(extractor.extract(Reading(document=document)).drafts)


def test_the_parser_gets_the_words_that_are_meant():
    rendering = packaged_shorthand().render(PARSER.nlp.make_doc("2 x rds obs from N of PP"), log=True)
    assert rendering is not None
    assert rendering.words == ("2", "rounds", "were", "observed", "from", "N", "of", "PP")


def test_a_participle_with_an_object_is_left_alone():
    assert packaged_shorthand().render(PARSER.nlp.make_doc("OP 4 heard 2 bursts"), log=True) is None


def test_ordinary_prose_keeps_the_words_of_logs():
    assert packaged_shorthand().render(PARSER.nlp.make_doc("The civ list of det members"), log=False) is None


def test_a_subject_of_a_bare_participle_is_passive():
    doc = PARSER.parsed([Piece(text="UAV obs over the post", log=True)])[0]
    assert [(t.text, t.dep_) for t in doc][:2] == [("UAV", "nsubjpass"), ("obs", "ROOT")]


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_a_circle_is_opened_at_one_token(heads: list[int]):
    opened = [i if i in circling(heads) else head for i, head in enumerate(heads)]
    for i in range(len(opened)):
        at = i
        for _ in opened:
            at = opened[at]
        assert opened[at] == at


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.booleans())
def test_the_tree_stands_over_the_written_words(words: list[str], log: bool):
    text = " ".join(words)
    doc = PARSER.parsed([Piece(text=text, log=log)])[0]
    assert doc.text == text
    for token in doc:
        steps = list(islice(token.ancestors, len(doc)))
        assert len(steps) < len(doc)
        assert token.head.i != token.i or token.dep_ == "ROOT"


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("0915hrs: SAF from dir. of the quarry, approx 20 rds.", "fire.small_arms"),
        ("0722 1 x mortar rd impact 200 m W of PP 12.", "fire.indirect"),
        ("1015 hrs - 3 x expl (undetermined), 4-5 km SE.", "explosion"),
        ("1130 UAV obs over OP 52, hdg N.", "overflight"),
        ("1205 2 x T-72 obs in treeline.", "weapons.presence"),
        ("0610: new trench, 30 m long, seen N of PP 4.", "position.build"),
        ("14:25 Helo flying W to E along river.", "overflight"),
    ],
)
def test_a_line_of_a_log_gives_its_act(extractor: Extractor, line: str, act: str):
    assert [draft.act for draft in drafts(extractor, line)] == [act]


@pytest.mark.parametrize("line", ["1500 NTR.", "1600 Ptl B2 returned to base.", "0800-0900 quiet.", "1145 Flare seen."])
def test_a_quiet_line_gives_nothing(extractor: Extractor, line: str):
    assert drafts(extractor, line) == []


def test_rounds_and_their_calibre_are_joined():
    rendering = packaged_shorthand().render(PARSER.nlp.make_doc("5 rds 120 mm mor in the groves"), log=True)
    assert rendering is not None
    assert rendering.words[:5] == ("5", "rounds", "of", "120", "mm")


def test_a_count_of_a_calibre_counts_rounds(extractor: Extractor):
    [found] = drafts(extractor, "1410 Battery returns 12 x 155 mm.\n")
    assert (found.act, [(c.of, c.low) for c in found.counts]) == ("fire.indirect", [("shots", 12)])


def test_guns_of_a_calibre_are_no_rounds():
    rendering = packaged_shorthand().render(PARSER.nlp.make_doc("2 x 130 mm guns on the hill"), log=True)
    assert rendering is not None
    assert "rounds" not in rendering.words


def test_an_army_that_acts_is_no_fire(extractor: Extractor):
    assert [d.act for d in drafts(extractor, "0900 Gate at the fence shut by IDF.\n")] == ["corridor.blocked"]
