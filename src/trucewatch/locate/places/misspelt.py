"""Misspellings: the one known name that a strange one is nearest to, within the document's countries."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.index import Index

SHORTEST = 6
"""Names with fewer letters have too many neighbours."""

ALIKE = 0.93
CLEARLY = 0.02
LETTERS_PER_SLIP = 7
"""One letter may be wrong, and another one for each further seven letters."""


class Misspelt:
    """Looks for spellings by Jaro–Winkler similarity, which weighs the beginning of a name most."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.keys: dict[str, list[str]] = {}

    def nearest(self, key: str, countries: Iterable[str]) -> Entry | None:
        """The one place whose name is alike, or None where there is none or more than one."""
        if len(key) < SHORTEST:
            return None
        choices = [name for country in sorted(countries) for name in self.names_in(country)]
        found = process.extract(key, choices, scorer=JaroWinkler.similarity, score_cutoff=ALIKE, limit=6)
        if not found:
            return None
        slips = 1 + (len(key) - 1) // LETTERS_PER_SLIP
        close = [(name, score) for name, score, _ in found if Levenshtein.distance(key, name) <= slips]
        names = [name for name, score in close if score >= close[0][1] - CLEARLY]
        places = {entry.id: entry for name in names for entry in self.index.named(name)}
        return next(iter(places.values())) if len(places) == 1 else None

    def names_in(self, country: str) -> list[str]:
        """The folded names of a country's places, gathered once."""
        if not self.keys:
            self.gather()
        return self.keys.get(country, [])

    def gather(self) -> None:
        """Sort all names that are long enough by country."""
        for key, places in self.index.names.items():
            if len(key) >= SHORTEST:
                for country in {self.country_of(place) for place in places}:
                    self.keys.setdefault(country, []).append(key)

    def country_of(self, place: str) -> str:
        """The country of a place, without building the place where it is only a row."""
        row = self.index.rows.get(place)
        if row is not None:
            return row.split("\t", 6)[5]
        entry = self.index.entry(place)
        return entry.country if entry is not None else ""
