"""Bad inputs: each is named, everything else goes on, and the status is 3 only when nothing could be read."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfWriter

GOOD = "The ministry said that two soldiers were wounded by mortar fire near Agdam on 12 December 2020.\n"


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.txt", GOOD)
    return buffer.getvalue()


def pdf(password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    if password:
        writer.encrypt(password)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


BAD = {
    "empty.txt": (b"", "empty"),
    "rubbish.txt": (bytes(range(256)) * 40, ""),
    "archive.txt": (zipped(), "zip archive"),
    "locked.pdf": (pdf("secret"), "encrypted"),
    "cut.pdf": (pdf()[:200], ""),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
}


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_leaves_nothing_to_read(trucewatch, place, name):
    content, told = BAD[name]
    (place / name).write_bytes(content)
    called = trucewatch("read", "reports")
    assert called.status == 3
    assert called.out == ""
    assert f"reports/{name}" in called.err
    assert told in called.err
    assert "Traceback" not in called.err


def test_a_good_file_among_bad_ones_is_read(trucewatch, place):
    for name, (content, _) in BAD.items():
        (place / name).write_bytes(content)
    (place / "good.txt").write_text(GOOD)
    called = trucewatch("read", "reports", "--published", "2020-12-12")
    assert called.status == 0
    assert {claim["path"] for claim in called.lines} == {"reports/good.txt"}
    assert f"{len(BAD) + 1} files: 1 read" in called.err


def test_fifty_megabytes_of_one_line_are_refused_at_once(trucewatch, place):
    (place / "long.txt").write_bytes(b"fire " * (10 * 2**20))
    called = trucewatch("read", "reports")
    assert called.status == 3
    assert "may have" in called.err


def test_another_encoding_is_read_and_spans_fit(trucewatch, place):
    (place / "latin.txt").write_bytes(
        "Two soldiers were wounded by mortar fire in Lörrach, café said.\n".encode("cp1252")
    )
    called = trucewatch("read", "reports")
    assert called.status == 0
    assert all(span["end"] - span["start"] == len(span["text"]) for claim in called.lines for span in claim["spans"])


def test_scripts_in_a_page_are_no_words(trucewatch, place):
    page = f"<html><head><script>var x='Ten were killed by shelling.'</script></head><body><p>{GOOD}</p></body></html>"
    (place / "page.html").write_text(page)
    called = trucewatch("read", "reports")
    assert called.status == 0
    assert "Ten were killed" not in called.out


def test_a_manifest_that_contradicts_itself_and_names_no_zone(trucewatch, place):
    (place / "good.txt").write_text(GOOD)
    (place / "manifest.csv").write_text(
        "path,published,timezone\ngood.txt,2020-12-12,Europe/Baku\ngood.txt,2020-12-14,\nnone.txt,,\n"
    )
    called = trucewatch("read", "reports")
    assert called.status == 0
    assert "neither counts" in called.err
    assert "no timezone 'Europe/Baku'" in called.err
    assert "no file 'none.txt'" in called.err
    assert {claim["published"] for claim in called.lines} == {None}


@pytest.mark.parametrize(
    "words",
    [
        ("read", "reports", "--timezone", "Europe/Baku"),
        ("read", "reports", "--published", "yesterday"),
        ("read",),
        ("reed", "reports"),
        ("assess", "--about", "12 December"),
        ("run", "reports"),
    ],
)
def test_a_wrong_call_is_told_apart_from_bad_input(trucewatch, place, words):
    called = trucewatch(*words)
    assert called.status == 2
    assert called.out == ""
    assert called.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("read", "nowhere.txt"), "nowhere.txt"),
        (("read", "reports"), "nothing to read"),
        (("read", "reports", "--manifest", "none.csv"), "manifest"),
        (("assess", "--ledger", "none.db"), "no ledger here"),
        (("run", "nowhere", "-o", "out"), "no such folder"),
        (("terms", "check", "none.yaml"), "neither a packaged agreement nor a file"),
    ],
)
def test_what_is_not_there_is_named(trucewatch, place, words, told):
    called = trucewatch(*words)
    assert called.status == 3
    assert told in called.err


def test_a_text_as_ledger_is_refused_and_left_alone(trucewatch, tmp_path):
    (tmp_path / "ledger.db").write_text(GOOD * 100)
    assert trucewatch("add", "reports").status == 3
    assert (tmp_path / "ledger.db").read_text() == GOOD * 100


HEAD = """format: trucewatch-terms/1
agreement:
  id: test-2020
  title: A truce
  signed: 2020-11-09
  timezone: Europe/Moscow
  status: test
parties:
  AZE: {name: Azerbaijan, role: party}
  ARM: {name: Armenia, role: party}
"""
TERM = """terms:
  - id: p1
    point: "1"
    text: All fire stops.
    modality: obligation
    bearer: [AZE]
    act: [withdrawal]
    window: {from: 2020-11-10T00:00, due: 2020-11-15}
"""
FAULTY = {
    "a duplicate key": (HEAD + "parties:\n  RUS: {name: Russia, role: party}\n" + TERM, "stands twice"),
    "a cycle of zones": (HEAD + "zones:\n  a: {union: [b]}\n  b: {union: [a]}\n" + TERM, "zone"),
    "a due date before the start": (HEAD + TERM.replace("due: 2020-11-15", "due: 2020-11-01"), "due"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_terms_file_is_named_with_its_line(trucewatch, tmp_path, fault):
    text, told = FAULTY[fault]
    (tmp_path / "own.terms.yaml").write_text(text)
    called = trucewatch("terms", "check", "own.terms.yaml", "--format", "jsonl")
    assert called.status == 1
    assert any(told in issue["message"] and issue["where"].startswith("own.terms.yaml:") for issue in called.lines)


def test_a_sound_terms_file_has_no_faults(trucewatch, tmp_path):
    (tmp_path / "own.terms.yaml").write_text(HEAD + TERM)
    called = trucewatch("terms", "check", "own.terms.yaml")
    assert called.status == 0, called.out


def test_a_dossier_with_faulty_terms_is_read_and_judged_by_the_others(trucewatch, place):
    (place / "good.txt").write_text(GOOD)
    (place / "own.terms.yaml").write_text(FAULTY["a duplicate key"][0])
    (place / "dossier.yaml").write_text("format: trucewatch-dossier/1\nterms: [nk-2020-11-09]\ncolour: red\n")
    called = trucewatch("run", "reports", "-o", "out", "--about", "2020-12-13")
    assert called.status == 0, called.err
    assert "stands twice" in called.err
    assert "colour" in called.err
    assert "nk-2020-11-09" in called.out


def test_a_dossier_without_any_moment_asks_for_one(trucewatch, place):
    (place / "good.txt").write_text("Two soldiers were wounded by mortar fire near Agdam.\n")
    called = trucewatch("run", "reports", "-o", "out")
    assert called.status == 2
    assert "--about" in called.err


def test_a_file_where_the_output_folder_should_be(trucewatch, place, tmp_path):
    (tmp_path / "out").write_text("")
    assert trucewatch("run", "reports", "-o", "out").status == 2
