"""Names for actor codes: the agreements' own for their parties, the registry's, else the words of a claim or the code."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.publish.publication import Publication
from trucewatch.publish.wording import PRONOUNS, labels

CIVILIANS = "CIV"
TABLES = ("states", "groups", "missions", "agencies")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name for each code; a code that nothing names stays a code."""

    names: Mapping[str, str]

    def of(self, code: str) -> str:
        """The name of an actor: an organ by its state's adjective, the members of a joint voice each."""
        if code in self.names:
            return self.names[code]
        if "+" in code:
            return " and ".join(self.of(part) for part in code.split("+"))
        owner, _, organ = code.partition(".")
        words = labels()["organs"].get(organ)
        if words is None:
            return code
        adjective = _registry()[1].get(owner)
        return f"{adjective} {words}" if adjective else f"{words} of {self.of(owner)}"

    def voice(self, name: str, code: str | None) -> str:
        """The name under which a voice is listed: that of its code, or for one without its own words."""
        return self.of(code) if code and code != CIVILIANS else name or "an unnamed source"


def naming_for(publication: Publication) -> Naming:
    """The names that a publication's agreements, the registry and its claims give to codes, in this order."""
    parties = {party.code: party.name for agreement in publication.agreements for party in agreement.parties}
    return Naming({**_told(publication), **_registry()[0], CIVILIANS: "civilians", **parties})


def registered(code: str) -> str:
    """The registry's name for a code; a code that it does not name stays a code."""
    return Naming(_registry()[0]).of(code)


@cache
def _registry() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The first name of each code of the actor registry, and the first adjective of those that have one."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for table in TABLES:
        text = files("trucewatch").joinpath(f"data/vocabularies/actors/{table}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            names.setdefault(row["code"], _first(row["names"]))
            if row.get("adjectives"):
                adjectives.setdefault(row["code"], _first(row["adjectives"]))
    return names, adjectives


def _first(wordings: str) -> str:
    return wordings.split(";", maxsplit=1)[0].split("[", maxsplit=1)[0].strip()


def _told(publication: Publication) -> dict[str, str]:
    said: dict[str, Counter[str]] = {}
    for code, text in _wordings(publication):
        if code and "." not in code and "+" not in code and text and text.casefold() not in PRONOUNS:
            said.setdefault(code, Counter())[text] += 1
    # The most frequent wording, and of equally frequent ones the first by letter, so that order plays no part.
    return {code: min(words, key=lambda word: (-words[word], word)) for code, words in said.items()}


def _wordings(publication: Publication) -> Iterator[tuple[str | None, str]]:
    for claim in publication.claims.values():
        yield from ((voice.actor, voice.name) for voice in claim.voices)
        yield from ((actor.actor, actor.text) for actor in (*claim.initiator, *claim.target))
