"""The words that heads of reports are made of, from `data/lexicons/heads.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML


@cache
def heads() -> Mapping[str, Any]:
    """The lexicon as the file says it."""
    text = files("trucewatch").joinpath("data/lexicons/heads.yaml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = YAML(typ="safe").load(text)
    return content


@cache
def words(name: str) -> frozenset[str]:
    """One word list of the lexicon, in lower case."""
    return frozenset(str(word).lower() for word in heads()[name])


def any_of(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, with free white space inside."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@cache
def month_numbers() -> Mapping[str, int]:
    """Every written month and its number."""
    return {str(name): int(number) for number, names in heads()["months"].items() for name in names}
