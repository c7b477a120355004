"""The actor registry: noun phrases of a text as actor codes of the claims contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from trucewatch.extract.actor_codes import Codes, joined
from trucewatch.extract.actor_lexicon import Lexicon
from trucewatch.extract.actor_phrases import ARTICLES, Phrase, PhraseReader
from trucewatch.extract.actor_tables import (
    Entry,
    Role,
    description_entries,
    listed,
    members,
    organ_entries,
    person_entries,
    rows,
    table_entries,
)
from trucewatch.extract.actor_words import Word, fold, words_of
from trucewatch.extract.actors import ActorKind, ActorMention
from trucewatch.extract.coreference import SPEAKING, Conflict, resolve_references
from trucewatch.extract.sentences import Sentence
from trucewatch.model import Actor, Document

CIVILIANS = "CIV"
ALONE = {
    Role.STATE: ActorKind.STATE, Role.ADJECTIVE: ActorKind.ADJECTIVE, Role.PEOPLE: ActorKind.STATE, Role.SEAT: ActorKind.METONYM,
    Role.BODY: ActorKind.ORGAN, Role.GROUP: ActorKind.GROUP, Role.MISSION: ActorKind.MISSION, Role.AGENCY: ActorKind.AGENCY,
}  # fmt: skip
SIDED = (ActorKind.STATE, ActorKind.GROUP, ActorKind.METONYM, ActorKind.ORGAN)
EXPRESSING = re.compile(
    r"\s+(?:also\s+|further\s+|both\s+)?(?:express|agree|discuss|emphasi|stress|underlin|exchang|spoke|noted)",
    re.IGNORECASE,
)
OWNING = frozenset({"our", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class ActorRegistry:
    """Names, organs, office-holders, groups and missions, and the rules by which they make codes."""

    lexicon: Lexicon
    codes: Codes
    sources: dict[str, str]
    conflicts: tuple[Conflict, ...]
    agencies: frozenset[str]

    @staticmethod
    @cache
    def packaged() -> ActorRegistry:
        """The registry that comes with the package."""
        organs = members("organs")
        entries = [
            *table_entries(),
            *person_entries(),
            *organ_entries(organs),
            *description_entries(members("descriptions")),
        ]
        codes = Codes(
            groups=frozenset(row["code"] for row in rows("groups")),
            missions=frozenset(row["code"] for name in ("missions", "agencies") for row in rows(name)),
            leaders={row["code"]: row["leader"] for row in rows("states")},
            instead=organs["instead"],
            kept_by_groups=frozenset(organs["kept_by_groups"]),
        )
        return ActorRegistry(
            lexicon=Lexicon(entries),
            codes=codes,
            sources=source_names(),
            conflicts=tuple(
                tuple(tuple(side) for side in c["sides"]) for c in members("conflicts")["conflicts"].values()
            ),
            agencies=frozenset(row["code"] for row in rows("agencies")),
        )

    def spot(self, text: str, *, on: date | None = None) -> tuple[ActorMention, ...]:
        """All actor mentions of a text, in order and not overlapping, before references are resolved."""
        words = words_of(text)
        reader = PhraseReader(words, {atom.start: atom for atom in self.lexicon.atoms(words, on)})
        found: list[ActorMention] = []
        place = 0
        while place < len(words):
            mention, place = self._at(place, reader, text, on)
            if mention is not None:
                found.append(mention)
        return tuple(found)

    def read(self, document: Document, sentences: Sequence[Sentence] = ()) -> tuple[ActorMention, ...]:
        """All actor mentions of a document, with "the ministry", "both sides", "our troops" resolved inside it."""
        bound = document.published.start if document.published else None
        on = date(bound.year, bound.month, bound.day) if bound else None
        publisher = document.source.actor
        outlet = publisher is None or publisher in self.agencies or (
            "." not in publisher and publisher not in self.codes.groups and publisher not in self.codes.missions
            and publisher not in self.codes.leaders
        )  # fmt: skip
        starts = [s.start for s in sentences]
        return resolve_references(
            self.spot(document.text, on=on),
            None if outlet else publisher,
            self.conflicts,
            self.codes,
            starts,
            self.codes.missions,
        )

    def sides(self, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
        """The two sides that a sentence names: "both sides" where it is resolved, else two parties that stand against
        each other and no third one beside them."""
        for mention in mentions:
            if mention.rule == "pair" and mention.code:
                return tuple(Actor(text=mention.text, actor=code) for code in mention.codes)
        named = {
            p: m
            for m in mentions
            if m.code and m.kind in SIDED
            for p in m.parties
            if p not in self.codes.missions and p != CIVILIANS
        }
        if len(named) != 2:  # noqa: PLR2004 - sides are two
            return ()
        first, second = named
        opposed = any(first in a and second in b for c in self.conflicts for a in c for b in c if a is not b)
        return tuple(Actor(text=named[p].text, actor=p) for p in (first, second)) if opposed else ()

    def code_of_source(self, name: str | None) -> str | None:
        """The actor code of a publisher by its name, None where the registry does not know it."""
        if not name:
            return None
        direct = self.sources.get(fold(name.strip()))
        if direct is not None:
            return direct
        named = [m for m in self.spot(name) if m.code and m.kind is not ActorKind.ADJECTIVE]
        return named[0].code if len(named) == 1 and len(named[0].text) >= len(name) / 2 else None

    def _at(self, place: int, reader: PhraseReader, text: str, on: date | None) -> tuple[ActorMention | None, int]:
        generic = reader.at(place, Role.GENERIC)
        phrase = None if generic else reader.phrase(place)
        if generic:
            words = reader.words[place : generic[1]]
            span = (words[0].start, words[-1].end)
            speaking = SPEAKING if EXPRESSING.match(text, span[1]) else ""
            return ActorMention(start=span[0], end=span[1], text=text[span[0] : span[1]], code=None, kind=ActorKind.GENERIC,
                                head=words[-1].start, rule=generic[0].sort, name=speaking), generic[1]  # fmt: skip
        if phrase is None:
            ignored = reader.at(place, Role.IGNORED, Role.CALENDAR)
            return None, ignored[1] if ignored else place + 1
        mention = self._mention(phrase, reader.words, text, on)
        return mention, max(phrase.end, place + 1)

    def _mention(self, phrase: Phrase, words: Sequence[Word], text: str, on: date | None) -> ActorMention | None:
        meaning = self._meaning(phrase, on)
        if meaning is None:
            return None
        code, kind, rule, organ = meaning
        start, end = words[phrase.start].start, words[phrase.end - 1].end
        before = words[phrase.start - 1].key if phrase.start else ""
        earlier = words[phrase.start - 2].key if phrase.start > 1 else ""
        definite = "the" if before in ARTICLES or earlier == "the" else ""
        name = text[words[phrase.name[0]].start : words[phrase.name[1] - 1].end] if phrase.name else ""
        owner = before if before in OWNING and not phrase.owners else definite if code is None else ""
        return ActorMention(start=start, end=end, text=text[start:end], code=code, kind=kind, head=words[phrase.head].start,
                            rule=rule, organ=organ, owner=owner, name=name)  # fmt: skip

    def _meaning(self, phrase: Phrase, on: date | None) -> tuple[str | None, ActorKind, str, str | None] | None:
        """Code, kind, rule and organ of a phrase; None where it names no actor."""
        organ = phrase.organ
        organ_code = organ.code if organ is not None and organ.role is Role.ORGAN else None
        if phrase.inner is not None:
            inner = self._meaning(phrase.inner, on)
            if (
                inner is None
                or inner[0] is None
                or organ_code not in ("MIL", "PRES", "MFA", "PM", "MOD")
                or "." in inner[0]
            ):
                return inner
            return self.codes.compose(inner[0], organ_code), ActorKind.ORGAN, "", organ_code
        if phrase.owners:
            return self._owned(phrase, organ, organ_code)
        if phrase.person:
            posts = [post for entry in phrase.person for post in entry.posts]
            code = self.codes.person(posts, on, organ_code)
            return code, ActorKind.PERSON, "", organ_code
        return unowned(phrase, organ, organ_code)

    def _owned(
        self, phrase: Phrase, organ: Entry | None, organ_code: str | None
    ) -> tuple[str | None, ActorKind, str, str | None] | None:
        owner, role = joined(entry.code for entry in phrase.owners), phrase.owners[0].role
        if not phrase.nouns and not phrase.person:
            kind = ALONE.get(role)
            return (owner, kind, "", None) if kind is not None else None
        if organ is not None and organ.role is Role.REBELS:
            known = role in (Role.GROUP, Role.AREA) or owner.split(".")[0] in self.codes.groups
            return (owner, ActorKind.GROUP, "", None) if known else (None, ActorKind.GENERIC, "rebels", None)
        if organ is None and any(noun.role is Role.CIVILIAN for noun in phrase.nouns) and not phrase.person:
            return CIVILIANS, ActorKind.CIVILIANS, "", None
        body = next((n.code for n in phrase.nouns if n.role is Role.BODY), None)
        if body:
            return body, ActorKind.ORGAN, "", None
        mission = role in (Role.MISSION, Role.AGENCY)
        kind = ActorKind.MISSION if mission else ActorKind.GROUP if role is Role.GROUP else ActorKind.ORGAN
        return self.codes.compose(owner, organ_code), kind, "", organ_code


def unowned(
    phrase: Phrase, organ: Entry | None, organ_code: str | None
) -> tuple[str | None, ActorKind, str, str | None] | None:
    """What nouns without an owner say: civilians, or an organ, rebels, monitors or a spokesman to be looked up."""
    if organ is not None:
        rule = {Role.REBELS: "rebels", Role.FIELD: "mission"}.get(organ.role, f"organ.{organ.sort}")
        return None, ActorKind.GENERIC, rule, organ_code
    if any(noun.role is Role.CIVILIAN for noun in phrase.nouns):
        return CIVILIANS, ActorKind.CIVILIANS, "", None
    if any(noun.role is Role.CARRIER for noun in phrase.nouns):
        return None, ActorKind.GENERIC, "carrier", None
    return None


def source_names() -> dict[str, str]:
    """Codes of publishers by folded name, ``=`` names (good for publishers only) included."""
    found: dict[str, str] = {}
    for table in ("agencies", "missions", "groups", "bodies"):
        for row in rows(table):
            for name, _, _ in listed(row["names"]):
                found.setdefault(fold(name.lstrip("=")), row["code"])
    return found


__all__ = ["ActorKind", "ActorMention", "ActorRegistry"]
