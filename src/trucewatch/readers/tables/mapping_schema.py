"""The schema of a mapping file (`trucewatch-table/1`), as strangers write it. Unknown keys are refused everywhere."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from trucewatch.model.claim import Modality, Polarity
from trucewatch.model.moment import Precision
from trucewatch.model.place import PlacePrecision
from trucewatch.readers.tables.mapping import Role, Sides
from trucewatch.terms.schema import Entry
from trucewatch.terms.written_values import Amount, Flag, Id, SomeWords, Words, ZoneName

FORMAT = "trucewatch-table/1"


def _as(key: str) -> BeforeValidator:
    """A single word stands for an entry that has only that member."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


class ActFile(Entry):
    """What a code of an act stands for; a single word is the act."""

    act: Words | None = None
    none: Words | None = None
    sides: Sides = Sides.GIVEN
    modality: Modality = Modality.OCCURRED
    polarity: Polarity = Polarity.AFFIRMED
    instruments: SomeWords | None = None
    note: Words | None = None
    words: dict[str, SomeWords] = Field(default_factory=dict)


class TimeFile(Entry):
    """What a code of time precision stands for; a single word is the precision."""

    precision: Precision
    days_before: Amount | None = None
    days_after: Amount | None = None
    whole: Literal["week", "month", "year"] | None = None


class PlaceFile(Entry):
    """What a code of place precision stands for; a single word is the kind of place."""

    precision: PlacePrecision
    radius_km: Amount | None = None
    note: Words | None = None


class ColumnFile(Entry):
    """What a column is; a single word is its role."""

    role: Role = Field(alias="is")
    also: SomeWords | None = None
    form: SomeWords | None = None
    of: Words | None = None
    who: Words | None = None
    who_from: Words | None = None
    bound: Literal["exact", "low", "high", "best"] = "exact"
    meaning: dict[str, Words] = Field(default_factory=dict)
    note: Words | None = None
    split: Words | None = None
    empty: SomeWords | None = None
    nested: Flag = False
    part: Literal["all", "host"] = "all"
    values: dict[str, Any] = Field(default_factory=dict)
    when: SomeWords | None = None
    precision: PlacePrecision | None = None
    radius_km: Amount | None = None
    order: Literal["lat lon", "lon lat"] = "lat lon"


ColumnEntry = Annotated[ColumnFile, _as("is")]
ActEntry = Annotated[ActFile, _as("act")]
TimeEntry = Annotated[TimeFile, _as("precision")]
PlaceEntry = Annotated[PlaceFile, _as("precision")]


class PublisherFile(Entry):
    """Who publishes the table: the outermost voice of its claims."""

    name: Words
    actor: Words | None = None


class ActorsFile(Entry):
    """How the table writes actors that no registry knows by that name."""

    codes: dict[str, Words | None] = Field(default_factory=dict)
    beginnings: dict[str, Words | None] = Field(default_factory=dict)
    organs: dict[str, Words] = Field(default_factory=dict)
    states: dict[str, Words] = Field(default_factory=dict)


class RecogniseFile(Entry):
    """By what such a table is recognised: columns of its header, or cells of its first row."""

    columns: SomeWords | None = None
    cells: dict[str, Words] = Field(default_factory=dict)
    shapes: list[list[Words]] = Field(default_factory=list)


class MappingFile(Entry):
    """A mapping file."""

    format: Literal["trucewatch-table/1"]
    kind: Id
    title: Words
    reference: Words | None = None
    publisher: Annotated[PublisherFile, _as("name")] | None = None
    recognise: RecogniseFile
    key_of: Words | None = None
    withdraws: Flag = False
    joins: Id | None = None
    confidence: Amount | None = None
    timezone: ZoneName | None = None
    act: ActEntry | None = None
    columns: dict[str, ColumnEntry]
    ignored: dict[str, Words] = Field(default_factory=dict)
    actors: ActorsFile = ActorsFile()
