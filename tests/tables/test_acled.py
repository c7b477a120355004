"""ACLED's columns, old and new, in both spellings of their values."""

from __future__ import annotations

import pytest

from trucewatch.model.moment import bound_text
from trucewatch.model.record import claim_id, published_text


def test_a_row_is_a_document_with_one_claim(read_table, made_up):
    rows, issues = read_table(made_up.acled({}))
    document, (claim,) = rows[0].document, rows[0].claims
    assert not [issue for issue in issues if issue.severity != "note"]
    assert document.key == "acled:UKR900001"
    assert document.path == "events.csv#UKR900001"
    assert "fatalities: 2\n" in document.text + "\n"
    assert published_text(document.published) == "2021-03-22T08:00+00:00"
    assert claim.act == "fire.indirect"
    assert [voice.actor for voice in claim.voices] == ["ACLED", "OSCE-SMM+UKR.MOD"]
    assert ([a.actor for a in claim.initiator], [a.actor for a in claim.target]) == (["DNR+LNR"], ["UKR.MIL"])
    assert (claim.counts[0].of, claim.counts[0].low, claim.counts[0].high) == ("killed", 2, 2)
    assert "estimate" in claim.counts[0].note
    assert all(document.text[span.start : span.end] == span.text for span in claim.spans)


def test_the_id_is_the_one_that_the_content_asks_for(read_table, made_up):
    rows, _ = read_table(made_up.acled({}, {"location": 'Vry"livka\\é', "event_id_cnty": "UKR2"}, {"source": ""}))
    for row in rows:
        assert [claim.id for claim in row.claims] == [claim_id(claim) for claim in row.claims]


@pytest.mark.parametrize(
    ("code", "precision", "radius"), [("1", "settlement", 5), ("2.0", "area", 25), ("3", "region", 100)]
)
def test_coordinates_are_never_a_point(read_table, made_up, code, precision, radius):
    rows, _ = read_table(made_up.acled({"geo_precision": code}))
    place = rows[0].claims[0].place[0]
    assert (place.lat, place.lon, place.precision, place.radius_km) == (47.31, 37.62, precision, radius)
    assert place.country == "UKR"


def test_coordinates_without_a_known_precision_are_not_taken(read_table, made_up):
    rows, issues = read_table(made_up.acled({"geo_precision": "9"}))
    assert rows[0].claims[0].place[0].lat is None
    assert "table.value.unknown" in {issue.code for issue in issues}


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [("1", "2021-03-14", "2021-03-14"), ("2", "2021-03-08", "2021-03-20"), ("3.0", "2021-03-01", "2021-03-31")],
)
def test_a_date_is_as_wide_as_its_precision(read_table, made_up, code, start, end):
    rows, _ = read_table(made_up.acled({"time_precision": code}))
    time = rows[0].claims[0].time
    assert (bound_text(time.start), bound_text(time.end)) == (start, end)


@pytest.mark.parametrize(
    ("finer", "kind", "act"),
    [
        ("Armed clash", "Battles", "clash"),
        ("Air/drone strike", "Explosions/Remote violence", "strike.air"),
        ("attack", "Violence Against Civilians", "attack.civilians"),
        ("", "Battle-No change of territory", "clash"),
        ("Peaceful protest", "Protests", None),
    ],
)
def test_both_spellings_of_what_happened(read_table, made_up, finer, kind, act):
    rows, _ = read_table(made_up.acled({"sub_event_type": finer, "event_type": kind}))
    assert [claim.act for claim in rows[0].claims] == ([act] if act else [])


def test_a_note_of_a_drone_tells_the_kind_of_strike(read_table, made_up):
    told = {"sub_event_type": "Air/drone strike", "notes": "On 14 March, a drone strike hit a lorry in Vrylivka."}
    rows, _ = read_table(made_up.acled(told))
    assert rows[0].claims[0].act == "strike.uav"


def test_who_fights_whom_is_no_order_of_blame(read_table, made_up):
    rows, _ = read_table(made_up.acled({"sub_event_type": "Armed clash"}))
    claim = rows[0].claims[0]
    assert [actor.actor for actor in claim.initiator] == ["DNR+LNR", "UKR.MIL"]
    assert claim.target == ()


def test_nobody_is_made_of_the_unidentified_and_of_papers_named_after_states(read_table, made_up):
    rows, _ = read_table(made_up.acled({"actor1": "Unidentified Armed Group (Ukraine)", "source": "Morning (Ukraine)"}))
    claim = rows[0].claims[0]
    assert claim.initiator[0].actor is None
    assert [voice.actor for voice in claim.voices] == ["ACLED", None]


def test_no_death_is_a_count_of_none(read_table, made_up):
    rows, _ = read_table(made_up.acled({"fatalities": "0.0"}, {"fatalities": "", "event_id_cnty": "UKR2"}))
    assert [(count.low, count.high) for count in rows[0].claims[0].counts] == [(0, 0)]
    assert rows[1].claims[0].counts == ()


def test_old_columns(read_table, made_up):
    columns = ("data_id", "event_id_cnty", "event_date", "year", "time_precision", "event_type", "actor1", "ally_actor_1",
               "inter1", "actor2", "interaction", "country", "location", "latitude", "longitude", "geo_precision",
               "source", "notes", "fatalities")  # fmt: skip
    row = {name: value for name, value in made_up.SHELLING.items() if name in columns}
    old = row | {"event_type": "Remote violence", "event_date": "14 March 2021", "data_id": "77"}
    rows, _ = read_table(made_up.as_csv(columns, [old]))
    claim = rows[0].claims[0]
    assert (claim.act, bound_text(claim.time.start), rows[0].document.key) == (
        "explosion",
        "2021-03-14",
        "acled:UKR900001",
    )


def test_a_deleted_row_is_a_withdrawal(read_table):
    rows, _ = read_table(b"event_id_cnty,deleted_timestamp\nUKR900001,1620000000\n,1620000000\n")
    (taken_back,) = [row.withdrawal for row in rows if row.withdrawal]
    assert taken_back.key == "acled:UKR900001"
    assert published_text(taken_back.published) == "2021-05-03T00:00+00:00"


def test_every_column_is_known(read_table, made_up):
    _, issues = read_table(made_up.acled({}))
    assert "table.column.unmapped" not in {issue.code for issue in issues}
