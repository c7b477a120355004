"""A small terms file with every section, which tests change one piece at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trucewatch.model import Agreement, Issue
from trucewatch.terms import load_agreement

Loader = Callable[[str], tuple[Agreement | None, tuple[Issue, ...]]]

GEOMETRY = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "box", "properties": {}, "geometry": {"type": "Polygon",
 "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]]}},
{"type": "Feature", "id": "bow", "properties": {}, "geometry": {"type": "Polygon",
 "coordinates": [[[46, 39], [47, 40], [47, 39], [46, 40], [46, 39]]]}},
{"type": "Feature", "id": "open", "properties": {}, "geometry": {"type": "Polygon",
 "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 40]]]}},
{"type": "Feature", "id": "swapped", "properties": {}, "geometry": {"type": "LineString",
 "coordinates": [[39, 146], [40, 147]]}}
]}"""

SMALL = """format: trucewatch-terms/1
agreement:
  id: test-truce
  title: A truce for tests
  signed: 2020-11-09
  timezone: Europe/Moscow
  status: test
  sources:
    - {key: en, lang: en, official: true}
    - {key: leak, lang: en, official: false}
  variants:
    - {id: leaked, source: leak, refused: true, why: it was never signed, marks: [Atlantis]}
parties:
  AAA: {name: Aland, role: party}
  BBB: {name: Bland, role: party}
  CCC: {name: the helpers, role: guarantor}
zones:
  zone: {geometry: shapes.geojson#box, edge_m: 100, names: [The Zone]}
  strip: {union: [zone], names: [The Strip]}
terms:
  - id: t1
    point: "1"
    text: All fire stops.
    modality: prohibition
    bearer: [AAA, BBB]
    act: [fire, strike]
    zone: zone
    window: {from: 2020-11-10T00:00, until: open}
    evidence: {breach: corroborated, attribution: assessed}
  - id: t2
    point: "2"
    text: Aland hands over the zone by 15 November 2020.
    modality: obligation
    bearer: AAA
    counterparty: [BBB]
    act: [control.transfer]
    zone: zone
    window:
      from: 2020-11-10T00:00
      due: 2020-11-15
      due_reading: {chosen: end_of_day, also: [start_of_day], why: texts differ}
amendments:
  - id: a1
    kind: extension
    announced: 2020-11-15T12:00+04:00
    effective: 2020-11-15T00:00
    by: {announced_by: BBB}
    change: [{term: t2, set: {window.due: 2020-11-25}}]
"""


def _geometry(name: str) -> str | None:
    return GEOMETRY if name == "shapes.geojson" else None


def _load(content: str) -> tuple[Agreement | None, tuple[Issue, ...]]:
    return load_agreement(content, "file.yaml", geometry=_geometry)


@pytest.fixture(scope="session")
def small() -> str:
    return SMALL


@pytest.fixture(scope="session")
def load() -> Loader:
    return _load


@pytest.fixture
def truce() -> Agreement:
    agreement, issues = _load(SMALL)
    assert agreement is not None
    assert issues == ()
    return agreement


@pytest.fixture(scope="session")
def with_member() -> Callable[[str], Agreement]:
    """The small agreement with one more member (YAML of one line) in its first term."""

    def build(member: str) -> Agreement:
        agreement, issues = _load(
            SMALL.replace("    text: All fire stops.\n", f"    text: All fire stops.\n    {member}\n")
        )
        assert agreement is not None, [str(issue) for issue in issues]
        return agreement

    return build
