"""Incidents: claims that are taken to tell of one happening, with what they agree on and what they do not."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Quantity
from trucewatch.model.identity import content_id
from trucewatch.model.moment import Moment
from trucewatch.model.place import Place


def incident_id(founder: str) -> str:
    """The id of the incident that a claim founded: a claim can give its name to one incident only, whenever."""
    return content_id("i1", founder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A root of attribution: all claims that go back to one voice, however many outlets carried it.

    ``actor`` is its code (None for an unnamed voice, which is an origin of its own per document).
    ``affirms`` and ``denies`` are claim ids; a voice may do both over time.
    """

    key: str
    name: str
    actor: str | None
    affirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An attribute on which the claims differ: ``sides`` pairs each value in words with its claim ids."""

    attribute: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What several claims tell of; ``claims`` are member ids in order. The ``id`` is that of the founding member, the
    one published first, so that it stays while others join. ``place`` and ``time`` are the tightest
    bounds that all affirming members allow, else the widest that cover them. ``initiators``/``targets`` hold the
    actor codes that any affirming member names."""

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

    @property
    def family(self) -> str:
        """The part of the act before the dot."""
        return self.act.split(".")[0]
