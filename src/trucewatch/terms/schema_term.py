"""The schema of one term, with the members that only some texts need."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from trucewatch.model import Deontic
from trucewatch.terms.schema import Entry, EvidenceFile, ReadingFile, WindowFile
from trucewatch.terms.written_forms import OneOrMany, OrOneWord
from trucewatch.terms.written_values import (
    Amount,
    Flag,
    Id,
    Period,
    SomeWords,
    Stretch,
    TimeOfDay,
    WordList,
    Words,
    ZoneName,
    listed,
)

Unit = Literal[
    "killed", "wounded", "captured", "missing", "detained", "released", "remains", "displaced", "violations",
    "explosions", "bursts", "shots", "cases", "weapons", "vehicles", "aircraft", "personnel", "people", "houses",
    "posts", "tonnes", "other",
]  # fmt: skip
"""The units of the claims contract."""

BoundReading = Literal["ceiling", "exact", "floor"]


class QuantityReadingFile(Entry):
    """Whether a number is the most, the least, or exactly what is promised."""

    chosen: BoundReading
    also: tuple[BoundReading, ...] = ()
    why: Words | None = None


class QuantityFile(Entry):
    """A number that the text gives, in a unit of the claims contract."""

    of: Unit
    value: Amount
    what: Words | None = None
    reading: QuantityReadingFile


class DistanceRowFile(Entry):
    """One class of weapons and how far it must stay away."""

    weapons: Words
    km: Amount
    instruments: WordList = ()


class DistanceFile(Entry):
    """Distances from a line, one row a class of weapons.

    ``measured`` says whether each side keeps the distance or it lies between the two sides.
    """

    from_: Annotated[Id, Field(alias="from")]
    measured: Literal["each_side", "between_sides"] = "each_side"
    for_each: Annotated[tuple[DistanceRowFile, ...], Field(min_length=1)]


class RenewalFile(Entry):
    """What happens at the end of the window: ``every`` is the length of a renewal, ``notice`` how long before the end
    a notice must be given, ``power`` the term that lets a party give it."""

    every: Period
    automatic: Flag
    notice: Stretch | None = None
    power: Id | None = None


def _as_term(value: Any) -> Any:
    return {"term": value} if isinstance(value, str) else value


class RequirementFile(Entry):
    """A condition that who relies on a permission must show: another term's breach or holding, or an act."""

    term: Id | None = None
    state: Literal["kept", "breached", "in_force"] | None = None
    act: WordList = ()
    by: WordList = ()
    text: Words | None = None


class ArisesFile(Entry):
    """What makes the term due: a breach (or the keeping) of other terms, and within what time.

    ``answered_by`` a report: to publish a report of the act itself does the duty, each incident being an instance.
    """

    on: Literal["breach", "kept", "act"]
    of: WordList = ()
    act: WordList = ()
    within: Stretch | None = None
    answered_by: Literal["report"] | None = None
    text: Words | None = None


class CeilingFile(Entry):
    """How many incidents a ban still allows within any stretch of a length, in each of several zones where any are
    named."""

    incidents: Amount
    within: Stretch
    each_zone: WordList = ()


class ExceptionFile(Entry):
    """What the term does not cover; who relies on it must show it. ``term`` names a permission of the file."""

    text: Words
    act: WordList = ()
    by: WordList = ()
    zone: Id | None = None
    term: Id | None = None


class DayBoundaryFile(Entry):
    """The clock time at which a reporting day ends."""

    at: TimeOfDay
    timezone: ZoneName


class SameIncidentFile(Entry):
    """What makes two shots one incident."""

    within: Stretch | None = None
    within_m: Amount | None = None
    note: Words | None = None


class CountFile(Entry):
    """How breaches are counted."""

    unit: Unit
    day_boundary: DayBoundaryFile | None = None
    same_incident: SameIncidentFile | None = None


def _as_level(value: Any) -> Any:
    return {"is": value} if isinstance(value, str) else value


class LevelFile(Entry):
    """One level of progress: what it means, and the acts that show it."""

    is_: Annotated[Words, Field(alias="is")]
    act: WordList = ()


Level = Literal["0", "1", "2", "3"]
Progress = Annotated[dict[Level, Annotated[LevelFile, BeforeValidator(_as_level), OrOneWord()]], Field(min_length=1)]
Quantities = Annotated[
    tuple[QuantityFile, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, dict) else value),
    OneOrMany(),
]
Requirements = Annotated[
    tuple[Annotated[RequirementFile, BeforeValidator(_as_term), OrOneWord()], ...], BeforeValidator(listed), OrOneWord()
]


class TermFile(Entry):
    """One entry of ``terms``, its members in the order in which they are best read, which is the canonical one."""

    id: Id
    point: Words
    source: Id | None = None
    variant: Id | None = None
    text: Words
    quote: Words | None = None
    modality: Deontic
    bearer: SomeWords
    counterparty: WordList = ()
    act: SomeWords
    zone: Id | None = None
    window: WindowFile
    while_: Annotated[Id | None, Field(alias="while")] = None
    per: Literal["person", "settlement", "incident", "item"] | None = None
    arises: ArisesFile | None = None
    requires: Requirements = ()
    concurrent: WordList = ()
    quantity: Quantities = ()
    distance: DistanceFile | None = None
    renewal: RenewalFile | None = None
    repairs: WordList = ()
    exceptions: tuple[ExceptionFile, ...] = ()
    count: CountFile | None = None
    ceiling: CeilingFile | None = None
    progress: Progress | None = None
    evidence: EvidenceFile = EvidenceFile()
    readings: tuple[ReadingFile, ...] = ()
    note: Words | None = None


EXTRA_MEMBERS = (
    "quantity", "distance", "concurrent", "renewal", "per", "requires", "arises", "repairs", "exceptions", "count",
    "ceiling", "progress",
)  # fmt: skip
"""The members of a term that `trucewatch.model.Term.extra` keeps as plain data, under these names."""
