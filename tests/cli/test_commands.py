from __future__ import annotations

import csv
import io
import json

import pytest

from trucewatch.cli import guard, reading_options
from trucewatch.ledger import open_ledger

REPORT = "Two soldiers were wounded by mortar fire near Agdam on 12 December 2020.\n"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(REPORT)
    (tmp_path / "reports" / "b.txt").write_text("The ministry denied that it had shelled the village of Zar.\n")
    return tmp_path


def test_a_claim_line_has_the_fields_of_the_contract_in_their_order(trucewatch, place):
    claim = trucewatch("read", "reports/a.txt", "--published", "2020-12-13", "--source", "Wire").lines[0]
    assert list(claim) == [
        "claim", "document", "path", "source", "published", "spans", "voices", "act", "reported_as", "initiator",
        "target", "place", "time", "counts", "instruments", "polarity", "modality", "agreement", "extractor",
        "confidence", "notes",
    ]  # fmt: skip
    assert claim["published"] == "2020-12-13"
    assert claim["source"]["name"] == "Wire"
    assert claim["spans"][0]["text"] in REPORT


def test_standard_input_is_a_report(trucewatch, place):
    claims = trucewatch("read", "-", "--published", "2020-12-13", stdin=REPORT.encode()).lines
    assert {claim["path"] for claim in claims} == {"-"}


def test_the_manifest_wins_over_the_words_of_the_call(trucewatch, place):
    (place / "reports" / "manifest.csv").write_text("path,published\na.txt,2020-12-14\n")
    claims = trucewatch("read", "reports", "--published", "2020-12-13").lines
    assert {claim["path"]: claim["published"] for claim in claims} == {
        "reports/a.txt": "2020-12-14",
        "reports/b.txt": "2020-12-13",
    }


def test_all_formats_tell_of_the_same_claims(trucewatch, place):
    words = ("read", "reports", "--published", "2020-12-13", "--format")
    lines = trucewatch(*words, "jsonl").lines
    assert json.loads(trucewatch(*words, "json").out) == lines
    rows = list(csv.DictReader(io.StringIO(trucewatch(*words, "csv").out)))
    assert [row["claim"] for row in rows] == [claim["claim"] for claim in lines]
    table = trucewatch(*words, "table").out
    assert all(claim["claim"][:11] in table for claim in lines)


def test_adding_twice_changes_nothing(trucewatch, place):
    assert trucewatch("add", "reports", "--published", "2020-12-13").status == 0
    with open_ledger(place / "ledger.db") as ledger:
        before = ledger.verify()
    again = trucewatch("add", "reports", "--published", "2020-12-13", "--format", "jsonl")
    assert "0 new entries" in again.err
    assert [receipt["fate"] for receipt in again.lines] == ["read", "read"]
    with open_ledger(place / "ledger.db") as ledger:
        assert ledger.verify() == before


def test_the_same_bytes_twice_are_one_document(trucewatch, place):
    (place / "reports" / "copy.txt").write_text(REPORT)
    receipts = trucewatch("add", "reports", "--format", "jsonl").lines
    assert [receipt["why"] for receipt in receipts] == ["", "", "the same bytes as reports/a.txt"]


def test_a_fault_of_ours_in_one_file_leaves_the_others(trucewatch, place, monkeypatch):
    def faulty(read, path):
        return guard.guarded((lambda: 1 / 0) if path.endswith("a.txt") else read, path)

    monkeypatch.setattr(reading_options, "guarded", faulty)
    called = trucewatch("add", "reports", "--published", "2020-12-13", "--format", "jsonl")
    assert called.status == 0
    assert [receipt["fate"] for receipt in called.lines] == ["failed", "read"]
    assert "internal fault: ZeroDivisionError" in called.err
    with open_ledger(place / "ledger.db") as ledger:
        assert {receipt.fate for receipt in ledger.receipts()} == {"failed", "read"}


def test_a_corrected_date_of_publication_replaces_the_wrong_one(trucewatch, place):
    trucewatch("add", "reports/a.txt", "--published", "2020-12-14")
    trucewatch("add", "reports/a.txt", "--published", "2020-12-13")
    with open_ledger(place / "ledger.db") as ledger:
        assert {str(claim.published.start) for claim in ledger.claims()} == {"2020-12-13"}


def test_the_ledger_may_be_named_by_the_environment(trucewatch, place, monkeypatch):
    monkeypatch.setenv("TRUCEWATCH_LEDGER", "other.db")
    assert trucewatch("add", "reports").status == 0
    assert (place / "other.db").exists()


def test_terms_are_read_back_one_or_all(trucewatch):
    one = trucewatch("terms", "explain", "nk-2020-11-09", "p6.kalbajar")
    assert "15 November 2020" in one.out
    assert len(trucewatch("terms", "explain", "nk-2020-11-09").out) > len(one.out)
    assert trucewatch("terms", "explain", "nk-2020-11-09", "p99").status == 2


def test_a_mistyped_command_is_told_what_may_be_meant(trucewatch):
    for words, meant in ((("raed", "x"), "'read'"), (("terms", "chekc"), "'check'")):
        called = trucewatch(*words)
        assert (called.status, f"Did you mean {meant}?" in called.err) == (2, True)
