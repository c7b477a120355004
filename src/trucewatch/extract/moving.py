"""Moving: what points into one document made to point into another that has the same sentences elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from trucewatch.extract.actors.mentions import ActorMention
from trucewatch.extract.groundwork import Groundwork
from trucewatch.extract.parsing.sentences import Sentence
from trucewatch.extract.scene import within
from trucewatch.model import Document, Draft, PlaceInRole, PlaceMention, Span, TimeMention, TimeQuestion, Voice
from trucewatch.model.miss import Miss

Pointing = TypeVar("Pointing", ActorMention, PlaceMention, TimeMention)
OFFSETS = frozenset({"start", "end", "head", "whole_start", "whole_end"})


class UnmovableError(LookupError):
    """Something points at characters that the other document does not have; it is to be read itself."""


def shifted(mention: Pointing, by: int) -> Pointing:
    """A mention some characters further on."""
    offsets = {field.name: getattr(mention, field.name) + by for field in fields(mention) if field.name in OFFSETS}
    return replace(mention, **offsets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From one document, by the sentences that it shares with another, to that other one."""

    document: Document
    begins: Sequence[int]
    old: Sequence[Sentence]
    new: Sequence[Sentence]
    places: dict[PlaceMention, PlaceMention]
    times: dict[TimeMention, TimeMention]

    def draft(self, draft: Draft) -> Draft:
        """A draft as reading the other document would give it, its publisher included. Raises UnmovableError."""
        source = self.document.source
        publisher = Voice(name=source.name or "", actor=source.actor)
        return replace(
            draft,
            spans=tuple(self.span(span) for span in draft.spans),
            voices=(publisher, *draft.voices[1:]),
            places=tuple(PlaceInRole(mention=self.place(each.mention), role=each.role) for each in draft.places),
            time=self.question(draft.time),
        )

    def miss(self, miss: Miss) -> Miss:
        """A miss in the other document."""
        return replace(miss, span=self.span(miss.span))

    def span(self, span: Span) -> Span:
        """The same words in the other document."""
        by = self._by(span.start, span.end)
        return replace(span, start=span.start + by, end=span.end + by)

    def place(self, mention: PlaceMention) -> PlaceMention:
        """The place that stands there, which is not always one that was spotted."""
        return self.places.get(mention) or shifted(mention, self._by(mention.start, mention.end))

    def question(self, asked: TimeQuestion) -> TimeQuestion:
        """What is asked of the times of the other document."""
        return replace(
            asked,
            mentions=tuple(map(self._time, asked.mentions)),
            background=tuple(map(self._time, asked.background)),
            shared=tuple(map(self._time, asked.shared)),
            aside=tuple(map(self._time, asked.aside)),
        )

    def _time(self, mention: TimeMention) -> TimeMention:
        return self.times.get(mention) or shifted(mention, self._by(mention.start, mention.end))

    def _by(self, start: int, end: int) -> int:
        """How far the sentence that holds some characters has moved."""
        number = bisect_right(self.begins, start) - 1
        if number < 0 or end > self.old[number].end:
            raise UnmovableError
        return self.new[number].start - self.old[number].start


def move_between(old: Groundwork, new: Groundwork, size: int) -> Move:
    """The move from a document to another of which the first ``size`` sentences are the same."""
    shared = old.sentences[:size]
    return Move(
        document=new.reading.document,
        begins=[sentence.start for sentence in shared],
        old=shared,
        new=new.sentences[:size],
        places=dict(_places(old, new, size)),
        times=dict(zip(old.reading.mentions.times, new.reading.mentions.times, strict=False)),
    )


def _places(old: Groundwork, new: Groundwork, size: int) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """The places of the shared sentences, and those that their paragraphs have named before, in pairs."""
    for number in range(size):
        before, here = old.sentences[number], new.sentences[number]
        yield from zip(
            within(old.reading.mentions.places, before.start, before.end),
            within(new.reading.mentions.places, here.start, here.end),
            strict=True,
        )
        named = zip(old.outlooks[number].named, new.outlooks[number].named, strict=True)
        yield from ((one.mention, other.mention) for one, other in named)
