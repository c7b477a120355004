from __future__ import annotations

import os

import pytest

from trucewatch.model import Issue
from trucewatch.pipeline import folder
from trucewatch.pipeline.folder import FoundFile, found_files
from trucewatch.pipeline.paths import path_text


def lay(root, *names):
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)


def test_files_come_in_sorted_order_and_are_named_from_the_folder(tmp_path):
    lay(tmp_path, "b/2.txt", "a.txt", "b/1.txt", "B.txt")
    assert [found.path for found in found_files([tmp_path], below=tmp_path)] == ["B.txt", "a.txt", "b/1.txt", "b/2.txt"]


def test_settings_and_hidden_files_are_no_reports(tmp_path):
    lay(
        tmp_path,
        "manifest.csv",
        "dossier.yaml",
        "x.terms.yaml",
        "x.cases.yaml",
        "z.geojson",
        ".git/x",
        ".hidden",
        "r.txt",
    )
    assert [found.path for found in found_files([tmp_path], below=tmp_path)] == ["r.txt"]


def test_a_file_given_by_name_is_taken_whatever_it_is_called(tmp_path, monkeypatch):
    lay(tmp_path, "manifest.csv")
    monkeypatch.chdir(tmp_path)
    assert [found.path for found in found_files([folder.Path("manifest.csv")])] == ["manifest.csv"]


def test_the_same_file_given_twice_is_read_once(tmp_path):
    lay(tmp_path, "a.txt")
    assert len(found_files([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"])) == 1


def test_links_are_followed_only_where_they_stay_in_the_folder(tmp_path):
    lay(tmp_path, "outside/secret.txt", "dossier/a.txt")
    inside = tmp_path / "dossier"
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (inside / "loop").symlink_to(inside)
    assert [found.path for found in found_files([inside], below=inside)] == ["a.txt", "b.txt"]


def code(found: FoundFile) -> str:
    content = found.content()
    assert isinstance(content, Issue)
    return content.code


def test_what_cannot_be_opened_is_an_issue(tmp_path):
    assert code(FoundFile(path="none.txt", file=tmp_path / "none.txt")) == "reader.file.unreadable"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert code(FoundFile(path="pipe", file=tmp_path / "pipe")) == "reader.file.special"


def test_a_file_beyond_all_measure_is_not_even_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "MAX_BYTES", 3)
    lay(tmp_path, "long.txt")
    assert code(FoundFile(path="long.txt", file=tmp_path / "long.txt")) == "reader.file.too_large"


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_name_that_is_no_text_can_be_printed():
    assert path_text(folder.Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\\xe9.txt"
