"""Drafting: a document with its claims in, the text of a terms file out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document, Span
from trucewatch.model.errors import InputError
from trucewatch.pipeline.terms_draft.file import file_text
from trucewatch.pipeline.terms_draft.head import head_of
from trucewatch.pipeline.terms_draft.lexicon import first_match, packaged_provisions
from trucewatch.pipeline.terms_draft.provisions import Provision, provisions_of
from trucewatch.pipeline.terms_draft.timing import Frame, beginning_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsDraft:
    """The text of the file, the provisions that it holds, and the sentences of duty that gave none."""

    text: str
    provisions: tuple[Provision, ...]
    unread: tuple[Span, ...]


def draft_terms(document: Document, claims: Sequence[Claim]) -> TermsDraft:
    """A first terms file from a text and the claims read from it, to be corrected by a person.

    Raises InputError where the text lays nothing down that could be read, or nothing says when it was signed.
    """
    words = packaged_provisions()
    found = provisions_of(document, claims, words)
    if not found.provisions:
        hint = "a draft is made from the text of an agreement, or from a report that tells what is due under one"
        raise InputError("no provision could be read from it", where=document.path, hint=hint)
    head = head_of(document, claims, found, words)
    if head is None:
        hint = "give the day with --published, and correct it in the file"
        raise InputError("nothing says when the agreement was signed", where=document.path, hint=hint)
    frame = Frame(
        signed=head.signed,
        timezone=head.timezone,
        beginning=beginning_of(found.provisions),
        lasting=first_match(words.lasts, document.text) if found.own_text else None,
    )
    text = file_text(document, head, found, frame, words)
    return TermsDraft(text=text, provisions=found.provisions, unread=found.unread)
