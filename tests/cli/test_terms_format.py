"""`trucewatch terms format`: printed, checked, written."""

from __future__ import annotations

SHAKEN = "format: trucewatch-terms/1\nterms:\n- point: 1 # the first\n  id: a\n"
LAID_OUT = 'format: trucewatch-terms/1\n\nterms:\n  - id: a\n    point: "1"  # the first\n'


def test_a_file_is_printed_and_left_as_it_is(trucewatch, tmp_path):
    (tmp_path / "a.yaml").write_text(SHAKEN)
    called = trucewatch("terms", "format", "a.yaml")
    assert (called.status, called.out) == (0, LAID_OUT)
    assert (tmp_path / "a.yaml").read_text() == SHAKEN


def test_check_names_what_would_change(trucewatch, tmp_path):
    (tmp_path / "a.yaml").write_text(SHAKEN)
    (tmp_path / "b.yaml").write_text(LAID_OUT)
    called = trucewatch("terms", "format", "a.yaml", "b.yaml", "--check")
    assert (called.status, called.out) == (1, "")
    assert "a.yaml: would change" in called.err
    assert "2 files: 1 would change, 1 in the canonical layout" in called.err


def test_write_changes_the_file_once(trucewatch, tmp_path):
    (tmp_path / "a.yaml").write_text(SHAKEN)
    assert trucewatch("terms", "format", "a.yaml", "--write").status == 0
    assert (tmp_path / "a.yaml").read_text() == LAID_OUT
    assert "0 changed" in trucewatch("terms", "format", "a.yaml", "--write").err


def test_a_file_that_cannot_be_read_is_refused_with_its_place(trucewatch, tmp_path):
    (tmp_path / "a.yaml").write_text("format: [\n")
    called = trucewatch("terms", "format", "a.yaml", "--write")
    assert called.status == 1
    assert "a.yaml:2:1" in called.err
    assert (tmp_path / "a.yaml").read_text() == "format: [\n"


def test_two_files_are_not_printed_as_one(trucewatch):
    assert trucewatch("terms", "format", "nk-2020-11-09", "nk-1993-chain").status == 2
