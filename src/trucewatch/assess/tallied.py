"""A source's count beside the incidents that are known one by one in its period and area, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.bearers import codes_of
from trucewatch.assess.vocabulary import packaged
from trucewatch.assess.witnesses import side_of
from trucewatch.geo.sphere import distance_km
from trucewatch.geo.zones import fold
from trucewatch.model import Claim, Incident, KnownSingly, Moment, Place, PlaceRole, Polarity, Quantity, Truth
from trucewatch.model.truth import all_of, any_of
from trucewatch.terms.vocabulary import covers

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
FAR = 2**62


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Countable:
    """`tallies.yaml`: the acts that each unit may count, and the units of which one incident is one."""

    acts: Mapping[str, tuple[str, ...]]
    one_each: frozenset[str]


@cache
def packaged_countable() -> Countable:
    """The list that comes with trucewatch."""
    record = packaged("tallies.yaml")
    acts = {unit: tuple(acts) for unit, acts in record["acts"].items()}
    return Countable(acts=acts, one_each=frozenset(record["one_each"]))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Singles:
    """The incidents known one by one in order of their ids, with the bounds of their times (microseconds of UTC)."""

    incidents: tuple[Incident, ...]
    acts: frozenset[str]
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def meeting(self, period: Moment) -> Iterator[Incident]:
        """Those whose time leaves room for a period: a year of incidents is not gone through for each day's count."""
        start, end = _bound(period.earliest(), -FAR), _bound(period.latest(), FAR)
        for number in np.flatnonzero((self.first <= end) & (self.last >= start)):
            yield self.incidents[number]


def really_told(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> Singles:
    """The incidents of which somebody says that they took place, in order of their ids."""
    found = [incident for incident in incidents if any(_affirms(claims.get(claim)) for claim in incident.claims)]
    told = tuple(sorted(found, key=lambda incident: incident.id))
    return Singles(
        incidents=told,
        acts=frozenset(incident.act for incident in told),
        first=np.array([_bound(incident.time.earliest(), -FAR) for incident in told], np.int64),
        last=np.array([_bound(incident.time.latest(), FAR) for incident in told], np.int64),
    )


def _bound(instant: datetime | None, otherwise: int) -> int:
    return otherwise if instant is None else (instant - EPOCH) // MICROSECOND


def _affirms(claim: Claim | None) -> bool:
    return claim is not None and claim.polarity is Polarity.AFFIRMED and claim.modality.real


def known_singly(claim: Claim, count: Quantity, told: Singles) -> KnownSingly | None:
    """The incidents known one by one that a count takes in, and how many of it they leave unexplained.

    None for a unit that counts no acts, and where the source states no area or no period to compare with.
    An incident of which one cannot tell whether it lies in the period and area,
    or who did it, may be among those counted: it widens what is unexplained and never narrows it.
    """
    countable = packaged_countable()
    acts = countable.acts.get(count.of)
    if acts is None or not claim.place or claim.time.start is None or claim.time.end is None:
        return None
    meeting = told.meeting(claim.time)
    answers = {incident.id: _taken_in(incident, claim) for incident in meeting if covers(acts, incident.act)}
    any_counted = any(covers(acts, act) for act in told.acts)
    sure = tuple(name for name, answer in answers.items() if answer is Truth.YES)
    doubtful = tuple(name for name, answer in answers.items() if answer is Truth.CANNOT_TELL)
    least = len(sure) + len(doubtful) if count.of in countable.one_each or not any_counted else None
    return KnownSingly(
        incidents=sure,
        doubtful=doubtful,
        unexplained_low=_left(count.low, least),
        unexplained_high=_left(count.high, len(sure)),
    )


def _left(counted: float | None, explained: int | None) -> float | None:
    if counted is None:
        return None
    return 0 if explained is None else max(0, counted - explained)


def _taken_in(incident: Incident, tally: Claim) -> Truth:
    """Whether the incident is of the period and area that were counted, by the side counted against."""
    return all_of((_in_period(incident.time, tally.time), _in_area(incident, tally), _by_side(incident, tally)))


def _in_period(time: Moment, period: Moment) -> Truth:
    start, end = period.earliest(), period.latest()
    if start is None or end is None:
        return Truth.CANNOT_TELL
    if not time.overlaps(period):
        return Truth.NO
    first, last = time.earliest(), time.latest()
    inside = first is not None and last is not None and start <= first and last <= end
    return Truth.YES if inside else Truth.CANNOT_TELL


def _in_area(incident: Incident, tally: Claim) -> Truth:
    areas = [place for place in tally.place if place.role is PlaceRole.AT]
    if not areas or incident.place is None:
        return Truth.CANNOT_TELL
    place = incident.place
    return any_of(_within(place, area) for area in areas)


def _within(place: Place, area: Place) -> Truth:
    """By id or by the name of the region that a place lies in; discs only ever tell that two are apart."""
    if area.id is not None and area.id == place.id:
        return Truth.YES
    if fold(area.text) in map(fold, place.admin):
        return Truth.YES
    if place.lat is None or place.lon is None or area.lat is None or area.lon is None:
        return Truth.CANNOT_TELL
    apart = distance_km(place.lat, place.lon, area.lat, area.lon)
    return Truth.NO if apart > (place.radius_km or 0) + (area.radius_km or 0) else Truth.CANNOT_TELL


def _by_side(incident: Incident, tally: Claim) -> Truth:
    counted_against = {side_of(code) for code in codes_of(tally.initiator)}
    if not counted_against:
        return Truth.YES
    named = {side_of(part) for code in incident.initiators for part in code.split("+")}
    if not named:
        return Truth.CANNOT_TELL
    return Truth.YES if named & counted_against else Truth.NO
