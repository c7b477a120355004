"""Do two claims speak of one place? Yes, no, or cannot tell."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.geo.sphere import distance_km
from trucewatch.model import Place, PlacePrecision, Truth
from trucewatch.model.truth import any_of

# A named place wider than this says too little to be evidence: half a province has many shootings a day.
WIDE_KM = 40.0
COARSE = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY})


def same_place(some: Sequence[Place], others: Sequence[Place]) -> Truth:
    """Whether any place of the one may be a place of the other; CANNOT_TELL where one side names none."""
    if not some or not others:
        return Truth.CANNOT_TELL
    return any_of(_same(one, other) for one in some for other in others)


def _same(one: Place, other: Place) -> Truth:
    if one.id is not None and one.id == other.id:
        return Truth.YES if is_fine(one) or is_fine(other) else Truth.CANNOT_TELL
    if _holds(one, other) or _holds(other, one):
        return Truth.CANNOT_TELL
    if one.lat is not None and other.lat is not None:
        return _near(one, other)
    return Truth.YES if name_of(one) == name_of(other) and is_fine(one) else Truth.NO


def is_fine(place: Place) -> bool:
    """Whether a place is narrow enough that two reports of it are evidence of one happening."""
    return place.precision not in COARSE and (place.radius_km is None or place.radius_km <= WIDE_KM)


def _holds(outer: Place, inner: Place) -> bool:
    """Whether the gazetteer says that the one lies in the other."""
    return bool(outer.id) and outer.id in (*inner.admin, inner.country)


def _near(one: Place, other: Place) -> Truth:
    """Two places with coordinates: apart or overlapping. Two names of the gazetteer are two places.

    Where their discs overlap, settlements are never each other; one may tell whether districts meet, and no more.
    """
    apart = distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
    if apart > (one.radius_km or 0.0) + (other.radius_km or 0.0):
        return Truth.NO
    if one.id and other.id:
        settlements = one.precision is other.precision is PlacePrecision.SETTLEMENT
        return Truth.NO if settlements else Truth.CANNOT_TELL
    return Truth.YES if is_fine(one) and is_fine(other) else Truth.CANNOT_TELL


def name_of(place: Place) -> str:
    """The name as it is compared."""
    return place.text.casefold().removeprefix("the ").strip()
