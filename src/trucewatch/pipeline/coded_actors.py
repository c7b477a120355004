"""Coded actors: the names that tables write for actors and sources, as codes of the registry, each looked up once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from trucewatch.extract.actors.meanings import CIVILIANS
from trucewatch.extract.actors.mentions import ActorKind
from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.model.claim import Actor, Voice
from trucewatch.readers.tables.cells import folded
from trucewatch.readers.tables.mapping import ActorNames

IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
MOST_REMEMBERED = 50_000
LONGEST_NAME = 100
PART = 3
"""Letters of each part of a code that is put together."""
Known = TypeVar("Known")
PARTIES = (
    ActorKind.STATE, ActorKind.ORGAN, ActorKind.GROUP, ActorKind.MISSION, ActorKind.PERSON, ActorKind.CIVILIANS,
)  # fmt: skip


@dataclass(slots=True)
class CodedActors:
    """Codes of names by one table's own list, else by the registry. A name that neither knows keeps its text alone."""

    registry: ActorRegistry
    names: ActorNames
    _actors: dict[str, Actor] = field(default_factory=dict)
    _sources: dict[str, str | None] = field(default_factory=dict)
    _states: dict[str, str | None] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """The party of that name."""
        known = self._actors.get(name)
        if known is None:
            known = _bounded(self._actors)[name] = Actor(text=name, actor=self._code(name))
        return known

    def voice(self, names: Sequence[str]) -> Voice | None:
        """The voice of one source, or the joint voice of several that the table does not keep apart."""
        if not names:
            return None
        codes = [self.source(name) for name in names]
        known = [code for code in codes if code]
        return Voice(name="; ".join(names), actor="+".join(dict.fromkeys(known)) or None)

    def source(self, name: str) -> str | None:
        """The code of a source by its name."""
        if name not in self._sources:
            _bounded(self._sources)[name] = self._source(name)
        return self._sources[name]

    def _source(self, name: str) -> str | None:
        """A paper with a country in its name is not that country, and a long citation is the name of nobody."""
        code = self.registry.code_of_source(name) if len(name) <= LONGEST_NAME else None
        if code is None:
            return None
        states = [each for each in self.registry.spot(name) if each.kind in (ActorKind.STATE, ActorKind.ADJECTIVE)]
        return None if any(each.code == code and each.text != name for each in states) else code

    def state(self, name: str) -> str | None:
        """ISO 3166-1 alpha-3 of a country by its name, or by that code."""
        if name in self.registry.known.codes.leaders:
            return name
        if name not in self._states:
            spotted = self.registry.spot(IN_BRACKETS.sub("", name))
            found = [mention.code for mention in spotted if mention.kind is ActorKind.STATE and mention.code]
            _bounded(self._states)[name] = found[0] if len(found) == 1 else None
        return self._states[name]

    def _code(self, name: str) -> str | None:
        """The table's own list, whole names before beginnings; else the party with which the name begins."""
        key = folded(name)
        if key in self.names.codes:
            return self.names.codes[key]
        for beginning, code in self.names.beginnings.items():
            if key.startswith(beginning):
                return code
        if self.names.organs and name.isupper() and name.isalnum():
            return self._composed(name)
        return self._spotted(name)

    def _composed(self, name: str) -> str | None:
        """A code put together of a state's three letters and three for what of it is meant.

        The same letters behind a state can mean those who fight it, so what the table does not list is nobody.
        """
        head, rest = name[:PART], name[PART:]
        state = self.names.states.get(folded(head), head)
        if state not in self.registry.known.codes.leaders:
            return None
        if not rest:
            return state
        organ = self.names.organs.get(folded(rest[:PART]))
        if not organ or organ == CIVILIANS:
            return organ
        return self.registry.known.codes.compose(state, organ)

    def _spotted(self, name: str) -> str | None:
        """What the registry spots in a name without the years and countries in its brackets.

        Of a name with its abbreviation ("ABC: …") either may be known. A state in the midst of a longer name is not the
        party: "Farmers of …" are not the state.
        """
        for part in dict.fromkeys((name, *name.split(":", 1))):
            plain = IN_BRACKETS.sub("", part).strip()
            for mention in self.registry.spot(plain):
                whole = mention.start == 0 and (mention.kind is not ActorKind.STATE or mention.end == len(plain))
                if mention.code and mention.kind in PARTIES and whole:
                    return mention.code
        return None


def _bounded(remembered: dict[str, Known]) -> dict[str, Known]:
    """The same memory, emptied when it is full: names repeat, and a file of random ones must not fill the memory."""
    if len(remembered) >= MOST_REMEMBERED:
        remembered.clear()
    return remembered
