"""The index: from the folded names of all places to the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from trucewatch.locate.places.entry import Entry, radius_of
from trucewatch.locate.places.folding import fold

IMPORTED_COLUMNS = 10
"""An imported row has the kind of its place as a column more than the packaged settlements."""

EXACT_LENGTH = 5
"""Names up to this length with two capitals or more (DMZ, LoC) are looked for letter by letter."""


@dataclass(slots=True)
class Index:
    """Places by id and by name. Rows of settlements stay text until somebody asks for them.

    ``names`` are folded; ``exact`` holds, for an abbreviation, the spellings that count; ``lower`` the names without
    capitals; ``lower_first`` the first words of names that begin without one; ``first_level`` ids of regions that
    divide their country without rest; ``by_hand`` the folded names that people wrote, not GeoNames; ``longest`` has for the
    first word of a name how many words the longest name with it has.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    exact: dict[str, set[str]] = field(default_factory=dict)
    lower: set[str] = field(default_factory=set)
    lower_first: set[str] = field(default_factory=set)
    first_level: set[str] = field(default_factory=set)
    by_hand: set[str] = field(default_factory=set)
    longest: dict[str, int] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.names

    def entry(self, place: str) -> Entry | None:
        """The place of that id."""
        known = self.entries.get(place)
        if known is None and place in self.rows:
            known = self.entries[place] = settlement_of(self.rows[place])
        return known

    def named(self, key: str) -> tuple[Entry, ...]:
        """The places of a folded name."""
        found = (self.entry(place) for place in self.names.get(key, ()))
        return tuple(entry for entry in found if entry is not None)

    def zone_of_row(self, place: str) -> str:
        """The IANA zone that the GeoNames row of a place gives, "" where there is no such row."""
        row = self.rows.get(place)
        return row.split("\t")[7] if row is not None else ""

    def within(self, entry: Entry) -> Iterator[Entry]:
        """What encloses a place, from the inside out."""
        seen = {entry.id}
        while entry.within and entry.within not in seen:
            seen.add(entry.within)
            outer = self.entry(entry.within)
            if outer is None:
                return
            yield outer
            entry = outer

    def add(self, entry: Entry, names: Iterable[str]) -> None:
        """Add a place, or further names to a place."""
        self.entries.setdefault(entry.id, entry)
        for name in names:
            self.add_name(name, entry.id)
            if entry.by_hand:
                self.by_hand.add(fold(name))

    def add_name(self, name: str, place: str) -> None:
        """Let a name stand for a place too."""
        key = fold(name)
        self.link(key, place)
        if len(name) <= EXACT_LENGTH and sum(letter.isupper() for letter in name) > 1:
            self.exact.setdefault(key, set()).add(name)
        if name.islower():
            self.lower.add(key)
        if name[:1].islower():
            self.lower_first.add(key.split(" ", 1)[0])

    def link(self, key: str, place: str) -> None:
        """Let a folded name stand for a place."""
        known = self.names.get(key, ())
        if key and place not in known:
            self.names[key] = (*known, place)
            self.measure(key)

    def measure(self, key: str) -> None:
        """Note how long a name is."""
        first, words = key.partition(" ")[0], key.count(" ") + 1
        if words > self.longest.get(first, 0):
            self.longest[first] = words

    def copy(self) -> Index:
        """An index of its own with the same content."""
        exact = {key: set(spellings) for key, spellings in self.exact.items()}
        return Index(
            entries=dict(self.entries),
            rows=dict(self.rows),
            names=dict(self.names),
            longest=dict(self.longest),
            exact=exact,
            lower=set(self.lower),
            lower_first=set(self.lower_first),
            first_level=set(self.first_level),
            by_hand=set(self.by_hand),
        )


def settlement_of(row: str) -> Entry:
    """The place of one row of GeoNames: a settlement of the packaged slice, or an imported place of any kind."""
    cells = row.split("\t")
    place, name, lat, lon, population, country, within, zone = cells[:8]
    kind = cells[8] if len(cells) == IMPORTED_COLUMNS else "settlement"
    return Entry(
        id=place,
        name=name,
        kind=kind,
        lat=float(lat),
        lon=float(lon),
        radius_km=radius_of(kind, int(population)),
        country=country,
        within=within,
        zone=zone,
        population=int(population),
        by_hand=False,
    )
