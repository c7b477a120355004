"""Whose word a claim rests on, seen from one agreement: a party's, a monitor's, or an independent witness's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.assess.vocabulary import Witnesses
from trucewatch.model import Agreement, Origin, Party


class Stand(StrEnum):
    """What an origin is to the agreement."""

    PARTY = "party"
    MONITOR = "monitor"
    IMAGERY = "imagery"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One origin as it counts: its stand, the sides that it speaks for, and the name under which it counts once.

    All organs and outlets of one state share a name; so do all unnamed sources, of whom nobody can say that they
    are two.
    """

    stand: Stand
    sides: frozenset[str]
    counts_as: str


def side_of(code: str) -> str:
    """The state or group of a code: the part before the dot."""
    return code.split(".", maxsplit=1)[0]


def word_of(origin: Origin, agreement: Agreement, witnesses: Witnesses) -> Word:
    """How an origin counts under an agreement. A joint voice is a party's as soon as one of its speakers is."""
    if origin.actor is None:
        return Word(stand=Stand.INDEPENDENT, sides=frozenset(), counts_as=origin.root or origin.key)
    codes = origin.actor.split("+")
    sides = frozenset(side_of(witnesses.outlets.get(code, code)) for code in codes)
    stands = {stand_of(code, agreement, witnesses) for code in codes}
    return Word(stand=_joint(stands), sides=sides, counts_as="+".join(sorted(sides)))


def _joint(stands: set[Stand]) -> Stand:
    if len(stands) == 1:
        return next(iter(stands))
    return Stand.PARTY if Stand.PARTY in stands else Stand.INDEPENDENT


def stand_of(code: str, agreement: Agreement, witnesses: Witnesses) -> Stand:
    """What the actor of a code is to an agreement; its own list of parties goes before the packaged one."""
    party = _party(code, agreement) or _party(witnesses.outlets.get(code, ""), agreement)
    if party is not None and party.bound:
        return Stand.PARTY
    if code in witnesses.monitors or (party is not None and party.role == "monitor"):
        return Stand.MONITOR
    return Stand.IMAGERY if code in witnesses.imagery else Stand.INDEPENDENT


def _party(code: str, agreement: Agreement) -> Party | None:
    return agreement.party(code) or agreement.party(side_of(code))
