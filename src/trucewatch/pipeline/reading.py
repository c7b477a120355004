"""Reading: the bytes of one report in, its document and claims out, the same for the same bytes, path and givens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from trucewatch.extract.actor_registry import ActorRegistry
from trucewatch.extract.extractor import VERSION, Extractor
from trucewatch.locate import Gazetteer, spot_times
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.mention import Mentions, Reading
from trucewatch.pipeline.resolution import claim_of
from trucewatch.readers.given import Given
from trucewatch.readers.reading import NOTHING_GIVEN, read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one file gave. Without a document, ``skipped`` says why it is no report, or an issue why it failed."""

    document: Document | None
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    skipped: str = ""


class Reader:
    """Holds what reading needs: registry of actors, gazetteer, language model, each loaded when first asked for.

    ``engine`` is name and version of what finds the claims.
    """

    engine = VERSION

    @cached_property
    def registry(self) -> ActorRegistry:
        """The packaged registry of actors."""
        return ActorRegistry.packaged()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The packaged gazetteer."""
        return Gazetteer.packaged()

    @cached_property
    def extractor(self) -> Extractor:
        """The packaged rules with the language model."""
        return Extractor.packaged()

    def read(self, content: bytes, path: str, given: Given = NOTHING_GIVEN) -> Read:
        """The document and its claims; problems of the data are issues, never exceptions."""
        result = read_document(content, path, given=given)
        if result.document is None:
            return Read(document=None, issues=result.issues, skipped=result.skipped)
        document = self._with_actor(result.document)
        claims, issues = self.claims(document)
        return Read(document=document, claims=claims, issues=(*result.issues, *issues))

    def claims(self, document: Document) -> tuple[tuple[Claim, ...], tuple[Issue, ...]]:
        """The claims of a document in text order, without doubles."""
        mentions = Mentions(places=self.gazetteer.spot(document.text), times=spot_times(document.text))
        extraction = self.extractor.extract(Reading(document=document, mentions=mentions))
        claims = (claim_of(draft, document, self.gazetteer, self.engine) for draft in extraction.drafts)
        return tuple({claim.id: claim for claim in claims}.values()), tuple(extraction.issues)

    def _with_actor(self, document: Document) -> Document:
        """The document with its publisher's code, where the registry knows the name and nobody gave a code."""
        source = document.source
        if source.actor or not source.name:
            return document
        return replace(document, source=replace(source, actor=self.registry.code_of_source(source.name)))
