"""What people judge counts from the moment on which they do, and what changed between two states is told with why."""

from __future__ import annotations

import json

import pytest

CALL = "The Armenian army shelled the village of Zar on 8 December 2020, the Azerbaijani defence ministry said.\n"
LATER = "Azerbaijani forces shelled the village of Khtsaberd on 11 December 2020, the Armenian defence ministry said.\n"
TERMS = ("--agreement", "nk-2020-11-09", "--about", "2020-12-20")


@pytest.fixture
def ledger(trucewatch, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL)
    (folder / "later.txt").write_text(LATER)
    (folder / "manifest.csv").write_text("path,published\ncall.txt,2020-12-09\nlater.txt,2020-12-12\n")
    assert trucewatch("add", "reports", "--manifest", "reports/manifest.csv", "--ledger", "ledger.db").status == 0
    return trucewatch


def changed(trucewatch, *words: str) -> list[dict]:
    called = trucewatch("assess", *TERMS, "--diff", *words, "--format", "jsonl")
    assert called.status == 0, called.err
    return called.lines


def verdicts(trucewatch, *words: str) -> dict:
    called = trucewatch("assess", *TERMS, *words, "--format", "jsonl")
    return {(line["term"], line["bearer"]): line for line in called.lines}


def test_what_became_known_is_told_with_its_sentence(ledger):
    notices = changed(ledger, "--known", "2020-12-10", "--known", "2020-12-13")
    fire = next(each for each in notices if (each["term"], each["bearer"]) == ("p1.ceasefire", "AZE"))
    causes = [cause for cause in fire["why"] if cause["kind"] == "claim.known"]
    assert fire["change"] == "verdict"
    assert fire["old"]["known"] < fire["new"]["known"]
    assert any(cause["path"].endswith("later.txt") and "shelled" in cause["spans"][0]["text"] for cause in causes)


def test_a_state_against_itself_has_nothing_to_tell(ledger):
    assert changed(ledger, "--known", "2020-12-13", "--known", "2020-12-13") == []


def test_notices_as_text_say_was_is_and_why(ledger):
    words = ("--known", "2020-12-10", "--known", "2020-12-13", "--diff", "--notices")
    told = ledger("assess", *TERMS, *words).out
    assert "Correction: nk-2020-11-09 p1.ceasefire, AZE" in told
    assert all(word in told for word in ("\n  was: ", "\n  is: ", "\n  why: now known"))


def test_two_states_are_asked_about_only_with_diff(ledger):
    assert ledger("assess", *TERMS, "--known", "2020-12-10", "--known", "2020-12-13").status == 2
    assert ledger("assess", *TERMS, "--diff").status == 2


def test_a_rejected_claim_is_gone_from_then_on_only(ledger):
    found = ledger("incidents", "--format", "jsonl").lines
    fire = next(each for each in found if each["initiators"] == ["ARM.MIL"])
    before = verdicts(ledger)
    said = ledger("judge", "reject", fire["claims"][0], "--by", "desk", "--why", "a misreading", "--format", "json")
    assert said.status == 0, said.err
    key = ("p1.ceasefire", "ARM")
    assert verdicts(ledger)[key]["outcome"] != before[key]["outcome"]
    notice = next(each for each in changed(ledger, "--known", "2020-12-31") if each["bearer"] == "ARM")
    assert {"claim.counted", "judgement"} <= {cause["kind"] for cause in notice["why"]}
    assert verdicts(ledger, "--known", "2020-12-31")[key]["outcome"] == before[key]["outcome"]


def test_a_correction_changes_the_claim_as_judged_and_keeps_the_original_in_sight(ledger):
    incident = next(each for each in ledger("incidents", "--format", "jsonl").lines if each["act"].startswith("fire"))
    claim = incident["claims"][0]
    said = ledger(
        "judge", "correct", claim, "--set", "act=exercise", "--by", "desk", "--why", "an exercise", "--format", "json"
    )
    assert said.status == 0, said.err
    explained = json.loads(ledger("explain", claim, *TERMS, "--format", "json").out)
    assert explained["act"] == "exercise"
    assert explained["spans"][0]["text"]
    assert any("corrected by desk" in note and incident["act"] in note for note in explained["notes"])
    earlier = json.loads(ledger("explain", claim, *TERMS, "--known", "2020-12-31", "--format", "json").out)
    assert earlier["act"] == incident["act"]
    judgement = json.loads(said.out)[0]["judgement"]
    words = ("--supersedes", judgement, "--by", "desk", "--why", "it was fire after all")
    assert ledger("judge", "accept", claim, *words).status == 0
    assert json.loads(ledger("explain", claim, *TERMS, "--format", "json").out)["act"] == incident["act"]


@pytest.mark.parametrize(
    "words",
    [
        ("same",),
        ("correct",),
        ("redact",),
        ("reject", "c1:nothing"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(ledger, words):
    assert ledger("judge", *words, "--by", "desk", "--why", "no reason").status == 2


def test_a_correction_of_the_words_or_into_nonsense_is_refused(ledger):
    claim = ledger("incidents", "--format", "jsonl").lines[0]["claims"][0]
    for setting in ("spans=[]", "polarity=perhaps", "time.from=yesterday"):
        called = ledger("judge", "correct", claim, "--set", setting, "--by", "desk", "--why", "no reason")
        assert called.status == 2, setting
