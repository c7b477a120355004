"""The packaged dossier: every file is read, without a warning, and the made files are what their sources make."""

import runpy
from importlib.resources import files
from pathlib import Path

import pytest

from trucewatch.model import Document, Severity
from trucewatch.readers import absent_files, read_document, read_manifest

DOSSIER = files("trucewatch").joinpath("data/dossiers/karabakh-donbas-2020")
TOOL = Path(__file__).parents[2] / "tools/dossier_files.py"
NOT_REPORTS = ("manifest.csv", "dossier.yaml", "README.md")
REPORTS = {path.name: path.read_bytes() for path in DOSSIER.iterdir() if path.name not in NOT_REPORTS}
MANIFEST, FAULTS = read_manifest(DOSSIER.joinpath("manifest.csv").read_bytes(), "manifest.csv")


def read(content: bytes, name: str) -> Document:
    found = read_document(content, name).document
    assert found is not None
    return found


def test_manifest_and_files_belong_together() -> None:
    assert FAULTS == ()
    assert absent_files(MANIFEST, REPORTS) == ()
    assert sorted(MANIFEST) == sorted(REPORTS)
    assert len(REPORTS) == 21


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_report_is_read_dated_and_free_of_warnings(name: str) -> None:
    result = read_document(REPORTS[name], name, given=MANIFEST[name])
    assert [issue for issue in result.issues if issue.severity is not Severity.NOTE] == []
    assert result.document is not None
    assert result.document.published is not None
    first, last = result.document.published.earliest(), result.document.published.latest()
    assert first is not None
    assert last is not None
    assert "2020-11-09T20" <= first.isoformat() <= last.isoformat() < "2020-12-16"
    assert 70 <= len(result.document.text[result.document.body :].split()) <= 300


def test_the_dossier_is_a_mixture_of_files() -> None:
    assert len({read(content, name).media for name, content in REPORTS.items()}) == 5


@pytest.mark.parametrize("name", sorted(name for name in REPORTS if name.endswith((".eml", ".pdf", ".docx"))))
def test_made_files_are_what_their_sources_make(name: str, tmp_path: Path) -> None:
    runpy.run_path(str(TOOL))["make"](tmp_path)
    made, packed = (tmp_path / name).read_bytes(), REPORTS[name]
    if name.endswith(".docx"):  # the archive's template changes with the library, its words do not
        assert read(made, name).text == read(packed, name).text
    else:
        assert made == packed
