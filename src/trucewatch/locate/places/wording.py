"""The words around names of places, from `data/gazetteer/wording.tsv` and `demonyms.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.locate.places.folding import fold

PARTICLES = frozenset(
    ["al", "el", "ar", "as", "ash", "ad", "an", "at", "az", "ul", "de", "del", "la", "las", "los", "ras"]
)
"""Words that begin or join names and may be written small."""

DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "your",
        "some",
        "any",
        "all",
        "each",
        "every",
        "no",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Lists of words. ``heads`` stand beside a name and give its kind, ``generic`` stand alone (folded words).

    ``titles``, ``actors`` and ``designations`` hold words as written: titles, what makes an actor of a name, what makes a
    post of a number. ``placing`` words stand before a place only, ``motion`` verbs before "to" and a place, ``dwellers`` of
    a place before "of", ``fates`` after a place that met one, ``connectors`` after the last place of a list. ``openings``
    are the first words of heads, facilities and generic words.
    """

    heads: Mapping[str, str]
    facilities: Mapping[str, str]
    generic: Mapping[str, str]
    adjectives: frozenset[str]
    locative: frozenset[str]
    leads: tuple[str, ...]
    titles: frozenset[str]
    actors: tuple[str, ...]
    stop: frozenset[str]
    weak: frozenset[str]
    bodies: frozenset[str]
    prefixes: frozenset[str]
    placing: frozenset[str]
    motion: frozenset[str]
    dwellers: frozenset[str]
    fates: frozenset[str]
    designations: frozenset[str]
    connectors: frozenset[str]
    openings: frozenset[str]
    demonyms: Mapping[str, str]


@cache
def packaged_wording() -> Wording:
    """The packaged lists."""
    lists: dict[str, dict[str, str]] = {}
    for row in _rows("wording.tsv"):
        name, kind, words = row
        lists.setdefault(name, {}).update(dict.fromkeys(words.split(";"), kind))
    heads, facilities, generic = (_folded(lists[name]) for name in ("head", "facility", "generic"))
    return Wording(
        heads=heads,
        facilities=facilities,
        generic=generic,
        openings=frozenset(word.partition(" ")[0] for word in (*heads, *facilities, *generic)),
        adjectives=frozenset(_folded(lists["adjective"])),
        locative=frozenset(_folded(lists["locative"])),
        leads=tuple(sorted(lists["lead"], key=len, reverse=True)),
        titles=frozenset(lists["title"]),
        actors=tuple(sorted(lists["actor_after"], key=len, reverse=True)),
        stop=frozenset(_folded(lists["stop"])),
        weak=frozenset(_folded(lists["weak"])),
        bodies=frozenset(_folded(lists["body"])),
        prefixes=frozenset(_folded(lists["prefix"])),
        placing=frozenset(_folded(lists["placing"])),
        motion=frozenset(_folded(lists["motion"])),
        dwellers=frozenset(_folded(lists["dweller"])),
        fates=frozenset(_folded(lists["fate"])),
        designations=frozenset(lists["designation"]),
        connectors=frozenset(_folded(lists["connector"])),
        demonyms={row[0]: row[1] for row in _rows("demonyms.tsv")},
    )


def _folded(words: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): kind for word, kind in words.items()}


def _rows(name: str) -> list[tuple[str, ...]]:
    text = (files("trucewatch") / "data" / "gazetteer" / name).read_text("utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]
