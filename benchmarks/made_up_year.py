"""A made-up year: zones, four parties, terms as a terms file, and incidents as columns; all from one seed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from trucewatch.assess import IncidentColumns
from trucewatch.assess.columnar import NEVER, NOBODY, microseconds
from trucewatch.model import Agreement
from trucewatch.terms import load_agreement

BEGIN, ABOUT = datetime(2021, 1, 1, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC)
PARTIES, MISSION = ("AAA", "BBB", "CCC", "DDD"), "MISSION"
ACTS = ("fire.indirect", "fire.small_arms", "withdrawal", "deployment.forces")
SHARES = (0.6, 0.25, 0.01, 0.14)
HOUR = 3_600_000_000
ACROSS, STEP = 10, 0.6
WEST, SOUTH = 36.0, 46.0

HEAD = """format: trucewatch-terms/1
agreement: {id: made-up-year, title: A made-up agreement on many zones, signed: 2020-12-31, timezone: UTC, status: test}
parties:
  AAA: {name: Aland, role: party}
  BBB: {name: Bland, role: party}
  CCC: {name: Cland, role: party}
  DDD: {name: the hill fighters, role: armed-formation}
  MISSION: {name: the mission, role: monitor}
"""
F1 = """  - id: f1.{zone}
    point: "1"
    text: From 1 February 2021 neither Aland nor Bland shells {zone}.
    modality: prohibition
    bearer: [AAA, BBB]
    act: [fire.indirect]
    zone: {zone}
    window: {{from: 2021-02-01T00:00, until: open}}
    evidence: {{breach: corroborated, attribution: assessed}}
"""
F2 = """  - id: f2.{zone}
    point: "2"
    text: Cland leaves {zone} by 30 June 2021.
    modality: obligation
    bearer: [CCC]
    counterparty: [AAA]
    act: [withdrawal]
    zone: {zone}
    window:
      from: 2021-01-01T00:00
      due: 2021-06-30
      due_reading: {{chosen: end_of_day, also: [start_of_day], why: "the two texts differ: by, before"}}
    evidence: {{kept: [counterparty, monitor, corroborated]}}
"""
F3 = """  - id: f3
    point: "3"
    text: The mission reports each shelling within 24 hours.
    modality: obligation
    bearer: [MISSION]
    act: [monitoring]
    per: incident
    window: {from: 2021-01-01T00:00, until: open}
    arises: {on: act, act: [fire.indirect], within: 24 hours, answered_by: report}
"""
F4 = """  - id: f4
    point: "4"
    text: No more than 28 shellings of a zone are borne within any 24 hours.
    modality: prohibition
    bearer: [AAA, BBB, CCC, DDD]
    act: [fire.indirect]
    window: {{from: 2021-01-01T00:00, until: open}}
    evidence: {{breach: corroborated}}
    ceiling: {{incidents: 28, within: 24 hours, each_zone: [{zones}]}}
"""


def zone_names(number: int) -> tuple[str, ...]:
    """The ids of so many zones."""
    return tuple(f"z{each:03}" for each in range(number))


def terms_file(zones: Sequence[str]) -> str:
    """The four formulas as a terms file: the first two for each zone, the third for all, the fourth for each in one."""
    drawn = "".join(f"  {zone}: {{geometry: zones.geojson#{zone}, edge_m: 200, names: [{zone}]}}\n" for zone in zones)
    terms = [form.format(zone=zone) for form in (F1, F2) for zone in zones]
    return HEAD + "zones:\n" + drawn + "terms:\n" + "".join(terms) + F3 + F4.format(zones=", ".join(zones))


def drawings(zones: Sequence[str], seed: int, *, radius: float = 0.25, apart: bool = True) -> dict[str, Any]:
    """A GeoJSON file of zones with two dozen corners, side by side in rows of ten, or wherever they fall."""
    make = np.random.default_rng(seed)
    features = []
    for number, zone in enumerate(zones):
        lat, lon = SOUTH + STEP * (number // ACROSS), WEST + STEP * (number % ACROSS)
        if not apart:
            lat, lon = SOUTH + 3.0 * make.random(), WEST + 6.0 * make.random()
        turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        reach = radius * make.uniform(0.75, 1.0, turn.size)
        ring = np.column_stack([lon + reach * np.cos(turn), lat + reach * np.sin(turn)]).round(5).tolist()
        geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        features.append({"type": "Feature", "id": zone, "properties": {}, "geometry": geometry})
    return {"type": "FeatureCollection", "features": features}


def agreement_of(zones: Sequence[str], seed: int) -> Agreement:
    """The terms file, loaded as any other."""
    shapes = json.dumps(drawings(zones, seed))
    agreement, issues = load_agreement(terms_file(zones), "made-up-year.yaml", geometry={"zones.geojson": shapes}.get)
    if agreement is None:
        raise SystemExit("\n".join(f"{issue.where} {issue.message}" for issue in issues))
    return agreement


def incidents_of(number: int, zones: Sequence[str], seed: int) -> IncidentColumns:
    """So many incidents within the year: some zones see much more than others, a tenth lies in none."""
    make = np.random.default_rng(seed)
    zone = make.choice(len(zones), number, p=_lively(len(zones), make))
    act = make.choice(len(ACTS), number, p=SHARES)
    withdrawal = act == ACTS.index("withdrawal")
    initiator = np.where(withdrawal, PARTIES.index("CCC"), make.integers(-1, len(PARTIES), number))
    first = microseconds(BEGIN) + make.integers(0, int((ABOUT - BEGIN) / timedelta(microseconds=1)), number)
    known = first + make.integers(0, 30 * HOUR, number)
    told = np.where(make.random(number) < 0.05, NEVER, known)
    bits = np.where(initiator < 0, 0, 1 << np.maximum(initiator, 0)).astype(np.uint64)
    speaker = (1 << make.integers(0, len(PARTIES), number)).astype(np.uint64)
    return IncidentColumns(
        acts=ACTS,
        codes=PARTIES,
        sides=PARTIES,
        zones=tuple(zones),
        act=act.astype(np.int16),
        initiator=initiator.astype(np.int16),
        lat=SOUTH + STEP * (zone // ACROSS) + make.normal(0, 0.11, number),
        lon=WEST + STEP * (zone % ACROSS) + make.normal(0, 0.11, number),
        radius_km=make.choice([0.1, 0.5, 2.0], number),
        first=first,
        last=first + make.choice([0, HOUR // 60, HOUR], number),
        published=known,
        independent=make.choice(3, number, p=[0.5, 0.3, 0.2]).astype(np.uint8),
        monitor=make.random(number) < 0.1,
        picture=make.random(number) < 0.02,
        speakers=speaker,
        named=bits,
        whole_zone=np.where(withdrawal, zone, NOBODY).astype(np.int16),
        reports={MISSION: (told, told)},
    )


def _lively(zones: int, make: np.random.Generator) -> Any:
    weights = make.uniform(0.2, 1.8, zones)
    return weights / weights.sum()
