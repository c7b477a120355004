"""Finds: what the spotter believes to be a place, in words of a passage, before offsets and bearings are settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.passage import Passage
from trucewatch.model.mention import PlaceMention

GENERIC = "generic"

COMPATIBLE: dict[str, frozenset[str]] = {
    "settlement": frozenset({"settlement"}),
    "district": frozenset({"district", "region"}),
    "region": frozenset({"region", "district", "country", "area"}),
    "corridor": frozenset({"corridor", "road"}),
    "road": frozenset({"road", "corridor"}),
    "river": frozenset({"river"}),
    "height": frozenset({"height"}),
    "line": frozenset({"line"}),
    "zone": frozenset({"zone"}),
    "facility": frozenset({"facility"}),
    "area": frozenset({"area", "region", "district", "zone", "height", "river"}),
}
"""Which classes of the gazetteer a word such as "district" can stand beside."""


@dataclass(frozen=True, slots=True)
class Find:
    """Words ``first`` to ``stop``; ``candidates`` are gazetteer ids, best first; ``kind`` "generic" without a name."""

    first: int
    stop: int
    kind: str
    candidates: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the words carry a name."""
        return self.kind != GENERIC


def fitting(entries: Sequence[Entry], kind: str) -> tuple[str, ...]:
    """The ids of the places that fit a kind, or of all where none does: a district is known by its town."""
    fit = [entry.id for entry in entries if entry.kind in COMPATIBLE.get(kind, ())]
    return tuple(fit or [entry.id for entry in entries])


def with_head(key: str, head: str, index: Index, entries: Sequence[Entry], kind: str) -> tuple[str, ...]:
    """Candidates of a name with its head word: the place of the whole name where there is one."""
    singular = head.removesuffix("s") if head.endswith(("ts", "ns")) else head
    for whole in (f"{key} {head}", f"{key} {singular}"):
        if whole in index:
            return fitting(index.named(whole), kind)
    return fitting(entries, kind)


def choose(finds: Iterable[Find]) -> list[Find]:
    """Finds that do not overlap, in text order: names before common words, long before short."""
    taken: set[int] = set()
    chosen: list[Find] = []
    for find in sorted(finds, key=lambda find: (not find.named, find.first - find.stop, find.first)):
        words = range(find.first, find.stop)
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append(find)
    return sorted(chosen, key=lambda find: find.first)


def mention_of(find: Find, passage: Passage) -> PlaceMention:
    """The mention that a find becomes."""
    start, end = passage.tokens[find.first].start, passage.tokens[find.stop - 1].end
    return PlaceMention(
        start=start,
        end=end,
        text=passage.text[start:end],
        kind=find.kind,
        candidates=find.candidates,
        whole_start=start,
        whole_end=end,
    )
