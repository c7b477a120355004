"""The schema of a cases file (`trucewatch-cases/1`): claims in short form, and the verdicts expected of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from trucewatch.model import Activation, Attribution, Grade, Modality, Outcome, PlacePrecision, Polarity, Precision
from trucewatch.terms.schema import Entry
from trucewatch.terms.schema_term import Unit
from trucewatch.terms.written_forms import OneOrMany, OrOneWord
from trucewatch.terms.written_values import (
    Amount,
    Flag,
    Id,
    Number,
    SomeWords,
    ToInstant,
    WordList,
    Words,
    WrittenBound,
    ZoneName,
)

CASES_FORMAT = "trucewatch-cases/1"


class CountShort(Entry):
    """A count: ``number`` where it is exact, else ``low`` and ``high``, each of which may be left open."""

    of: Unit
    number: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    who: Words | None = None


def _as_place(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class PlaceShort(Entry):
    """A place by name, or with a centre and the doubt around it."""

    name: Words
    id: Words | None = None
    lat: Number | None = None
    lon: Number | None = None
    radius_km: Amount | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN


def _as_stretch(value: Any) -> Any:
    return {"from": value, "to": value} if isinstance(value, str) else value


class TimeShort(Entry):
    """One date or clock time, or its bounds; ``zone`` is the time zone in which bare dates are days."""

    from_: Annotated[WrittenBound | None, Field(alias="from")] = None
    to: WrittenBound | None = None
    precision: Precision | None = None
    zone: ZoneName | None = None


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Places = Annotated[
    tuple[Annotated[PlaceShort, BeforeValidator(_as_place), OrOneWord()], ...], BeforeValidator(_as_list), OneOrMany()
]


class ClaimShort(Entry):
    """One claim: its words, who says so (the publisher first, who vouches for it last), and what is said."""

    text: Words
    says: SomeWords
    published: WrittenBound
    act: Words
    initiator: WordList = ()
    target: WordList = ()
    place: Places = ()
    time: Annotated[TimeShort | None, BeforeValidator(_as_stretch), OrOneWord()] = None
    counts: tuple[CountShort, ...] = ()
    instruments: WordList = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.OCCURRED
    agreement: Id | None = None


class ExpectedShort(Entry):
    """One verdict expected: what is left out is not compared. ``bearer: nobody`` is the regime as a whole.

    ``instances`` are how many objects came to which outcome, ``steps`` the outcome of a step by its rule.
    """

    term: Id
    bearer: Words
    outcome: Outcome
    activation: Activation | None = None
    grade: Grade | None = None
    attribution: Attribution | None = None
    label: Words | None = None
    reading_sensitive: Flag | None = None
    reading: Words | None = None
    progress: Number | None = None
    instances: dict[Outcome, Number] = Field(default_factory=dict)
    steps: dict[Words, Words] = Field(default_factory=dict)


class CaseFile(Entry):
    """One case."""

    name: Words
    why: Words | None = None
    given: tuple[ClaimShort, ...] = ()
    known: ToInstant | None = None
    about: ToInstant
    reading: Words | None = None
    expect: Annotated[tuple[ExpectedShort, ...], Field(min_length=1)]


class CasesHead(Entry):
    """What stands at the top of a cases file; ``timezone`` is that of every date in it without an offset."""

    format: Literal["trucewatch-cases/1"]
    agreement: Id
    timezone: ZoneName
    note: Words | None = None
