"""The main job on the packaged dossier, from files to verdicts and back down to the words."""

from __future__ import annotations

import json
import shutil

import pytest

from trucewatch.ledger import open_ledger

MADE = ["claims.jsonl", "findings.jsonl", "incidents.jsonl", "ledger.db", "receipts.jsonl", "report.html"]


def records(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def command_line(trucewatch, worked):
    trucewatch.folder = worked
    return trucewatch


def test_every_output_is_there_and_whole(worked):
    out = worked / "out"
    assert sorted(file.name for file in out.iterdir() if not file.name.startswith("ledger.db-")) == MADE
    assert (out / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_every_file_has_a_receipt_and_every_report_is_read(worked):
    receipts = records(worked / "out" / "receipts.jsonl")
    lying = {file.name for file in (worked / "dossier").iterdir()} - {"dossier.yaml", "manifest.csv", "README.md"}
    assert {receipt["path"] for receipt in receipts} == lying
    assert {receipt["fate"] for receipt in receipts} == {"read"}


def test_every_span_is_what_stands_in_the_document(worked):
    with open_ledger(worked / "ledger.db") as ledger:
        texts = {document.id: document.text for document in ledger.documents()}
        claims = ledger.claims()
    assert len(claims) > 50
    for claim in claims:
        for span in claim.spans:
            assert texts[claim.document][span.start : span.end] == span.text


def test_every_finding_rests_on_claims_and_incidents_that_are_there(worked):
    claims = {claim["claim"] for claim in records(worked / "out" / "claims.jsonl")}
    incidents = {incident["incident"] for incident in records(worked / "out" / "incidents.jsonl")}
    findings = records(worked / "out" / "findings.jsonl")
    assert {finding["agreement"] for finding in findings} == {"nk-2020-11-09", "donbas-2020-07-22"}
    for finding in findings:
        assert {*finding["incidents_for"], *finding["incidents_against"], *finding["incidents_open"]} <= incidents
        assert {proof["claim"] for step in finding["steps"] for proof in step["proof"]} <= claims


def test_the_same_dossier_again_changes_nothing(trucewatch, worked, tmp_path):
    shutil.copytree(worked / "dossier", tmp_path / "dossier")
    shutil.copytree(worked / "out", tmp_path / "out")
    assert trucewatch("run", "dossier", "-o", "out").status == 0
    for name in MADE:
        if name != "ledger.db":
            assert (tmp_path / "out" / name).read_bytes() == (worked / "out" / name).read_bytes(), name
    with open_ledger(tmp_path / "out" / "ledger.db") as again, open_ledger(worked / "ledger.db") as before:
        assert again.verify() == before.verify()


def test_the_ledger_gives_the_verdicts_of_the_run(command_line, worked):
    assessed = command_line("assess", "--format", "jsonl")
    assert assessed.status == 0
    by_id = {finding["finding"]: finding for finding in records(worked / "out" / "findings.jsonl")}
    assert {finding["finding"]: finding for finding in assessed.lines} == by_id


def test_a_question_about_an_earlier_moment_knows_less(command_line):
    then = command_line("assess", "--agreement", "nk-2020-11-09", "--about", "2020-11-12", "--known", "2020-11-12")
    assert then.status == 0
    early = command_line("incidents", "--known", "2020-11-12", "--format", "jsonl").lines
    late = command_line("incidents", "--format", "jsonl").lines
    assert 0 < len(early) < len(late)


def test_before_the_kalbajar_due_date_it_is_not_yet_due(command_line):
    words = ("assess", "--agreement", "nk-2020-11-09", "--about", "2020-11-12", "--known", "2020-11-12")
    outcomes = {one["term"]: one["outcome"] for one in command_line(*words, "--format", "jsonl").lines}
    assert outcomes["p6.kalbajar"] == "not_yet_due"


def test_nothing_was_recorded_before_the_run(command_line):
    asked = command_line("assess", "--recorded", "2020-12-31")
    assert asked.status == 3
    assert "no document recorded by then" in asked.err


def test_from_a_finding_down_to_the_words(command_line, worked):
    finding = next(one for one in records(worked / "out" / "findings.jsonl") if one["steps"][-1]["proof"])
    words = finding["steps"][-1]["proof"][0]["span"]["text"].split()[0]
    told = command_line("explain", finding["finding"])
    assert told.status == 0
    assert finding["label"] in told.out
    assert "»" in told.out
    assert words in told.out


@pytest.mark.parametrize(("file", "key"), [("incidents", "incident"), ("claims", "claim"), ("findings", "finding")])
def test_any_record_is_explained_by_the_beginning_of_its_id(command_line, worked, file, key):
    record = records(worked / "out" / f"{file}.jsonl")[0]
    explained = command_line("explain", record[key][:16], "--format", "json")
    assert explained.status == 0
    assert json.loads(explained.out)[key] == record[key]


def test_an_id_that_nothing_has_is_a_wrong_call(command_line):
    assert command_line("explain", "f1:nothing").status == 2
    assert "begins with" in command_line("explain", "").err


def test_the_report_from_the_ledger(command_line, tmp_path):
    made = command_line("report", "-o", tmp_path / "report.html", "--title", "Two fronts")
    assert made.status == 0
    assert "Two fronts" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_an_untouched_ledger_is_verified_and_its_head_is_the_data(command_line):
    verified = command_line("verify")
    assert verified.status == 0
    assert len(verified.out.strip()) == 64
    assert command_line("verify", "--head", verified.out.strip()).status == 0
    assert command_line("verify", "--head", "0" * 63 + "1").status == 1


def test_the_report_is_published_under_the_words_of_a_mission(trucewatch, worked, tmp_path):
    (tmp_path / "dossier").mkdir()
    for name in ("dossier.yaml", "manifest.csv", "2020-11-25-kalbajar-entered.txt"):
        shutil.copy(worked / "dossier" / name, tmp_path / "dossier")
    run = trucewatch("run", "dossier", "-o", "out", "--about", "2020-12-07", "--labels", "osce")
    assert run.status == 0
    labels = {finding["label"] for finding in records(tmp_path / "out" / "findings.jsonl")}
    assert "timeframe elapsed, no information" in labels
    assert all(label in (tmp_path / "out" / "report.html").read_text(encoding="utf-8") for label in labels)


def test_a_table_of_words_with_faults_is_told_before_anything_is_read(trucewatch, worked, tmp_path):
    (tmp_path / "own.yaml").write_text("labels:\n  - {outcom: kept, label: a}\n", encoding="utf-8")
    run = trucewatch("run", worked / "dossier", "-o", "out", "--labels", "own.yaml")
    assert run.status != 0
    assert "own.yaml:2" in run.err
    assert not (tmp_path / "out").exists()


def test_a_second_run_tells_what_changed_since_the_first_and_why(trucewatch, worked, tmp_path):
    dossier, late = tmp_path / "dossier", "2020-12-08-dpr-denial.txt"
    dossier.mkdir()
    for name in ("dossier.yaml", "manifest.csv", "2020-12-07-smm-daily.txt", "2020-12-08-jfo.txt"):
        shutil.copy(worked / "dossier" / name, dossier)
    first = trucewatch("run", "dossier", "-o", "out", "--about", "2020-12-14")
    assert "Since the report" not in first.err
    assert 'id="changed"' not in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    shutil.copy(worked / "dossier" / late, dossier)
    second = trucewatch("run", "dossier", "-o", "out", "--about", "2020-12-14")
    assert "Correction: donbas-2020-07-22 m2.fire" in second.err
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    changed = page.partition('id="changed"')[2].partition("</section>")[0]
    assert "now known" in changed
    assert late in changed
    trucewatch("run", "dossier", "-o", "out", "--about", "2020-12-14")
    again = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert again.partition('id="changed"')[2].partition("</section>")[0] == changed
    trucewatch("report", "--ledger", "out/ledger.db", "--about", "2020-12-14", "--since", "2100-01-01", "-o", "r.html")
    assert "No verdict is another." in (tmp_path / "r.html").read_text(encoding="utf-8")
