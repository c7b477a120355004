"""Names of the gazetteer, looked up in a passage: the longest name at each word, with the right capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.passage import LONGEST_NAME, Passage
from trucewatch.locate.places.wording import PARTICLES, Wording

LARGE_POPULATION = 300_000
FOCUS_SHARE = 0.15
"""A country is a document's own where it is spoken of at least this often, against the most frequent one."""

LISTING = frozenset({"and", "or", "of", "including"})
"""Words that join a place to others, but do not show that it is one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer: words ``first`` to ``stop`` of the passage, and the places of that name."""

    first: int
    stop: int
    key: str
    entries: tuple[Entry, ...]


def hits_of(passage: Passage, index: Index) -> list[Hit]:
    """All names in text order, the longest at each place, not overlapping."""
    hits: list[Hit] = []
    at = 0
    while at < len(passage.tokens):
        hit = longest_hit(passage, at, index) if may_begin(passage, at, index) else None
        if hit is not None:
            hits.append(hit)
        at = hit.stop if hit is not None else at + 1
    return hits


def may_begin(passage: Passage, at: int, index: Index) -> bool:
    """Whether a name can begin with that word."""
    token = passage.tokens[at]
    return token.capital or token.key in index.lower_first or (token.key in PARTICLES and passage.capital(at + 1))


def longest_hit(passage: Passage, first: int, index: Index) -> Hit | None:
    """The longest name that begins at a word."""
    words = index.longest.get(passage.tokens[first].key.partition(" ")[0], 0)
    for stop in range(passage.reach(first, min(words, LONGEST_NAME)) if words else first, first, -1):
        key = passage.key(first, stop)
        if key in index.names and spelled(passage, first, stop, key, index):
            return Hit(first, stop, key, index.named(key))
    return None


def spelled(passage: Passage, first: int, stop: int, key: str, index: Index) -> bool:
    """Whether the name has the capitals that its entry asks for."""
    if key in index.exact:
        return passage.text[passage.tokens[first].start :].startswith(tuple(index.exact[key]))
    return key in index.lower or any(token.capital for token in passage.tokens[first:stop])


def focus_of(passage: Passage, hits: Sequence[Hit], wording: Wording) -> frozenset[str]:
    """The countries that the text is about, by its unmistakable names and the peoples and bodies that it names."""
    counts: Counter[str] = Counter()
    for hit in hits:
        if hit.key not in wording.weak and telling(hit.entries):
            counts.update({hit.entries[0].country} - {""})
    for at in range(len(passage.tokens)):
        if passage.capital(at):
            country = wording.demonyms.get(passage.written(at))
            counts.update([country] if country else ())
    most = max(counts.values(), default=0)
    return frozenset(country for country, count in counts.items() if count >= FOCUS_SHARE * most)


def telling(entries: Sequence[Entry]) -> bool:
    """Whether a name says which conflict a text is about."""
    chief = entries[0]
    return chief.kind == "country" or (chief.by_hand and not chief.diplomatic)


def locative_before(passage: Passage, first: int, wording: Wording) -> bool:
    """Whether a preposition or a verb of movement stands before a word, articles left aside."""
    at = first - 1
    if passage.word(at) == "the" and passage.joined(at):
        at -= 1
    return passage.joined(at) and passage.word(at) in wording.locative and passage.word(at) not in LISTING


def head_beside(passage: Passage, hit: Hit, wording: Wording) -> bool:
    """Whether a word such as "district" stands beside a name."""
    after = passage.joined(hit.stop - 1) and passage.word(hit.stop) in wording.heads
    before = passage.word(hit.first - 1) == "of" and passage.word(hit.first - 2) in wording.heads
    return after or before or (passage.joined(hit.first - 1) and passage.word(hit.first - 1) in wording.heads)
