"""Reading: the bytes of one report in, its document and claims out, the same for the same bytes, path and givens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.extract.extractor import VERSION, Extractor
from trucewatch.extract.parsing.unwrapping import unwrapped
from trucewatch.locate import Gazetteer, spot_times
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document, Span
from trucewatch.model.issue import Issue
from trucewatch.model.mention import Mentions, Reading
from trucewatch.model.miss import Miss
from trucewatch.model.record import claim_id
from trucewatch.pipeline.gazetteers import check_places, digest_of, gazetteer_with
from trucewatch.pipeline.resolution import claim_of
from trucewatch.pipeline.tellings import Tellings
from trucewatch.readers.given import Given
from trucewatch.readers.reading import NOTHING_GIVEN, read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one file gave. Without a document, ``skipped`` says why it is no report, or an issue why it failed."""

    document: Document | None
    claims: tuple[Claim, ...] = ()
    misses: tuple[Miss, ...] = ()
    issues: tuple[Issue, ...] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document whose claims are still to be found, and the problems of its file.

    The ``reading`` holds it without the breaks that a width has forced into its lines; offsets are the same.
    """

    document: Document
    reading: Reading
    issues: tuple[Issue, ...] = ()


class Reader:
    """Holds what reading needs: registry of actors, gazetteer, language model, each loaded when first asked for.

    ``engine`` is name and version of what finds the claims; ``places`` are files of imported places, whose digest is a
    part of it, because other places give other claims.
    """

    def __init__(self, places: Sequence[Path] = (), version: str = VERSION) -> None:
        """Raises InputError where a file of places cannot be read or is none."""
        self.places = tuple(places)
        check_places(self.places)
        self.engine = f"{version}+places.{digest_of(self.places)}" if self.places else version

    @cached_property
    def registry(self) -> ActorRegistry:
        """The packaged registry of actors."""
        return ActorRegistry.packaged()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The packaged gazetteer, with the imported places. Raises InputError where a file is none of places."""
        return gazetteer_with(self.places)

    @cached_property
    def tellings(self) -> Tellings:
        """What was found in the stories read lately."""
        return Tellings()

    @cached_property
    def extractor(self) -> Extractor:
        """The packaged rules with the language model."""
        return Extractor.packaged()

    def read(self, content: bytes, path: str, given: Given = NOTHING_GIVEN) -> Read:
        """The document and its claims; problems of the data are issues, never exceptions."""
        opened = self.open(content, path, given)
        return self.finish(opened) if isinstance(opened, Opened) else opened

    def open(self, content: bytes, path: str, given: Given = NOTHING_GIVEN) -> Opened | Read:
        """A document that is ready for its claims to be found; or what came of a file that is no report."""
        result = read_document(content, path, given=given)
        if result.document is None:
            return Read(document=None, issues=result.issues, skipped=result.skipped)
        document = self._with_actor(result.document)
        return Opened(document=document, reading=self.mentioned(document), issues=result.issues)

    def mentioned(self, document: Document) -> Reading:
        """A document, its lines joined where they were broken to a width, with the places and times that it mentions."""
        text = unwrapped(document.text, document.body)
        mentions = Mentions(places=self.gazetteer.spot(text), times=spot_times(text))
        return Reading(document=replace(document, text=text), mentions=mentions)

    def foresee(self, readings: Iterable[Reading]) -> None:
        """Parse the sentences of some documents together, before each is finished; changes nothing but the time."""
        self.extractor.foresee(readings)

    def finish(self, opened: Opened) -> Read:
        """An opened document with its claims."""
        found = as_written(self.find(opened.reading), opened.document)
        return replace(found, issues=(*opened.issues, *found.issues))

    def claims(self, document: Document) -> tuple[tuple[Claim, ...], tuple[Issue, ...]]:
        """The claims of a document in text order, without doubles, and what went wrong in finding them."""
        found = as_written(self.find(self.mentioned(document)), document)
        return found.claims, found.issues

    def find(self, reading: Reading) -> Read:
        """The claims of a document with its mentions, and the sentences that gave none."""
        document = reading.document
        extraction = self.tellings.extraction(self.extractor.groundwork(reading), self.extractor)
        claims = (claim_of(draft, document, self.gazetteer, self.engine) for draft in extraction.drafts)
        unique = {claim.id: claim for claim in claims}
        return Read(
            document=document, claims=tuple(unique.values()), misses=extraction.misses, issues=extraction.issues
        )

    def _with_actor(self, document: Document) -> Document:
        """The document with its publisher's code, where the registry knows the name and nobody gave a code."""
        source = document.source
        if source.actor or not source.name:
            return document
        return replace(document, source=replace(source, actor=self.registry.code_of_source(source.name)))


def as_written(read: Read, document: Document) -> Read:
    """What was found in a document with joined lines, told of the document as it is written: spans are its slices."""
    if read.document is None or read.document.text == document.text:
        return read
    text = document.text
    claims = (replace(claim, spans=tuple(_slice(span, text) for span in claim.spans)) for claim in read.claims)
    return replace(
        read,
        document=document,
        claims=tuple(replace(claim, id=claim_id(claim)) for claim in claims),
        misses=tuple(replace(miss, span=_slice(miss.span, text)) for miss in read.misses),
    )


def _slice(span: Span, text: str) -> Span:
    return Span(start=span.start, end=span.end, text=text[span.start : span.end])
