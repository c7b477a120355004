from __future__ import annotations


def test_rows_that_come_later_are_told_with_those_of_before(trucewatch, event_tables):
    first = trucewatch("reconcile", "rows", "acled.csv", "--format", "jsonl")
    assert first.status == 0, first.err
    assert all(not record["before"] for record in first.lines)
    later = trucewatch("reconcile", "rows", "ged.csv", "--format", "jsonl")
    assert {name.split(":")[0] for record in later.lines for name in record["new"]} == {"ged"}
    assert {name.split(":")[0] for record in later.lines for name in record["before"]} == {"acled"}
    again = trucewatch("reconcile", "rows", "ged.csv", "--format", "jsonl")
    assert again.lines == later.lines, "the same rows again change nothing"


def test_the_order_of_tables_changes_no_incident(trucewatch, event_tables):
    def whole(*calls):
        for files in calls:
            trucewatch("reconcile", "rows", *files, "--links", f"{'-'.join(calls[0])}.links")
        called = trucewatch("reconcile", "rows", "acled.csv", "ged.csv", "--links", f"{'-'.join(calls[0])}.links",
                            "--format", "jsonl")  # fmt: skip
        return called.lines

    assert whole(["acled.csv"], ["ged.csv"]) == whole(["ged.csv"], ["acled.csv"])


def test_neither_a_ledger_nor_a_text_is_taken_for_a_file_of_links(trucewatch, event_tables, worked, tmp_path):
    (tmp_path / "text.db").write_text("date,place\n" * 200)
    (tmp_path / "ledger.db").write_bytes((worked / "ledger.db").read_bytes())
    for name in ("text.db", "ledger.db"):
        before = (tmp_path / name).read_bytes()
        called = trucewatch("reconcile", "rows", "acled.csv", "--links", name)
        assert called.status == 3
        assert "--links" in called.err
        assert (tmp_path / name).read_bytes() == before
