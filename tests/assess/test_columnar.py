"""Columns give the verdicts of `assess`, in whatever order rows come, go and change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assess import BulkJudging, IncidentColumns, assess, assess_columns, columns_of, cut_known
from trucewatch.model import Actor, Agreement, Claim, Moment, Outcome, Place, Source, Span, Voice
from trucewatch.reconcile import reconcile
from trucewatch.terms import load_agreement

BEGIN = datetime(2021, 3, 1, tzinfo=UTC)
SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "id": name, "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[w, 39], [w + 2, 39], [w + 2, 41], [w, 41], [w, 39]]]}}
        for name, w in (("west", 43), ("east", 45))
    ],
}  # fmt: skip
TERMS = """
format: trucewatch-terms/1
agreement: {id: truce, title: A truce, signed: 2021-02-28, timezone: UTC, status: test}
parties:
  AAA: {name: Aland, role: party}
  BBB: {name: Bland, role: party}
  FFF: {name: the fighters, role: armed-formation, answers_for: {party: BBB, contested: true}}
  MISSION: {name: the mission, role: monitor}
zones:
  west: {geometry: squares.geojson#west, edge_m: 500, names: [the west]}
  east: {geometry: squares.geojson#east, edge_m: 500, names: [the east], valid_from: 2021-03-02T06:00}
  both: {union: [west, east]}
terms:
  - {id: quiet, point: "1", text: No fire., modality: prohibition, bearer: [AAA, BBB], act: fire, zone: west,
     window: {from: 2021-03-02T00:00, until: 2021-03-05T00:00}, evidence: {breach: [corroborated, monitor], attribution: assessed}}
  - {id: later, point: "2", text: No fire later., modality: prohibition, bearer: unstated, act: [fire.indirect], zone: east,
     window: {from: 2021-03-09T00:00, until: open}}
  - {id: anywhere, point: "3", text: No fire anywhere., modality: prohibition, bearer: BBB, act: fire,
     while: quiet, window: {until: open}}
  - {id: leave, point: "4", text: Bland leaves., modality: obligation, bearer: [BBB], counterparty: AAA, act: withdrawal, zone: east,
     window: {from: 2021-03-01T06:00, due: 2021-03-03, due_reading: {chosen: end_of_day, also: [start_of_day], why: two texts}},
     evidence: {kept: [counterparty, monitor, corroborated]}}
  - {id: leave-too, point: "5", text: Both leave., modality: obligation, bearer: [AAA, BBB], act: [withdrawal, control.transfer], zone: west,
     window: {from: 2021-03-01T06:00, due: 2021-03-03T12:00}}
  - {id: go, point: "6", text: Somebody goes., modality: obligation, bearer: unstated, act: withdrawal, window: {due: unstated}}
  - {id: report, point: "7", text: The mission reports., modality: obligation, bearer: MISSION, act: monitoring, zone: both, per: incident,
     window: {from: 2021-03-01T06:00, until: open}, arises: {on: act, act: [fire], within: 24 hours, answered_by: report}}
  - {id: told, point: "8", text: All is reported., modality: obligation, bearer: unstated, act: monitoring,
     window: {until: open}, arises: {on: act, act: [fire.indirect], within: 12 hours, answered_by: report}}
  - {id: few, point: "9", text: At most one a day., modality: prohibition, bearer: [AAA, BBB], act: fire,
     window: {from: 2021-03-01T06:00, until: open}, evidence: {breach: reported},
     ceiling: {incidents: 1, within: 24 hours, each_zone: [west, east]}}
  - {id: one, point: "10", text: At most one., modality: prohibition, bearer: unstated, act: fire.indirect, zone: both,
     window: {until: open}, ceiling: {incidents: 1, within: 36 hours}}
amendments:
  - {id: pause, kind: suspension, announced: 2021-03-01T00:00, effective: 2021-03-03T18:00, terms: [quiet]}
  - {id: again, kind: resumption, announced: 2021-03-01T00:00, effective: 2021-03-04T06:00, terms: [quiet]}
"""


def loaded() -> Agreement:
    agreement, issues = load_agreement(TERMS, "truce.yaml", geometry={"squares.geojson": json.dumps(SQUARES)}.get)
    assert agreement is not None, issues
    return agreement


AGREEMENT = loaded()
hours = st.integers(0, 8 * 24).map(lambda n: BEGIN + timedelta(hours=n))
places = st.one_of(
    st.builds(
        lambda lat, lon, radius: (Place(text="a hill", lat=lat, lon=lon, radius_km=radius),),
        st.sampled_from([39.5, 40.0, 40.5, 40.999, 42.0]), st.sampled_from([42.9, 43.5, 44.99, 45.5, 46.0, 46.999]), st.sampled_from([0.5, 5.0, 60.0]),
    ),
    st.sampled_from([(), (Place(text="the west"),), (Place(text="the east"),)]),
)  # fmt: skip


@st.composite
def tellings(draw: st.DrawFn) -> list[Claim]:
    """One happening told by one to three voices."""
    start = draw(hours)
    long = draw(st.sampled_from([timedelta(), timedelta(minutes=30), timedelta(hours=30)]))
    fields = {
        "act": draw(st.sampled_from(["fire.indirect", "fire.indirect", "fire.small_arms", "ceasefire.violated", "withdrawal", "control.transfer"])),
        "initiator": draw(st.sampled_from([(), ("AAA",), ("AAA",), ("BBB",), ("AAA.MOD",), ("FFF",), ("XXX",)])),
        "place": draw(places),
        "time": draw(st.sampled_from([Moment(start=start, end=start + long), Moment(start=start), Moment(), Moment(start=start.date(), end=start.date(), zone="UTC")])),
    }  # fmt: skip
    voices = draw(
        st.lists(
            st.sampled_from(["AAA", "BBB", "MISSION", "AFP", "REUTERS", None]), min_size=1, max_size=3, unique=True
        )
    )
    published = start + long + timedelta(hours=draw(st.sampled_from([1, 10, 24, 30, 60])))
    return [told(voice, fields, published) for voice in voices]


def told(voice: str | None, fields: dict, published: datetime) -> Claim:
    return Claim(
        id="", document="", path="x.txt", source=Source(name="wire"), spans=(Span(start=0, end=1, text="x"),),
        voices=(Voice(name="wire"), Voice(name=voice or "a villager", actor=voice)), reported_as="told",
        published=Moment(start=published, end=published), act=fields["act"], place=fields["place"], time=fields["time"],
        initiator=tuple(Actor(text=code, actor=code) for code in fields["initiator"]),
    )  # fmt: skip


def named(groups: list[list[Claim]]) -> list[Claim]:
    claims = [claim for group in groups for claim in group]
    return [replace(claim, id=f"c{n:03}", document=f"d{n:03}") for n, claim in enumerate(claims)]


def fields_of(verdicts: object) -> list[tuple]:
    return [
        (
            v.term,
            v.bearer,
            v.activation,
            v.outcome,
            v.grade,
            v.attribution,
            v.reading,
            v.reading_sensitive,
            v.due,
            v.label,
        )
        for v in verdicts  # type: ignore[attr-defined]
    ]


@settings(max_examples=120)
@given(groups=st.lists(tellings(), max_size=9), about=hours, known=st.one_of(st.none(), hours))
def test_columns_give_the_verdicts_of_assess(groups: list, about: datetime, known: datetime | None) -> None:
    claims = named(groups)
    laid = columns_of(AGREEMENT, reconcile(claims), claims)
    incidents = [each for each in reconcile(claims) if each.id not in laid.left_out]
    verdicts, issues = assess_columns(AGREEMENT, laid.columns, about=about, known=known)
    assert not issues
    assert fields_of(verdicts) == fields_of(assess(AGREEMENT, incidents, claims, about=about, known=known))


def test_most_made_up_incidents_are_plain_enough_for_a_row() -> None:
    groups = [[told(voice, {"act": "fire.indirect", "initiator": ("AAA",), "place": (Place(text="a hill", lat=40.0, lon=44.0 + day / 10, radius_km=1.0),), "time": Moment(start=BEGIN + timedelta(days=day), end=BEGIN + timedelta(days=day))}, BEGIN + timedelta(days=day)) for voice in ("AFP", "MISSION")] for day in range(6)]  # fmt: skip
    claims = named(groups)
    laid = columns_of(AGREEMENT, reconcile(claims), claims)
    assert (len(laid.columns), laid.left_out) == (6, ())


def shelling(n: int, seed: int) -> IncidentColumns:
    """Made-up rows: fire by either side, near and across the edges, some of it long."""
    make = np.random.default_rng(seed)
    start = int((BEGIN - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1))
    first = start + make.integers(0, 8 * 24, n) * 3_600_000_000
    told_at = first + make.integers(0, 40, n) * 3_600_000_000
    return IncidentColumns(
        acts=("fire.indirect", "withdrawal"), codes=("AAA", "BBB", "FFF"), sides=("AAA", "BBB", "FFF"), zones=("west", "east", "both"),
        act=make.integers(0, 2, n).astype(np.int16), initiator=make.integers(-1, 3, n).astype(np.int16),
        lat=make.uniform(38.9, 41.1, n), lon=make.uniform(42.9, 47.1, n), radius_km=make.choice([0.5, 5.0, 60.0, np.nan], n),
        first=first, last=first + make.choice([0, 60_000_000, 30 * 3_600_000_000], n), published=told_at,
        independent=make.integers(0, 3, n).astype(np.uint8), monitor=make.random(n) < 0.2, picture=make.random(n) < 0.1,
        speakers=make.integers(0, 8, n).astype(np.uint64), named=make.integers(0, 8, n).astype(np.uint64),
        whole_zone=make.integers(-1, 3, n).astype(np.int16), reports={"MISSION": (told_at, told_at), "": (told_at, told_at)},
    )  # fmt: skip


ABOUT = BEGIN + timedelta(days=7)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), n=st.integers(0, 60), early=st.integers(0, 60))
def test_rows_that_come_late_change_and_go_give_what_all_at_once_gives(seed: int, n: int, early: int) -> None:
    rows, kept = shelling(n, seed), min(n, early)
    one = BulkJudging(AGREEMENT, rows, about=ABOUT).verdicts()
    shuffled = rows.take(np.random.default_rng(seed).permutation(n))
    judging = BulkJudging(AGREEMENT, shuffled.take(slice(0, kept)), about=ABOUT)
    wrong = shelling(8, seed + 1)
    numbers = [judging.add(wrong.take(slice(k, k + 1)))[0] for k in range(8)]
    for place in range(kept, n):
        row = shuffled.take(slice(place, place + 1))
        if numbers and place % 2:
            judging.change(numbers.pop(), row)
        else:
            judging.add(row)
    for number in numbers:
        judging.withdraw(number)
    assert judging.verdicts() == one


def test_a_late_row_tells_the_verdicts_that_it_touches() -> None:
    rows = shelling(40, 3)
    judging = BulkJudging(AGREEMENT, rows, about=ABOUT)
    before = judging.verdicts()
    number, touched = judging.add(rows.take(slice(5, 6)))
    after = judging.verdicts()
    assert {v for v in after if v not in before} <= set(touched)
    assert judging.withdraw(number)
    assert judging.verdicts() == before
    with pytest.raises(KeyError):
        judging.withdraw(number)


def test_a_term_that_hangs_on_more_than_a_row_says_is_left_to_assess() -> None:
    term = replace(AGREEMENT.term("quiet"), extra={"exceptions": [{"text": "medics"}]})
    changed = replace(AGREEMENT, terms=(term, AGREEMENT.term("later")), amendments=())
    verdicts, issues = assess_columns(changed, shelling(5, 1), about=ABOUT)
    assert [issue.code for issue in issues] == ["assess.columns.term"]
    assert {verdict.term for verdict in verdicts} == {"later"}


def test_columns_of_several_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="several lengths"):
        replace(shelling(4, 1), lat=np.zeros(3))


@pytest.mark.parametrize(("gap", "outcome"), [(23, Outcome.BREACHED), (24, Outcome.NO_BREACH_FOUND)])
def test_a_stretch_is_over_at_its_last_instant(gap: int, outcome: Outcome) -> None:
    spot = (Place(text="a hill", lat=40.0, lon=43.5, radius_km=0.5),)
    moments = [BEGIN + timedelta(days=2, hours=gap * n) for n in range(2)]
    claims = named([[told("AFP", {"act": "fire.indirect", "initiator": ("AAA",), "place": spot, "time": Moment(start=each, end=each)}, each)] for each in moments])  # fmt: skip
    findings = assess(AGREEMENT, reconcile(claims), claims, about=ABOUT)
    assert {f.outcome for f in findings if (f.term, f.bearer) == ("few", None)} == {outcome}
    assert cut_known(claims, None)
