"""A flat map in metres around one point: the azimuthal equidistant projection of the sphere, for whole arrays.

Distances from the centre are exact; across a zone of 300 km radius the error stays under 0.04 %, far below the width
of doubt that any agreement's map leaves. Formulas: Snyder, Map Projections (USGS Professional Paper 1395), p. 191.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from trucewatch.geo.sphere import EARTH_RADIUS_KM

EARTH_RADIUS_M = EARTH_RADIUS_KM * 1000.0
Metres = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalMap:
    """The flat map around ``lat, lon`` (WGS 84 degrees); x grows eastward and y northward, in metres."""

    lat: float
    lon: float

    def project(self, lat: ArrayLike, lon: ArrayLike) -> tuple[Metres, Metres]:
        """The ``(x, y)`` of points given in degrees; any shapes that broadcast. NaN stays NaN."""
        phi, turn = np.radians(np.asarray(lat, float)), np.radians(np.asarray(lon, float) - self.lon)
        centre = np.radians(self.lat)
        north = np.cos(centre) * np.sin(phi) - np.sin(centre) * np.cos(phi) * np.cos(turn)
        east = np.cos(phi) * np.sin(turn)
        cosine = np.sin(centre) * np.sin(phi) + np.cos(centre) * np.cos(phi) * np.cos(turn)
        sine = np.hypot(east, north)
        stretch = EARTH_RADIUS_M * np.arctan2(sine, cosine) / np.where(sine > 0, sine, 1.0)
        return stretch * east, stretch * north

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Metres, Metres]:
        """The ``(lat, lon)`` in degrees of points on the map: the reverse of `project`."""
        east, north = np.asarray(x, float), np.asarray(y, float)
        length = np.hypot(east, north)
        angle, centre = length / EARTH_RADIUS_M, np.radians(self.lat)
        stretch = np.where(length > 0, length, 1.0)
        sine = np.cos(angle) * np.sin(centre) + north * np.sin(angle) * np.cos(centre) / stretch
        across = stretch * np.cos(centre) * np.cos(angle) - north * np.sin(centre) * np.sin(angle)
        turn = np.arctan2(east * np.sin(angle), across)
        return np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0))), self.lon + np.degrees(turn)
