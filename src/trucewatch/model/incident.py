"""Incidents: claims that are taken to tell of one happening, with what they agree on and what they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.model.claim import Quantity
from trucewatch.model.identity import content_id
from trucewatch.model.moment import Moment
from trucewatch.model.place import Place


def incident_id(founder: str) -> str:
    """The id of the incident that a claim founded: a claim can give its name to one incident only, whenever."""
    return content_id("i1", founder)


COUNTS = "counts"
"""The attribute of how many; it alone is told once for each unit and kind of people."""

UNNAMED = "unnamed"
"""The root of every source that nobody names: of two of them nobody can say that they are two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A root of attribution: all claims that go back to one voice, however many outlets carried it.

    ``actor`` is its code (None for an unnamed voice, which is an origin of its own per document).
    ``affirms`` and ``denies`` are claim ids; a voice may do both over time. ``root`` is the name under which it counts
    when origins are counted as independent: the state or group that it speaks for, the parts of a joint voice joined
    by ``+``.
    """

    key: str
    name: str
    actor: str | None
    affirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    root: str = ""


def count_independent(roots: Iterable[str]) -> int:
    """How many independent origins there are among roots; a joint voice adds one only where none of its speakers
    counts already."""
    counted: set[str] = set()
    number = 0
    for parts in sorted(
        (frozenset(root.split("+")) for root in set(roots)), key=lambda each: (len(each), sorted(each))
    ):
        if counted.isdisjoint(parts):
            number += 1
            counted |= parts
    return number


class AttributeState(StrEnum):
    """How well the members of an incident agree on one thing about it."""

    AGREED = "agreed"
    ONE_VOICE = "one voice only"
    CORRECTED = "corrected over time"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A value in words, with the keys of the origins and the claims that tell it.

    ``replaced`` marks what a voice told before it revised itself.
    """

    value: str
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One thing about an incident (``act``, ``place``, ``time``, ``initiator``, ``target``, ``counts`` of a unit and
    kind of people) on which at least one member speaks. What counts today comes before what was replaced."""

    name: str
    state: AttributeState
    sayings: tuple[Saying, ...]
    of: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many, as published: the lowest, best and highest number that the latest figures allow, and the rule by which
    ``best`` was found, in words. None is unknown, or for ``high`` open."""

    of: str
    who: str | None
    low: float | None
    best: float | None
    high: float | None
    rule: str


class Handling(StrEnum):
    """What people have done about a contradiction."""

    OPEN = "open"
    ASSIGNED = "assigned"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A person's word on a contradiction: the ``side`` that is right (None: it cannot be settled), and why.

    ``stale`` where claims have come since, so that it no longer counts.
    """

    judgement: str
    side: str | None
    by: str
    at: datetime
    why: str
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An attribute on which the claims differ: ``sides`` pairs each value in words with its claim ids.

    ``of`` and ``who`` name the unit and the people counted. The ``id`` stays while sides grow.
    """

    attribute: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    id: str = ""
    of: str | None = None
    who: str | None = None
    assigned_to: str | None = None
    resolution: Resolution | None = None

    @property
    def handling(self) -> Handling:
        """Open, assigned or resolved; a resolution that news has touched leaves it open."""
        if self.resolution is not None and not self.resolution.stale:
            return Handling.RESOLVED
        return Handling.ASSIGNED if self.assigned_to else Handling.OPEN

    @property
    def claims(self) -> frozenset[str]:
        """Every claim on any side."""
        return frozenset(claim for _, claims in self.sides for claim in claims)

    @property
    def set_aside(self) -> frozenset[str]:
        """The claims of the sides that a resolution in force found wrong."""
        if self.handling is not Handling.RESOLVED or self.resolution is None or self.resolution.side is None:
            return frozenset()
        return frozenset(claim for value, claims in self.sides if value != self.resolution.side for claim in claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What several claims tell of; ``claims`` are member ids in order. The ``id`` is that of the founding member, the
    one published first, so that it stays while others join. ``place`` and ``time`` are the tightest
    bounds that all affirming members allow, else the widest that cover them. ``initiators``/``targets`` hold the
    actor codes that any affirming member names, ``counts`` what the latest figures leave open."""

    id: str
    claims: tuple[str, ...]
    act: str
    place: Place | None
    time: Moment
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    counts: tuple[Quantity, ...] = ()
    origins: tuple[Origin, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def independent(self) -> int:
        """How many independent origins tell of it: the number that counts, wherever one is given."""
        return count_independent(origin.root or origin.key for origin in self.origins)

    @property
    def set_aside(self) -> frozenset[str]:
        """The members that people found wrong on more than a number: they are on record and weigh nothing."""
        wrong = (each.set_aside for each in self.contradictions if each.attribute != COUNTS)
        return frozenset(claim for claims in wrong for claim in claims)

    @property
    def family(self) -> str:
        """The part of the act before the dot."""
        return self.act.split(".")[0]
