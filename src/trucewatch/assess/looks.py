"""Looks: who reported on which places on which day, and what share of a zone that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.geo.extent import DIGITS
from trucewatch.model import Place


class Seen(StrEnum):
    """Who looked at a place, or that a monitor was kept from it."""

    BY_MONITOR = "by monitor"
    BY_OTHERS = "by others"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The places of one report for one day that it tells of."""

    day: date
    seen: Seen
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Shares of a zone: what was reported on at least once (``ever``), and the sum of every day's share."""

    ever: float
    sum_of_days: float

    def on_average(self, days: int) -> float:
        """The share on an average day, silent days counting as nothing."""
        return round(self.sum_of_days / days, DIGITS) if days else 0.0
