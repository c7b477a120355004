"""The parser gives what the model gives, whatever is parsed beside a sentence and however often."""

import importlib

import pytest

from trucewatch.extract.parsing.parse import Parse
from trucewatch.extract.parsing.parser import FROM_INDEX, KEPT, keep_whole, load_parser
from trucewatch.extract.parsing.shorthand import Piece

SENTENCES = [
    "Two soldiers who had been wounded near the bridge on Monday died, the ministry's spokesman said.",
    "There weren't any shots fired, and they're gonna let's-say stay; it ain't nothin'.",
    "He and you were told that I had left.",
    "   Shells  fell\ton the village .",
    "All three sides have to do what they do; does anyone object?",
    "x",
    "",
    "The 2-storey house, 1.5 km west of the line, wasn't hit.",
]
PIECES = [Piece(text=text) for text in SENTENCES] + [Piece(text="0915 2 x rds obs N of PP 4", log=True)]


@pytest.fixture(scope="module")
def model():
    """The same model as spaCy runs it, without any of our shortcuts."""
    nlp = importlib.import_module(FROM_INDEX).load(exclude=["ner"])
    keep_whole(nlp)
    return nlp


def facts(tokens):
    return [
        (
            (t.text, t.i, t.idx, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.is_space, t.is_punct, t.like_num),
            (t.head.i, t.left_edge.i, t.right_edge.i),
            [[c.i for c in group] for group in (t.children, t.lefts, t.rights, t.subtree, t.ancestors)],
        )
        for t in tokens
    ]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_parse_says_what_the_model_says(model, text):
    once, again = (facts(load_parser().parsed([Piece(text=text)])[0]) for _ in range(2))
    assert once == again == facts(model(text))


def test_a_parse_does_not_depend_on_what_is_parsed_beside_it():
    parser = load_parser()
    alone = [facts(parser.parsed([piece])[0]) for piece in PIECES]
    assert [facts(parse) for parse in parser.parsed(PIECES)] == alone
    assert [facts(parse) for parse in parser.parse(PIECES[::-1] * 3)] == alone[::-1] * 3


def test_the_same_sentence_is_parsed_once():
    parser = load_parser()
    first, second = parser.parse([PIECES[0], PIECES[0]])
    assert first is second is parser.parse([PIECES[0]])[0]


def test_the_latest_parses_are_kept_and_no_more():
    parser = load_parser()
    parser.keep({Piece(text=f"number {number}"): Parse("") for number in range(KEPT + 5)})
    assert len(parser.kept) == KEPT
    assert Piece(text=f"number {KEPT + 4}") in parser.kept
    parser.kept.clear()
