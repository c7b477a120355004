"""HXL: the row of hashtags is the header, in whatever order its attributes stand."""

from __future__ import annotations

from typing import Any

HEADER = "Date,What,Where,Province,Lat,Lon,Dead,Of them women,Children hurt,Who tells\n"
TAGS = "#date +start,#event+type,#loc+name,#adm1 +name,#geo+lat,#geo+lon,#affected+killed,#affected+f+killed,#affected+children+injured,#meta+source\n"
ROW = "14/03/2021,Shelling,Vrylivka,Donetsk,47.31,37.62,3,1,,Vrylivka Hospital;OSCE SMM\n"


def test_the_hashtags_are_the_header_and_attributes_have_no_order(tables: Any) -> None:
    read = tables.read((HEADER + TAGS + ROW).encode())
    assert read.claim.act == "fire.indirect"
    assert str(read.claim.time.start) == "2021-03-14"
    assert [(each.of, each.who, each.low) for each in read.claim.counts] == [
        ("killed", None, 3),
        ("killed", "women and girls", 1),
    ]
    assert read.claim.origin.name == "Vrylivka Hospital; OSCE SMM"
    assert read.codes() <= {"table.header.above", "table.column.key"}


def test_coordinates_of_unknown_sureness_are_an_area(tables: Any) -> None:
    (place,) = tables.read((TAGS + ROW).encode()).claim.place
    assert (place.precision, place.radius_km, place.admin) == ("area", 25, ("Donetsk",))


def test_a_hashtag_that_nobody_maps_is_reported_and_its_cell_kept(tables: Any) -> None:
    read = tables.read((TAGS.strip() + ",#capacity+beds\n" + ROW.strip() + ",40\n").encode())
    assert "table.column.unmapped" in read.codes()
    assert "#capacity+beds: 40" in read.documents[0].text


def test_a_kind_of_event_without_meaning_of_ours_is_reported(tables: Any) -> None:
    read = tables.read((TAGS + ROW.replace("Shelling", "Locusts")).encode())
    assert not read.claims
    assert "table.value.unknown" in read.codes()
