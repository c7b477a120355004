"""The context of a document's places: what it is about, and which of its names are beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.geo.sphere import distance_km
from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.folding import fold
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.names import focus_of, hits_of
from trucewatch.locate.places.passage import Passage
from trucewatch.locate.places.wording import Wording
from trucewatch.model.mention import PlaceMention

SAME_PLACE_KM = 9.0
REGION_REACH = 1.5
"""Regions are longer than wide: within so many radii a place may lie in one."""

PRECISE_KINDS = frozenset({"settlement", "district", "facility", "height", "corridor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """The document around a mention.

    ``focus`` are the countries that it is about. ``anchors`` are its places that have one candidate only.
    ``settled`` are namesakes that some sentence of it decided, by folded name.
    """

    text: str
    mentions: tuple[PlaceMention, ...] = ()
    focus: frozenset[str] = frozenset()
    anchors: tuple[Entry, ...] = ()
    settled: Mapping[str, Entry] = field(default_factory=dict, hash=False)


def context_of(text: str, mentions: Sequence[PlaceMention], index: Index, wording: Wording) -> PlaceContext:
    """The context of a text with its mentions, before namesakes are decided."""
    passage = Passage(text)
    anchors: dict[str, Entry] = {}
    for mention in mentions:
        entries = distinct(entries_of(mention, index))
        if len(entries) == 1 and not entries[0].diplomatic:
            anchors.setdefault(entries[0].id, entries[0])
    return PlaceContext(
        text=text,
        mentions=tuple(mentions),
        focus=focus_of(passage, hits_of(passage, index), wording),
        anchors=tuple(anchors.values()),
    )


def entries_of(mention: PlaceMention, index: Index) -> tuple[Entry, ...]:
    """The candidates of a mention as places."""
    found = (index.entry(candidate) for candidate in mention.candidates)
    return tuple(entry for entry in found if entry is not None)


def distinct(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Places without those that an earlier one covers: the same place twice, or a town and the region around it."""
    kept: list[Entry] = []
    for entry in entries:
        if not any(covers(other, entry) for other in kept):
            kept.append(entry)
    return tuple(kept)


def covers(one: Entry, other: Entry) -> bool:
    """Whether one name cannot well mean both: they are one place, or the one lies around the other."""
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    if one.kind == other.kind:
        return apart <= SAME_PLACE_KM
    return apart <= max(one.radius_km, other.radius_km, SAME_PLACE_KM)


def key_of(mention: PlaceMention) -> str:
    """The folded name of a mention."""
    return fold(mention.text)


def inside(entry: Entry, outer: Entry, index: Index) -> bool:
    """Whether a place lies in a region or country, by what encloses it or else by distance."""
    if entry.id == outer.id or any(ring.id == outer.id for ring in index.within(entry)):
        return True
    if outer.kind == "country":
        return entry.country == outer.country
    if outer.id in index.first_level and any(ring.id in index.first_level for ring in index.within(entry)):
        return False
    return distance_km(entry.lat, entry.lon, outer.lat, outer.lon) <= REGION_REACH * outer.radius_km
