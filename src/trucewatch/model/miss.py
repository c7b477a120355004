"""A miss: a sentence with a cue of an act that gave no claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.document import Span


class MissReason(StrEnum):
    """Why a sentence with a cue gave no claim."""

    NO_FRAME = "no frame of the lexicon fits"
    PURPOSE = "it is told as a purpose only"
    QUESTION = "it is asked, not told"
    UNCONFIRMED = "the voice could not confirm it"
    REPEATED = "what it tells is a part of another claim, or was told before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """The sentence, the cues in it as written, and the reason."""

    span: Span
    cues: tuple[str, ...]
    reason: MissReason
