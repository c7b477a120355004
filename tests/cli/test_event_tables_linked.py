"""`trucewatch link` and `trucewatch reconcile fit`, as called."""

from __future__ import annotations

import csv
import json
import sys

from trucewatch.reconcile.linking import read_weights

WORDS = ("link", "acled.csv", "ged.csv")


def rows(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_two_tables_are_linked_and_their_overlap_told(trucewatch, event_tables):
    called = trucewatch(*WORDS, "-o", "out", "--format", "json")
    assert called.status == 0, called.err
    every, *years = json.loads(called.out)
    assert every["within"] == {"acled only": 40, "acled + ged": 40}
    assert (every["entries"], every["unique"], every["matches"], every["duplicates"]) == (120, 80, 40, 40)
    assert {record["by"] for record in years} == {"year", "act"}
    assert "120 entries, 80 unique, 40 matches, 40 duplicates" in called.err
    entries, incidents, pairs = (
        rows(event_tables / "out" / f"{name}.csv") for name in ("entries", "incidents", "pairs")
    )
    assert (len(entries), len(incidents), len(pairs)) == (120, 80, 40)
    assert {row["incident"] for row in entries} == {row["incident"] for row in incidents}
    assert "two sources" in pairs[0]["for"]
    assert {"by": "area", "value": "Brezh"}.items() <= json.loads((event_tables / "out/overlaps.json").read_text())[
        -1
    ].items()


def test_the_order_of_tables_changes_no_incident(trucewatch, event_tables):
    for folder, files in (("one", WORDS[1:]), ("other", WORDS[:0:-1])):
        assert trucewatch("link", *files, "-o", folder).status == 0
    for name in ("incidents", "pairs", "entries"):
        one, other = (rows(event_tables / folder / f"{name}.csv") for folder in ("one", "other"))
        ends = ("entry", "incident", "one", "other", "score")
        assert [[row.get(end) for end in ends] for row in one] == [[row.get(end) for end in ends] for row in other]


def test_what_people_judged_holds(trucewatch, event_tables):
    (event_tables / "labels.csv").write_text("one,other,judged\nged:1,acled:BRZ1,different\nged:1,acled:BRZ79,same\n")
    assert trucewatch(*WORDS, "-o", "out", "--labels", "labels.csv").status == 0
    incident = {row["entry"]: row["incident"] for row in rows(event_tables / "out" / "entries.csv")}
    assert incident["ged:1"] == incident["acled:BRZ79"] != incident["acled:BRZ1"]
    (event_tables / "labels.csv").write_text("one,other,judged\nged:1,acled:BRZ1,perhaps\n")
    called = trucewatch(*WORDS, "--labels", "labels.csv")
    assert (called.status, "labels.csv:2" in called.err) == (3, True)


def test_what_was_not_compared_is_told(trucewatch, event_tables):
    text = (event_tables / "ged.csv").read_text().replace("Brezh,48", "Brezh District,48")
    (event_tables / "ged.csv").write_text(text.replace("best", "best,remark").replace("2021-03-01", "soon"))
    called = trucewatch(*WORDS)
    assert "districts of acled, ged are in words of their own" in called.err
    text = (event_tables / "labelled.csv").read_text()
    (event_tables / "labelled.csv").write_text(text.replace("report_id,", "remark,"))
    called = trucewatch("link", "labelled.csv")
    assert "labelled: not compared: remark" in called.err


def test_weights_are_fitted_and_used(trucewatch, event_tables):
    called = trucewatch("reconcile", "fit", "labelled.csv", "-o", "mine.json", "--format", "csv")
    assert called.status == 0, called.err
    assert "cross-validated over five stretches of time, fitted: precision" in called.err
    weights = read_weights((event_tables / "mine.json").read_text(encoding="utf-8"), "mine.json")
    assert weights.fitted_on == "labelled rows of labelled.csv"
    assert "days,the same day," in called.out
    assert trucewatch(*WORDS, "--weights", "mine.json").status == 0


def test_too_few_labels_are_refused_in_plain_words(trucewatch, event_tables):
    few = (event_tables / "labelled.csv").read_text().splitlines()[:61]
    (event_tables / "labelled.csv").write_text("\n".join(few))
    called = trucewatch("reconcile", "fit", "labelled.csv")
    assert called.status == 3
    assert "labelled incidents with more than one report: 30; fitting needs 50" in called.err
    called = trucewatch("reconcile", "fit", "acled.csv")
    assert (called.status, "no row says which incident" in called.err) == (3, True)


def test_a_file_that_is_no_table_is_refused(trucewatch, tmp_path):
    (tmp_path / "a.csv").write_text("name,words\nx,y\n")
    (tmp_path / "b.csv").write_bytes(b"date,lat,lon\n2021-03-04,\xff,\n")
    for name in ("a.csv", "b.csv", "none.csv"):
        called = trucewatch("link", name)
        assert called.status == 3
        assert name in called.err


def test_processes_change_nothing_that_is_written(trucewatch, event_tables):
    called = [trucewatch(*WORDS, "-o", f"out{workers}", "--workers", workers) for workers in ("1", "2")]
    assert called[0].status == 0
    assert called[0].out == called[1].out
    for name in ("entries.csv", "incidents.csv", "pairs.csv", "overlaps.json"):
        assert (event_tables / "out1" / name).read_bytes() == (event_tables / "out2" / name).read_bytes()


def test_without_dask_a_cluster_is_refused_with_what_to_install(trucewatch, event_tables, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "trucewatch.pipeline.cluster", raising=False)
    monkeypatch.delitem(sys.modules, "trucewatch.pipeline.cluster_spread", raising=False)
    for words in (WORDS, ("read", "acled.csv")):
        called = trucewatch(*words, "--cluster", "tcp://nowhere:1")
        assert (called.status, "pip install 'trucewatch[cluster]'" in called.err) == (2, True)
