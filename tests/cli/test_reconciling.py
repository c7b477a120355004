from __future__ import annotations

import pytest

from trucewatch.ledger import Kind, open_ledger

BULLETIN = "Two soldiers were wounded by mortar fire near Agdam on 12 December 2020, the ministry said.\n"
STORY = "Mortar fire near Fizuli on 12 December 2020 wounded two soldiers, villagers told the paper.\n"


@pytest.fixture
def ledger(tmp_path, trucewatch):
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "a.txt").write_text(BULLETIN)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "b.txt").write_text(STORY)
    trucewatch("add", "first", "--published", "2020-12-13", "--source", "Agency")
    return tmp_path / "ledger.db"


def changes(called):
    return [[(change["turn"]) for change in stage["changes"]] for stage in called.lines]


def test_incidents_are_recorded_once_and_again_only_when_they_change(trucewatch, ledger):
    first = trucewatch("reconcile", "--format", "jsonl")
    assert set(map(tuple, changes(first))) == {("founded",)}
    again = trucewatch("reconcile", "--format", "jsonl")
    assert again.lines == []
    assert "none changed" in again.err
    trucewatch("add", "second", "--published", "2020-12-14", "--source", "Paper")
    later = trucewatch("reconcile", "--format", "jsonl")
    assert later.lines
    with open_ledger(ledger) as opened:
        assert len(list(opened.entries(Kind.INCIDENT))) == len(first.lines) + len(later.lines)
        assert opened.verify().intact


def test_a_merge_and_its_undoing_are_told_in_the_history_and_the_old_id_leads_on(trucewatch, ledger):
    trucewatch("add", "second", "--published", "2020-12-14", "--source", "Paper")
    trucewatch("reconcile")
    before = trucewatch("incidents", "--format", "json", "--about", "2020-12-20").out
    incidents = trucewatch("incidents", "--format", "jsonl", "--about", "2020-12-20").lines
    real = [each for each in incidents if each["act"] != "tally"]
    older, younger = real[0], real[1]
    members = [*older["claims"], *younger["claims"]]
    judgement = trucewatch("judge", "same", *members, "--by", "desk", "--why", "one salvo", "--format", "jsonl").lines[
        0
    ]
    merged = trucewatch("reconcile", "--format", "jsonl")
    gone = next(stage for stage in merged.lines if stage["changes"][0]["turn"] == "dissolved")
    assert gone["judgements"] == [judgement["judgement"]]
    told = trucewatch("reconcile", "history", gone["incident"])
    assert "founded" in told.out
    assert "became" in told.out
    assert f"{gone['incident']} is now {gone['changes'][0]['incidents'][0]}" in told.err
    old = trucewatch("explain", gone["incident"], "--about", "2020-12-20", "--format", "json").lines[0]
    assert old["incident"] == gone["changes"][0]["incidents"][0]
    taken_back = trucewatch("judge", "unsure", "--supersedes", judgement["judgement"], "--by", "desk", "--why", "two")
    assert taken_back.status == 0, taken_back.err
    assert trucewatch("incidents", "--format", "json", "--about", "2020-12-20").out == before
    assert {turn for stage in changes(trucewatch("reconcile", "--format", "jsonl")) for turn in stage} == {
        "split",
        "split-from",
    }


def test_an_id_that_was_never_recorded_is_an_error_with_a_hint(trucewatch, ledger):
    called = trucewatch("reconcile", "history", "i1:00000000")
    assert called.status == 2
    assert "no incident has an id" in called.err
