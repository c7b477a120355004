from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.ledger import Kind, NewEntry, open_ledger
from trucewatch.model.correction import in_force


def judgement(number: int, supersedes: str | None = None) -> NewEntry:
    content = {
        "judgement": f"j{number}",
        "verdict": "reject",
        "subjects": ["c1:aa"],
        "by": "desk",
        "at": "2020-12-07T12:00+00:00",
        "why": "misread",
        "change": None,
        "supersedes": supersedes,
    }
    return NewEntry(kind=Kind.JUDGEMENT, id=f"j{number}", content=content)


def test_what_is_recorded_comes_back_whole(ledger, desk):
    document = desk.document()
    claim = desk.claim(document)
    ledger.record(desk.reading(document, "fire"), desk.at(0))
    assert ledger.documents() == (document,)
    assert ledger.claims() == (claim,)
    assert [receipt.path for receipt in ledger.receipts()] == ["reports/a.txt"]


def test_the_same_reading_again_changes_nothing(ledger, desk):
    reading = desk.reading(desk.document(), "fire", "clash")
    assert ledger.record(reading, desk.at(0)) == 5
    before = [entry.hash for entry in ledger.entries()]
    assert ledger.record(reading, desk.at(1)) == 0
    assert [entry.hash for entry in ledger.entries()] == before


def test_the_same_bytes_under_another_path_are_the_same_document(ledger, desk):
    ledger.record(desk.reading(desk.document(path="a.txt"), "fire"), desk.at(0))
    ledger.record(desk.reading(desk.document(path="b.txt"), "fire"), desk.at(1))
    assert [document.path for document in ledger.documents()] == ["a.txt"]
    assert [claim.path for claim in ledger.claims()] == ["a.txt"]
    assert [receipt.path for receipt in ledger.receipts()] == ["a.txt", "b.txt"]


def test_a_newer_reading_replaces_the_set_of_claims_and_both_stay(ledger, desk):
    document = desk.document()
    ledger.record(desk.reading(document, "fire", "clash"), desk.at(0))
    ledger.record(desk.reading(document, "assault", engine="rules@2"), desk.at(1))
    assert [claim.act for claim in ledger.claims()] == ["assault"]
    assert [claim.act for claim in ledger.claims(desk.at(0.5))] == ["fire", "clash"]
    assert len(list(ledger.entries(Kind.CLAIM))) == 3


def test_going_back_to_the_older_engine_brings_its_reading_back(ledger, desk):
    document = desk.document()
    for hour, engine in enumerate(("rules@1", "rules@2", "rules@1")):
        ledger.record(desk.reading(document, "fire", engine=engine), desk.at(hour))
    assert [claim.extractor for claim in ledger.claims()] == ["rules@1"]


def test_before_the_first_entry_the_ledger_knew_nothing(ledger, desk):
    ledger.record(desk.reading(desk.document(), "fire"), desk.at(0))
    assert ledger.claims(desk.at(-1)) == ()
    assert ledger.documents(desk.at(-1)) == ()


def test_a_later_judgement_takes_the_place_of_the_one_it_supersedes(ledger, desk):
    ledger.record([judgement(1)], desk.at(0))
    ledger.record([judgement(2, supersedes="j1")], desk.at(1))
    assert [item.id for item in ledger.judgements()] == ["j1", "j2"]
    assert [item.id for item in in_force(ledger.judgements())] == ["j2"]
    assert [item.id for item in ledger.judgements(desk.at(0))] == ["j1"]


def test_a_clock_that_went_back_does_not_reorder_the_record(ledger, desk):
    ledger.record([judgement(1)], desk.at(1))
    ledger.record([judgement(2)], desk.at(0))
    assert len({entry.recorded_at for entry in ledger.entries()}) == 1
    assert ledger.verify().intact


def test_a_clock_time_without_zone_is_refused_and_nothing_is_written(ledger, desk):
    with pytest.raises(TypeError, match="zone"):
        ledger.record([judgement(1)], datetime(2020, 12, 7))  # noqa: DTZ001 - the fault under test
    assert list(ledger.entries()) == []


def test_an_entry_that_cannot_be_written_takes_its_whole_transaction_with_it(ledger, desk):
    broken = NewEntry(kind=Kind.RUN, id="r", content={"of": object()})
    with pytest.raises(TypeError):
        ledger.record([judgement(1), broken], desk.at(0))
    assert list(ledger.entries()) == []
    assert ledger.record([judgement(1)], desk.at(0)) == 1


def test_half_a_surrogate_pair_survives(ledger, desk):
    content = {"text": "Fire \udc80"}
    ledger.record([NewEntry(kind=Kind.RUN, id="r", content=content)], desk.at(0))
    assert [json.loads(entry.content) for entry in ledger.entries()] == [content]


readings = st.lists(
    st.tuples(st.sampled_from(["alpha", "bravo", "delta"]), st.sampled_from(["fire", "clash"])), max_size=8
)


@given(readings)
def test_the_newest_reading_of_each_document_counts_whatever_came_before(desk, told):
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db", create=True) as ledger:
        for hour, (text, act) in enumerate(told):
            ledger.record(desk.reading(desk.document(text, path=text), act), desk.at(hour))
        newest = dict(told)
        assert {claim.path: claim.act for claim in ledger.claims()} == newest
        assert ledger.verify().intact
