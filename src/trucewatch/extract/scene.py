"""A scene: one parsed sentence with the places, times and actors that were spotted in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from trucewatch.extract.actors.mentions import ActorMention
from trucewatch.extract.parsing.parse import Parse, Token
from trucewatch.extract.parsing.sentences import Sentence
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.model import Actor, PlaceMention, TimeMention


class Located(Protocol):
    """Anything with offsets in the document."""

    @property
    def start(self) -> int: ...  # noqa: D102 - two offsets
    @property
    def end(self) -> int: ...  # noqa: D102 - two offsets


PRONOUN_REACH = 300
"""How many characters before its sentence a pronoun may point to."""

Mention = TypeVar("Mention", bound=Located)


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie wholly between two offsets; ``mentions`` are in text order."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A sentence, its parse (token offsets are relative to the sentence), and its mentions (absolute offsets)."""

    sentence: Sentence
    doc: Parse
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    sides: tuple[Actor, ...] = ()
    earlier: str = ""
    """What the document says before the sentence, as far as a pronoun reaches."""

    def start_of(self, token: Token) -> int:
        """The absolute offset at which a token begins."""
        return self.sentence.start + int(token.idx)

    def end_of(self, token: Token) -> int:
        """The absolute offset at which a token ends."""
        return self.sentence.start + int(token.idx) + len(token)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All lemmas and lower-case forms of the sentence."""
        return frozenset(lemma_of(token) for token in self.doc) | {token.lower_ for token in self.doc}

    def actor_at(self, token: Token) -> ActorMention | None:
        """The actor mention that covers a token, if there is one."""
        return covering(self.actors, self.start_of(token))

    def place_at(self, token: Token) -> PlaceMention | None:
        """The place mention that covers a token, if there is one."""
        return covering(self.places, self.start_of(token))

    def tokens_of(self, mention: Located) -> list[Token]:
        """The tokens that a mention covers."""
        return [t for t in self.doc if mention.start <= self.start_of(t) < mention.end]

    def head_of(self, mention: Located) -> Token | None:
        """The token of a mention whose own head lies outside it."""
        tokens = self.tokens_of(mention)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1] if tokens else None)


def covering(mentions: Sequence[Mention], offset: int) -> Mention | None:
    """The first mention that covers an offset."""
    return next((mention for mention in mentions if mention.start <= offset < mention.end), None)
