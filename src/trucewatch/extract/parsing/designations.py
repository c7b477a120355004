"""Designations: weapons, vehicles and aircraft named by their type, and the common noun that stands for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.extract.acts.lexicon import read_yaml

MOST_WORDS = 100_000
"""Words remembered at most, so that memory stays flat over any number of documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Designations:
    """The tables of `data/lexicons/designations.yaml`."""

    types: Mapping[str, re.Pattern[str]]
    names: Mapping[str, str]

    def noun(self, word: str) -> str | None:
        """The common noun for a designation such as ``Su-25`` or ``Merkavas``, None for any other word."""
        small = word.casefold()
        for form in (small, small.removesuffix("s")):
            if word[:1].isupper() and form in self.names:
                return self.names[form]
            for noun, pattern in self.types.items():
                if pattern.fullmatch(form):
                    return noun
        return None


@cache
def packaged_designations() -> Designations:
    """The designations that come with the package."""
    raw = read_yaml(files("trucewatch.data") / "lexicons" / "designations.yaml")
    return Designations(
        types={noun: re.compile("|".join(f"(?:{p})" for p in patterns)) for noun, patterns in raw["types"].items()},
        names={name: noun for noun, names in raw["names"].items() for name in names},
    )
