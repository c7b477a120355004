"""Groundwork: all that a document says around the sentences that may hold an act, before any of them is parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.extract.actors.registry import ActorMention, ActorRegistry
from trucewatch.extract.discourse.told import Standpoint
from trucewatch.extract.parsing.sentences import Sentence
from trucewatch.extract.parsing.shorthand import Piece
from trucewatch.extract.setting.carrying import named_before
from trucewatch.extract.voices.speech import quotations
from trucewatch.model import Actor, PlaceInRole, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What stands around one sentence: the sides in question before it, who keeps the gate that its paragraph names, and
    the place that its paragraph has named."""

    sides: tuple[Actor, ...]
    gate: tuple[Actor, ...]
    named: tuple[PlaceInRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groundwork:
    """A document with its actors, and the sentences that are to be parsed, each with its piece for the parser and its
    outlook; ``quotes`` are the quoted stretches of the whole text."""

    reading: Reading
    actors: Sequence[ActorMention]
    sentences: Sequence[Sentence]
    pieces: Sequence[Piece]
    outlooks: Sequence[Outlook]
    standpoint: Standpoint
    party: bool
    quotes: Sequence[tuple[int, int]]

    def after(self, number: int) -> Groundwork:
        """The same document with only the sentences behind the first so many."""
        return replace(
            self, sentences=self.sentences[number:], pieces=self.pieces[number:], outlooks=self.outlooks[number:]
        )


def groundwork_of(
    reading: Reading, sentences: Sequence[Sentence], pieces: Sequence[Piece], actors: Sequence[ActorMention],
    registry: ActorRegistry,
) -> Groundwork:  # fmt: skip
    """The groundwork of a document; ``sentences`` are those to be parsed."""
    code = reading.document.source.actor
    return Groundwork(
        reading=reading,
        actors=actors,
        sentences=sentences,
        pieces=pieces,
        outlooks=tuple(outlooks(reading, sentences, actors, registry)),
        standpoint=registry.standpoint(reading.document, actors),
        party=code is not None and registry.is_party(code),
        quotes=quotations(reading.document.text),
    )


def outlooks(
    reading: Reading, sentences: Sequence[Sentence], actors: Sequence[ActorMention], registry: ActorRegistry
) -> Iterator[Outlook]:
    """The outlook of each sentence."""
    text, cast = reading.document.text, registry.cast(reading.document.text, actors)
    for sentence in sentences:
        yield Outlook(
            sides=registry.sides_before(cast, sentence.end),
            gate=registry.gatekeepers(text, sentence.block_start, sentence.end, actors, cast),
            named=named_before(sentence, reading, actors),
        )
