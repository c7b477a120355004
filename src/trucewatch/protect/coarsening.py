"""Places of people at risk are printed no finer than a cell of a fixed grid.

The place snaps to the middle of its cell and its doubt grows to take in the whole cell. Nothing is random: jitter
averages out over many reports (5 km of it to 0.3 km over a hundred exports), a grid never does.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from trucewatch.model.place import Place, PlacePrecision

KM_PER_DEGREE = 111.195
"""Kilometres of one degree of latitude on a sphere of radius 6,371 km."""


@cache
def _rules() -> dict[str, Any]:
    text = files("trucewatch").joinpath("data/protection/acts.yaml").read_text(encoding="utf-8")
    rules: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return rules


def is_sensitive(act: str) -> bool:
    """Whether the places of an act are coarsened; the list is ``data/protection/acts.yaml``."""
    return act in _rules()["acts"] or act.split(".", 1)[0] in _rules()["acts"]


def coarsen(place: Place, cell_degrees: float | None = None) -> Place:
    """The place in the middle of its cell, its radius at least the cell's half diagonal; unresolved ones unchanged.

    Doing it twice changes nothing. A point becomes an area, because it no longer is a point.
    """
    if place.lat is None or place.lon is None:
        return place
    cell = cell_degrees or float(_rules()["cell_degrees"])
    lat, lon = _middle(place.lat, cell), _middle(place.lon, cell)
    radius = max(place.radius_km or 0.0, _half_diagonal_km(lat, cell))
    precision = PlacePrecision.AREA if place.precision is PlacePrecision.POINT else place.precision
    return replace(place, lat=lat, lon=lon, radius_km=round(radius, 2), precision=precision)


def coarsened_for(place: Place, act: str) -> Place:
    """The place as it may be printed for an act: coarsened where the act is sensitive, else as it is."""
    return coarsen(place) if is_sensitive(act) else place


def _middle(degrees: float, cell: float) -> float:
    return round((math.floor(round(degrees / cell, 9)) + 0.5) * cell, 6)


def _half_diagonal_km(lat: float, cell: float) -> float:
    height, width = cell * KM_PER_DEGREE, cell * KM_PER_DEGREE * math.cos(math.radians(lat))
    return math.hypot(height, width) / 2
