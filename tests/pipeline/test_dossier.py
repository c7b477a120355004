from __future__ import annotations

import pytest

from trucewatch.model import InputError
from trucewatch.pipeline.dossier import open_dossier


@pytest.fixture
def place(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("Fire was heard.")
    return tmp_path


def settle(place, text):
    (place / "dossier.yaml").write_text(text, encoding="utf-8")
    return open_dossier(place)


def test_a_bare_folder_is_a_dossier(place):
    dossier = open_dossier(place)
    assert [found.path for found in dossier.files] == ["reports/a.txt"]
    assert (dossier.title, dossier.manifest, dossier.terms, dossier.issues) == (place.name, None, (), ())


def test_settings_name_title_and_terms(place):
    (place / "own.terms.yaml").write_text("")
    dossier = settle(place, "format: trucewatch-dossier/1\ntitle: Two fronts\nterms: [nk-2020-11-09, own.terms.yaml]\n")
    assert dossier.title == "Two fronts"
    assert dossier.terms == ("nk-2020-11-09", str(place / "own.terms.yaml"))


def test_terms_files_lying_there_count_without_being_named(place):
    (place / "terms").mkdir()
    (place / "terms" / "b.terms.yaml").write_text("")
    assert open_dossier(place).terms == (str(place / "terms" / "b.terms.yaml"),)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title: x\ntilte: y\n", "dossier.key.unknown", 2),
        ("title: x\ntitle: y\n", "terms.key.duplicate", 2),
        ("format: trucewatch-dossier/9\n", "dossier.literal_error", 1),
        ("title: [x\n", "terms.yaml.syntax", 2),
        ("- a\n- b\n", "dossier.model_type", 1),
    ],
)
def test_a_fault_of_the_settings_is_named_with_its_line(place, text, code, line):
    issues = settle(place, text).issues
    assert [issue.code for issue in issues] == [code]
    assert issues[0].where.startswith(f"{place.as_posix()}/dossier.yaml:{line}:")


def test_a_faulty_setting_leaves_the_others_standing(place):
    dossier = settle(place, "tilte: y\nterms: [nk-2020-11-09]\n")
    assert len(dossier.files) == 1
    assert dossier.terms == ("nk-2020-11-09",)


def test_settings_that_are_no_text_are_an_issue(place):
    (place / "dossier.yaml").write_bytes(b"title: caf\xe9\n")
    assert [issue.code for issue in open_dossier(place).issues] == ["dossier.unreadable"]


def test_no_such_folder_is_bad_input(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        open_dossier(tmp_path / "none")
