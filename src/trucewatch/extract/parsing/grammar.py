"""Grammar: the closed classes of words that the rules over the parse ask for, read from `data/lexicons/grammar.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from trucewatch.extract.acts.lexicon import read_yaml


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The word lists by name."""
    raw = read_yaml(files("trucewatch.data") / "lexicons" / "grammar.yaml")
    return {name: frozenset(str(word) for word in words) for name, words in raw.items()}


def words(name: str) -> frozenset[str]:
    """One word list. Raises KeyError for a name that the file does not have."""
    return word_lists()[name]
