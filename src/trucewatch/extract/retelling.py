"""Retelling: what was found in one document, told of another that carries the same sentences.

Reading a sentence asks for more than its words: who was named before it, which times, who is quoted. All of that is put
down as a `Setting` of each sentence, without offsets. Where the settings of two documents agree, reading the second
would find what was found in the first, at other offsets: `tests/pipeline/test_tellings.py` holds it to that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from trucewatch.extract.acts.events import THING, TRUCE_WORDS
from trucewatch.extract.drafting import LIST_REACH, LOG_INDENT
from trucewatch.extract.extraction import Extraction
from trucewatch.extract.groundwork import Groundwork
from trucewatch.extract.moving import UnmovableError, move_between, shifted
from trucewatch.extract.repetition import without_repetitions
from trucewatch.extract.scene import PRONOUN_REACH, within
from trucewatch.extract.voices.speech import NEXT_SENTENCE
from trucewatch.model import Draft

WORD = re.compile(r"\w+")
PLAIN = "a publisher that speaks for no party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A sentence and what its reading rests on, the offsets left out.

    ``line`` tells how the sentence lies in its line and whether a truce is named shortly before it; ``around`` who and
    what is in question; ``mentions`` are those inside it; ``times`` how many times stand before it, before its line, the
    words after the line's beginning, and the reach of a list.
    """

    words: str
    piece: Hashable
    line: tuple[bool, ...]
    around: tuple[Hashable, ...]
    mentions: tuple[Hashable, ...]
    times: tuple[int, ...]
    times_inside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a document's sentences in order, and its times up to the last sentence.

    ``publisher`` is who it is as far as the reading of any text asks for it; ``name`` is who it is, which matters from
    the sentence ``named`` on, the first that speaks of it.
    """

    publisher: Hashable
    name: Hashable
    named: int
    sentences: tuple[Setting, ...]
    times: tuple[Hashable, ...]

    def shared_with(self, other: Settings) -> int:
        """How many sentences from the first on are the same in both, in the same circumstances."""
        if self.publisher != other.publisher:
            return 0
        pairs = zip(self.sentences, other.sentences, strict=False)
        size = next(
            (n for n, (one, two) in enumerate(pairs) if one != two), min(len(self.sentences), len(other.sentences))
        )
        if self.name != other.name:
            size = min(size, self.named, other.named)
        if size == 0:
            return 0
        last = self.sentences[size - 1]
        times = last.times[0] + last.times_inside
        return size if self.times[:times] == other.times[:times] else 0


def settings_of(ground: Groundwork) -> Settings:
    """The settings of a document."""
    times = ground.reading.mentions.times
    last = ground.sentences[-1].end if ground.sentences else 0
    starts = [time.start for time in times]
    return Settings(
        publisher=_publisher(ground),
        name=(ground.reading.document.source.name, ground.reading.document.source.actor),
        named=_first_naming(ground),
        sentences=tuple(_setting(ground, number, starts) for number in range(len(ground.sentences))),
        times=tuple((time.text, time.expression) for time in times if time.start < last),
    )


def _publisher(ground: Groundwork) -> Hashable:
    """A publisher that speaks for no party is like any other such; only whether it has a code matters."""
    source, stand = ground.reading.document.source, ground.standpoint
    stands = ground.party or bool(stand.own or stand.enemy or stand.mission or stand.workers)
    if source.name and not stands and "." not in (source.actor or ""):
        return (PLAIN, source.actor is None)
    return (source.name, source.actor, ground.party, stand)


def _first_naming(ground: Groundwork) -> int:
    """The number of the first sentence that names the publisher, or has an actor of its code."""
    document = ground.reading.document
    name, code = (document.source.name or "").casefold(), document.source.actor
    for number, sentence in enumerate(ground.sentences):
        words = document.text[sentence.start : sentence.end].casefold()
        inside = within(ground.actors, sentence.start, sentence.end)
        if name in words or any(code in mention.codes for mention in inside):
            return number
    return len(ground.sentences)


def _setting(ground: Groundwork, number: int, starts: Sequence[int]) -> Setting:
    """The setting of one sentence; ``starts`` are the offsets of the document's times."""
    text, mentions = ground.reading.document.text, ground.reading.mentions
    sentence = ground.sentences[number]
    start, end, line = sentence.start, sentence.end, sentence.block_start
    former = ground.sentences[number - 1] if number else None
    same_line = former is not None and former.block == sentence.block
    next_to = former is not None and same_line and start - former.end <= NEXT_SENTENCE
    return Setting(
        words=text[start:end],
        piece=ground.pieces[number],
        line=(same_line, next_to, sentence.first, sentence.log, _truce_before(text, start, end)),
        around=_around(ground, number),
        mentions=(
            *(shifted(actor, -start) for actor in within(ground.actors, start, end)),
            *(shifted(place, -start) for place in within(mentions.places, start, end)),
            *(shifted(time, -start) for time in within(mentions.times, start, end)),
        ),
        times=tuple(bisect_left(starts, at) for at in (start, line, line + LOG_INDENT, start - LIST_REACH)),
        times_inside=len(within(mentions.times, start, end)),
    )


def _truce_before(text: str, start: int, end: int) -> bool:
    """Whether a truce is named shortly before a sentence that has a word which may stand for it."""
    earlier = text[max(0, start - PRONOUN_REACH) : start].casefold()
    pointing = not THING.isdisjoint(WORD.findall(text[start:end].casefold()))
    return pointing and any(word in earlier for word in TRUCE_WORDS)


def _around(ground: Groundwork, number: int) -> tuple[Hashable, ...]:
    sentence, outlook = ground.sentences[number], ground.outlooks[number]
    start, end = sentence.start, sentence.end
    quoted = tuple((max(left, start) - start, min(right, end) - start) for left, right in ground.quotes)
    named = tuple((place.role, shifted(place.mention, -place.mention.start)) for place in outlook.named)
    return (outlook.sides, outlook.gate, named, tuple(quote for quote in quoted if quote[0] < quote[1]))


def retold(extraction: Extraction, old: Groundwork, new: Groundwork, size: int) -> Extraction | None:
    """What the first ``size`` sentences of a document gave, told of another that begins with the same; None where the
    other must be read.

    Where more follow in the first, the last sentence must not be one whose speaker shows in the sentence after it, and
    nothing of what is told may have given way to what is told later.
    """
    told_later = size < len(old.sentences) and size - 1 in extraction.leaning
    if extraction.issues or told_later:
        return None
    shared = [draft for drafts in extraction.of_sentences[:size] for draft in drafts]
    move, end = move_between(old, new, size), old.sentences[size - 1].end
    try:
        moved = tuple(map(move.draft, shared))
        misses = tuple(move.miss(miss) for miss in extraction.misses if miss.span.start < end)
    except UnmovableError:
        return None
    kept = without_repetitions(moved)
    if _numbers(kept, moved) != _numbers(extraction.drafts, shared):
        return None
    return Extraction(drafts=tuple(kept), misses=misses)


def _numbers(kept: Sequence[Draft], drafts: Sequence[Draft]) -> list[int]:
    """Which of several drafts are among those kept, in the order of these."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    return [numbers[id(draft)] for draft in kept if id(draft) in numbers]
