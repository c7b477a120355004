"""The extractor: a document with its mentions in, draft claims out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from trucewatch.extract.actors.registry import ActorMention, ActorRegistry
from trucewatch.extract.acts.lexicon import Lexicon, packaged_lexicon
from trucewatch.extract.discourse.told import Before
from trucewatch.extract.drafting import drafts_of
from trucewatch.extract.misses import misses_of
from trucewatch.extract.parsing.blanking import blanked
from trucewatch.extract.parsing.parser import Parser, irregular_forms, load_parser
from trucewatch.extract.parsing.screen import Screen
from trucewatch.extract.parsing.sentences import Sentence, split
from trucewatch.extract.parsing.shorthand import Piece, packaged_shorthand
from trucewatch.extract.repetition import without_repetitions
from trucewatch.extract.scene import Scene, within
from trucewatch.extract.setting.carrying import named_before
from trucewatch.extract.voices.denials import denials_of, with_denials
from trucewatch.extract.voices.speech import Speech, speech_of
from trucewatch.model import Document, Draft, Issue, Reading
from trucewatch.model.miss import Miss

LOG_SHARE = 0.5
VERSION = "rules@1.0"
PRONOUN_REACH = 300


def with_lines_of_log(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a document; in a log those after its first hour are all lines of it: "Plan 15 MAY: …"."""
    if not is_log(sentences):
        return list(sentences)
    first = next(s.block for s in sentences if s.log)
    return [replace(s, log=s.log or s.block > first) for s in sentences]


def is_log(sentences: Sequence[Sentence]) -> bool:
    """Whether a document is a log: most of its sentences stand in lines that begin with the hour."""
    return sum(s.log for s in sentences) > len(sentences) * LOG_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What came of one document."""

    drafts: tuple[Draft, ...]
    misses: tuple[Miss, ...] = ()
    issues: tuple[Issue, ...] = ()


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
        document = reading.document
        sentences = with_lines_of_log(split(document))
        actors = self.registry.read(document, sentences)
        scenes = list(self.scenes(reading, self.wanted(document, sentences), actors))
        speech = speech_of(document, scenes, self.lexicon, party=self.speaks_for_itself(document))
        drafts = list(self.drafts(reading, scenes, speech, actors))
        kept = without_repetitions(drafts)
        misses = misses_of(document, scenes, kept, self.screen, self.lexicon)
        return Extraction(drafts=tuple(kept), misses=tuple(misses))

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

    def speaks_for_itself(self, document: Document) -> bool:
        """Whether the publisher is a party, whose unnamed spokesmen are no other voice than its own."""
        code = document.source.actor
        return code is not None and self.registry.is_party(code)

    def scenes(
        self, reading: Reading, sentences: Sequence[Sentence], actors: Sequence[ActorMention]
    ) -> Iterable[Scene]:
        """The parsed sentences with their mentions."""
        text, mentions = reading.document.text, reading.mentions
        parsed = self.parser.parse(self.pieces(reading, sentences))
        for sentence, doc in zip(sentences, parsed, strict=True):
            inside = within(actors, sentence.start, sentence.end)
            yield Scene(
                sentence=sentence,
                doc=doc,
                actors=inside,
                sides=self.registry.sides(inside),
                earlier=text[max(0, sentence.start - PRONOUN_REACH) : sentence.start],
                places=within(mentions.places, sentence.start, sentence.end),
                times=within(mentions.times, sentence.start, sentence.end),
            )

    def drafts(
        self, reading: Reading, scenes: Sequence[Scene], speech: Speech, actors: Sequence[ActorMention]
    ) -> Iterable[Draft]:
        """The drafts of all scenes; places, makers and sides go on to the sentences after them."""
        text, cast = reading.document.text, self.registry.cast(reading.document.text, actors)
        before = Before(standpoint=self.registry.standpoint(reading.document, actors))
        block = -1
        told: list[Sequence[Draft]] = []
        for scene in scenes:
            held = self.registry.gatekeepers(text, scene.sentence.block_start, scene.sentence.end, actors, cast)
            sides = self.registry.sides_before(cast, scene.sentence.end)
            before = replace(
                before, sides=sides, gate=held, places=before.places if scene.sentence.block == block else ()
            )
            block = scene.sentence.block
            if not before.places:
                before = replace(before, places=named_before(scene, reading, actors))
            drafts = with_denials(
                drafts_of(scene, reading, speech, self.lexicon, before),
                list(denials_of(scene, speech.around(scene), self.lexicon)), told, reading.document,
            )  # fmt: skip
            told.extend([drafts] if drafts else [])
            for draft in drafts:
                before = before.after(draft, block)
                yield draft
