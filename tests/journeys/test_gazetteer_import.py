"""A user's GeoNames dump becomes a file of places, and the places are found in reports. The places are invented."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest


def line(number: int, name: str, cls: str = "P", code: str = "PPL", country: str = "UA", **cells: str) -> str:
    """One line of a dump."""
    lat, lon = cells.get("lat", "48.5"), cells.get("lon", "38.25")
    others = cells.get("others", "")
    filled = [str(number), name, name, others, lat, lon, cls, code, country, "", "14", "", "", "", "250", "", "90",
              "Europe/Kiev", "2024-01-01"]  # fmt: skip
    return "\t".join(filled)


DUMP = [
    line(900001, "Vrylivka", others="Vrylovka,Vryliwka"),
    "a line of another file",
    line(900002, "Nowhere", lat="948.5"),
    line(900003, "Dolna Kesta", country="MD"),
    line(900004, "Hora Pikna", cls="T", code="HLL"),
]
REPORT = "KYIV, 9 December 2020. Three shells fell on the outskirts of Vrylovka on Tuesday, residents of Ukraine said."


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    file = tmp_path / "UA.txt"
    file.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return file


def zipped(dump: Path) -> Path:
    file = dump.with_suffix(".zip")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(dump, "UA.txt")
    return file


def gzipped(dump: Path) -> Path:
    file = dump.with_name("UA.txt.gz")
    file.write_bytes(gzip.compress(dump.read_bytes()))
    return file


@pytest.mark.parametrize("packed", [lambda dump: dump, zipped, gzipped])
def test_a_dump_becomes_a_file_of_places(trucewatch, dump: Path, packed) -> None:
    done = trucewatch("gazetteer", "import", packed(dump), "-o", "places.tsv.gz")
    assert done.status == 0
    assert "2 places of 2 countries" in done.err
    assert ":2" in done.err
    assert ":3" in done.err
    assert "left out 1 line of other kinds" in done.err


def test_what_is_left_out_is_told_with_the_reason(trucewatch, dump: Path) -> None:
    with dump.open("a", encoding="utf-8") as lines:
        lines.write(line(900005, "Old Mill", cls="V", code="FRST") + "\n" + line(900006, "xy") + "\n")
    told = trucewatch("gazetteer", "import", dump, "-o", "places.tsv.gz", "--country", "UA").err
    assert "left out 1 line of other countries" in told
    assert "left out 1 line of features that no report names" in told
    assert "left out 1 line without a name" in told


def test_an_imported_place_is_found_under_each_of_its_names(trucewatch, dump: Path, tmp_path: Path) -> None:
    trucewatch("gazetteer", "import", dump, "-o", "places.tsv.gz", "--country", "ukr")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    read = trucewatch("read", "report.txt", "--gazetteer", "places.tsv.gz")
    (place,) = read.lines[0]["place"]
    assert (place["id"], round(place["lat"], 1)) == ("gn:900001", 48.5)
    assert "+places." in read.lines[0]["extractor"]
    without = trucewatch("read", "report.txt")
    assert all(place["id"] != "gn:900001" for claim in without.lines for place in claim["place"])


def test_the_environment_names_it_for_every_call(trucewatch, dump: Path, tmp_path: Path, monkeypatch) -> None:
    trucewatch("gazetteer", "import", dump, "-o", "places.tsv.gz")
    monkeypatch.setenv("TRUCEWATCH_GAZETTEER", "places.tsv.gz")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert trucewatch("read", "report.txt").lines[0]["place"][0]["id"] == "gn:900001"
    assert trucewatch("add", "report.txt", "--ledger", "own.db").status == 0


def test_every_worker_and_a_whole_run_read_with_it(trucewatch, dump: Path, tmp_path: Path) -> None:
    trucewatch("gazetteer", "import", dump, "-o", "places.tsv.gz")
    (tmp_path / "dossier").mkdir()
    for name in ("one.txt", "two.txt"):
        (tmp_path / "dossier" / name).write_text(f"{REPORT}\n{name}", encoding="utf-8")
    alone = trucewatch("read", "dossier", "--gazetteer", "places.tsv.gz")
    assert trucewatch("read", "dossier", "--gazetteer", "places.tsv.gz", "--workers", "2").out == alone.out
    trucewatch("run", "dossier", "-o", "out", "--gazetteer", "places.tsv.gz")
    assert "gn:900001" in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8")


def test_kinds_are_chosen(trucewatch, dump: Path) -> None:
    done = trucewatch("gazetteer", "import", dump, "-o", "places.tsv.gz", "--kind", "height")
    assert "1 place of 1 country" in done.err


FAULTS = [
    (["gazetteer", "import", "UA.txt", "-o", "places.tsv.gz", "--country", "ZZ"], 2),
    (["gazetteer", "import", "UA.txt", "-o", "places.tsv.gz", "--country", "FR"], 3),
    (["gazetteer", "import", "missing.txt", "-o", "places.tsv.gz"], 2),
    (["read", "UA.txt", "--gazetteer", "UA.txt"], 3),
]


@pytest.mark.parametrize(("words", "status"), FAULTS)
def test_faults_are_told_and_leave_nothing_behind(trucewatch, dump: Path, words: list[str], status: int) -> None:
    assert trucewatch(*words).status == status
    assert [file.name for file in dump.parent.iterdir()] == ["UA.txt"]
