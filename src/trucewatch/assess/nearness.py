"""Distances that weapons must keep from a line, by class of weapon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trucewatch.geo.zones import ZoneShape
from trucewatch.model import Claim, Place, Truth
from trucewatch.model.truth import any_of

BETWEEN_SIDES = "between_sides"


def too_near(claim: Claim, distance: Mapping[str, Any], zones: Mapping[str, ZoneShape]) -> Truth:
    """Whether a claim tells of a listed weapon nearer to the line than its class may be.

    CANNOT_TELL where the claim names no listed weapon, or the place or the line is not on the map.
    """
    rows = [row for row in distance["for_each"] if _listed(claim, row)]
    line = zones.get(distance["from"])
    if not rows or line is None or not claim.place:
        return Truth.CANNOT_TELL
    shared = distance.get("measured") == BETWEEN_SIDES
    return any_of(answer for row in rows for answer in _answers(claim, float(row["km"]), line, shared=shared))


def _listed(claim: Claim, row: Mapping[str, Any]) -> bool:
    return bool(set(claim.instruments).intersection(row.get("instruments", ())))


def _answers(claim: Claim, km: float, line: ZoneShape, *, shared: bool) -> Iterator[Truth]:
    for place in claim.place:
        yield _nearer(place, km / 2 if shared else km, km, line)


def _nearer(place: Place, surely: float, at_most: float, line: ZoneShape) -> Truth:
    """Where a distance lies between the sides, each must keep half of it and nobody more than the whole."""
    bounds = line.distance_km(place)
    if bounds is None:
        return Truth.CANNOT_TELL
    least, greatest = bounds
    if greatest < surely:
        return Truth.YES
    return Truth.NO if least >= at_most else Truth.CANNOT_TELL
