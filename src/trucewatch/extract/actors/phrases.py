"""Phrases: atoms of the lexicon read as noun phrases, owners before or after their organs.

"Azerbaijan's Ministry of Defence", "the Defence Ministry in Baku", "an aide to President Aliyev" and "the presidents
of Russia and of France" are one phrase each: owners, nouns, then a preposition with owners of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trucewatch.extract.actors.tables import Entry, Role
from trucewatch.extract.actors.wordings import Atom
from trucewatch.extract.actors.words import Word

OWNERS = (
    Role.BODY, Role.STATE, Role.ADJECTIVE, Role.GROUP, Role.SEAT, Role.AREA, Role.PEOPLE, Role.MISSION, Role.AGENCY,
)  # fmt: skip
NOUNS = (Role.ORGAN, Role.REBELS, Role.FIELD, Role.CARRIER, Role.BELONGING, Role.CIVILIAN)
FILLERS = (Role.MODIFIER, Role.RANK)
POSSESSIVES = frozenset({"'s", "'"})
ARTICLES = frozenset({"the", "a", "an", "all", "both", "this", "that", "its", "his", "her", "their", "our"})
OF = frozenset({"of", "for", "to", "with", "at", "from", "in", "inside", "within"})
PLACING = frozenset({"in", "at", "from", "inside", "within"})
INNER = frozenset({"office", "officer", "force", "part", "body"})
PLACES_BEFORE = OF | {"near", "into", "over", "across", "around", "outside", "between", "on"}
QUOTES = frozenset("\"“”‘’'«»")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by word numbers: its owners, the organ its nouns name, and the person it ends with.

    ``head`` is the word number of its head, ``inner`` the phrase after a preposition, ``name`` the person's words;
    ``belongings`` are nouns that follow a person's name ("Haftar's forces").
    """

    start: int
    end: int
    owners: tuple[Entry, ...] = ()
    nouns: tuple[Entry, ...] = ()
    person: tuple[Entry, ...] = ()
    head: int = 0
    inner: Phrase | None = None
    joined: str = ""
    belongings: tuple[Entry, ...] = ()
    name: tuple[int, int] | None = None

    @property
    def organ(self) -> Entry | None:
        """The noun that decides what is meant: the last one with an organ of its own."""
        strong = [noun for noun in self.nouns if noun.role is Role.ORGAN and noun.code]
        armed = [noun for noun in strong if noun.sort in ("body", "force")]
        if armed and strong[-1].sort == "materiel":
            return armed[-1]
        plain = [noun for noun in self.nouns if noun.role in (Role.ORGAN, Role.REBELS, Role.FIELD)]
        return strong[-1] if strong else plain[-1] if plain else None

    @property
    def plural(self) -> bool:
        """Whether any noun of the phrase is plural."""
        return any(noun.plural for noun in self.nouns)


