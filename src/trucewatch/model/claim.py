"""Claims: one thing that one document says happened, as told by someone. The contract is `docs/reference/claims`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.document import Source, Span
from trucewatch.model.moment import Moment
from trucewatch.model.place import Place


class Polarity(StrEnum):
    """Whether the voice says that it happened or that it did not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """How real the act is. Only ``occurred`` and ``ongoing`` can break or keep a term."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROMISED = "promised"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"
    FEARED = "feared"
    HABITUAL = "habitual"

    @property
    def real(self) -> bool:
        """Whether the act is told as having happened or happening."""
        return self in (Modality.OCCURRED, Modality.ONGOING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to the act, as written, with its registry code (None where it cannot be told)."""

    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of the attribution chain. ``actor`` is None for an unnamed voice or a document.

    ``agreement`` is set where the voice is the text of an agreement. ``cue`` is the verb or phrase.
    """

    name: str
    actor: str | None = None
    cue: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count with open bounds: "at least 3" is low 3, high None. ``of`` is a unit of the contract."""

    of: str
    low: int | float | None
    high: int | float | None
    text: str = ""
    who: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The document in which the words of a claim were published first, by its id, and who published that."""

    document: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim; ``voices`` run from the publisher (outermost) to who vouches for the act (innermost).

    ``story`` is set where the publisher carries a story that another has published first. It is found among all that is
    held and recorded nowhere.
    """

    id: str
    document: str
    path: str
    source: Source
    published: Moment | None
    spans: tuple[Span, ...]
    voices: tuple[Voice, ...]
    act: str
    reported_as: str
    initiator: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    place: tuple[Place, ...] = ()
    time: Moment = Moment()
    counts: tuple[Quantity, ...] = ()
    instruments: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.OCCURRED
    agreement: str | None = None
    extractor: str = ""
    confidence: float = 0.5
    notes: tuple[str, ...] = ()
    story: Story | None = None

    def __post_init__(self) -> None:
        if not self.spans:
            raise TypeError("a claim rests on at least one span")

    @property
    def origin(self) -> Voice:
        """The innermost voice: who vouches for the act; for what a carried story tells of itself, its first publisher."""
        if self.story is not None and len(self.voices) <= 1:
            return Voice(name=self.story.source.name or "", actor=self.story.source.actor)
        return self.voices[-1] if self.voices else Voice(name=self.source.name or "", actor=self.source.actor)

    @property
    def told_in(self) -> str:
        """The id of the document in which these words were published first."""
        return self.story.document if self.story is not None else self.document

    @property
    def family(self) -> str:
        """The part of the act before the dot."""
        return self.act.split(".")[0]
