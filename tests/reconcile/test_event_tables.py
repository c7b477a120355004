"""Event tables: columns known by their names, cells read or told as unreadable, words compared only where shared."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.errors import InputError, UsageError
from trucewatch.reconcile.event_tables.gathering import Gathering
from trucewatch.reconcile.event_tables.headers import chosen_columns, layout_of
from trucewatch.reconcile.event_tables.overlaps import overlaps, own_duplicates
from trucewatch.reconcile.event_tables.reasons import pairs_told
from trucewatch.reconcile.event_tables.vocabulary import comparable, in_taxonomy
from trucewatch.reconcile.linking import UNKNOWN, link, packaged_weights, scored

ACLED = ["event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2"]
ACLED += ["admin2", "latitude", "longitude", "geo_precision", "source", "fatalities", "notes"]
GED = ["id", "side_a", "side_b", "where_prec", "adm_2", "latitude", "longitude", "date_start", "date_end", "best"]
SHELLING = ["BRZ1", "4 March 2021", "1", "Explosions", "Shelling", "Army of Ukravia", "Brezh Militia"]
SHELLING += ["Brezh", "48.3", "38.2", "1", "Brezh Post", "4", "Shells fell."]
DEATHS = ["77", "Government of Ukravia", "Militia of Brezh", "1", "Brezh District", "48.301", "38.2", "2021-03-04"]
DEATHS += ["2021-03-04", "4"]


def gathered(*tables):
    gathering, issues = Gathering(), []
    for name, header, rows in tables:
        issues += gathering.add(name, layout_of(header, {}, name), rows, 1)
    return gathering.gathered(), issues


def with_cells(row, header, **cells):
    return [cells.get(name, cell) for name, cell in zip(header, row, strict=True)]


def test_the_columns_of_two_data_sets_become_one_kind_of_report():
    both, issues = gathered(("acled", ACLED, [SHELLING]), ("ged", GED, [DEATHS]))
    assert not issues
    columns = both.columns
    assert columns.ids == ("acled:BRZ1", "ged:77")
    assert columns.sources == ("acled", "ged")
    assert columns.deaths.tolist() == [4, 4]
    assert columns.first.tolist() == columns.last.tolist() == [date(2021, 3, 4).toordinal()] * 2
    assert link(columns, packaged_weights()).tolist() == [0, 0]
    assert both.once == {"acled", "ged"}


def test_precision_becomes_doubt_about_place_and_time():
    rough = with_cells(SHELLING, ACLED, time_precision="2.0", geo_precision="3", event_id_cnty="BRZ2")
    odd = with_cells(SHELLING, ACLED, geo_precision="9", event_id_cnty="BRZ3")
    columns = gathered(("acled", ACLED, [SHELLING, rough, odd]))[0].columns
    assert columns.radius_km.tolist() == [0, 60, 30]
    assert (columns.last - columns.first).tolist() == [0, 6, 0]


def test_rows_that_cannot_be_used_are_told():
    slashed = with_cells(SHELLING, ACLED, event_date="04/03/2021")
    lost = with_cells(SHELLING, ACLED, latitude="95", admin2="")
    both, issues = gathered(("acled", ACLED, [SHELLING, slashed, SHELLING[:4], lost]))
    assert [(issue.where, issue.code) for issue in issues] == [
        ("acled:3", "event-table.short"),
        ("acled:2", "event-table.undated"),
        ("acled:4", "event-table.nowhere"),
    ]
    assert len(both.columns) == 1


def test_a_date_that_can_be_misread_is_read_as_the_caller_says():
    gathering = Gathering(("%d/%m/%Y",))
    row = with_cells(SHELLING, ACLED, event_date="04/03/2021")
    assert not gathering.add("acled", layout_of(ACLED, {}, "acled"), [row], 1)
    assert gathering.gathered().columns.first.tolist() == [date(2021, 3, 4).toordinal()]


def test_of_two_rows_with_one_id_the_last_counts():
    later = with_cells(SHELLING, ACLED, fatalities="5")
    both, _ = gathered(("acled", ACLED, [SHELLING, later]))
    assert both.columns.deaths.tolist() == [5]
    assert both.repeated == {"acled": 1}


def test_nobody_is_no_side_and_one_side_against_itself_is_one():
    rows = [
        with_cells(SHELLING, ACLED, event_id_cnty="A", actor2="Unknown"),
        with_cells(SHELLING, ACLED, event_id_cnty="B", actor2="Army of Ukravia"),
        with_cells(SHELLING, ACLED, event_id_cnty="C", actor1=""),
    ]
    columns = gathered(("acled", ACLED, rows))[0].columns
    assert [[columns.names[side] for side in row if side != UNKNOWN] for row in columns.sides] == [
        ["Army of Ukravia"], ["Army of Ukravia"], ["Brezh Militia"],
    ]  # fmt: skip


def test_words_of_vocabularies_that_nobody_shares_are_no_evidence():
    both, _ = gathered(("acled", ACLED, [SHELLING]), ("ged", GED, [DEATHS]))
    columns, alone = comparable(both)
    assert alone == {"area": ("acled", "ged")}
    assert columns.area.tolist() == [UNKNOWN, UNKNOWN]
    same = with_cells(DEATHS, GED, adm_2="Brezh")
    both, _ = gathered(("acled", ACLED, [SHELLING]), ("ged", GED, [same]))
    assert comparable(both)[1] == {}


def test_a_taxonomy_names_acts_in_common():
    columns = gathered(("acled", ACLED, [SHELLING]))[0].columns
    renamed = in_taxonomy(columns, {"shelling": ("fire", "force"), "other": ("talk", "")})
    assert renamed.acts[renamed.act[0]] == "fire"
    assert renamed.families[renamed.family[0]] == "force"
    untouched = in_taxonomy(columns, {"talks": ("talk", "")})
    assert untouched.acts[untouched.act[0]] == "Shelling"
    assert untouched.families[untouched.family[0]] == "Explosions"


def test_columns_are_named_by_hand_and_missing_ones_told():
    chosen = chosen_columns("date=Datum, lat=Breite,lon=Laenge")
    layout = layout_of(["Datum", "Breite", "Laenge", "Zahl"], chosen, "mine.csv")
    assert layout.left_out == ("zahl",)
    with pytest.raises(InputError, match=r"hold a date.*--columns"):
        layout_of(["Datum", "lat", "lon"], {}, "mine.csv")
    with pytest.raises(InputError, match="hold a place"):
        layout_of(["date", "lat"], {}, "mine.csv")
    with pytest.raises(UsageError, match="names no role"):
        chosen_columns("dte=Datum")


def test_the_first_name_that_a_table_has_counts_and_a_coder_is_the_source():
    layout = layout_of(ACLED, {}, "acled")
    assert layout.name_of("act") == "sub_event_type"
    assert layout.name_of("family") == "event_type"
    assert "source" not in layout.place
    assert layout_of(ACLED, {"source": "source"}, "acled").name_of("source") == "source"


def test_overlaps_count_entries_unique_matches_and_duplicates():
    rows = [with_cells(SHELLING, ACLED, event_id_cnty=name) for name in "abc"]
    both, _ = gathered(("acled", ACLED, rows), ("ged", GED, [DEATHS]))
    labels = np.array([0, 1, 1, 0])
    every, year, *acts = overlaps(both, labels)
    assert (every.entries, every.unique, every.matches, every.duplicates) == (4, 2, 2, 2)
    assert every.within == {"acled only": 1, "acled + ged": 1}
    assert (year.by, year.value, year.within) == ("year", "2021", every.within)
    assert [(each.by, each.value) for each in acts] == [("act", "Shelling"), ("area", "Brezh")]
    assert [(own.table, own.duplicates) for own in own_duplicates(both, labels)] == [("acled", 1), ("ged", 0)]


def test_each_pair_is_told_with_what_speaks_for_and_against():
    later = with_cells(DEATHS, GED, date_start="2021-03-05", date_end="2021-03-05")
    columns = gathered(("acled", ACLED, [SHELLING]), ("ged", GED, [later]))[0].columns
    (pair,) = pairs_told(columns, scored(columns, packaged_weights()), packaged_weights())
    assert (pair.one, pair.other) == ("acled:BRZ1", "ged:77")
    assert "two sources" in pair.speak_for
    assert "one day apart (-" in pair.speak_against


rows = st.lists(
    st.builds(
        lambda number, day, deaths, act: with_cells(
            SHELLING,
            ACLED,
            event_id_cnty=f"B{number}",
            event_date=f"2021-03-0{day}",
            fatalities=deaths,
            sub_event_type=act,
        ),
        st.integers(0, 60),
        st.integers(1, 5),
        st.sampled_from(["", "3", "4"]),
        st.sampled_from(["Shelling", "Attack"]),
    ),
    max_size=12,
    unique_by=lambda row: row[0],
)


@settings(max_examples=40)
@given(rows, st.randoms(use_true_random=False), st.integers(1, 4))
def test_neither_the_order_of_rows_nor_how_many_are_read_at_once_matters(rows, random, size):
    one, _ = gathered(("t", ACLED, rows))
    mixed = random.sample(rows, len(rows))
    other, _ = gathered(*(("t", ACLED, mixed[start : start + size]) for start in range(0, len(mixed), size)))
    assert one.columns.ids == other.columns.ids
    for name in ("first", "act", "deaths", "sides", "area"):
        assert np.array_equal(getattr(one.columns, name), getattr(other.columns, name))
