"""The closed form in which a language model has to answer. What does not fit it is refused, never repaired."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trucewatch.model.claim import Modality, Polarity
from trucewatch.terms.vocabulary import known_acts

Unit = Literal[
    "killed", "wounded", "captured", "missing", "detained", "released", "remains", "displaced", "violations", "explosions",
    "bursts", "shots", "cases", "weapons", "vehicles", "aircraft", "personnel", "people", "houses", "posts", "tonnes", "other",
]  # fmt: skip
MOST_CLAIMS = 60
"""Claims of one passage; an answer with more of them is rubbish or a trap."""


class Closed(BaseModel):
    """Nothing beyond the named fields, and nothing is converted from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ProposedVoice(Closed):
    """Who speaks, as written, and the word that says so."""

    name: str = Field(min_length=1, max_length=200)
    cue: str = Field(default="", max_length=120)


class ProposedCount(Closed):
    """A figure: its words in the quote, and what the model reads in them. ``null`` is an open bound."""

    of: Unit
    text: str = Field(min_length=1, max_length=120)
    low: float | None = None
    high: float | None = None


class ProposedClaim(Closed):
    """One claim, every text of it copied from the passage."""

    quote: str = Field(min_length=3, max_length=800)
    act: str
    reported_as: str = Field(min_length=1, max_length=200)
    voices: list[ProposedVoice] = Field(default_factory=list, max_length=6)
    initiator: list[str] = Field(default_factory=list, max_length=8)
    target: list[str] = Field(default_factory=list, max_length=8)
    place: list[str] = Field(default_factory=list, max_length=12)
    time: list[str] = Field(default_factory=list, max_length=4)
    counts: list[ProposedCount] = Field(default_factory=list, max_length=8)
    instruments: list[str] = Field(default_factory=list, max_length=8)
    polarity: Literal["affirmed", "denied"] = "affirmed"
    modality: Literal["occurred", "ongoing", "planned", "promised", "demanded", "conditional", "feared", "habitual"] = (
        "occurred"
    )

    @property
    def said(self) -> tuple[Polarity, Modality]:
        """Polarity and modality as the model's own types."""
        return Polarity(self.polarity), Modality(self.modality)


class Answer(Closed):
    """All claims of one passage."""

    claims: list[ProposedClaim] = Field(max_length=MOST_CLAIMS)


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer, for servers that hold the model to one."""
    schema = Answer.model_json_schema()
    schema["$defs"]["ProposedClaim"]["properties"]["act"]["enum"] = sorted(known_acts())
    return schema


def read_answer(text: str) -> Answer | str:
    """The answer in a model's words; a string says what is wrong with it.

    Only a fence of back-quotes around the JSON is forgiven, which many models cannot leave out.
    """
    try:
        return Answer.model_validate_json(unfenced(text))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the answer"
        return f"{where}: {first['msg']}"


def unfenced(text: str) -> str:
    """The text without a fence of back-quotes around it."""
    text = text.strip()
    if text.startswith("```") and text.endswith("```"):
        return text.removesuffix("```").partition("\n")[2]
    return text
