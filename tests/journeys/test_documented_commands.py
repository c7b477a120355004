"""The commands of the README, the tutorial, the how-to pages and the reference run as they are written, page by page.

Only what a page cannot know is put in for it: the beginning of an id, the hash of a ledger, the address of a server, a terms file.
Processes are not multiplied, and a program in a folder is the program.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("fake_model", ROOT / "tests/pipeline/fake_model.py")
fakes = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
if not hasattr(fakes, "fake_model"):
    spec.loader.exec_module(fakes)

COMMAND = re.compile(r"^\$ (?:\.venv/bin/)?trucewatch (.+?)(?:\s{2,}#.*)?$", re.MULTILINE)
ID, HEAD, SERVER = re.compile(r"f1:[0-9a-f]+"), re.compile(r"[0-9a-f]+…"), "http://localhost:8080/v1"
TOLD = re.compile(r"`(p\d[\w.-]+)`[^`]*?label\s+is\s+\*([^*]+)\*")
PAGES = [
    page for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))] if COMMAND.search(page.read_text())
]
REPORT = (
    "Two soldiers were wounded when Armenian forces shelled the village of Zar on 8 December 2020, the Azerbaijani "
    "defence ministry said.\n"
)
PLACE = ["1", "Vrylivka", "Vrylivka", "", "48.5", "38.25", "P", "PPL", "UA", "", "14", "", "", "", "9", "", "", "", ""]
TERMS = "format: trucewatch-dossier/1\nterms: [nk-2020-11-09]\n"


def lay_out(folder: Path, worked: Path) -> None:
    """All files and folders that the pages name."""
    for name in ("my-dossier", "dossier", "incoming", "demo-out"):
        (folder / name).mkdir()
        (folder / name / "call.txt").write_text(REPORT)
        (folder / name / "manifest.csv").write_text("path,published\ncall.txt,2020-12-09\n")
        (folder / name / "dossier.yaml").write_text(TERMS)
    for name in ("story.txt", "report.txt"):
        (folder / name).write_text(REPORT)
    shutil.copy(ROOT / "tests/corpus/agreements/separation.txt", folder / "accord.txt")
    shutil.copy(worked / "out" / "ledger.db", folder / "demo-out" / "ledger.db")
    for form in (ROOT / "docs/how-to").glob("patrol-form.*"):
        shutil.copy(form, folder / form.name)
    shutil.copy(ROOT / "src/trucewatch/data/agreements/nk-2020-11-09.yaml", folder / "my-agreement.yaml")
    shutil.copy(ROOT / "src/trucewatch/data/agreements/nk.geojson", folder / "nk.geojson")
    for file in sorted((ROOT / "docs/how-to/tarn").iterdir()):
        shutil.copy(file, folder / file.name)
    for name, country in (("UA", "UA"), ("SD", "SD"), ("allCountries", "SY")):
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.writestr(f"{name}.txt", "\t".join(PLACE).replace("UA", country) + "\n")


def words_of(line: str, folder: Path, worked: Path, server: str, head: str) -> list[str]:
    """The words of a line, with what its page could not know."""
    out = (worked if "demo-out" in line else folder) / "out" / "findings.jsonl"
    if ID.search(line):
        line = ID.sub(json.loads(out.read_text().splitlines()[0])["finding"][:11], line)
    line = line.replace("FILE", "nk-2020-11-09").replace("[TERM]", "")
    line = HEAD.sub(head, line).replace(SERVER, server).replace("--workers 2", "--workers 1")
    return shlex.split(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_run(trucewatch, worked, tmp_path, event_tables, page):
    lay_out(tmp_path, worked)
    head = ""
    with fakes.fake_model() as model:
        for line in COMMAND.findall(page.read_text(encoding="utf-8")):
            if "--ledger ledger.db" in line and not (tmp_path / "ledger.db").exists() and not line.startswith("add"):
                trucewatch("add", "my-dossier", "--ledger", "ledger.db")
            called = trucewatch(*words_of(line, tmp_path, worked, model.url, head))
            assert called.status == 0, f"{line}\n{called.err}"
            head = next(iter(re.findall(r"\b[0-9a-f]{64}\b", called.out + called.err)), head)


def test_the_packaged_dossier_says_what_the_tutorial_says_of_it(worked):
    findings = [json.loads(line) for line in (worked / "out" / "findings.jsonl").read_text().splitlines()]
    told = TOLD.findall((ROOT / "docs/tutorial/first-report.md").read_text(encoding="utf-8"))
    assert told
    for term, label in told:
        assert label in {finding["label"] for finding in findings if finding["term"] == term}, term
