"""Tellings: the stories read lately, so that one that comes again is not read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace

from trucewatch.extract.extraction import Extraction
from trucewatch.extract.extractor import Extractor
from trucewatch.extract.groundwork import Groundwork
from trucewatch.extract.retelling import Settings, retold, settings_of

KEPT = 512
"""Stories kept at most, some 100 kB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A document that was read, with what was found in it."""

    ground: Groundwork
    settings: Settings
    extraction: Extraction


class Tellings:
    """What was found in the stories read lately, each by the sentence with which it begins.

    Whatever is kept, what comes of a document is what reading it alone gives.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self.kept = kept
        self.known: OrderedDict[Hashable, Telling] = OrderedDict()
        self.retold = 0

    def extraction(self, ground: Groundwork, extractor: Extractor) -> Extraction:
        """What is found in a document, by an earlier reading of its story where that is the same."""
        if not ground.sentences:
            return extractor.extract_from(ground)
        settings = settings_of(ground)
        found = self._told_before(ground, settings, extractor)
        if found is None:
            found = extractor.extract_from(ground)
            self._keep(Telling(ground=ground, settings=settings, extraction=found))
        else:
            self.retold += 1
        return found

    def _told_before(self, ground: Groundwork, settings: Settings, extractor: Extractor) -> Extraction | None:
        """The story as it was read, where what this document adds at its end tells nothing."""
        known = self.known.get(_opening(settings))
        size = known.settings.shared_with(settings) if known else 0
        if known is None or not size or _goes_on(ground, size):
            return None
        added = extractor.silent(ground.after(size))
        found = retold(known.extraction, known.ground, ground, size) if added is not None else None
        return replace(found, misses=(*found.misses, *(added or ()))) if found else None

    def _keep(self, telling: Telling) -> None:
        opening = _opening(telling.settings)
        self.known[opening] = telling
        self.known.move_to_end(opening)
        while len(self.known) > self.kept:
            self.known.popitem(last=False)


def _opening(settings: Settings) -> Hashable:
    """What a story is found by: its first sentence, and what kind of publisher it has."""
    return (settings.publisher, settings.sentences[0].words)


def _goes_on(ground: Groundwork, size: int) -> bool:
    """Whether the sentence behind the first so many stands on the line of the last of them, whose speaker it may name."""
    return size < len(ground.sentences) and ground.sentences[size].block == ground.sentences[size - 1].block
