from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trucewatch.assess.label_file import packaged_table, packaged_tables, read_label_table
from trucewatch.assess.labels import label_of, relabelled
from trucewatch.assess.scores import scores
from trucewatch.model import (
    Activation,
    Agreement,
    Attribution,
    Deontic,
    FileStatus,
    Finding,
    Grade,
    Outcome,
    Severity,
    Step,
    Term,
    Window,
)

WHOLE = "\n".join(f"  - {{outcome: {outcome}, label: words for {outcome}}}" for outcome in Outcome)
FINDING = Finding(
    id="f1:x",
    agreement="a",
    term="t",
    bearer="X",
    about=datetime(2021, 1, 1, tzinfo=UTC),
    known=None,
    activation=Activation.IN_FORCE,
    outcome=Outcome.KEPT,
    grade=Grade.VERIFIED,
    attribution=Attribution.NONE,
    reading="text",
    reading_sensitive=False,
    label="kept",
    steps=(Step(rule="x", text="x", outcome="x", absence="nothing"),),
)


def faults(rows: str) -> list[tuple[str, str]]:
    table, issues = read_label_table(f"mission: test\nlabels:\n{rows}\n", "own.yaml")
    assert (table is None) == any(issue.severity is Severity.ERROR for issue in issues)
    return [(issue.code, issue.where) for issue in issues]


@pytest.mark.parametrize("name", packaged_tables())
def test_the_packaged_examples_have_no_fault_and_say_no_more_than_is_known(name: str) -> None:
    rows, issues = read_label_table(packaged_table(name), name)
    assert not issues
    for outcome in (Outcome.UNKNOWN, Outcome.OVERDUE_UNKNOWN, Outcome.NO_BREACH_FOUND):
        words = label_of(Activation.IN_FORCE, outcome, Grade.CLAIMED, Attribution.NONE, sensitive=False, rows=rows)
        assert not words.startswith(("violation", "confirmed", "implemented", "compliance", "fulfilment"))


def test_there_is_an_example_for_each_kind_of_mission() -> None:
    assert packaged_tables() == ("ctsamvm", "osce", "un")


def test_a_whole_table_is_read() -> None:
    assert faults(WHOLE) == []


@pytest.mark.parametrize(
    ("row", "code", "where"),
    [
        ("  - {outcom: kept, label: a}", "labels.field", "own.yaml:3:6"),
        ("  - {outcome: kapt, label: a}", "labels.value", "own.yaml:3:15"),
        ("  - {outcome: [kept, lost], label: a}", "labels.value", "own.yaml:3:22"),
        ("  - {outcome: kept}", "labels.words", "own.yaml:3:5"),
        ("  - kept", "labels.row", "own.yaml:3:5"),
    ],
)
def test_a_fault_has_its_line_and_column(row: str, code: str, where: str) -> None:
    assert (code, where) in faults(f"{row}\n{WHOLE}")


def test_all_faults_are_told_in_one_run() -> None:
    assert len(faults("  - {outcom: kept, label: a}\n  - {outcome: kapt, label: a}")) == 2


def test_the_nearest_known_name_is_the_hint() -> None:
    _, issues = read_label_table("labels:\n  - {outcom: kept, label: a}\n", "own.yaml")
    assert "'outcome'" in issues[0].hint


def test_a_gap_is_a_fault_and_a_row_out_of_reach_a_warning() -> None:
    assert [code for code, _ in faults("  - {outcome: kept, label: a}")] == ["labels.gap"]
    rows, issues = read_label_table(f"labels:\n{WHOLE}\n  - {{outcome: kept, label: again}}\n", "own.yaml")
    assert rows is not None
    assert [issue.code for issue in issues] == ["labels.unreached"]


@pytest.mark.parametrize("verdict", [Outcome.KEPT, Outcome.BREACHED])
def test_silence_never_has_the_words_of_a_verdict(verdict: Outcome) -> None:
    own = WHOLE.replace(f"words for {verdict}}}", "Same}").replace("words for overdue_unknown", "same")
    assert [code for code, _ in faults(own)] == ["labels.silence"]


def test_other_words_leave_all_else_as_it_was() -> None:
    rows, _ = read_label_table(packaged_table("un"), "un")
    assert rows is not None
    assert relabelled(FINDING, rows) == replace(FINDING, label="implemented, verified")


def scored(outcome: Outcome, *levels: str, modality: Deontic = Deontic.OBLIGATION) -> list[int | None]:
    term = Term(id="t", point="1", text="", modality=modality, bearer=("X",), acts=("release",), window=Window())
    agreement = Agreement(
        id="a",
        title="",
        signed=datetime(2020, 1, 1, tzinfo=UTC),
        timezone="UTC",
        status=FileStatus.TEST,
        parties=(),
        zones=(),
        terms=(term,),
    )
    steps = tuple(Step(rule="terms.progress", text="", outcome=level, terms="t:1") for level in levels)
    finding = replace(FINDING, outcome=outcome, steps=(*FINDING.steps, *steps))
    return [score.level for score in scores([agreement], [finding])]


def test_scores_follow_the_levels_of_a_term_and_else_the_outcome() -> None:
    assert scored(Outcome.KEPT) == scored(Outcome.KEPT_LATE) == [3]
    assert scored(Outcome.PARTLY_KEPT) == [1]
    assert scored(Outcome.PARTLY_KEPT, "2") == [2]
    assert scored(Outcome.BREACHED) == [0]


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.OVERDUE_UNKNOWN, Outcome.NOT_YET_DUE, Outcome.DISPUTED])
def test_silence_is_not_zero(outcome: Outcome) -> None:
    assert scored(outcome, "0") == [None]


def test_bans_have_no_degrees() -> None:
    assert scored(Outcome.NO_BREACH_FOUND, modality=Deontic.PROHIBITION) == []
