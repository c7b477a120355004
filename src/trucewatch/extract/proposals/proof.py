"""Proof: a proposed claim becomes a draft only where the text bears out each of its words, numbers and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trucewatch.extract.actors.mentions import ActorMention
from trucewatch.extract.figures.numbers import find_numbers
from trucewatch.extract.figures.quantities import NOBODY, SINGLE
from trucewatch.extract.proposals.answer import ProposedClaim, ProposedCount, ProposedVoice
from trucewatch.extract.proposals.passages import Passage
from trucewatch.model import (
    Actor,
    Draft,
    Modality,
    PlaceInRole,
    PlaceMention,
    Quantity,
    Reading,
    Tense,
    TimeQuestion,
    Voice,
)
from trucewatch.model.mention import TimeMention
from trucewatch.terms.vocabulary import known_acts

CONFIDENCE = 0.5
COMING = (Modality.PLANNED, Modality.PROMISED, Modality.DEMANDED, Modality.CONDITIONAL, Modality.FEARED)


class UnprovenError(Exception):
    """A proposal that the text does not bear out; the message says in which field and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prover:
    """Holds a reading and its actor mentions against proposals."""

    reading: Reading
    actors: Sequence[ActorMention]
    acts: frozenset[str] = field(default_factory=known_acts)

    def draft(self, claim: ProposedClaim, passage: Passage) -> Draft:
        """The draft of a proposed claim. Raises UnprovenError where a field of it is not in the text."""
        document = self.reading.document
        start = document.text.find(claim.quote, passage.start, passage.end)
        if start < 0:
            raise UnprovenError("quote: does not stand in the passage word for word")
        quote = Passage(start=start, end=start + len(claim.quote))
        if claim.act not in self.acts:
            raise UnprovenError("act: not in the vocabulary")
        polarity, modality = claim.said
        publisher = Voice(name=document.source.name or "", actor=document.source.actor)
        self._copied("reported_as", (claim.reported_as,), quote)
        self._copied("instruments", claim.instruments, quote)
        return Draft(
            spans=(document.span(quote.start, quote.end),),
            voices=(publisher, *(self._voice(voice, quote, passage) for voice in claim.voices)),
            act=claim.act,
            reported_as=claim.reported_as,
            initiator=tuple(self._actor("initiator", text, quote, passage) for text in claim.initiator),
            target=tuple(self._actor("target", text, quote, passage) for text in claim.target),
            places=tuple(PlaceInRole(mention=self._place(text, quote, passage)) for text in claim.place),
            time=self._time(claim, quote, passage),
            counts=tuple(self._count(count, quote) for count in claim.counts),
            instruments=tuple(claim.instruments),
            polarity=polarity,
            modality=modality,
            confidence=CONFIDENCE,
        )

    def _copied(self, name: str, texts: Iterable[str], quote: Passage) -> None:
        words = self.reading.document.text[quote.start : quote.end]
        for text in texts:
            if text not in words:
                raise UnprovenError(f"{name}: does not stand in the quote word for word")

    def _stretch(self, name: str, text: str, quote: Passage, passage: Passage) -> Passage:
        """Where a text stands: in the quote, else nearest before it in the passage, else after it."""
        whole = self.reading.document.text
        at = whole.find(text, quote.start, quote.end)
        if at < 0:
            at = whole.rfind(text, passage.start, quote.start)
        if at < 0:
            at = whole.find(text, quote.start, passage.end)
        if at < 0 or not text.strip():
            raise UnprovenError(f"{name}: does not stand in the passage word for word")
        return Passage(start=at, end=at + len(text))

    def _coded(self, where: Passage) -> ActorMention | None:
        """The longest coded mention that a stretch holds or lies in."""
        found = [m for m in self.actors if m.code and m.start < where.end and where.start < m.end]
        return max(found, key=lambda m: m.end - m.start, default=None)

    def _actor(self, name: str, text: str, quote: Passage, passage: Passage) -> Actor:
        mention = self._coded(self._stretch(name, text, quote, passage))
        if mention is None:
            raise UnprovenError(f"{name}: the registry of actors does not know it")
        return Actor(text=text, actor=mention.code)

    def _voice(self, voice: ProposedVoice, quote: Passage, passage: Passage) -> Voice:
        mention = self._coded(self._stretch("voices", voice.name, quote, passage))
        if voice.cue:
            self._stretch("cue", voice.cue, quote, passage)
        return Voice(name=voice.name, actor=mention.code if mention else None, cue=voice.cue or None)

    def _place(self, text: str, quote: Passage, passage: Passage) -> PlaceMention:
        where = self._stretch("place", text, quote, passage)
        spotted = [m for m in self.reading.mentions.places if m.start < where.end and where.start < m.end]
        return spotted[0] if spotted else PlaceMention(
            start=where.start, end=where.end, text=text, kind="", whole_start=where.start, whole_end=where.end
        )  # fmt: skip

    def _time(self, claim: ProposedClaim, quote: Passage, passage: Passage) -> TimeQuestion:
        mentions: list[TimeMention] = []
        for text in claim.time:
            where = self._stretch("time", text, quote, passage)
            read = [m for m in self.reading.mentions.times if m.start < where.end and where.start < m.end]
            if not read:
                raise UnprovenError("time: the words hold no time that can be read")
            mentions.extend(read)
        earlier = tuple(m for m in self.reading.mentions.times if m.end <= quote.start and m not in mentions)
        _, modality = claim.said
        return TimeQuestion(
            mentions=tuple(mentions),
            background=tuple(reversed(earlier)),
            tense=Tense.FUTURE if modality in COMING else Tense.PAST,
            state=str(modality),
            act=claim.act,
        )

    def _count(self, count: ProposedCount, quote: Passage) -> Quantity:
        self._copied("counts", (count.text,), quote)
        bounds = {(number.low, number.high) for number in find_numbers(count.text)} or in_words(count.text)
        if (count.low, count.high) not in bounds:
            raise UnprovenError("counts: the words do not say that number")
        low, high = (whole(bound) for bound in (count.low, count.high))
        return Quantity(of=count.of, low=low, high=high, text=count.text)


def in_words(text: str) -> set[tuple[float | None, float | None]]:
    """The bounds of a phrase without a number: "a soldier" is one, "nobody" none."""
    words = text.casefold().split()
    if words[0] in SINGLE:
        return {(1, 1)}
    return {(0, 0)} if words[0] in ("no", *NOBODY) else set()


def whole(bound: float | None) -> int | float | None:
    """A bound as an integer where it is one."""
    return int(bound) if bound is not None and float(bound).is_integer() else bound
