"""The agreements that come with the program: sound, placed where they belong, and holding their own cases."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources
from statistics import median

import pytest
from shapely.geometry import Point, shape

from trucewatch.geo.zones import zone_shapes
from trucewatch.model import Deontic, Outcome, Place, TermsError
from trucewatch.pipeline.terms_cases import cases_of, run_cases
from trucewatch.terms import check, load_agreement, load_packaged, packaged_agreements, packaged_text
from trucewatch.terms.load import load_packaged as cached
from trucewatch.terms.vocabulary import covers

NAMES = packaged_agreements()
LEAST_CASES = 8
SAMPLE = 5  # every fifth case, since each costs some hundredths of a second
SHAPES = sorted({file for name in NAMES for file in re.findall(r"geometry: ([\w.-]+)#", packaged_text(name + ".yaml"))})
GAZAKH = """
  - id: p2.gazakh
    point: "2"
    text: Armenia returns the lands that it holds in the Gazakh district by 20 November 2020.
    modality: obligation
    bearer: [ARM]
    act: [control.transfer]
    window: {from: 2020-11-10T00:00, due: 2020-11-20, due_reading: {chosen: end_of_day}}
"""


def test_a_library_of_agreements_comes_with_the_program():
    assert {"donbas-2020-07-22", "nk-2020-11-09"} < set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_file_has_no_issue_at_all(name):
    assert check(packaged_text(name + ".yaml"), name, geometry=packaged_text) == ()


@pytest.mark.parametrize("name", NAMES)
def test_loading_is_deterministic(name):
    content = packaged_text(name + ".yaml")
    first, _ = load_agreement(content, "a", geometry=packaged_text)
    second, _ = load_agreement(content, "b", geometry=packaged_text)
    assert first == second == cached(name)
    assert first.digest == second.digest


def test_the_digest_changes_with_the_terms_and_with_the_shapes():
    content = packaged_text("nk-2020-11-09.yaml")
    other = content.replace("edge_m: 500", "edge_m: 501")
    moved = packaged_text("nk.geojson").replace("46.733", "46.734")
    assert moved != packaged_text("nk.geojson")
    digests = {
        load_agreement(content, "a", geometry=packaged_text)[0].digest,
        load_agreement(other, "a", geometry=packaged_text)[0].digest,
        load_agreement(content, "a", geometry=lambda _: moved)[0].digest,
    }
    assert len(digests) == 3


@pytest.mark.parametrize("name", NAMES)
def test_its_cases_hold(name):
    cases, issues = cases_of(name)
    assert issues == ()
    assert len(cases) >= LEAST_CASES
    for result in run_cases(load_packaged(name), cases):
        assert result.differences == (), "; ".join(map(str, result.differences))


@pytest.mark.parametrize("name", NAMES)
def test_each_term_has_a_case_and_names_the_text_that_it_rests_on(name):
    agreement, (cases, _) = load_packaged(name), cases_of(name)
    put_to_the_test = {expected.term for case in cases for expected in case.expected}
    references = {source.key: source.reference for source in agreement.sources}
    assert [term.id for term in agreement.terms if term.id not in put_to_the_test] == []
    assert [term.id for term in agreement.terms if not references.get(term.source)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_case_that_expects_something_else_fails(name):
    cases, _ = cases_of(name)
    wrong = [
        replace(case, expected=tuple(replace(each, outcome=_other(each.outcome)) for each in case.expected))
        for case in cases[::SAMPLE]
    ]
    assert all(result.differences for result in run_cases(load_packaged(name), wrong))


def _other(outcome):
    return Outcome.KEPT if outcome is not Outcome.KEPT else Outcome.BREACHED


def test_all_nine_points_of_the_statement_are_there():
    assert {term.point for term in load_packaged("nk-2020-11-09").terms} == set("123456789")


def test_the_lands_of_the_leaked_variant_are_refused():
    content = packaged_text("nk-2020-11-09.yaml").replace("\namendments:", f"{GAZAKH}\namendments:")
    agreement, issues = load_agreement(content, "mine.yaml", geometry=packaged_text)
    assert agreement is None
    (issue,) = issues
    assert issue.code == "terms.variant.refused"
    assert "leaked draft" in issue.message
    assert "Gazakh" in issue.message


def test_leaving_out_the_list_of_variants_does_not_help():
    content = packaged_text("nk-2020-11-09.yaml").replace("\namendments:", f"{GAZAKH}\namendments:")
    start, end = content.index("  variants:"), content.index("  related:")
    _, issues = load_agreement(content[:start] + content[end:], "nk-2020-11-09.yaml", geometry=packaged_text)
    assert [issue.code for issue in issues] == ["terms.variant.refused"]


def test_the_variant_is_told_as_no_official_text():
    agreement = load_packaged("nk-2020-11-09")
    leak = next(source for source in agreement.sources if source.key == "leak")
    assert not leak.official
    assert [variant.refused for variant in agreement.variants] == [True]


def test_an_unknown_agreement_names_those_there_are():
    with pytest.raises(TermsError, match="nk-2020-11-09"):
        load_packaged("nk-1994")


@pytest.mark.parametrize("name", ["../pyproject.toml", "a/b.geojson", "..\\x"])
def test_no_file_outside_the_folder_is_read(name):
    assert packaged_text(name) is None


INSIDE = [
    ("nk.geojson", "kalbajar", 46.04, 40.11),
    ("nk.geojson", "aghdam", 46.93, 39.99),
    ("nk.geojson", "lachin", 46.55, 39.64),
    ("nk.geojson", "shusha", 46.75, 39.76),
    ("nk.geojson", "conflict-zone", 46.75, 39.82),
    ("donbas.geojson", "donetsk-region", 37.55, 47.10),
    ("donbas.geojson", "donetsk-non-government", 37.80, 48.01),
    ("donbas.geojson", "donetsk-government", 37.56, 48.73),
    ("donbas.geojson", "luhansk-non-government", 39.31, 48.57),
    ("donbas.geojson", "luhansk-government", 38.49, 48.95),
    ("hodeidah.geojson", "governorate", 43.37, 13.94),  # Hays
    ("hodeidah.geojson", "city", 42.95, 14.80),
    ("hodeidah.geojson", "port-salif", 42.675, 15.31),
    ("georgia.geojson", "georgia", 44.79, 41.72),  # Tbilisi
    ("georgia.geojson", "south-ossetia", 43.924, 42.39),  # Java
    ("georgia.geojson", "abkhazia", 41.016, 43.001),  # Sukhumi
    ("korea.geojson", "korea", 126.98, 37.57),  # Seoul
    ("korea.geojson", "korea", 125.75, 39.03),  # Pyongyang
    ("lebanon.geojson", "southern-litani-area", 35.20, 33.27),  # Tyre
    ("lebanon.geojson", "northern-israel", 35.10, 33.01),  # Nahariya
    ("colombia.geojson", "colombia", -74.08, 4.61),  # Bogota
    ("ethiopia.geojson", "tigray", 39.48, 13.50),  # Mekelle
    ("ethiopia.geojson", "western-tigray", 37.10, 13.85),  # Welkait
]
OUTSIDE = [
    ("nk.geojson", "conflict-zone", 45.37, 41.09),  # the Gazakh district
    ("nk.geojson", "conflict-zone", 46.34, 39.51),  # Goris
    ("nk.geojson", "aghdam", 46.83, 39.94),  # Askeran
    ("donbas.geojson", "donetsk-region", 36.23, 49.99),  # Kharkiv
    ("donbas.geojson", "luhansk-region", 37.80, 48.01),  # Donetsk
    ("hodeidah.geojson", "governorate", 44.20, 15.35),  # Sanaa
    ("hodeidah.geojson", "city", 43.285, 15.058),  # Bajil
    ("georgia.geojson", "georgia", 43.97, 43.03),  # Alagir, north of the mountains
    ("georgia.geojson", "south-ossetia", 44.109, 41.984),  # Gori
    ("georgia.geojson", "abkhazia", 41.871, 42.509),  # Zugdidi
    ("korea.geojson", "korea", 124.37, 40.25),  # Dandong, beyond the Yalu
    ("lebanon.geojson", "southern-litani-area", 35.48, 33.38),  # Nabatieh
    ("lebanon.geojson", "lebanon", 36.29, 33.51),  # Damascus
    ("colombia.geojson", "colombia", -72.22, 7.77),  # San Cristobal
    ("ethiopia.geojson", "tigray", 39.63, 12.15),  # Kobo
    ("ethiopia.geojson", "tigray", 38.93, 15.33),  # Asmara
]


@pytest.mark.parametrize(("file", "zone", "lon", "lat"), INSIDE)
def test_towns_lie_in_their_zones(file, zone, lon, lat):
    assert _feature(file, zone).contains(Point(lon, lat))


@pytest.mark.parametrize(("file", "zone", "lon", "lat"), OUTSIDE)
def test_other_towns_do_not(file, zone, lon, lat):
    assert not _feature(file, zone).intersects(Point(lon, lat))


@pytest.mark.parametrize("file", SHAPES)
def test_outer_rings_run_against_the_clock(file):
    for feature in json.loads(packaged_text(file))["features"]:
        outline = shape(feature["geometry"])
        assert outline.is_valid
        if outline.geom_type == "Polygon":
            assert outline.exterior.is_ccw


@pytest.mark.parametrize("half", ["dmz-north", "dmz-south"])
def test_the_mapped_edges_of_the_korean_zone_stand_about_two_kilometres_off_the_line(half):
    line = zone_shapes(load_packaged("korea-1953-07-27").zones)["mdl"]
    edge = set(_feature("korea.geojson", half).exterior.coords) - set(_feature("korea.geojson", "mdl").coords)
    away = [line.distance_km(Place(text="", lat=lat, lon=lon, radius_km=0.0))[1] for lon, lat in edge]
    assert median(away) == pytest.approx(2.0 + line.edge_m / 1000, abs=0.05)


def test_both_halves_make_up_each_region():
    for region in ("donetsk", "luhansk"):
        halves = _feature("donbas.geojson", f"{region}-government").union(
            _feature("donbas.geojson", f"{region}-non-government")
        )
        whole = _feature("donbas.geojson", f"{region}-region")
        assert halves.symmetric_difference(whole).area < whole.area / 1000


def test_every_file_of_the_folder_belongs_to_an_agreement():
    folder = resources.files("trucewatch.data").joinpath("agreements")
    used = {f"{name}{ending}" for name in NAMES for ending in (".yaml", ".cases.yaml")}
    assert {entry.name for entry in folder.iterdir()} == used | set(SHAPES)


@pytest.mark.parametrize("name", NAMES)
def test_a_prohibition_never_has_a_due_date_and_an_obligation_always_says_when(name):
    for term in load_packaged(name).terms:
        if term.modality is Deontic.PROHIBITION:
            assert term.window.due is None, term.id
        if term.modality is Deontic.OBLIGATION:
            assert term.window.due is not None, term.id


def test_a_family_covers_its_acts_and_nothing_that_only_begins_alike():
    assert covers(["fire"], "fire.indirect")
    assert covers(["fire"], "fire")
    assert not covers(["fire.indirect"], "fire")
    assert not covers(["fire"], "fireworks")


def _feature(file, zone):
    features = {each["id"]: each for each in json.loads(packaged_text(file))["features"]}
    return shape(features[zone]["geometry"])
