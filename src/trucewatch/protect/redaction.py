"""The first depth of protection: contact details, document numbers, addresses and listed names leave every text.

Each is replaced by a mark that does not tell how long the words were. The patterns are data
(``data/protection/patterns.yaml``) with examples that are tested.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from ruamel.yaml import YAML

NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Withheld:
    """The characters ``[start:end]`` that are not printed, and why (``e-mail``, ``phone``, ``identity`` …)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One entry of the file: what is caught, by which mark it is replaced, and the examples it must pass."""

    kind: str
    mark: str
    regex: re.Pattern[str] | None
    catches: tuple[str, ...]
    leaves: tuple[str, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The entries of ``data/protection/patterns.yaml``, in the file's order."""
    text = files("trucewatch").joinpath("data/protection/patterns.yaml").read_text(encoding="utf-8")
    return tuple(
        Pattern(
            kind=entry["kind"],
            mark=entry["mark"],
            regex=re.compile(entry["pattern"], re.VERBOSE) if entry["pattern"] else None,
            catches=tuple(entry["catches"]),
            leaves=tuple(entry["leaves"]),
        )
        for entry in YAML(typ="safe", pure=True).load(text)
    )


def mark_of(kind: str) -> str:
    """The mark that stands in the place of withheld words of that kind. Raises KeyError for a kind unknown."""
    return {pattern.kind: pattern.mark for pattern in patterns()}[kind]


def withheld(text: str, names: Collection[str] = ()) -> tuple[Withheld, ...]:
    """What is not printed of a text, in order and without overlap; ``names`` are persons' names to withhold."""
    found = [*_by_pattern(text), *_by_name(text, names)]
    return without_overlap(found)


def redact(text: str, names: Collection[str] = ()) -> str:
    """The text with a mark in the place of everything that is withheld. Doing it twice changes nothing."""
    return replaced(text, withheld(text, names))


def replaced(text: str, gone: Iterable[Withheld]) -> str:
    """The text with the given characters replaced by their marks; ``gone`` is in order and without overlap."""
    pieces, position = [], 0
    for item in gone:
        pieces += [text[position : item.start], mark_of(item.kind)]
        position = item.end
    return "".join([*pieces, text[position:]])


def without_overlap(found: Iterable[Withheld]) -> tuple[Withheld, ...]:
    """The same characters as disjoint stretches: what overlaps is withheld as one, under the first one's mark."""
    merged: list[Withheld] = []
    for item in sorted(found):
        if merged and item.start < merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, item.end))
        else:
            merged.append(item)
    return tuple(merged)


def _by_pattern(text: str) -> Iterable[Withheld]:
    for pattern in patterns():
        if pattern.regex is None:
            continue
        group = "secret" if "secret" in pattern.regex.groupindex else 0
        for match in pattern.regex.finditer(text):
            chosen = group if match.group(group) is not None else 0
            yield Withheld(start=match.start(chosen), end=match.end(chosen), kind=pattern.kind)


def _by_name(text: str, names: Collection[str]) -> Iterable[Withheld]:
    pattern = _names_pattern(frozenset(names))
    for match in pattern.finditer(text) if pattern else ():
        yield Withheld(start=match.start(), end=match.end(), kind=NAME)


@lru_cache(maxsize=64)
def _names_pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    wanted = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
    words = "|".join(r"\s+".join(re.escape(part) for part in name.split()) for name in wanted)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if wanted else None
