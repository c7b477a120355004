"""The lexicon: longest wordings of the registry in a text, as atoms for the reader of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from trucewatch.extract.actors.tables import Entry, Role
from trucewatch.extract.actors.words import Word, shape_agrees

ARTICLES = frozenset({"the", "a", "an"})
NAMES = (Role.STATE, Role.GROUP, Role.BODY, Role.MISSION, Role.AGENCY)


@dataclass(frozen=True, slots=True)
class Atom:
    """A wording found: ``[start:end]`` are word numbers; ``entries`` are its readings."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def reading(self, *roles: Role) -> Entry | None:
        """The first reading in one of the roles."""
        return next((entry for entry in self.entries if entry.role in roles), None)

    def readings(self, role: Role) -> tuple[Entry, ...]:
        """All readings in a role."""
        return tuple(entry for entry in self.entries if entry.role is role)


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Lexicon:
    """All wordings in a tree by their folded words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        for entry in entries:
            node = self._root
            for key in entry.keys:
                node = node.following.setdefault(key, _Node())
            node.entries.append(entry)

    def atoms(self, words: Sequence[Word], on: date | None) -> list[Atom]:
        """The longest wordings from left to right, not overlapping, that hold on a day and in this text."""
        present = frozenset(word.key for word in words)
        found: list[Atom] = []
        place = 0
        while place < len(words):
            atom = self._longest(words, place, on, present)
            if atom and words[place].key in ARTICLES and not atom.reading(*NAMES):
                later = self._longest(words, place + 1, on, present) if place + 1 < len(words) else None
                atom = None if later and later.end > atom.end else atom
            if atom:
                found.append(atom)
            place = atom.end if atom else place + 1
        return found

    def _longest(self, words: Sequence[Word], start: int, on: date | None, present: frozenset[str]) -> Atom | None:
        best: Atom | None = None
        node: _Node | None = self._root
        for end in range(start, len(words)):
            node = node.following.get(words[end].key) if node else None
            if node is None:
                break
            if node.entries:
                held = tuple(e for e in node.entries if _holds(e, words[start : end + 1], on, present))
                best = Atom(start, end + 1, held) if held else best
        return best


def _holds(entry: Entry, written: Sequence[Word], on: date | None, present: frozenset[str]) -> bool:
    if entry.beside and not entry.beside & present:
        return False
    if on and ((entry.since and on < entry.since) or (entry.until and on > entry.until)):
        return False
    return all(shape_agrees(word.text, asked) for word, asked in zip(written, entry.words, strict=True))
