"""Carriage: which claims only carry on what another document has told before in the same words.

Two documents of one story are one origin for what they tell alike, and for nothing else: a claim is carried only where
its sentence is the same to the letter, and where all that was found in it is the same too. So whoever changes a word of
a story speaks for himself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from trucewatch.model import Claim, Document
from trucewatch.model.claim import Actor, Story
from trucewatch.model.moment import Basis
from trucewatch.reconcile.stories.families import Family, families
from trucewatch.reconcile.stories.wording import Sentence, sentences_of

FIXED = (Basis.STATED,)


def told_once(claims: Sequence[Claim], documents: Iterable[Document]) -> tuple[Claim, ...]:
    """The claims, those that are carried marked with the document that told them first."""
    return carried(claims, families(documents))


def carried(claims: Sequence[Claim], stories: Iterable[Family]) -> tuple[Claim, ...]:
    """The same for stories that are known already. Pure; the order of the claims stays."""
    every = list(stories)
    members = {document.id for story in every for document in story.members}
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.document in members:
            by_document.setdefault(claim.document, []).append(claim)
    marks: dict[str, Story] = {}
    for story in every:
        marks |= _marks(story, by_document)
    return tuple(replace(claim, story=marks[claim.id]) if claim.id in marks else claim for claim in claims)


def _marks(family: Family, claims: Mapping[str, Sequence[Claim]]) -> dict[str, Story]:
    """By the id of each carried claim, where it comes from."""
    first: dict[Hashable, Document] = {}
    found: dict[str, Story] = {}
    for document in family.members:
        own = claims.get(document.id, ())
        sentences = list(sentences_of(document)) if own else []
        for claim in own:
            key = content(claim, sentences)
            root = first.setdefault(key, document)
            if root is not document:
                found[claim.id] = Story(document=root.id, source=root.source)
    return found


def content(claim: Claim, sentences: Sequence[Sentence]) -> Hashable:
    """What two claims must have in common to be one telling: the words, and all that was found but the publisher and
    the days that only the publication gives."""
    stated = (claim.time.start, claim.time.end) if claim.time.basis in FIXED else None
    return (
        tuple(s.key for s in sentences if any(s.start < span.end and span.start < s.end for span in claim.spans)),
        tuple((voice.name, voice.actor, voice.agreement) for voice in claim.voices[1:]),
        claim.act, claim.polarity, claim.modality, claim.agreement, claim.instruments, claim.counts,
        _codes(claim.initiator), _codes(claim.target),
        tuple((place.id, place.text) for place in claim.place),
        claim.time.text, stated,
    )  # fmt: skip


def _codes(actors: Iterable[Actor]) -> tuple[tuple[str, str | None], ...]:
    return tuple((actor.text, actor.actor) for actor in actors)
