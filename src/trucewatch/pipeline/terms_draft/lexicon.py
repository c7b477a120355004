"""The words of drafting: `data/lexicons/provisions.yaml`, each list compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from re import Match, Pattern
from typing import Any

from ruamel.yaml import YAML

Patterns = tuple[Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisions:
    """How texts word what is due; the file says what each member means."""

    ban: Patterns
    permission: Patterns
    duty: Patterns
    recital: Pattern[str]
    everybody: Patterns
    agreement: Patterns
    point: Pattern[str]
    counted: Patterns
    anchors: Mapping[str, Patterns]
    lasts: Patterns
    before_the_day: Pattern[str]
    signed: Pattern[str]
    truce: frozenset[str]
    forbidden_by_truce: tuple[str, ...]
    stops: Pattern[str]
    not_due: frozenset[str]
    powers: frozenset[str]
    handed_over: Mapping[str, Mapping[str, Pattern[str]]]
    amounts: frozenset[str]


def first_match(patterns: Patterns, text: str) -> Match[str] | None:
    """What the first pattern that fits finds."""
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


@cache
def packaged_provisions() -> Provisions:
    """The words that come with trucewatch."""
    text = resources.files("trucewatch.data").joinpath("lexicons/provisions.yaml").read_text(encoding="utf-8")
    raw: Mapping[str, Any] = YAML(typ="safe").load(text)
    lists = {
        name: _compiled(raw[name])
        for name in ("ban", "permission", "duty", "everybody", "agreement", "counted", "lasts")
    }
    return Provisions(
        **lists,
        recital=_pattern(raw["recital"]),
        point=_pattern(raw["point"]),
        anchors={anchor: _compiled(words) for anchor, words in raw["anchors"].items()},
        before_the_day=_pattern(raw["before_the_day"]),
        signed=_pattern(raw["signed"]),
        truce=frozenset(raw["truce"]),
        forbidden_by_truce=tuple(raw["forbidden_by_truce"]),
        stops=_pattern(raw["stops"]),
        not_due=frozenset(raw["not_due"]),
        powers=frozenset(raw["powers"]),
        handed_over={
            act: {kind: _pattern(words) for kind, words in kinds.items()} for act, kinds in raw["handed_over"].items()
        },
        amounts=frozenset(raw["amounts"]),
    )


def _pattern(words: str) -> Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.MULTILINE)


def _compiled(words: list[str]) -> Patterns:
    return tuple(_pattern(each) for each in words)
