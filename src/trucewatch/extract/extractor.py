"""The extractor: a document with its mentions in, draft claims out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.extract.acts.events import find_events
from trucewatch.extract.acts.lexicon import Lexicon, packaged_lexicon
from trucewatch.extract.discourse.told import Before
from trucewatch.extract.drafting import drafts_of
from trucewatch.extract.extraction import Extraction
from trucewatch.extract.groundwork import Groundwork, groundwork_of
from trucewatch.extract.misses import misses_of
from trucewatch.extract.parsing.blanking import blanked
from trucewatch.extract.parsing.parser import Parser, irregular_forms, load_parser
from trucewatch.extract.parsing.screen import Screen
from trucewatch.extract.parsing.sentences import Sentence, split
from trucewatch.extract.parsing.shorthand import Piece, packaged_shorthand
from trucewatch.extract.repetition import without_repetitions
from trucewatch.extract.scene import PRONOUN_REACH, Scene, within
from trucewatch.extract.voices.denials import denials_of, with_denials
from trucewatch.extract.voices.speech import Speech, speech_of
from trucewatch.model import Document, Draft, Reading
from trucewatch.model.miss import Miss

LOG_SHARE = 0.5
VERSION = "rules@1.0"


def with_lines_of_log(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a document; in a log those after its first hour are all lines of it: "Plan 15 MAY: …"."""
    if not is_log(sentences):
        return list(sentences)
    first = next(s.block for s in sentences if s.log)
    return [replace(s, log=s.log or s.block > first) for s in sentences]


def is_log(sentences: Sequence[Sentence]) -> bool:
    """Whether a document is a log: most of its sentences stand in lines that begin with the hour."""
    return sum(s.log for s in sentences) > len(sentences) * LOG_SHARE


class Extractor:
    """Reads acts, voices, actors, counts, polarity and modality out of a document's sentences.

    One extractor serves any number of documents; it holds the parse model and the packaged data and no state.
    """

    def __init__(self, parser: Parser, lexicon: Lexicon, registry: ActorRegistry) -> None:
        self.parser, self.lexicon, self.registry = parser, lexicon, registry

    @classmethod
    def packaged(cls) -> Extractor:
        """The extractor with the model and the data that come with the package."""
        return cls(load_parser(), packaged_lexicon(), ActorRegistry.packaged())

    @cached_property
    def screen(self) -> Screen:
        """The lexical screen that decides which sentences are parsed."""
        return Screen(self.lexicon, irregular_forms(self.parser.nlp), packaged_shorthand())

    def extract(self, reading: Reading) -> Extraction:
        """All claims of a document, as drafts in text order."""
        return self.extract_from(self.groundwork(reading))

    def groundwork(self, reading: Reading) -> Groundwork:
        """A document made ready: its actors, and which of its sentences are to be parsed."""
        document = reading.document
        sentences = with_lines_of_log(split(document))
        actors = self.registry.read(document, sentences)
        wanted = self.wanted(document, sentences)
        return groundwork_of(reading, wanted, self.pieces(reading, wanted), actors, self.registry)

    def extract_from(self, ground: Groundwork) -> Extraction:
        """All claims of a document that was made ready, as drafts in text order."""
        document = ground.reading.document
        scenes = list(self.scenes(ground))
        speech = speech_of(document, scenes, self.lexicon, ground.quotes, party=ground.party)
        found = tuple(self.drafts(ground, scenes, speech))
        kept = without_repetitions([draft for drafts in found for draft in drafts])
        misses = misses_of(document, scenes, kept, self.screen, self.lexicon)
        leaning = (n for n, sentence in enumerate(ground.sentences) if sentence.start in speech.enclosing)
        return Extraction(drafts=tuple(kept), misses=tuple(misses), of_sentences=found, leaning=frozenset(leaning))

    def silent(self, ground: Groundwork) -> tuple[Miss, ...] | None:
        """The misses of sentences that tell and deny nothing, whatever stands before them; None where one does."""
        scenes = list(self.scenes(ground))
        if any(find_events(scene, self.lexicon) or any(denials_of(scene, (), self.lexicon)) for scene in scenes):
            return None
        return tuple(misses_of(ground.reading.document, scenes, (), self.screen, self.lexicon))

    def foresee(self, readings: Iterable[Reading]) -> None:
        """Parse what `extract` is going to ask for of several documents, in long batches."""
        self.parser.parse(
            [
                piece
                for r in readings
                for piece in self.pieces(r, self.wanted(r.document, with_lines_of_log(split(r.document))))
            ]
        )

    def pieces(self, reading: Reading, sentences: Sequence[Sentence]) -> list[Piece]:
        """What the parser gets of each sentence that was let through."""
        text, mentions, log = reading.document.text, reading.mentions, is_log(sentences)
        return [Piece(text=blanked(text, s, mentions, self.lexicon.setting), log=s.log or log) for s in sentences]

    def wanted(self, document: Document, sentences: Iterable[Sentence]) -> list[Sentence]:
        """The sentences that the screen lets through."""
        return [s for s in sentences if self.screen.wants(document.text[s.start : s.end])]

    def scenes(self, ground: Groundwork) -> Iterable[Scene]:
        """The parsed sentences with their mentions."""
        text, mentions = ground.reading.document.text, ground.reading.mentions
        parsed = self.parser.parse(ground.pieces)
        for sentence, doc in zip(ground.sentences, parsed, strict=True):
            inside = within(ground.actors, sentence.start, sentence.end)
            yield Scene(
                sentence=sentence,
                doc=doc,
                actors=inside,
                sides=self.registry.sides(inside),
                earlier=text[max(0, sentence.start - PRONOUN_REACH) : sentence.start],
                places=within(mentions.places, sentence.start, sentence.end),
                times=within(mentions.times, sentence.start, sentence.end),
            )

    def drafts(self, ground: Groundwork, scenes: Sequence[Scene], speech: Speech) -> Iterable[tuple[Draft, ...]]:
        """The drafts of each scene; places, makers and sides go on to the sentences after them."""
        before = Before(standpoint=ground.standpoint)
        block = -1
        told: list[Sequence[Draft]] = []
        for scene, outlook in zip(scenes, ground.outlooks, strict=True):
            places = before.places if scene.sentence.block == block else ()
            before = replace(before, sides=outlook.sides, gate=outlook.gate, places=places or outlook.named)
            block = scene.sentence.block
            drafts = with_denials(
                drafts_of(scene, ground.reading, speech, self.lexicon, before),
                list(denials_of(scene, speech.around(scene), self.lexicon)), told, ground.reading.document,
            )  # fmt: skip
            told.extend([drafts] if drafts else [])
            for draft in drafts:
                before = before.after(draft, block)
            yield tuple(drafts)
