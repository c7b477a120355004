"""GeoJSON as shapes on a flat map in metres: widened, joined and cut as the zones of an agreement ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.geo.projection import LocalMap
from trucewatch.geo.sphere import centre

# GeoJSON edges are straight in degrees; cut every 0.05 degrees they bend on the flat map by less than ten metres.
LONGEST_EDGE_DEG = 0.05
AREA_DIMENSION = 2


def geometry_of(record: Mapping[str, Any] | None) -> BaseGeometry | None:
    """The shape of a GeoJSON geometry, feature or feature collection, in degrees; None where it holds nothing.

    A ring that crosses itself is mended rather than refused, so that a zone drawn by hand still says something.
    """
    if not record:
        return None
    pieces = [shapely.make_valid(shapely.geometry.shape(piece)) for piece in _pieces(record)]
    whole: BaseGeometry = shapely.union_all(pieces)
    return None if whole.is_empty else whole


def _pieces(record: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    if record.get("type") == "FeatureCollection":
        for feature in record["features"]:
            yield from _pieces(feature)
    elif record.get("type") == "Feature":
        yield from _pieces(record["geometry"] or {})
    elif record:
        yield record


def middle(shapes: Iterable[BaseGeometry]) -> tuple[float, float]:
    """Latitude and longitude of the middle of shapes in degrees. Raises ValueError for none."""
    corners = np.concatenate([shapely.get_coordinates(shape) for shape in shapes] or [np.empty((0, 2))])
    return centre([(lat, lon) for lon, lat in corners.tolist()])


def flatten(shape: BaseGeometry, chart: LocalMap, buffer_km: float = 0.0) -> BaseGeometry:
    """A shape in degrees as a shape in metres on ``chart``, widened by ``buffer_km`` to every side."""

    def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(chart.project(points[:, 1], points[:, 0]))

    flat: BaseGeometry = shapely.transform(shapely.segmentize(shape, LONGEST_EDGE_DEG), project)
    return shapely.make_valid(flat) if buffer_km <= 0 else shapely.buffer(flat, buffer_km * 1000.0)


def edge_of(shape: BaseGeometry) -> BaseGeometry:
    """Where a shape ends: the rings of its areas; its lines and points themselves, which have no inside."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    areas = shapely.get_dimensions(parts) == AREA_DIMENSION
    edge: BaseGeometry = shapely.union_all([*shapely.boundary(parts[areas]), *parts[~areas]])
    return edge
