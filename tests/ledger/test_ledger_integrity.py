from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from trucewatch.ledger import (
    AbsentLedgerError,
    DamagedLedgerError,
    LedgerFormatError,
    LedgerInUseError,
    NotALedgerError,
    open_ledger,
    sqlite,
)


@pytest.fixture
def filled(place, desk):
    with open_ledger(place, create=True) as ledger:
        for hour in range(4):
            document = desk.document(f"Fire was heard {hour} times.", path=f"{hour}.txt")
            ledger.record(desk.reading(document, "fire"), desk.at(hour))
    return place


def tamper(place, statement, *values):
    connection = sqlite3.connect(place)
    for trigger in ("entries_are_not_changed", "entries_are_not_deleted"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def codes(place, head=None):
    with open_ledger(place) as ledger:
        return [issue.code for issue in ledger.verify(head).issues]


def test_an_untouched_ledger_is_intact(filled):
    with open_ledger(filled) as ledger:
        verification = ledger.verify()
    assert verification.intact
    assert verification.entries == 16


@pytest.mark.parametrize(
    "statement", ["UPDATE entries SET content = '{}' WHERE seq = 3", "DELETE FROM entries WHERE seq = 3"]
)
def test_the_database_itself_refuses_change(filled, statement):
    connection = sqlite3.connect(filled)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE entries SET content = replace(content, 'heard', 'seen!') WHERE seq = 1", ["ledger.changed"]),
        ("UPDATE entries SET recorded_at = '2020-12-07T12:00:00.000001+00:00' WHERE seq = 2", ["ledger.changed"]),
        ("DELETE FROM entries WHERE seq = 5", ["ledger.gap"]),
        ("UPDATE entries SET engine = 'rules@9' WHERE seq = 16", ["ledger.changed"]),
    ],
)
def test_a_change_behind_our_back_is_named(filled, statement, expected):
    tamper(filled, statement)
    assert [code for code in codes(filled) if code != "ledger.order"] == expected


def test_entries_cut_off_the_end_show_against_the_head_noted_before(filled):
    with open_ledger(filled) as ledger:
        head = ledger.verify().head
    tamper(filled, "DELETE FROM entries WHERE seq > 12")
    assert codes(filled) == []
    assert codes(filled, head) == ["ledger.head"]


def test_an_entry_remade_with_a_fitting_hash_breaks_the_chain_after_it(filled):
    with open_ledger(filled) as ledger:
        second = list(ledger.entries())[1]
    forged = replace(second, engine="forged").expected_hash()
    tamper(filled, "UPDATE entries SET engine = 'forged', hash = ? WHERE seq = 2", forged)
    assert codes(filled) == ["ledger.chain"]


def test_a_missing_ledger_is_not_made_by_looking(place):
    with pytest.raises(AbsentLedgerError):
        open_ledger(place)
    assert not place.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(AbsentLedgerError, match="folder"):
        open_ledger(tmp_path / "none" / "ledger.db", create=True)


@pytest.mark.parametrize("location", ["postgresql://localhost/truce", "."])
def test_what_cannot_hold_a_ledger_is_refused(location):
    with pytest.raises(NotALedgerError):
        open_ledger(location)


def test_a_text_file_is_no_ledger_and_stays_as_it_is(place):
    content = b"Fire was heard.\n" * 100
    place.write_bytes(content)
    with pytest.raises(NotALedgerError):
        open_ledger(place)
    assert place.read_bytes() == content


def test_somebody_elses_database_is_no_ledger(place):
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE entries (seq)")
    connection.commit()
    connection.close()
    with pytest.raises(NotALedgerError, match="something else"):
        open_ledger(place, create=True)


def test_another_format_names_both_versions(filled):
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    with pytest.raises(LedgerFormatError, match=r"format 7.*knows 1"):
        open_ledger(filled)


def test_a_ledger_held_by_another_is_said_to_be_in_use(filled, desk, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.01)
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(filled) as ledger, pytest.raises(LedgerInUseError):
        ledger.record(desk.reading(desk.document("Late."), "fire"), desk.at(9))
    other.close()


def test_a_truncated_file_is_damaged(filled):
    content = filled.read_bytes()
    filled.write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedLedgerError):
        codes(filled)


def test_a_flipped_byte_in_a_content_is_named(filled):
    content = filled.read_bytes()
    at = content.index(b"heard")
    filled.write_bytes(content[:at] + b"H" + content[at + 1 :])
    assert codes(filled) == ["ledger.changed"]
