"""Weapons named by their type are known by their common noun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.parsing.designations import packaged_designations


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("Su-25", "jet"), ("MiG-29s", "jet"), ("Il-76", "plane"), ("Mi-8", "helicopter"), ("Orlan-10", "drone"),
        ("Shaheds", "drone"), ("T-72B3", "tank"), ("BMP-2", "ifv"), ("D-30", "howitzer"), ("BM-21s", "mlrs"),
        ("ZU-23-2", "anti-aircraft"), ("PKM", "machine-gun"), ("Iskanders", "missile"), ("Kornet", "anti-tank"),
    ],
)  # fmt: skip
def test_a_designation_has_its_common_noun(word: str, noun: str):
    assert packaged_designations().noun(word) == noun


@pytest.mark.parametrize("word", ["heron", "grad", "an", "Il", "tow", "f-word", "15th", "T-shirt", "Minsk-2"])
def test_an_ordinary_word_is_no_designation(word: str):
    assert packaged_designations().noun(word) is None


@given(st.sampled_from(["Su-", "MiG-", "Tu-", "Il-", "Mi-", "T-", "Kh-"]), st.integers(min_value=50, max_value=90))
def test_a_plural_is_the_same_weapon(prefix: str, number: int):
    designations = packaged_designations()
    assert designations.noun(f"{prefix}{number}s") == designations.noun(f"{prefix}{number}")
