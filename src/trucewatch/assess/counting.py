"""Counting: how many breaches fell on each reporting day, by the term's own rule of what is one incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import TALLY, Matter
from trucewatch.assess.spell import FAR_OFF, LONG_AGO, Spell
from trucewatch.assess.steps import told
from trucewatch.geo.sphere import distance_km
from trucewatch.model import Incident
from trucewatch.model.moment import zone_of
from trucewatch.terms.written_values import later

MOST_DAYS = 31
UNKNOWN_DAY = "day unknown"


def counted(matter: Matter, judged: Judged) -> Judged:
    """The judging of a ban with the number of breaches a day; the totals that sources give themselves stay apart."""
    rule = matter.term.extra.get("count")
    found = [matter.dossier.named(each) for each in judged.against]
    known = [each for each in found if each.act != TALLY]
    if rule is None or not known:
        return judged
    happenings = _happenings(known, rule.get("same_incident") or {}, matter)
    days = Counter(_day(happening, rule, matter) for happening in happenings)
    claims = [claim for each in known for claim in matter.dossier.members(each)]
    step = told("terms.count", f"{_ending(rule)}: {_listed(days)}.", len(happenings), claims)
    return replace(judged, steps=(*judged.steps, step))


def _happenings(found: Sequence[Incident], same: Mapping[str, Any], matter: Matter) -> list[list[Incident]]:
    """The incidents, those put together that the rule takes for one: each near enough to the one before it."""
    spells = {each.id: matter.dossier.spell_of_incident(each.id) for each in found}
    ordered = sorted(found, key=lambda each: (spells[each.id].first, spells[each.id].last, each.id))
    groups: list[list[Incident]] = []
    for incident in ordered:
        last = groups[-1][-1] if groups else None
        soon = last is not None and _soon(spells[last.id], spells[incident.id], same)
        if last is not None and soon and _near(last, incident, same.get("within_m")):
            groups[-1].append(incident)
        else:
            groups.append([incident])
    return groups


def _soon(before: Spell, after: Spell, same: Mapping[str, Any]) -> bool:
    """Whether one certainly followed the other within the stretch; without a stretch nothing is put together."""
    if "within" not in same or FAR_OFF in (before.last, after.last) or before.first == LONG_AGO:
        return False
    return after.last <= later(before.first, same["within"])


def _near(one: Incident, other: Incident, within_m: float | None) -> bool:
    """Whether both lie certainly as near as the rule asks; a place that is not on the map is near nothing."""
    if within_m is None:
        return True
    places = [place for place in (one.place, other.place) if place is not None]
    spots = [(place.lat, place.lon) for place in places if place.lat is not None and place.lon is not None]
    if len(spots) < len((one, other)):
        return False
    (lat, lon), (other_lat, other_lon) = spots
    apart = distance_km(lat, lon, other_lat, other_lon) + sum(place.radius_km or 0.0 for place in places)
    return apart * 1000.0 <= within_m


def _day(happening: Iterable[Incident], rule: Mapping[str, Any], matter: Matter) -> str:
    """The reporting day: what comes at or after the boundary belongs to the next one."""
    spells = [matter.dossier.spell_of_incident(each.id) for each in happening]
    first, last = min(each.first for each in spells), min(each.last for each in spells)
    if first == LONG_AGO or last == FAR_OFF:
        return UNKNOWN_DAY
    days = {_reporting_day(instant, rule, matter) for instant in (first, last)}
    return days.pop() if len(days) == 1 else UNKNOWN_DAY


def _reporting_day(instant: datetime, rule: Mapping[str, Any], matter: Matter) -> str:
    boundary = rule.get("day_boundary") or {"at": "00:00", "timezone": matter.dossier.agreement.timezone}
    local = instant.astimezone(zone_of(boundary["timezone"]) or UTC)
    at = time.fromisoformat(boundary["at"])
    late = at > time.min and local.time() >= at
    return (local.date() + timedelta(days=late)).isoformat()


def _ending(rule: Mapping[str, Any]) -> str:
    boundary = rule.get("day_boundary")
    ends = f"a day ending at {boundary['at']} {boundary['timezone']}" if boundary else "a day of the agreement"
    return f"Breaches known one by one ({rule['unit']}), by {ends}"


def _listed(days: Mapping[str, int]) -> str:
    known = sorted(day for day in days if day != UNKNOWN_DAY)
    shown = [f"{day}: {days[day]}" for day in known[-MOST_DAYS:]]
    earlier = [f"{sum(days[day] for day in known[:-MOST_DAYS])} on earlier days"] if len(known) > MOST_DAYS else []
    unknown = [f"{UNKNOWN_DAY}: {days[UNKNOWN_DAY]}"] if UNKNOWN_DAY in days else []
    return ", ".join([*earlier, *shown, *unknown])
