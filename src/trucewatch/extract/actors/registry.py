"""The actor registry: noun phrases of a text as actor codes of the claims contract."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from trucewatch.extract.actors.codes import PEACEKEEPERS
from trucewatch.extract.actors.coreference import resolve_references
from trucewatch.extract.actors.knowledge import packaged_codes, packaged_entries, packaged_knowledge, source_names
from trucewatch.extract.actors.meanings import CIVILIANS, Meanings
from trucewatch.extract.actors.memory import Conflict, Knowledge, conflict_of, counted
from trucewatch.extract.actors.mentions import ActorKind, ActorMention, metonym_is_place
from trucewatch.extract.actors.names import with_names
from trucewatch.extract.actors.phrases import Phrase, PhraseReader
from trucewatch.extract.actors.sides import Cast, namings, sides_in_question
from trucewatch.extract.actors.spotting import spotted_at
from trucewatch.extract.actors.tables import rows
from trucewatch.extract.actors.wordings import Lexicon
from trucewatch.extract.actors.words import fold, words_of
from trucewatch.extract.acts.gatekeepers import gatekeepers, holders_named
from trucewatch.extract.discourse.told import Standpoint
from trucewatch.extract.parsing.sentences import Sentence
from trucewatch.model import Actor, Document

SIDED = (ActorKind.STATE, ActorKind.GROUP, ActorKind.METONYM, ActorKind.ORGAN)
PAIR = 2
NAMED_NEXT = re.compile(r"(?:\s+in[\s\w]{2,40}?)?(?:,| \(|,? (?:known|called|abbreviated)(?: as)?)\s*(?:the )?")
# A publisher that no table lists is a mission where its name says so.
WATCHING = re.compile(
    r"\b(?:mission|monitor\w*|observ\w*|mechanism|verification|peacekeeping|contingent)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ActorRegistry:
    """Names, organs, office-holders, groups and missions, and the rules by which they make codes."""

    lexicon: Lexicon
    known: Knowledge
    sources: dict[str, str]
    agencies: frozenset[str]

    @staticmethod
    @cache
    def packaged() -> ActorRegistry:
        """The registry that comes with the package."""
        return ActorRegistry(
            lexicon=Lexicon(packaged_entries()),
            known=packaged_knowledge(packaged_codes()),
            sources=source_names(),
            agencies=frozenset(row["code"] for row in rows("agencies")),
        )

    def spot(self, text: str, *, on: date | None = None) -> tuple[ActorMention, ...]:
        """All actor mentions of a text, in order and not overlapping, before references are resolved.

        ``on`` is the day of the text, on which office-holders held their offices; without it, an office that only
        one person ever held still counts.
        """
        words = words_of(text)
        reader = PhraseReader(words, {atom.start: atom for atom in self.lexicon.atoms(words, on)})
        meanings = Meanings(self.known.codes, on)
        found: list[tuple[ActorMention, Phrase | None]] = []
        place = 0
        while place < len(words):
            mention, phrase, place = spotted_at(place, reader, meanings, text)
            if mention is not None:
                found.append((mention, phrase))
        return called_by_name(with_names(found, reader, text), text, self.known)

    def read(self, document: Document, sentences: Sequence[Sentence] = ()) -> tuple[ActorMention, ...]:
        """All actor mentions of a document, with "the ministry", "both sides", "our troops" resolved inside it."""
        bound = document.published.start if document.published else None
        known = self._with_publisher(document)
        on = date(bound.year, bound.month, bound.day) if bound else None
        publisher = document.source.actor
        speaks = publisher is not None and (self.is_party(publisher) or known is not self.known)
        mentions = self.spot(document.text, on=on)
        starts = [s.start for s in sentences]
        resolved = resolve_references(document.text, mentions, publisher if speaks else None, known, starts)
        return tuple(self._called_as_published(mention, document) for mention in resolved)

    def _with_publisher(self, document: Document) -> Knowledge:
        """The registry's knowledge with a publisher that it does not list but that calls itself a mission."""
        publisher = document.source.actor
        if publisher is None or self.is_party(publisher) or not WATCHING.search(document.source.name or ""):
            return self.known
        return replace(self.known, missions=self.known.missions | {publisher})

    def _called_as_published(self, mention: ActorMention, document: Document) -> ActorMention:
        """A mention of the publisher with the id that the manifest gives it, where the registry has another."""
        publisher, listed = document.source.actor, self.code_of_source(document.source.name)
        ours = listed in self.known.codes.groups or (
            listed in self.known.missions and listed not in self.known.children
        )
        if publisher is None or listed is None or listed == publisher or not ours or listed not in mention.codes:
            return mention
        return replace(mention, code="+".join(publisher if code == listed else code for code in mention.codes))

    def is_party(self, code: str) -> bool:
        """Whether a code is a state's, a group's or a mission's, whose own words "we" and "our" are; not an outlet's."""
        codes, owner = self.known.codes, code.split(".", maxsplit=1)[0]
        known = owner in codes.groups or owner in codes.leaders or owner in codes.missions
        return known and code not in self.agencies

    def sides(self, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
        """The two sides that a sentence names: "both sides" where it is resolved, else two parties that stand against
        each other and no third one beside them."""
        for mention in mentions:
            if mention.rule == "pair" and mention.code:
                return tuple(Actor(text=mention.text, actor=code) for code in mention.codes)
        named = {p: m for m in mentions if m.code and m.kind in SIDED for p in m.parties if self._is_side(p)}
        if len(named) != PAIR:
            return ()
        first, second = named
        opposed = any(second in conflict.against(first) for conflict in self.known.conflicts)
        return tuple(Actor(text=named[p].text, actor=p) for p in (first, second)) if opposed else ()

    def _is_side(self, party: str) -> bool:
        return party not in self.known.missions and party != CIVILIANS

    def cast(self, text: str, mentions: Sequence[ActorMention]) -> Cast:
        """Which parties a document names and where, and the conflict that it tells of."""
        parties = [m for m in mentions if m.code and not stands_for_a_place(m, text)]
        return Cast(namings=tuple(namings(parties, self.known)), conflict=self._conflict(mentions, None))

    def sides_before(self, cast: Cast, offset: int) -> tuple[Actor, ...]:
        """The sides in question at an offset of a document, of which both have been named before it."""
        earlier = [naming for naming in cast.namings if naming.offset < offset]
        sides = sides_in_question(earlier, cast.conflict, self.known)
        return tuple(Actor(text="", actor=party) for side in sides for party in side)

    def _conflict(self, mentions: Sequence[ActorMention], publisher: str | None) -> Conflict | None:
        return conflict_of(counted(mentions, publisher), self.known.conflicts)

    def gatekeepers(
        self, text: str, start: int, end: int, mentions: Sequence[ActorMention], cast: Cast
    ) -> tuple[Actor, ...]:
        """Who holds the checkpoint, else the place, that the text names between two offsets."""
        if found := gatekeepers(text, start, end, mentions):
            return found
        home = (cast.conflict.home if cast.conflict else None) or ""
        names = [
            home if name == "government" else self.code_of_source(name) for name in holders_named(text, start, end)
        ]
        codes = {code for code in names if code}
        return (Actor(text="", actor=codes.pop()),) if len(codes) == 1 else ()

    def standpoint(self, document: Document, mentions: Sequence[ActorMention]) -> Standpoint:
        """Where the publisher of a document stands in the conflict that it tells of."""
        publisher, name = document.source.actor, document.source.name or ""
        unlisted = self._with_publisher(document) is not self.known
        if publisher is None or not (self.is_party(publisher) or unlisted):
            return Standpoint(publisher=publisher)
        if unlisted or publisher in self.known.missions:
            return Standpoint(publisher=publisher, mission=(Actor(text=name, actor=publisher),))
        party = publisher.split(".")[0]
        conflict = self._conflict(mentions, publisher)
        worker = self.known.codes.compose(party, PEACEKEEPERS) if "peacekeep" in document.text.casefold() else publisher
        workers = (Actor(text=name, actor=worker),) if "." in publisher else ()
        if conflict is None or party not in conflict.members():
            return Standpoint(publisher=publisher, workers=workers)
        own = self.known.codes.compose(party, "MIL")
        against = [m for m in mentions if m.code and set(m.parties) & set(conflict.against(party))]
        most = Counter(p for m in against for p in m.parties if p in conflict.against(party)).most_common(1)
        army = self.known.codes.compose(most[0][0], "MIL") if most else ""
        named = any(m.code == army for m in against)
        enemy = (Actor(text="", actor=army if named else most[0][0]),) if most else ()
        return Standpoint(publisher=publisher, own=(Actor(text="", actor=own),), enemy=enemy, workers=workers)

    def code_of_source(self, name: str | None) -> str | None:
        """The actor code of a publisher by its name, None where the registry does not know it."""
        if not name:
            return None
        direct = self.sources.get(fold(name.strip()))
        if direct is not None:
            return direct
        named = [m for m in self.spot(name) if m.code and m.kind is not ActorKind.ADJECTIVE]
        return named[0].code if len(named) == 1 and len(named[0].text) >= len(name) / 2 else None


def stands_for_a_place(mention: ActorMention, text: str) -> bool:
    """Whether a capital is only the town, as in a dateline."""
    return mention.kind is ActorKind.METONYM and metonym_is_place(mention, text)


def called_by_name(mentions: Sequence[ActorMention], text: str, known: Knowledge) -> tuple[ActorMention, ...]:
    """The mentions with an organisation's mission called by the name that follows it: "the UN mission, MINUSMA"."""
    found = list(mentions)
    for place, (first, second) in enumerate(pairwise(mentions)):
        fielded = {child for child, _ in known.children.get(first.code or "", ())}
        if second.code in fielded and NAMED_NEXT.fullmatch(text, first.end, second.start):
            found[place] = replace(first, code=second.code)
    return tuple(found)


__all__ = ["ActorKind", "ActorMention", "ActorRegistry"]
