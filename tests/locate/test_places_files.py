from __future__ import annotations

import csv
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from trucewatch.locate import Gazetteer
from trucewatch.locate.places.bearings import before, gloss_after
from trucewatch.locate.places.files import COLUMNS, packaged_anaphors
from trucewatch.locate.places.folding import fold, tokens_of
from trucewatch.locate.places.geonames import import_geonames

FOLDER = files("trucewatch") / "data" / "gazetteer"
TABLES = sorted(file.name for file in FOLDER.iterdir() if file.name.startswith(("slice-", "countries", "regions")))
KINDS = {
    "settlement",
    "district",
    "region",
    "country",
    "line",
    "corridor",
    "zone",
    "river",
    "road",
    "height",
    "facility",
    "area",
}
gazetteer = Gazetteer.packaged()


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / name).read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_well_formed(table):
    for row in rows(table):
        assert tuple(row) == COLUMNS
        assert row["kind"] in KINDS, row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
            assert float(row["radius_km"]) > 0, row
        assert row["zone"] == "" or ZoneInfo(row["zone"]), row
        assert row["names"] or not row["lat"], row


def test_hand_written_ids_are_given_once():
    ids = [row["id"] for table in TABLES if table.startswith("slice-") for row in rows(table) if row["lat"]]
    assert sorted(set(ids)) == sorted(ids)


def test_what_encloses_a_place_exists_and_is_in_its_country():
    for table in TABLES:
        for row in rows(table):
            if row["within"]:
                outer = gazetteer.entry(row["within"])
                assert outer is not None, row
                assert row["country"] in (outer.country, ""), row


def test_every_place_has_a_position():
    for table in TABLES:
        for row in rows(table):
            assert -90 <= gazetteer.entry(row["id"]).lat <= 90, row


def test_common_words_point_to_places():
    assert all(gazetteer.entry(place) for place in packaged_anaphors().values())
    for row in rows("degraded.tsv"):
        assert gazetteer.entry(row["id"]), row


@pytest.mark.parametrize(
    "name",
    ["Nagorno-Karabakh", "Khankendi", "Sugovushan", "Zolote-5", "Pikuzy", "Labbouneh", "Marun al-Ras", "al-Tuhayta", "Pyla",
     "Ergneti", "Panmunjom", "Neelum", "Bahri", "Jansuk", "Edaga Hamus", "Caño Limón", "Maguindanao", "Kayah State",
     "Guerguerat", "Transdniestria", "Türkiye", "the DRC", "Mount Hermon", "Sirte-Jufra line", "Bunagana", "Kidal"],
)  # fmt: skip
def test_places_that_ceasefires_are_about(name):
    assert gazetteer.find(name.removeprefix("the "))


def test_folding():
    assert fold("Xankəndi") == "xankandi"
    assert fold("Al-Hudaydah") == fold("al Hudaydah") == "al hudaydah"
    assert fold("Ma'rib") == fold("Ma’rib") == "marib"
    assert [token.key for token in tokens_of("Donetsk's line – Mar'inka")] == ["donetsk", "s", "line", "marinka"]


@pytest.mark.parametrize(
    ("words", "direction", "distance"),
    [
        ("31km north-east of ", "north-east", (31.0, 31.0)),
        ("about 2 km S of ", "south", (2.0, 2.0)),
        ("between 3 and 5 kilometres to the west of ", "west", (3.0, 5.0)),
        ("W of ", "west", None),
        ("5 km from ", None, (5.0, 5.0)),
        ("1,200 metres south of ", "south", (1.2, 1.2)),
        ("ten miles off ", None, (16.09344, 16.09344)),
        ("approx. 100 m into ", None, (0.1, 0.1)),
    ],
)
def test_bearings_before_a_place(words, direction, distance):
    found = before(f"They stood {words}X", len(f"They stood {words}"))
    assert found.direction == direction
    assert found.distance_km == (pytest.approx(distance) if distance else None)


@pytest.mark.parametrize("words", ["west ", "of ", "most of ", "5 soldiers of ", "20 mm of "])
def test_what_is_no_bearing(words):
    assert before(words + "X", len(words)) is None


def test_a_gloss_after_a_comma_needs_distance_and_direction():
    assert gloss_after("X, 5 km west of Y", 1).direction == "west"
    assert gloss_after("X, west of Y", 1) is None
    assert gloss_after("X (population 500)", 1) is None


def test_import_of_a_geonames_dump():
    good = ["1", "Nové Selo", "Nove Selo", "Nove Selo,Новое Село,new village", "48.1", "37.5", "P", "PPL", "UA", "", "05", "", "",
            "", "1200", "", "180", "Europe/Kyiv", "2024-01-01"]  # fmt: skip
    elsewhere = [*good[:8], "FR", *good[9:]]
    lines = ["\t".join(good), "no dump", "\t".join(elsewhere), "\t".join(["x", *good[1:]])]
    result = import_geonames(lines, {"UA": "UKR"}, where="UA.txt")
    ((entry, names),) = result.places
    assert (entry.id, entry.country, entry.zone, entry.population) == ("gn:1", "UKR", "Europe/Kyiv", 1200)
    assert names == ("Nové Selo", "Nove Selo", "Новое Село")
    assert [issue.where for issue in result.issues] == ["UA.txt:2", "UA.txt:4"]
    assert gazetteer.with_places(result.places).find("nove selo")
