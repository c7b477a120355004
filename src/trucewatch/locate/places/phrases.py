"""Phrases: a name with a word of place beside it ("the district of X", "X village"), or such a word alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.geo.sphere import compass_name
from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.find import GENERIC, Find, fitting, with_head
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.names import Hit
from trucewatch.locate.places.passage import Passage
from trucewatch.locate.places.wording import DETERMINERS, PARTICLES, Wording

LONGEST_HEAD = 4
MOST_ADJECTIVES = 4
LONGEST_COUNT = 3
"""Numbers with more digits are clock times and years, not how many places there are."""

_PEOPLE = re.compile(r"(?:ian|ean|can|ish|ese|ijani|aqi|eli|ani|emeni|udi)s?$")
_TO_NAME = {"facility": ("of", "in", "at", "near"), "road": ("to", "from", "of", "towards", "between", "into")}
_MEASURED = frozenset(
    [
        "m",
        "mm",
        "km",
        "metre",
        "metres",
        "meter",
        "meters",
        "kilometre",
        "kilometres",
        "kilometer",
        "kilometers",
        "mile",
        "miles",
    ]
)


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name in the passage: one of the gazetteer, or a capitalised run that it does not have."""

    first: int
    stop: int
    key: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A word or words of place, ``first`` to ``stop``."""

    first: int
    stop: int
    key: str


class PhraseSpotter:
    """Finds phrases in one passage, given the names that were admitted."""

    def __init__(self, passage: Passage, hits: Sequence[Hit], index: Index, wording: Wording) -> None:
        self.passage, self.index, self.wording = passage, index, wording
        self.by_first = {hit.first: hit for hit in hits}
        self.by_stop = {hit.stop: hit for hit in hits}

    def finds(self) -> Iterator[Find]:
        """All phrases, overlapping ones too."""
        for head in self.heads():
            yield from self.named(head)
            yield from self.alone(head)

    def heads(self) -> Iterator[Head]:
        """Words of place, the longest at each word."""
        at = 0
        while at < len(self.passage.tokens):
            head = self.head_at(at)
            if head is not None:
                yield head
            at = head.stop if head is not None else at + 1

    def head_at(self, first: int) -> Head | None:
        """The longest word of place that begins there."""
        wording = self.wording
        if self.passage.tokens[first].key.partition(" ")[0] not in wording.openings:
            return None
        for stop in range(self.passage.reach(first, LONGEST_HEAD), first, -1):
            key = self.passage.key(first, stop)
            if key in wording.heads or key in wording.facilities or key in wording.generic:
                return Head(first, stop, key)
        return None

    def kind_of(self, head: Head) -> str:
        """The gazetteer class that a head word gives to a name."""
        return self.wording.heads.get(head.key) or self.wording.facilities.get(head.key, "")

    def named(self, head: Head) -> Iterator[Find]:
        """Phrases of a head and a name before or after it."""
        kind = self.kind_of(head)
        before = self.name_before(head) if kind else None
        if before is not None:
            yield self.before_head(before, head, kind)
            yield from self.shared(before, head, kind)
            return
        after = self.name_after(head, kind) if kind else None
        if after is not None and after.stop > head.stop:
            yield from self.after_head(after, head, kind)

    def before_head(self, name: NameAt, head: Head, kind: str) -> Find:
        """ "the Martuni district", "Berdavan village", "the Mayo district of southern Khartoum"."""
        first, stop = self.left_of(name.first), self.outer(head.stop, kind)
        return Find(first, stop, kind, with_head(name.key, head.key, self.index, name.entries, kind))

    def after_head(self, name: NameAt, head: Head, kind: str) -> Iterator[Find]:
        """ "the village of X", "the road to X"; "the villages of X, Y and Z" is three places."""
        if kind == "area" and self.passage.joined(name.stop - 1) and self.passage.word(name.stop) in self.wording.heads:
            return
        candidates = with_head(name.key, head.key, self.index, name.entries, kind)
        if head.key.endswith("s") and kind in ("settlement", "district", "region"):
            yield from self.listed(name, kind, candidates)
        if head.key.endswith("s") and kind != "road":
            return
        stop = self.second_end(name.stop) if kind == "road" else self.outer(name.stop, kind)
        yield Find(self.left_of(head.first), stop, kind, candidates)

    def listed(self, name: NameAt, kind: str, candidates: tuple[str, ...]) -> Iterator[Find]:
        """The names of a list, from the first one on."""
        current: NameAt | None = name
        while current is not None:
            found = candidates if current is name else fitting(current.entries, kind)
            yield Find(current.first, current.stop, kind, found)
            current = self.next_in_list(current.stop)

    def next_in_list(self, stop: int) -> NameAt | None:
        """The next name after a comma or "and"."""
        if self.passage.gap(stop - 1).strip() == "," and self.passage.word(stop) not in ("and", "or"):
            return self.name_at(stop)
        if self.passage.word(stop) in ("and", "or"):
            return self.name_at(stop + 1)
        return None

    def shared(self, name: NameAt, head: Head, kind: str) -> Iterator[Find]:
        """Names that share the plural head of a later one: "the Goranboy, Khojavend and Fuzuli districts"."""
        first = name.first
        while head.key.endswith("s") and first > 0:
            joiner = self.passage.word(first - 1) in ("and", "or")
            earlier = self.by_stop.get(first - 1 if joiner else first)
            if earlier is None or not (joiner or self.passage.gap(first - 1).strip() == ","):
                return
            candidates = with_head(earlier.key, head.key, self.index, earlier.entries, kind)
            yield Find(earlier.first, earlier.stop, kind, candidates)
            first = earlier.first

    def alone(self, head: Head) -> Iterator[Find]:
        """A word of place without a name: "the line of contact", "their villages", "a Ukrainian checkpoint"."""
        if head.key not in self.wording.generic:
            return
        first = self.owner_of(self.left_of(head.first))
        placed = first < head.first or (self.preposition(first) and self.stands_alone(head))
        if placed and not self.part_of_name(first, head) and not self.part_of_compound(head):
            yield Find(first, head.stop, GENERIC)

    def stands_alone(self, head: Head) -> bool:
        """Whether a word needs no article: "hospitals", "to base", but not "in front", "at sea"."""
        return (head.key.endswith("s") and head.key != "pass") or self.wording.generic[head.key] == "facility"

    def part_of_name(self, first: int, head: Head) -> bool:
        """Whether capitals make a name of the words: "the South Ossetian", "the First Front"."""
        passage = self.passage
        if passage.capital(head.stop - 1):
            alone = first == head.first or (passage.joined(head.stop - 1) and passage.capital(head.stop))
            return alone or self.rank_before(head)
        return self.rank_before(head)

    def rank_before(self, head: Head) -> bool:
        """Whether a capitalised adjective that is no people stands right before."""
        at = head.first - 1
        word = self.passage.word(at)
        return self.passage.capital(at) and word in self.wording.adjectives and not self.passage.begins_sentence(at)

    def part_of_compound(self, head: Head) -> bool:
        """Whether the words only describe what follows or precedes: "border guards", "cross-border"."""
        passage = self.passage
        hyphen = passage.gap(head.first - 1).startswith("-") or passage.gap(head.stop - 1).startswith("-")
        return hyphen or (passage.joined(head.stop - 1) and passage.word(head.stop) in self.wording.bodies)

    def owner_of(self, first: int) -> int:
        """The beginning with its owner, where that is a word of place too: "the city's outskirts"."""
        passage = self.passage
        if passage.word(first - 1) != "s" or passage.gap(first - 2) not in ("'", "’"):
            return first
        owner = first - 2
        return self.left_of(owner) if passage.word(owner) in self.wording.generic else first

    def preposition(self, first: int) -> bool:
        """Whether a word of direction or movement stands before."""
        word = self.passage.word(first - 1)
        return self.passage.joined(first - 1) and word in self.wording.locative and word not in ("and", "or", "of")

    def left_of(self, first: int) -> int:
        """Where a phrase begins: adjectives, peoples and numbers to its left, then an article or pronoun."""
        passage, at = self.passage, first
        while first - at < MOST_ADJECTIVES and passage.joined(at - 1) and self.describes(at - 1):
            at -= 1
        if passage.joined(at - 1) and passage.word(at - 1) in DETERMINERS:
            at -= 1
        return at

    def describes(self, at: int) -> bool:
        """Whether a word is an adjective of place, a people, a compass point or a number."""
        word = self.passage.word(at)
        if word.isdigit():
            return len(word) < LONGEST_COUNT and self.passage.word(at + 1) not in _MEASURED
        people = self.passage.capital(at) and bool(_PEOPLE.search(word)) and word not in self.index
        return word in self.wording.adjectives or people or is_compass(self.passage.written(at))

    def name_before(self, head: Head) -> NameAt | None:
        """The name that ends where the head begins."""
        if not self.passage.joined(head.first - 1):
            return None
        hit = self.by_stop.get(head.first)
        if hit is not None:
            return self.pair_before(hit)
        return self.unknown_before(head)

    def pair_before(self, hit: Hit) -> NameAt:
        """A hit, or the pair of "the A-B road"."""
        other = self.by_stop.get(hit.first)
        paired = other is not None and self.passage.gap(hit.first - 1) in ("-", "–")
        return NameAt(other.first if other is not None and paired else hit.first, hit.stop, hit.key, hit.entries)

    def unknown_before(self, head: Head) -> NameAt | None:
        """A capitalised run that the gazetteer does not have, before a head word in small letters."""
        passage, first = self.passage, head.first
        while head.first - first < MOST_ADJECTIVES and self.nameable(first - 1) and passage.joined(first - 1):
            first -= 1
        if first == head.first or passage.capital(head.first):
            return None
        if passage.word(first - 1) in PARTICLES and passage.joined(first - 1):
            first -= 1
        placed = passage.joined(first - 1) and (
            passage.word(first - 1) in DETERMINERS or passage.word(first - 1) in self.wording.locative
        )
        sure = placed or self.wording.heads.get(head.key) == "settlement"
        return NameAt(first, head.first, passage.key(first, head.first)) if sure else None

    def nameable(self, at: int) -> bool:
        """Whether a word can be part of an unknown name."""
        passage, word = self.passage, self.passage.word(at)
        plain = word in self.wording.stop or word in self.wording.heads or word in self.wording.facilities
        written = passage.written(at)
        shouted = written.isupper() and len(written) > 1
        people = bool(_PEOPLE.search(word)) or written in self.wording.demonyms
        return passage.capital(at) and not plain and not shouted and not people and word not in self.wording.adjectives

    def name_after(self, head: Head, kind: str) -> NameAt | None:
        """The name after a head: "of X", "to X" for roads, "in X" for facilities, or plainly "village X"."""
        passage, at = self.passage, head.stop
        if passage.joined(at - 1) and passage.word(at) in _TO_NAME.get(kind, ("of",)):
            at += 1
            if passage.word(at) == "the" or is_compass(passage.written(at)):
                at += 1
        elif kind not in ("settlement", "district") or passage.capital(head.first):
            return None
        name = self.name_at(at) if passage.joined(at - 1) else None
        return None if name is None or self.country_of_state(name, head) else name

    def country_of_state(self, name: NameAt, head: Head) -> bool:
        """Whether the words are a form of state: "the republic of X", "the state of X"."""
        return head.key in ("republic", "state") and any(entry.kind == "country" for entry in name.entries)

    def name_at(self, first: int) -> NameAt | None:
        """The name that begins there: an admitted one, or an unknown capitalised run."""
        hit = self.by_first.get(first)
        if hit is not None:
            return NameAt(hit.first, hit.stop, hit.key, hit.entries)
        start = first + 1 if self.passage.word(first) in PARTICLES else first
        if not self.nameable(start):
            return None
        stop = self.passage.proper_name(first, self.wording.stop)
        return NameAt(first, stop, self.passage.key(first, stop)) if stop is not None else None

    def outer(self, stop: int, kind: str) -> int:
        """The end of a phrase with what encloses it: "… of southern Khartoum"."""
        if kind not in ("settlement", "district", "facility") or self.passage.word(stop) != "of":
            return stop
        hit = self.by_first.get(stop + 1)
        if hit is None and is_compass(self.passage.written(stop + 1)):
            hit = self.by_first.get(stop + 2)
        return hit.stop if hit is not None and self.passage.joined(stop - 1) else stop

    def second_end(self, stop: int) -> int:
        """The end of "the road between X and Y", "the road from X to Y"."""
        if self.passage.word(stop) not in ("and", "to", "into", "towards"):
            return stop
        hit = self.by_first.get(stop + 1)
        return hit.stop if hit is not None and self.passage.joined(stop) else stop


def is_compass(word: str) -> bool:
    """Whether a word is a direction such as "southern", "NE" or "north-west"."""
    return bool(word) and compass_name(word) is not None
