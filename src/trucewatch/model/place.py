"""Places with their uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """What kind of place a name stands for; never finer than the words."""

    POINT = "point"
    SETTLEMENT = "settlement"
    AREA = "area"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """What a place is to its act."""

    AT = "at"
    FROM = "from"
    TO = "to"
    VIA = "via"
    TOWARDS = "towards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as written, and as resolved where it can be.

    ``lat``/``lon`` are WGS 84 degrees of the centre, ``radius_km`` the doubt around it; all three are None together.
    ``id`` is a gazetteer id such as ``nk:lachin-corridor``; None where the name was not resolved. ``candidates``
    names the gazetteer ids between which the context did not decide.
    """

    text: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    role: PlaceRole = PlaceRole.AT
    country: str | None = None
    admin: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
