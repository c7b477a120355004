"""Namesakes: which of several places of a name a document means, or that it does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.geo.sphere import compass_degrees, destination, distance_km
from trucewatch.locate.places.bearings import Gloss, gloss_after
from trucewatch.locate.places.context import PRECISE_KINDS, PlaceContext, distinct, entries_of, inside, key_of
from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.names import longest_hit
from trucewatch.locate.places.passage import Passage
from trucewatch.model.mention import PlaceMention

NEARBY_CHARACTERS = 90
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?[A-Z]|and\b|or\b)")
_OPEN = re.compile(r"\([^()]*$")
_BESIDE = re.compile(r"[\s,(]*(?:(?:in|of)\s+)?(?:the\s+)?")
GLOSS_TOLERANCE = 0.5
GLOSS_LEAST_KM = 5.0
NEAR_KM = 150.0
CLEARLY_NEARER = 2.0
MARGIN_KM = 20.0
PROMINENT_POPULATION = 50_000
PROMINENT_RATIO = 10.0
OBSCURE_POPULATION = 100_000
INNER_KINDS = frozenset({"settlement", "district", "facility", "height", "road", "area"})
OUTER_KINDS = frozenset({"region", "district", "country"})

Point = tuple[float, float]


class Namesakes:
    """Decides between the candidates of a mention in a context."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def settle(self, context: PlaceContext) -> PlaceContext:
        """The context with the namesakes that its own sentences decide."""
        settled: dict[str, Entry] = {}
        for mention in context.mentions:
            entries = distinct(entries_of(mention, self.index))
            told = self.told(mention, entries, context) if len(entries) > 1 else entries
            if len(told) == 1 < len(entries):
                settled.setdefault(key_of(mention), told[0])
        return replace(context, settled=settled, anchors=(*context.anchors, *settled.values()))

    def decide(self, mention: PlaceMention, context: PlaceContext) -> tuple[Entry, ...]:
        """What remains of a mention's candidates: one place, those between which nothing decides, or none."""
        entries = self.told(mention, distinct(entries_of(mention, self.index)), context)
        if len(entries) > 1 and key_of(mention) in context.settled:
            return (context.settled[key_of(mention)],)
        return self.weighed(entries, context) if len(entries) > 1 else entries

    def told(self, mention: PlaceMention, entries: Sequence[Entry], context: PlaceContext) -> tuple[Entry, ...]:
        """Candidates that agree with what the words around say: a bearing from elsewhere, a region named beside."""
        point = self.gloss_point(mention, context.text)
        if point is not None:
            return self.near_point(entries, *point)
        outer = self.outer(mention, context)
        if outer is None:
            return tuple(entries)
        return tuple(entry for entry in entries if entry.id != outer.id and inside(entry, outer, self.index))

    def weighed(self, entries: Sequence[Entry], context: PlaceContext) -> tuple[Entry, ...]:
        """Candidates in the document's countries, then the one clearly nearest to its other places, or prominent."""
        own = [entry for entry in entries if entry.country in context.focus or not entry.country]
        left = distinct(own or entries)
        if len(left) == 1:
            return left
        return nearest(left, context.anchors) or prominent(left) or left

    def gloss_point(self, mention: PlaceMention, text: str) -> tuple[Point, float] | None:
        """Where a gloss puts a place, and the distance that it gives from its anchor."""
        gloss = gloss_after(text, mention.end)
        anchor = self.anchor_of(gloss, text) if gloss is not None else None
        if gloss is None or anchor is None:
            return None
        bearing = compass_degrees(gloss.direction)
        middle = sum(gloss.distance_km) / 2
        return destination(anchor.lat, anchor.lon, bearing or 0.0, middle), middle

    def anchor_of(self, gloss: Gloss, text: str) -> Entry | None:
        """The place that a gloss measures from."""
        passage = Passage(text[gloss.anchor : gloss.anchor + NEARBY_CHARACTERS])
        first = 1 if passage.word(0) == "the" else 0
        hit = longest_hit(passage, first, self.index) if len(passage.tokens) > first else None
        return hit.entries[0] if hit is not None else None

    def near_point(self, entries: Sequence[Entry], point: Point, given_km: float) -> tuple[Entry, ...]:
        """The candidate nearest to where a gloss puts it, if it is near enough."""
        ranked = sorted((distance_km(*point, entry.lat, entry.lon), entry.id, entry) for entry in entries)
        tolerance = GLOSS_LEAST_KM + GLOSS_TOLERANCE * given_km
        return (ranked[0][2],) if ranked and ranked[0][0] <= tolerance else ()

    def outer(self, mention: PlaceMention, context: PlaceContext) -> Entry | None:
        """The region, district or country named right after a mention: "X, Y region", "X in Y", "X (Z district, Y)"."""
        if mention.kind not in INNER_KINDS:
            return None
        at, found = mention.whole_end, None
        for other in context.mentions:
            if other.start < at:
                continue
            if not _BESIDE.fullmatch(context.text, at, other.start):
                break
            found = self.wide(other, context) or found
            at = other.whole_end
            if found is not None or not (other.kind == "district" or _OPEN.search(context.text, mention.whole_end, at)):
                break
        return found

    def wide(self, other: PlaceMention, context: PlaceContext) -> Entry | None:
        """The region, district or country that a mention beside another one names, if it does."""
        entries = entries_of(other, self.index)
        called = other.kind in OUTER_KINDS or other.kind == "area"
        if not called and _LISTED.match(context.text, other.end):
            return None
        wide = [entry for entry in entries if entry.kind in OUTER_KINDS]
        if called and not wide:
            wide = [ring for entry in entries for ring in self.index.within(entry) if ring.kind in OUTER_KINDS]
        own = [entry for entry in wide if entry.country in context.focus]
        return next(iter(own or wide), None)


def nearest(entries: Sequence[Entry], anchors: Sequence[Entry]) -> tuple[Entry, ...]:
    """The candidate that lies clearly nearer to the document's sure places than any other."""
    sure = [anchor for anchor in anchors if anchor.kind in PRECISE_KINDS] or [
        anchor for anchor in anchors if anchor.kind == "region"
    ]
    others = [anchor for anchor in sure if anchor not in entries]
    if not others:
        return ()
    ranked = sorted(
        (min(distance_km(entry.lat, entry.lon, anchor.lat, anchor.lon) for anchor in others), entry.id, entry)
        for entry in entries
    )
    best, second = ranked[0][0], ranked[1][0]
    clear = best <= NEAR_KM and second >= CLEARLY_NEARER * best + MARGIN_KM
    return (ranked[0][2],) if clear else ()


def prominent(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The candidate beside which the others are hamlets, or the only one that people listed for its conflict."""
    hand = [entry for entry in entries if entry.by_hand]
    if len(hand) == 1 and all(entry.population < OBSCURE_POPULATION for entry in entries):
        return (hand[0],)
    ranked = sorted(entries, key=lambda entry: -entry.population)
    first, second = ranked[0].population, ranked[1].population
    return (ranked[0],) if first >= PROMINENT_POPULATION and first >= PROMINENT_RATIO * max(second, 1) else ()
