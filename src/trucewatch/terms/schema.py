"""The schema of a terms file (`trucewatch-terms/1`), entry by entry, as strangers write it.

The members of a term that only some texts need are in `schema_members`. Unknown keys are refused everywhere.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel as PydanticModel
from pydantic import BeforeValidator, ConfigDict, Field

from trucewatch.model import DayEdge, FileStatus, Proof
from trucewatch.terms.written_forms import OneOrMany
from trucewatch.terms.written_values import (
    Amount,
    DueBound,
    Flag,
    FromInstant,
    Id,
    ToInstant,
    UntilInstant,
    WordList,
    Words,
    WrittenBound,
    ZoneName,
    listed,
)

FORMAT = "trucewatch-terms/1"


class Entry(PydanticModel):
    """An entry of the file: no key that the format does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class ReviewFile(Entry):
    """Who reviewed the file, and when."""

    by: Words
    date: WrittenBound


class SourceFile(Entry):
    """A text of the agreement."""

    key: Id
    lang: Words
    official: Flag
    reference: Words | None = None
    note: Words | None = None


class RelatedFile(Entry):
    """Another agreement."""

    id: Id
    relation: Words


class VariantFile(Entry):
    """A text that circulated and is not the signed one."""

    id: Id
    source: Id
    refused: Flag
    why: Words
    marks: WordList = ()


class HeadFile(Entry):
    """The ``agreement`` section."""

    id: Id
    title: Words
    signed: WrittenBound
    timezone: ZoneName
    status: FileStatus
    reviewed: ReviewFile | None = None
    names: WordList = ()
    sources: tuple[SourceFile, ...] = ()
    variants: tuple[VariantFile, ...] = ()
    related: tuple[RelatedFile, ...] = ()
    note: Words | None = None


class AnswersForFile(Entry):
    """Which party answers for an armed formation, and whether that is disputed."""

    party: Id
    contested: Flag = False


class PartyFile(Entry):
    """One entry of ``parties``."""

    name: Words
    role: Literal["party", "armed-formation", "signatory", "guarantor", "mediator", "monitor", "witness"]
    answers_for: AnswersForFile | None = None
    note: Words | None = None


class ZoneFile(Entry):
    """One entry of ``zones``."""

    geometry: Words | None = None
    buffer_km: Amount = 0
    union: WordList = ()
    minus: WordList = ()
    valid_from: WrittenBound | None = None
    valid_to: WrittenBound | None = None
    edge_m: Amount = 0
    names: WordList = ()
    note: Words | None = None


class DueReadingFile(Entry):
    """How a bare due date is read."""

    chosen: DayEdge
    also: tuple[DayEdge, ...] = ()
    why: Words | None = None


class WindowFile(Entry):
    """When a term counts."""

    from_: Annotated[FromInstant | None, Field(alias="from")] = None
    until: UntilInstant = None
    due: DueBound = None
    due_reading: DueReadingFile | None = None
    while_: Annotated[Id | None, Field(alias="while")] = None
    note: Words | None = None


Proofs = Annotated[tuple[Proof, ...], BeforeValidator(listed), OneOrMany()]


class EvidenceFile(Entry):
    """What the evidence must reach."""

    breach: Proofs = ()
    kept: Proofs = ()
    attribution: Proofs = ()


class ReadingFile(Entry):
    """A reading of the term that somebody holds."""

    id: Id
    held_by: WordList = ()
    why: Words | None = None
    set: Annotated[dict[str, Any], Field(min_length=1)]


class ChangeFile(Entry):
    """New values for members of one term."""

    term: Id
    set: Annotated[dict[str, Any], Field(min_length=1)]


class AnnouncedFile(Entry):
    """Who announced an amendment."""

    announced_by: Id | None = None
    note: Words | None = None


class AmendmentFile(Entry):
    """One entry of ``amendments``: new values (``change``), or ``terms`` that it suspends, resumes or ends."""

    id: Id
    kind: Literal[
        "extension", "shortening", "change", "correction", "consent",
        "suspension", "resumption", "termination", "supersession", "notice",
    ]  # fmt: skip
    announced: ToInstant
    effective: FromInstant
    by: AnnouncedFile | None = None
    change: tuple[ChangeFile, ...] = ()
    terms: WordList = ()
    note: Words | None = None
