"""UCDP events: every column of their headers is known, precision becomes doubt, and deaths stay apart by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import Basis, PlacePrecision, Precision
from trucewatch.readers.given import Given

GED_19 = [
    "id",
    "year",
    "active_year",
    "type_of_violence",
    "conflict_new_id",
    "conflict_name",
    "dyad_new_id",
    "dyad_name",
    "side_a_new_id",
    "gwnoa",
    "side_a",
    "side_b_new_id",
    "gwnob",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
]
GED_25 = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
AEC = [
    "id",
    "source_article",
    "source_date",
    "deaths_side_a",
    "deaths_side_b",
    "deaths_civilian",
    "deaths_unknown",
    "deaths_low",
    "deaths_high",
    "side_a_name",
    "side_b_name",
    "location_root_name",
    "location_adm1_name",
    "location_adm2_name",
    "location_where_name",
    "start_date",
    "end_date",
    "split",
]
BATTLE = {
    "id": "900001",
    "type_of_violence": "1",
    "side_a": "Government of Ukraine",
    "side_b": "DPR",
    "source_office": "Reuters News;Interfax",
    "source_original": "OSCE SMM\nvillagers",
    "where_prec": "2",
    "where_coordinates": "Vrylivka",
    "adm_1": "Donetsk oblast",
    "country": "Ukraine",
    "latitude": "47.31",
    "longitude": "37.62",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2021-03-14",
    "date_end": "2021-03-14",
    "deaths_a": "2",
    "deaths_b": "0",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "low": "2",
    "best": "3",
    "high": "5",
}


Ged = Callable[..., Any]


@pytest.fixture
def ged(tables: Any) -> Ged:
    return lambda **cells: tables.read(tables.csv_of(GED_19, [BATTLE | cells]))


@pytest.mark.parametrize(("kind", "header"), [("ucdp-ged", GED_19), ("ucdp-ged", GED_25), ("ucdp-aec", AEC)])
def test_every_column_of_the_published_headers_is_known(tables: Any, kind: str, header: list[str]) -> None:
    assert set(header) <= set(tables.shipped(kind).columns)


def test_both_sides_of_a_battle_are_those_who_fought(ged: Ged) -> None:
    claim = ged().claim
    assert (claim.act, [each.actor for each in claim.initiator], claim.target) == ("clash", ["UKR", "DNR"], ())


def test_one_sided_violence_has_a_maker_and_those_it_was_done_to(ged: Ged) -> None:
    claim = ged(type_of_violence="3", side_b="Civilians").claim
    assert claim.act == "attack.civilians"
    assert [each.actor for each in claim.initiator] == ["UKR"]
    assert [each.actor for each in claim.target] == ["CIV"]


def test_coder_the_offices_it_read_and_whom_these_named_are_voices_of_their_own(ged: Ged) -> None:
    voices = ged().claim.voices
    assert [voice.name for voice in voices] == ["UCDP", "Reuters News; Interfax", "OSCE SMM; villagers"]
    assert voices[-1].actor == "OSCE-SMM+CIV"


def test_the_citation_speaks_where_no_office_is_named(ged: Ged) -> None:
    claim = ged(source_office="", source_original="", source_article="Radio report of 15 March").claim
    assert claim.origin.name == "Radio report of 15 March"


def test_low_and_high_bound_the_deaths_and_the_best_estimate_is_noted(ged: Ged) -> None:
    total, *parts = ged().claim.counts
    assert (total.low, total.high, total.who, total.note) == (2, 5, None, "best estimate 3")
    assert [(each.who, each.low) for each in parts] == [("Government of Ukraine", 2), ("civilians", 1)]


def test_a_zero_of_one_side_is_no_count_because_ucdp_means_unknown_by_it(ged: Ged) -> None:
    assert "DPR" not in {each.who for each in ged().claim.counts}


@pytest.mark.parametrize(
    ("code", "precision", "placed"),
    [
        ("1", PlacePrecision.SETTLEMENT, True),
        ("2", PlacePrecision.AREA, True),
        ("3", PlacePrecision.AREA, True),
        ("4", PlacePrecision.REGION, True),
        ("5", PlacePrecision.AREA, True),
        ("6", PlacePrecision.COUNTRY, False),
        ("7", PlacePrecision.REGION, False),
    ],
)
def test_a_code_of_place_precision_becomes_a_doubt(
    ged: Ged, code: str, precision: PlacePrecision, placed: bool
) -> None:
    (place,) = ged(where_prec=code).claim.place
    assert place.precision is precision
    assert (place.lat is not None) is placed
    assert place.precision is not PlacePrecision.POINT


def test_the_middle_of_a_province_is_less_sure_than_that_of_a_district(ged: Ged) -> None:
    radii = [ged(where_prec=code).claim.place[0].radius_km or 0 for code in "1234"]
    assert radii == sorted(radii)
    assert len(set(radii)) == len(radii)


@pytest.mark.parametrize(
    ("code", "precision", "basis"),
    [("1", Precision.DAY, Basis.STATED), ("2", Precision.WEEK, Basis.DERIVED), ("4", Precision.MONTH, Basis.DERIVED)],
)
def test_a_code_of_time_precision_keeps_the_bounds(ged: Ged, code: str, precision: Precision, basis: Basis) -> None:
    time = ged(date_prec=code, date_end="2021-03-18").claim.time
    assert (str(time.start), str(time.end), time.precision, time.basis) == (
        "2021-03-14",
        "2021-03-18",
        precision,
        basis,
    )


def test_a_later_release_of_a_candidate_is_a_version_of_the_same_record(tables: Any) -> None:
    first, second = (
        tables.read(tables.csv_of(GED_25, [BATTLE | {"best": best}]), given=Given(published=day)).documents[0]
        for best, day in (("3", "2021-04-20"), ("4", "2021-05-20"))
    )
    assert first.key == second.key == "ged:900001"
    assert first.id != second.id


def test_an_event_that_is_not_clear_and_a_candidate_to_be_checked_say_so(tables: Any) -> None:
    claim = tables.read(tables.csv_of(GED_25, [BATTLE | {"event_clarity": "2", "code_status": "Check deaths"}])).claim
    assert any("apart from others" in note for note in claim.notes)
    assert "code_status: Check deaths" in claim.notes


def test_the_set_with_articles_tells_the_act_by_whom_it_was_done_to(tables: Any) -> None:
    row = {
        "id": "900001",
        "side_a_name": "Government of Sudan",
        "side_b_name": "Civilians",
        "location_root_name": "Sudan",
        "location_where_name": "Vrylivka",
        "start_date": "2021-03-14",
        "end_date": "2021-03-14",
        "deaths_low": "1",
        "deaths_high": "4",
        "deaths_civilian": "1",
    }
    one_sided, battle = tables.read(tables.csv_of(AEC, [row, row | {"id": "900002", "side_b_name": "RSF"}])).claims
    assert (one_sided.act, [each.actor for each in one_sided.target]) == ("attack.civilians", ["CIV"])
    assert (battle.act, [each.actor for each in battle.initiator]) == ("clash", ["SDN", "RSF"])
    assert [(each.low, each.high) for each in battle.counts] == [(1, 4), (1, 1)]


def test_a_row_of_either_set_is_one_record(tables: Any, ged: Ged) -> None:
    from_ged = ged().documents[0].key
    from_articles = tables.read(tables.csv_of(AEC, [{"id": "900001", "start_date": "2021-03-14"}])).documents[0].key
    assert from_ged == from_articles