@dataclass(slots=True)
class PhraseReader:
    """Reads phrases at word numbers of one text."""

    words: Sequence[Word]
    atoms: dict[int, Atom] = field(default_factory=dict)

    def at(self, place: int, *roles: Role) -> tuple[Entry, int] | None:
        """The reading in one of the roles of the atom that begins at a word, with the word after it."""
        atom = self.atoms.get(place)
        entry = atom.reading(*roles) if atom else None
        return (entry, atom.end) if atom and entry else None

    def key(self, place: int) -> str:
        """The folded word at a place, empty beyond the ends."""
        return self.words[place].key if 0 <= place < len(self.words) else ""

    def phrase(self, start: int, *, plural: bool = False) -> Phrase | None:
        """The longest noun phrase that begins at a word; ``plural`` if the phrase around it speaks of several."""
        read = self._owned(start) or self._plain(start) or self._named(start)
        return self._with_complement(self._with_belongings(read), plural or read.plural) if read else None

    def _owned(self, start: int) -> Phrase | None:
        owners, place = self._owners(start)
        if not owners:
            return None
        owned = Phrase(start, place, owners=owners, head=place - 1)
        after, link = self._past_possessive(place)
        direct = self._person(after)
        if direct and (link or owners[0].role is Role.ADJECTIVE):
            return replace(owned, end=direct[1], person=direct[0], head=direct[1] - 1, name=(after, direct[1]))
        nouns = self._nouns(after, owner=owners[0], linked=bool(link))
        if nouns:
            return replace(nouns, start=start, owners=owners, joined=link)
        return replace(owned, owners=owners[:1], end=self._first_end(start))

    def _first_end(self, start: int) -> int:
        single = self.at(start, *OWNERS)
        return single[1] if single else start + 1

    def _past_possessive(self, place: int) -> tuple[int, str]:
        while self.key(place) in QUOTES - POSSESSIVES and self.words[place].start == self.words[place - 1].end:
            place += 1
        if self.key(place) in POSSESSIVES:
            return place + 1, "'s"
        if self.key(place) == "-" and self.key(place + 1) in {"run", "led", "affiliated", "aligned", "appointed"}:
            return place + 2, "-"
        return place, ""

    def _owners(self, start: int) -> tuple[tuple[Entry, ...], int]:
        """One owner, or several of the same kind joined by commas and "and" before a noun."""
        first = self.at(start, *OWNERS)
        if not first:
            return (), start
        found, place = [first[0]], first[1]
        while further := self._further_owner(place, first[0].role):
            found.append(further[0])
            place = further[1]
        if len(found) > 1 and not self._noun_follows(place, found[0].role):
            return (first[0],), first[1]
        return tuple(found), place

    def _further_owner(self, place: int, role: Role) -> tuple[Entry, int] | None:
        step = place
        while self.key(step) in {",", "and", "&", "/", "-"}:
            step += 1
        return self.at(step, role) if place < step <= place + 2 else None

    def _noun_follows(self, place: int, role: Role) -> bool:
        after, link = self._past_possessive(place)
        nouns = self._nouns(after, owner=None, linked=True)
        return nouns is not None and (role is Role.ADJECTIVE or (bool(link) and nouns.plural) or role is Role.SEAT)

    def _plain(self, start: int) -> Phrase | None:
        return self._nouns(start, owner=None, linked=True)

    def _nouns(self, start: int, *, owner: Entry | None, linked: bool) -> Phrase | None:
        """A run of nouns, with modifiers, ranks and possessives between them, and a known name at its end."""
        nouns: list[Entry] = []
        place = end = start
        while step := self._step(place, owner):
            entry, place = step
            if entry is not None:
                nouns.append(entry)
                end = place
            if self.key(place) in POSSESSIVES and self._step(place + 1, None):
                place += 1
        if not nouns or (owner and not linked and not self._may_follow(owner, nouns[0], start)):
            return None
        read = Phrase(start, end, nouns=tuple(nouns), head=end - 1)
        return self._with_name(read, place)

    def _step(self, place: int, owner: Entry | None) -> tuple[Entry | None, int] | None:
        roles = (*NOUNS, Role.BODY) if owner else NOUNS
        if owner and owner.role in (Role.GROUP, Role.AREA):
            roles = (*roles, Role.PEOPLE)
        noun = self.at(place, *roles)
        if noun:
            return noun
        filler = self.at(place, *FILLERS)
        return (None, filler[1]) if filler else None

    def _may_follow(self, owner: Entry, noun: Entry, place: int) -> bool:
        """Whether a noun right after a bare name belongs to it: "US troops", "Azerbaijan Army", not "in Mali troops"."""
        before = self.key(place - len(owner.words) - 1)
        if owner.role is not Role.STATE or before not in PLACES_BEFORE:
            return True
        return noun.sort == "body" or self.words[place].text[0].isupper() or owner.words[0].isupper()

    def _with_name(self, read: Phrase, place: int) -> Phrase:
        person = self._person(place)
        if not person:
            return read
        return replace(read, end=person[1], person=person[0], head=person[1] - 1, name=(place, person[1]))

    def _named(self, start: int) -> Phrase | None:
        person = self._person(start)
        return (
            Phrase(start, person[1], person=person[0], head=person[1] - 1, name=(start, person[1])) if person else None
        )

    def _person(self, place: int) -> tuple[tuple[Entry, ...], int] | None:
        while filler := self.at(place, Role.RANK):
            place = filler[1]
        atom = self.atoms.get(place)
        readings = atom.readings(Role.PERSON) if atom else ()
        if atom and readings and self._goes_on(atom):
            return None
        return (readings, atom.end) if atom and readings else None

    def _goes_on(self, atom: Atom) -> bool:
        """Whether one more name follows a full name: "Omar Bashir Idris" is nobody of whom the tables know."""
        if atom.end - atom.start < len(("first", "last")) or atom.end >= len(self.words):
            return False
        word, last = self.words[atom.end], self.words[atom.end - 1]
        named = word.text.isalpha() and word.text[0].isupper() and word.text[1:].islower()
        return named and word.start == last.end + 1 and atom.end not in self.atoms

    def _with_belongings(self, read: Phrase) -> Phrase:
        """A person with what the person has: "Haftar's forces", "Netanyahu's office"."""
        if not read.person or self.key(read.end) not in POSSESSIVES:
            return read
        nouns = self._nouns(read.end + 1, owner=None, linked=True)
        if nouns is None or nouns.person or nouns.nouns[-1].role is Role.CIVILIAN:
            return read
        return replace(read, end=nouns.end, head=nouns.head, belongings=nouns.nouns)

    def _with_complement(self, read: Phrase, plural: bool) -> Phrase:
        """The phrase with what follows it: "of Azerbaijan", "in Baku", "to President Aliyev"."""
        if read.owners or read.person or not read.nouns or self.key(read.end) not in OF:
            return self._with_late_owner(read)
        if read.organ is None and read.nouns[-1].role is Role.CIVILIAN:
            return read
        return self._complement(read, read.end, plural) or read

    def _with_late_owner(self, read: Phrase) -> Phrase:
        late = self.at(read.end, Role.GROUP)
        if late and read.nouns and not read.owners and not read.person:
            return self._with_name(replace(read, owners=(late[0],), end=late[1]), late[1])
        return read

    def _complement(self, read: Phrase, preposition: int, plural: bool) -> Phrase | None:
        place = self._past_articles(preposition + 1)
        inner = self.phrase(place, plural=plural)
        if inner is None or not self._fits(read, inner, self.key(preposition)):
            return None
        if inner.owners and not inner.nouns and not inner.person:
            return self._listed(read, place, plural)
        return replace(read, end=inner.end, inner=inner)

    def _past_articles(self, place: int) -> int:
        while not self.at(place, *OWNERS) and (
            self.key(place) in ARTICLES or self.at(place, *FILLERS) or self.key(place) in QUOTES
        ):
            filler = self.at(place, *FILLERS)
            place = filler[1] if filler and self.key(place) not in ARTICLES else place + 1
        return place

    def _fits(self, read: Phrase, inner: Phrase, preposition: str) -> bool:
        if inner.owners and not inner.nouns and not inner.person:
            placed = preposition in PLACING and inner.owners[0].role not in (
                Role.SEAT,
                Role.AREA,
                Role.STATE,
                Role.BODY,
            )
            return not placed and preposition not in ("to", "with") and not self._only_there(read, inner, preposition)
        last = read.nouns[-1]
        speaking = last.role in (Role.CARRIER, Role.BELONGING, Role.FIELD) or last.sort in INNER or preposition == "of"
        return speaking and (preposition not in ("in", "with") or last.role is Role.CARRIER)

    def _only_there(self, read: Phrase, inner: Phrase, preposition: str) -> bool:
        """Whether "in X" says only where troops are: a town or state makes them nobody's."""
        organ = read.organ
        return (
            preposition in PLACING
            and organ is not None
            and organ.sort in ("force", "materiel")
            and preposition != "from"
        )

    def _listed(self, read: Phrase, place: int, plural: bool) -> Phrase:
        """Owners after a preposition: one, or a list where the nouns are plural ("presidents of Russia and of France")."""
        first = self.at(place, *OWNERS)
        owners: list[Entry] = []
        end = place
        while first and (not owners or plural):
            owners.append(first[0])
            end = first[1]
            first = self._next_listed(end)
        return self._with_name(replace(read, owners=tuple(owners), end=end), end)

    def _next_listed(self, place: int) -> tuple[Entry, int] | None:
        step = place
        while self.key(step) in {",", "and", "of", "the"}:
            step += 1
        return self.at(step, Role.STATE, Role.SEAT, Role.GROUP, Role.AREA) if place < step else None
