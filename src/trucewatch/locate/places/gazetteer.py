"""The gazetteer: places and their names, how they are found in a text, and which of them a text means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from trucewatch.locate.places.admission import CharSpan
from trucewatch.locate.places.context import PlaceContext, context_of
from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.files import add_settlements, packaged_anaphors, packaged_index
from trucewatch.locate.places.folding import fold
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.resolving import Resolver
from trucewatch.locate.places.spotting import spot
from trucewatch.locate.places.wording import Wording, packaged_wording
from trucewatch.model.document import Document
from trucewatch.model.mention import PlaceMention
from trucewatch.model.place import Place

CONTEXTS_KEPT = 64


class Gazetteer:
    """Places by name, with the rules that find and resolve them. It never changes once it is made."""

    def __init__(self, index: Index, wording: Wording, anaphors: dict[tuple[str, str], str]) -> None:
        self._index, self._wording, self._anaphors = index, wording, anaphors
        self._resolver = Resolver(index, wording, anaphors)
        self._context = lru_cache(maxsize=CONTEXTS_KEPT)(self.context)
        self._spotted = lru_cache(maxsize=CONTEXTS_KEPT)(self._spot)

    @staticmethod
    def packaged() -> Gazetteer:
        """The gazetteer that comes with the package; loaded once, about 0.15 s."""
        return _packaged()

    def with_places(self, places: Iterable[tuple[Entry, Sequence[str]]]) -> Gazetteer:
        """A gazetteer with further places, each with its names; known ids get further names."""
        index = self._index.copy()
        for entry, names in places:
            index.add(entry, names)
        return Gazetteer(index, self._wording, self._anaphors)

    def with_rows(self, rows: Iterable[str]) -> Gazetteer:
        """A gazetteer with rows of imported places added, which stay text until somebody asks for them."""
        index = self._index.copy()
        add_settlements(index, rows)
        return Gazetteer(index, self._wording, self._anaphors)

    def spot(self, text: str, actors: Sequence[CharSpan] = ()) -> tuple[PlaceMention, ...]:
        """The places that a text mentions, in text order, not overlapping.

        ``actors`` are spans ``(start, end)`` that are known to name somebody; a name inside a longer one is no place.
        Places without a name of their own ("the region") have the kind ``generic``.
        """
        return self._spotted(text, tuple(actors))

    def _spot(self, text: str, actors: tuple[CharSpan, ...]) -> tuple[PlaceMention, ...]:
        return spot(text, self._index, self._wording, actors)

    def context(self, text: str) -> PlaceContext:
        """What a whole text says about its places, for `resolve`."""
        context = context_of(text, self.spot(text), self._index, self._wording)
        return self._resolver.namesakes.settle(context)

    def resolve(self, mention: PlaceMention, context: PlaceContext | Document | str) -> Place:
        """The place that a mention of a document stands for; without position or id where the document does not say.

        ``candidates`` of the result are ids between which nothing decided, or, beside an ``id`` or a position, the
        place that it was derived from (a misspelling, a bearing, a district known by its town).
        """
        if isinstance(context, Document):
            context = context.text
        if isinstance(context, str):
            context = self._context(context)
        return self._resolver.place(mention, context)

    def zone_of_time(self, place: Place) -> str | None:
        """The IANA zone whose clocks a place keeps; None where it is not resolved or its country has several."""
        anchor = place.id or (place.candidates[0] if place.lat is not None and place.candidates else "")
        entry = self._index.entry(anchor)
        if entry is None:
            return self._country_zone(place.country)
        zone = entry.zone or self._index.zone_of_row(entry.id)
        if zone:
            return zone
        zones = (outer.zone for outer in self._index.within(entry) if outer.zone)
        return next(zones, None) or self._country_zone(entry.country)

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places of a name, however it is accented, hyphenated or capitalised."""
        return self._index.named(fold(name))

    def entry(self, place: str) -> Entry | None:
        """The place of a gazetteer id."""
        return self._index.entry(place)

    def _country_zone(self, country: str | None) -> str | None:
        entry = self._index.entry(f"iso:{country}") if country else None
        return entry.zone or None if entry is not None else None


@cache
def _packaged() -> Gazetteer:
    return Gazetteer(packaged_index(), packaged_wording(), packaged_anaphors())
