from __future__ import annotations

import pytest

BULLETIN = "Armenian forces shelled the town of Martuni on 12 December 2020, the Azerbaijani defence ministry said.\n"
DENIAL = (
    "The Armenian defence ministry denied on 12 December 2020 that Armenian forces had shelled the town of Martuni.\n"
)


@pytest.fixture
def differing(tmp_path, trucewatch):
    """A ledger with one contradiction."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(BULLETIN)
    (tmp_path / "reports" / "b.txt").write_text(DENIAL)
    trucewatch("add", "reports", "--published", "2020-12-13", "--source", "Wire")
    (found,) = trucewatch("contradictions", "--format", "jsonl").lines
    return found


def test_both_sides_are_listed_with_their_origins(trucewatch, differing):
    assert {side["value"]: side["origins"] for side in differing["sides"]} == {
        "affirmed": ["AZE.MOD"],
        "denied": ["ARM.MOD"],
    }
    table = trucewatch("contradictions").out
    assert "denied (ARM.MOD)" in table


def test_filters_choose_by_state_attribute_and_person(trucewatch, differing):
    speak = ("--by", "desk", "--why", "has been there")
    assert trucewatch("contradictions", "assign", differing["contradiction"], "--to", "J. Roe", *speak).status == 0
    for options, number in (
        (("--state", "assigned"), 1),
        (("--state", "open"), 0),
        (("--assigned-to", "J. Roe"), 1),
        (("--assigned-to", "R. Doe"), 0),
        (("--on", "polarity"), 1),
        (("--on", "counts"), 0),
        (("--incident", differing["incident"][3:11]), 1),
    ):
        assert len(trucewatch("contradictions", *options, "--format", "jsonl").lines) == number, options


def test_a_resolution_changes_the_verdict_which_shows_it_and_taking_it_back_restores_it(trucewatch, differing):
    assess = ("assess", "--agreement", "nk-2020-11-09", "--format", "json")
    before = trucewatch(*assess).out
    made = trucewatch(
        "contradictions", "resolve", differing["contradiction"], "--side", "aff", "--by", "R. Doe", "--why", "saw craters",
        "--format", "jsonl",
    ).lines[0]  # fmt: skip
    after = trucewatch(*assess).out
    assert "contradiction.open" in before
    assert "prohibition.said-to-hold" in before
    assert "prohibition.said-to-hold" not in after
    assert "settled as 'affirmed' by R. Doe: saw craters" in after
    told = trucewatch("explain", differing["incident"]).out
    assert "affirmed by R. Doe: saw craters" in " ".join(told.split())
    trucewatch("judge", "unsure", "--supersedes", made["judgement"], "--by", "desk", "--why", "old craters")
    assert trucewatch(*assess).out == before


def test_it_is_resolved_to_one_of_its_sides_or_to_none(trucewatch, differing):
    speak = ("--by", "desk", "--why", "no access")
    resolve = ("contradictions", "resolve", differing["contradiction"])
    assert trucewatch(*resolve, "--side", "seven", *speak).status == 2
    assert trucewatch(*resolve, *speak).status == 2
    assert trucewatch(*resolve, "--unsettled", *speak).status == 0
    assert (
        trucewatch("contradictions", "--format", "csv").out.count("resolved: cannot be settled, by desk: no access")
        == 1
    )
