"""The anchor of a document: the day and instant of its publication, from which relative expressions count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from trucewatch.locate.moments.zones import Zone, fixed, published_zone, zone_named
from trucewatch.model.document import Document
from trucewatch.model.moment import Bound, Moment, Precision

CLOCKED = (Precision.MINUTE, Precision.HOUR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """When a document was published, as far as anybody knows.

    ``day`` is the date where it was published, None where only a month or year is known; ``instant`` the moment;
    ``latest`` the last day that publication allows; ``informed`` the instant up to which the report is informed.
    """

    day: date | None = None
    instant: datetime | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    informed: datetime | None = None
    informed_day: date | None = None
    zone: Zone | None = None

    @property
    def end_of_report(self) -> datetime | None:
        """Where "the past 24 hours" end: the stated "as of", else publication."""
        return self.informed or self.instant


@lru_cache(maxsize=64)
def anchor_of(document: Document) -> Anchor:
    """The anchor of a document; a stated "as of" stands in where publication is unknown."""
    zone = zone_named(document.timezone) or published_zone(document)
    informed = _instant(document.as_of)
    informed_day = _day(document.as_of, zone)
    published = document.published if document.published is not None and document.published.end else document.as_of
    if published is None:
        return Anchor(zone=zone)
    latest = published.end if published.end is not None else published.start
    return Anchor(
        day=_day(published, zone),
        instant=_instant(published),
        latest=_local(latest, zone),
        precision=Precision.DAY if published.precision in CLOCKED else published.precision,
        informed=informed,
        informed_day=informed_day,
        zone=zone,
    )


def _instant(moment: Moment | None) -> datetime | None:
    if moment is None or not isinstance(moment.end, datetime) or moment.precision not in CLOCKED:
        return None
    return fixed(moment.end)


def _day(moment: Moment | None, zone: Zone | None) -> date | None:
    """The one day that a moment means, None where it spans more."""
    if moment is None:
        return None
    # An hour whose zone nobody states has the day that is written, on whatever clock.
    own = zone if moment.zone or moment.precision in CLOCKED else None
    first, last = _local(moment.start, own), _local(moment.end, own)
    if first is None:
        return last if moment.precision in (*CLOCKED, Precision.DAY) else None
    return first if first == last or last is None else None


def _local(bound: Bound | None, zone: Zone | None) -> date | None:
    if isinstance(bound, datetime):
        return zone.day(bound) if zone else bound.date()
    return bound
