"""The zone of a clock time: named beside it, stated for the whole text, that of the place, or that of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from trucewatch.locate.moments.words import alternatives, zone_words
from trucewatch.model.document import Document
from trucewatch.model.moment import zone_of

LOCAL = "local"
WHOLE_TEXT_REACH = 2000


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone to read clock times in; ``name`` is its IANA name, None for a bare offset."""

    tz: tzinfo
    name: str | None

    def instant(self, day: date, hour: int, minute: int) -> datetime:
        """The instant of a clock time, with the offset that was in force; 24:00 is the next midnight."""
        moment = datetime.combine(day, time(hour % 24, minute), self.tz)
        if hour == 24:
            moment = datetime.combine(day + timedelta(days=1), time(0, minute), self.tz)
        return fixed(moment)

    def day(self, instant: datetime) -> date:
        """The date that clocks of the zone show."""
        return instant.astimezone(self.tz).date()


def fixed(moment: datetime) -> datetime:
    """The same instant with its offset as a plain number, so that arithmetic is of elapsed time."""
    offset = moment.utcoffset()
    return moment.replace(tzinfo=timezone(offset)) if offset is not None else moment


def zone_named(name: str | None) -> Zone | None:
    """The zone of an IANA name or of an offset such as ``+03:00``; None for neither."""
    if not name or name == LOCAL:
        return None
    offset = re.fullmatch(r"([+-])(\d\d):(\d\d)", name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        return (
            Zone(timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes)), None)
            if minutes < 24 * 60
            else None
        )
    tz = zone_of(name)
    return Zone(tz, name) if tz is not None else None


def zone_for(named: str, document: Document, place_zone: str | None, *, log: bool = False) -> Zone | None:
    """The zone that applies: own words first, then the text's, the place's, the document's, the publication's offset.

    A log is kept by one clock, wherever its lines speak of.
    """
    near = (document.timezone, place_zone) if log else (place_zone, document.timezone)
    for name in (named, stated_zone(document.text), *near):
        zone = zone_named(name)
        if zone is not None:
            return zone
    return published_zone(document)


def published_zone(document: Document) -> Zone | None:
    """The offset that the moment of publication was written with; UTC is often only a server's and still an offset."""
    published = document.published
    if published is None or not isinstance(published.start, datetime):
        return None
    return Zone(published.start.tzinfo or UTC, None)


@lru_cache(maxsize=256)
def stated_zone(text: str) -> str:
    """The zone that the head of a text declares for all its times ("all times UTC"), empty where it declares none."""
    match = _declared().search(text[:WHOLE_TEXT_REACH])
    if match is None:
        return ""
    zones = zone_words()
    if match["sign"]:
        sign = "+" if match["sign"] == "+" else "-"
        return f"{sign}{int(match['hours']):02}:{match['minutes'] or '00'}"
    if match["short"]:
        return zones.abbreviations[match["short"]]
    return zones.places[" ".join(match["place"].casefold().split())]


@cache
def _declared() -> re.Pattern[str]:
    zones = zone_words()
    place = rf"(?P<place>(?i:{alternatives(zones.places)}))\s+(?i:time)\b"
    offset = r"(?:UTC|GMT)\s?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?"
    short = rf"(?P<short>{alternatives(zones.abbreviations)})\b"
    return re.compile(
        rf"(?i:\b(?:all\s+times?|timings?|times?\s+(?:are|given|shown))\b)[^.\n]{{0,24}}?(?:{place}|{offset}|{short})"
    )
