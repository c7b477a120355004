"""The bank of annotated sentences: each claim is a slice of its sentence, in the closed sets, and each act is well covered.

Nothing here measures the reader. What is checked is that a statistical part can be fitted to the bank with confidence.
"""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from trucewatch.model import Modality, Polarity

HERE = Path(__file__).parent / "sentences"
SENTENCE_KEYS = {"text", "claims"}
CLAIM_KEYS = {"quote", "reported_as", "act", "polarity", "modality"}
LEAST_PER_ACT = 20
LEAST_EMPTY = 250
LONGEST_TRIGGER = 4  # words
OFTENEST_TRIGGER = 3  # times in one act; beyond that the bank would teach one wording instead of the act

Sentence = dict[str, Any]


def read_family(path: Path) -> list[Sentence]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


BANK = {path.stem: read_family(path) for path in sorted(HERE.glob("*.jsonl"))}
SENTENCES = [sentence for family in BANK.values() for sentence in family]
CLAIMS = [(sentence["text"], claim) for sentence in SENTENCES for claim in sentence["claims"]]
FAMILIES = pytest.mark.parametrize("family", BANK)


@pytest.fixture(scope="module")
def acts() -> frozenset[str]:
    text = files("trucewatch").joinpath("data/vocabularies/acts.yaml").read_text(encoding="utf-8")
    return frozenset(YAML(typ="safe").load(text))


def is_slice(part: str, whole: str) -> bool:
    return bool(part) and part == part.strip() and part in whole


@FAMILIES
def test_records_have_the_fields_of_the_bank_and_no_others(family: str) -> None:
    assert BANK[family]
    for sentence in BANK[family]:
        assert set(sentence) == SENTENCE_KEYS
        assert sentence["text"] == sentence["text"].strip() != ""
        assert [claim for claim in sentence["claims"] if set(claim) != CLAIM_KEYS] == []


@FAMILIES
def test_quotes_are_slices_of_the_sentence_and_triggers_of_the_quote(family: str) -> None:
    for sentence in BANK[family]:
        for claim in sentence["claims"]:
            assert is_slice(claim["quote"], sentence["text"]), sentence["text"]
            assert is_slice(claim["reported_as"], claim["quote"]), sentence["text"]
            assert len(claim["reported_as"].split()) <= LONGEST_TRIGGER, claim["reported_as"]


@FAMILIES
def test_claims_keep_to_the_closed_sets(family: str, acts: frozenset[str]) -> None:
    for sentence in BANK[family]:
        for claim in sentence["claims"]:
            assert claim["act"] in acts, sentence["text"]
            assert Polarity(claim["polarity"])
            assert Modality(claim["modality"])


def test_no_sentence_is_written_twice() -> None:
    written = Counter(" ".join(sentence["text"].casefold().split()) for sentence in SENTENCES)
    assert [text for text, times in written.items() if times > 1] == []


def test_no_claim_is_written_twice_in_a_sentence() -> None:
    written = Counter((text, json.dumps(claim, sort_keys=True)) for text, claim in CLAIMS)
    assert [text for (text, _), times in written.items() if times > 1] == []


def test_each_act_is_in_enough_sentences(acts: frozenset[str]) -> None:
    found = Counter(act for sentence in SENTENCES for act in {claim["act"] for claim in sentence["claims"]})
    assert {act: found[act] for act in acts if found[act] < LEAST_PER_ACT} == {}


def test_no_trigger_crowds_out_the_others_of_its_act() -> None:
    found = Counter((claim["act"], claim["reported_as"].casefold()) for _, claim in CLAIMS)
    assert [trigger for trigger, times in found.items() if times > OFTENEST_TRIGGER] == []


def test_enough_sentences_only_tempt() -> None:
    assert sum(not sentence["claims"] for sentence in SENTENCES) >= LEAST_EMPTY
