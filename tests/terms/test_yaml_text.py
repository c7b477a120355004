"""Values become what they say, and everything knows where it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.terms.yaml_text import Position, read_yaml


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "on", "off", "yes", "y", "12:30", "1:30:00", "1.10", "010", "0x1F", "1_000", "2020-11-10", "<<"],
)
def test_what_yaml_1_1_turned_into_something_else_stays_the_text_that_was_written(word):
    assert read_yaml(f"key: {word}\n").data == {"key": word}


@pytest.mark.parametrize(("word", "value"), [("true", True), ("false", False), ("null", None), ("~", None), ("", None)])
def test_plain_truths_and_nothing_are_themselves(word, value):
    assert read_yaml(f"key: {word}\n").data == {"key": value}


@pytest.mark.parametrize("word", ["true", "null", "~", ""])
def test_in_quotes_they_are_text(word):
    assert read_yaml(f'key: "{word}"\n').data == {"key": word}


def test_a_merge_key_is_a_key_like_any_other():
    assert read_yaml("a: {<<: b}\n").data == {"a": {"<<": "b"}}


def test_a_folded_text_holds_no_mark_of_its_folding():
    assert read_yaml("key: >-\n  one\n  two\n").data == {"key": "one two"}


def test_keys_and_values_know_their_places():
    written = read_yaml("a:\n  - x\n  - b: y\n")
    assert written.position(("a", 1, "b"), at_key=True) == Position(3, 5)
    assert written.position(("a", 1, "b")) == Position(3, 8)
    assert written.position(("a", 0)) == Position(2, 5)


def test_what_was_not_written_is_looked_for_around_it():
    written = read_yaml("a:\n  - b: y\n")
    assert written.position(("a", 0, "c", "d")) == written.position(("a", 0))


def test_two_documents_in_one_file_are_refused():
    ((position, fault),) = read_yaml("a: 1\n---\nb: 2\n").faults
    assert fault.code == "terms.yaml.document"
    assert position.line == 2


def test_a_character_that_no_file_may_hold_is_found():
    ((position, fault),) = read_yaml("a: 1\nb: x\x00y\n").faults
    assert fault.code == "terms.yaml.character"
    assert position == Position(2, 5)


def test_an_alias_within_its_own_anchor_ends():
    written = read_yaml("a: &a\n  b: *a\n")
    assert [fault.code for _, fault in written.faults] == ["terms.yaml.alias"]
    assert written.data == {"a": {"b": None}}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(0, 9).map(str), min_size=1))
def test_data_and_positions_agree(data):
    content = "".join(f"{key}: {value}\n" for key, value in data.items() if key not in ("null", "true", "false"))
    written = read_yaml(content or "x: 1\n")
    for line, key in enumerate(written.data, 1):
        assert written.position((key,), at_key=True) == Position(line, 1)
