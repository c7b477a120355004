"""Resolving: from a mention in its context to a place, never finer than the words, or to none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trucewatch.locate.places.bearings import gloss_after, lead_before
from trucewatch.locate.places.context import PlaceContext, distinct, entries_of, inside
from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.find import COMPATIBLE, GENERIC
from trucewatch.locate.places.folding import fold
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.misspelt import Misspelt
from trucewatch.locate.places.names import LARGE_POPULATION
from trucewatch.locate.places.namesakes import Namesakes
from trucewatch.locate.places.phrases import is_compass
from trucewatch.locate.places.positions import Position, around, common, midway, near, offset, part, position_of
from trucewatch.locate.places.wording import DETERMINERS, Wording
from trucewatch.model.mention import PlaceMention
from trucewatch.model.place import Place, PlacePrecision

ANAPHORIC = {"city": "settlement", "town": "settlement", "village": "settlement", "settlement": "settlement",
             "district": "district", "region": "region", "province": "region", "oblast": "region",
             "governorate": "region", "enclave": "region", "corridor": "corridor", "peninsula": "region",
             "island": "area", "country": "country", "river": "river"}  # fmt: skip
"""Words that stand for a place named before, and its kind."""

PAIR = 2
SPELLING_DOUBT_KM = 10.0
REGION_EDGE = 1.3
"""Regions reach somewhat beyond the radius that nine tenths of their settlements lie in."""
WIDE = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY})
IN_THE = re.compile(r"\bin\s+the\b")
""" "in the south of X" is a part of X, "south of X" lies outside it, unless X is a region or country."""


class Resolver:
    """Turns mentions into places."""

    def __init__(self, index: Index, wording: Wording, anaphors: Mapping[tuple[str, str], str]) -> None:
        self.index, self.wording, self.anaphors = index, wording, anaphors
        self.namesakes = Namesakes(index)
        self.misspelt = Misspelt(index)

    def place(self, mention: PlaceMention, context: PlaceContext) -> Place:
        """The place that a mention stands for. What cannot be told keeps its text and stays without a position."""
        if mention.kind == GENERIC:
            return self.unnamed(mention, context)
        if not mention.candidates:
            return self.glossed(mention, context) or self.respelt(mention, context) or self.enclosed(mention, context)
        if mention.kind == "area" and mention.text.lower().startswith("between "):
            return self.between(mention)
        entries = self.namesakes.decide(mention, context)
        if len(entries) == 1 and self.plausible(mention, entries[0], context):
            return self.known(mention, entries[0], context)
        return self.undecided(mention, entries, context)

    def known(self, mention: PlaceMention, entry: Entry, context: PlaceContext) -> Place:
        """A place whose entry is decided, moved by the words around it."""
        fits = mention.kind == entry.kind or entry.kind in COMPATIBLE.get(mention.kind, ())
        position = position_of(entry) if fits else around(entry, mention.kind)
        moved = self.moved(mention, position, context.text)
        exact = fits and moved is position
        return self.made(
            mention,
            moved,
            place=entry.id if exact or (fits and is_near(mention)) else None,
            entry=entry,
            candidates=() if exact else (entry.id,),
            whole=mention.distance_km is not None,
            text=context.text,
        )

    def moved(self, mention: PlaceMention, position: Position, text: str) -> Position:
        """The position after bearing, distance, "southern X" and "near X"."""
        if mention.bearing or mention.distance_km:
            inner = IN_THE.search(text, mention.whole_start, mention.start) or position.precision in WIDE
            if mention.bearing and mention.distance_km is None and inner:
                return part(position, mention.bearing)
            return offset(position, mention.bearing, mention.distance_km)
        direction = self.part_of(mention)
        if direction is not None:
            return part(position, direction)
        return near(position) if lead_before(text, mention.start, self.wording.leads) < mention.start else position

    def part_of(self, mention: PlaceMention) -> str | None:
        """The direction of "southern X", unless that is a place of its own in the gazetteer."""
        words = [word for word in mention.text.split() if word.lower() not in DETERMINERS]
        if len(words) > 1 and words[0].lower().endswith("ern") and is_compass(words[0]):
            return None if fold(" ".join(words)) in self.index else words[0]
        return None

    def plausible(self, mention: PlaceMention, entry: Entry, context: PlaceContext) -> bool:
        """Whether a place may lie outside the document's countries: if people listed its name, or it is large."""
        known = self.bare(mention.text) in self.index.by_hand or entry.kind != "settlement"
        large = entry.population >= LARGE_POPULATION
        return known or large or not context.focus or entry.country in context.focus

    def undecided(self, mention: PlaceMention, entries: Sequence[Entry], context: PlaceContext) -> Place:
        """Several places, none chosen: the position of their gloss, or the area that holds all of them, or none."""
        glossed = self.glossed(mention, context)
        if glossed is not None:
            return glossed
        if not entries:
            return self.enclosed(mention, context)
        shared = common(entries) if len(entries) > 1 else None
        settled = len(entries) > 1
        ids = tuple(entry.id for entry in entries)
        return self.made(mention, shared, candidates=ids, settled=settled, text=context.text)

    def glossed(self, mention: PlaceMention, context: PlaceContext) -> Place | None:
        """A place that no gazetteer has, put where its gloss says: "X (12km south of Y)"."""
        gloss = gloss_after(context.text, mention.end)
        anchor = self.namesakes.anchor_of(gloss, context.text) if gloss is not None else None
        if gloss is None or anchor is None:
            return None
        position = offset(position_of(anchor), gloss.direction, gloss.distance_km)
        return self.made(mention, position, entry=anchor, text=context.text)

    def enclosed(self, mention: PlaceMention, context: PlaceContext) -> Place:
        """A place that is not known itself, but named with its region: somewhere in there; else no position."""
        outer = self.namesakes.outer(mention, context)
        if outer is None or outer.kind == "country":
            return self.made(mention, None, text=context.text)
        position = position_of(outer)
        position = replace(position, radius_km=position.radius_km * REGION_EDGE)
        return self.made(mention, position, entry=outer, candidates=(outer.id,), text=context.text)

    def respelt(self, mention: PlaceMention, context: PlaceContext) -> Place | None:
        """A name that is a misspelling of one place in the document's countries, with the doubt that this leaves."""
        entry = self.misspelt.nearest(self.bare(mention.text), context.focus)
        outer = self.namesakes.outer(mention, context)
        if entry is None or (outer is not None and not inside(entry, outer, self.index)):
            return None
        known = position_of(entry)
        position = Position(
            lat=known.lat, lon=known.lon, radius_km=known.radius_km + SPELLING_DOUBT_KM, precision=PlacePrecision.AREA
        )
        return self.made(mention, position, place=entry.id, entry=entry, candidates=(entry.id,), text=context.text)

    def bare(self, text: str) -> str:
        """The folded name without article and head word: "the village of X" is X."""
        words = [word for word in fold(text).split() if word not in DETERMINERS]
        if len(words) > PAIR and words[0] in self.wording.heads and words[1] == "of":
            words = words[2:]
        if len(words) > 1 and words[-1] in self.wording.heads:
            words = words[:-1]
        return " ".join(words)

    def between(self, mention: PlaceMention) -> Place:
        """The ground between two towns."""
        entries = entries_of(mention, self.index)
        if len(entries) != PAIR:
            return Place(text=mention.text)
        return self.made(mention, midway(*entries), entry=entries[0], candidates=mention.candidates)

    def unnamed(self, mention: PlaceMention, context: PlaceContext) -> Place:
        """Common words: a bearing from where one observes, the line of the conflict, a place named before."""
        if mention.distance_km is not None and mention.candidates == () and starts_with_distance(mention):
            return self.observed(mention, context)
        entry = self.line_of(mention, context) or self.antecedent(mention, context)
        if entry is None:
            return Place(text=mention.text)
        return self.known_generic(mention, entry, context)

    def known_generic(self, mention: PlaceMention, entry: Entry, context: PlaceContext) -> Place:
        """The place that common words stand for; a direction before them moves it."""
        position = self.moved(mention, position_of(entry), context.text)
        place = entry.id if position == position_of(entry) else None
        return self.made(mention, position, place=place, entry=entry, candidates=(entry.id,), text=context.text)

    def observed(self, mention: PlaceMention, context: PlaceContext) -> Place:
        """A bearing and distance from the last settlement or post that was named before, on the same line."""
        start = context.text.rfind("\n", 0, mention.start)
        for other in reversed(context.mentions):
            if other.end <= mention.start and other.start > start and other.kind in ("settlement", "facility"):
                entries = self.namesakes.decide(other, context)
                if len(entries) == 1:
                    position = offset(position_of(entries[0]), mention.bearing, mention.distance_km)
                    return self.made(mention, position, entry=entries[0], candidates=(entries[0].id,))
                break
        return Place(text=mention.text)

    def line_of(self, mention: PlaceMention, context: PlaceContext) -> Entry | None:
        """The line or zone that words such as "the contact line" mean in the document's countries, if one alone."""
        key = fold(mention.text)
        found = {
            place
            for (phrase, country), place in self.anaphors.items()
            if country in context.focus and (key == phrase or key.endswith(f" {phrase}"))
        }
        return self.index.entry(found.pop()) if len(found) == 1 else None

    def antecedent(self, mention: PlaceMention, context: PlaceContext) -> Entry | None:
        """The one place of the right kind that the document named before "the city", "the region"."""
        words = mention.text.lower().split()
        kind = ANAPHORIC.get(words[-1]) if len(words) == PAIR and words[0] in ("the", "this", "that") else None
        if kind is None:
            return None
        found: dict[str, Entry] = {}
        for other in context.mentions:
            entries = distinct(entries_of(other, self.index)) if other.end <= mention.start else ()
            if len(entries) == 1 and entries[0].kind == kind and not entries[0].diplomatic:
                found[entries[0].id] = entries[0]
        return next(iter(found.values())) if len(found) == 1 else None

    def made(
        self,
        mention: PlaceMention,
        position: Position | None,
        *,
        place: str | None = None,
        entry: Entry | None = None,
        candidates: tuple[str, ...] = (),
        whole: bool = False,
        settled: bool = True,
        text: str = "",
    ) -> Place:
        """The place with what is known of it; not ``settled``: that it is one of the candidates is itself in doubt."""
        country = entry.country if entry is not None else self.shared_country(candidates) if settled else ""
        return Place(
            text=text[mention.whole_start : mention.whole_end] if whole and text else mention.text,
            id=place,
            lat=round(position.lat, 4) if position else None,
            lon=round(position.lon, 4) if position else None,
            radius_km=round(position.radius_km, 2) if position else None,
            precision=position.precision if position else PlacePrecision.UNKNOWN,
            country=country or None,
            admin=self.enclosing(entry) if entry is not None else (),
            candidates=candidates,
        )

    def shared_country(self, candidates: Sequence[str]) -> str:
        """The country of all candidates, "" where they differ."""
        countries = {entry.country for entry in map(self.index.entry, candidates) if entry is not None}
        return countries.pop() if len(countries) == 1 else ""

    def enclosing(self, entry: Entry) -> tuple[str, ...]:
        """Names of the districts and regions around a place, from the inside out."""
        return tuple(outer.name for outer in self.index.within(entry) if outer.kind != "country")


def is_near(mention: PlaceMention) -> bool:
    """Whether a mention is the place itself but for a word such as "near"."""
    return mention.bearing is None and mention.distance_km is None and mention.whole_start < mention.start


def starts_with_distance(mention: PlaceMention) -> bool:
    """Whether the mention is nothing but a distance and a direction."""
    return mention.start == mention.whole_start and mention.bearing is not None
