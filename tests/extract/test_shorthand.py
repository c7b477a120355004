"""Shorthand of logs: what the parser gets, and what the claims keep."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.extractor import Extractor
from trucewatch.extract.parsing.parser import load_parser
from trucewatch.extract.parsing.shorthand import Piece, circling, packaged_shorthand
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
    assert not [d for d in drafts(extractor, "0900 Gate at the fence shut by IDF.\n") if d.act.startswith("fire")]


def test_a_patrol_with_a_letter_departs(extractor: Extractor):
    [found] = drafts(extractor, "0705 Ptl A (3 veh) dep twd Bir Lahlou.\n")
    assert found.act == "monitoring"


@pytest.mark.parametrize(
    ("line", "act", "polarity"),
    [
        ("0600 Night w/out incident along the fence.", "ceasefire.observed", "affirmed"),
        ("0640 AOR calm.", "ceasefire.observed", "affirmed"),
        ("0910 Duty offr at the bridge does not pick up.", "talks.call", "denied"),
        ("1130 Meeting at the bridge put off to 22 May.", "talks", "affirmed"),
        ("1400 Nobody hurt N of the wall.", "harm", "denied"),
        ("1510 Resup convoy (3 trks) arr OP 54.", "rotation", "affirmed"),
        ("1620 Team refused at the gate by sentries.", "access.denied", "affirmed"),
        ("1830 Post 4 relieved by fresh platoon.", "rotation", "affirmed"),
    ],
)
def test_the_short_sentences_of_a_log_are_claims(extractor: Extractor, line: str, act: str, polarity: str):
    assert (act, polarity) in [(d.act, str(d.polarity)) for d in drafts(extractor, line + "\n")]


def test_the_plan_at_the_end_of_a_log_is_one_of_its_lines(extractor: Extractor):
    log = "0600 AOR calm.\n0900 Ptl 2 stopped by guards at the gate.\nPlan: foot ptl to pillar 17.\n"
    assert [d.act for d in drafts(extractor, log)][-1] == "monitoring"


@pytest.mark.parametrize(
    "sentence",
    ["The ministry warned that it would answer any attack.", "The army said that anyone who crosses will be shot."],
)
def test_a_threat_is_no_attack(extractor: Extractor, sentence: str):
    assert [d.act for d in drafts(extractor, sentence)] == ["threat"]
