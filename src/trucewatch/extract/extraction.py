"""Extraction: what came of one document."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import Draft, Issue
from trucewatch.model.miss import Miss


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The drafts of a document in text order, the sentences that gave none, and what went wrong.

    ``of_sentences`` are the drafts of each parsed sentence before what is said twice is left out; ``leaning`` the
    numbers of the sentences whose speaker shows only in the sentence after them.
    """

    drafts: tuple[Draft, ...]
    misses: tuple[Miss, ...] = ()
    issues: tuple[Issue, ...] = ()
    of_sentences: tuple[tuple[Draft, ...], ...] = ()
    leaning: frozenset[int] = frozenset()
