from __future__ import annotations

import pytest

from trucewatch.model import InputError
from trucewatch.pipeline.folder import found_files
from trucewatch.pipeline.manifest import completed, open_manifest
from trucewatch.readers.given import Given


@pytest.fixture
def place(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    return tmp_path


def opened(place, text):
    file = place / "manifest.csv"
    file.write_text(text, encoding="utf-8")
    return open_manifest(file, found_files([place]))


def test_paths_count_from_the_manifest_wherever_one_stands(place):
    manifest = opened(place, "path,published\n./a.txt,2020-12-07\n")
    assert manifest.given[(place / "a.txt").resolve()].published == "2020-12-07"
    assert manifest.issues == ()


def test_a_path_may_be_absolute(place):
    manifest = opened(place, f"path,source\n{(place / 'a.txt').resolve()},Wire\n")
    assert manifest.given[(place / "a.txt").resolve()].source == "Wire"
    assert manifest.issues == ()


def test_a_row_for_a_file_that_this_call_does_not_read_is_no_issue(place):
    (place / "b.txt").write_text("b")
    elsewhere = place / "about" / "manifest.csv"
    elsewhere.parent.mkdir()
    rows = [f"{(place / name).resolve()},2020-12-07" for name in ("a.txt", "b.txt")]
    elsewhere.write_text("\n".join(["path,published", *rows]), encoding="utf-8")
    assert open_manifest(elsewhere, found_files([place / "a.txt"])).issues == ()


def test_a_row_that_names_no_file_is_an_issue(place):
    assert [issue.code for issue in opened(place, "path\na.txt\nb.txt\n").issues] == ["manifest.absent"]


def test_a_manifest_that_cannot_be_opened_ends_the_call(place):
    with pytest.raises(InputError, match="manifest"):
        open_manifest(place / "none.csv", ())


def test_what_is_given_of_all_fills_only_the_gaps():
    own = Given(published="2020-12-07", where="manifest.csv:2")
    every = Given(published="2020-12-01", source="Wire", where="the command line")
    assert completed(own, every) == Given(published="2020-12-07", source="Wire")
    assert completed(own, every).where == "manifest.csv:2"
