"""Lineage of incidents, and that what people do to them can be undone to the byte."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from test_order_of_arrival import reports
from test_reconcile import judged

from trucewatch.model import Judgement, Verdict
from trucewatch.model.correction import in_force
from trucewatch.model.lineage import Change, Stage, Turn
from trucewatch.model.record_of_finding import incident_record
from trucewatch.model.record_of_lineage import read_stage, stage_record
from trucewatch.reconcile import reconcile
from trucewatch.reconcile.lineage import stages


def told(before, after, judgements=()):
    return {
        stage.incident: [(str(change.turn), change.claims, change.incidents) for change in stage.changes]
        for stage in stages(before, after, judgements)
    }


def test_founded_joined_and_left():
    assert told({}, {"A": ["a"]}) == {"A": [("founded", ("a",), ())]}
    assert told({"A": ["a", "c"]}, {"A": ["a", "b"]}) == {"A": [("joined", ("b",), ()), ("left", ("c",), ())]}
    assert told({"A": ["a"]}, {"A": ["a"]}) == {}


def test_a_merge_is_told_on_both_sides_and_so_is_its_undoing():
    apart, joined = {"A": ["a"], "B": ["b"]}, {"A": ["a", "b"]}
    assert told(apart, joined) == {"A": [("merged", ("b",), ("B",))], "B": [("dissolved", ("b",), ("A",))]}
    assert told(joined, apart) == {"A": [("split", ("b",), ("B",))], "B": [("split-from", ("b",), ("A",))]}


def test_an_earlier_report_that_is_found_late_renames():
    assert told({"B": ["b", "c"]}, {"A": ["a", "b", "c"]}) == {
        "A": [("renamed", ("b", "c"), ("B",)), ("joined", ("a",), ())],
        "B": [("dissolved", ("b", "c"), ("A",))],
    }


def test_a_change_is_laid_to_the_judgements_on_what_moved_and_else_to_news():
    merging, other = judged(Verdict.SAME, "a", "b"), judged(Verdict.SAME, "x", "y", name="j2")
    (kept, gone) = stages({"A": ["a"], "B": ["b"]}, {"A": ["a", "b"]}, [merging, other])
    assert kept.judgements == gone.judgements == ("j1",)
    (kept, _) = stages({"A": ["a"], "B": ["b"]}, {"A": ["a", "b"]}, [other])
    assert kept.judgements == ()


def test_a_stage_comes_back_from_its_record():
    stage = Stage(
        incident="i1:a",
        claims=("c1:a",),
        changes=(Change(turn=Turn.SPLIT, claims=("c1:b",), incidents=("i1:b",)),),
        judgements=("j1:a",),
    )
    assert read_stage(json.loads(json.dumps(stage_record(stage)))) == stage


def as_text(claims, judgements):
    return json.dumps([incident_record(incident) for incident in reconcile(claims, judgements)])


steps = st.lists(
    st.tuples(
        st.sampled_from(["same", "different", "unsure", "reject", "accept", "take back"]),
        st.lists(st.integers(0, 11), min_size=2, max_size=3, unique=True),
    ),
    min_size=1,
    max_size=6,
)


def judgements_of(drawn, claims) -> list[Judgement]:
    made: list[Judgement] = []
    for number, (word, subjects) in enumerate(drawn):
        name = f"j{number}"
        if word == "take back":
            if made:
                target = made[subjects[0] % len(made)]
                made.append(judged(Verdict.UNSURE, *target.subjects, name=name, hour=number, supersedes=target.id))
        else:
            chosen = sorted({claims[each % len(claims)].id for each in subjects})
            made.append(judged(Verdict(word), *chosen, name=name, hour=number))
    return made


@settings(max_examples=60)
@given(reports().filter(bool), steps)
def test_whatever_people_judged_undoing_it_gives_back_the_same_bytes(claims, drawn):
    made = judgements_of(drawn, claims)
    states = [as_text(claims, made[:number]) for number in range(len(made) + 1)]
    for number in range(len(made), 0, -1):
        last = made[number - 1]
        undoing = judged(Verdict.UNSURE, *last.subjects, name="undo", hour=20, supersedes=last.id)
        assert as_text(claims, [*made[:number], undoing]) == states[number - 1]
        redoing = judged(Verdict.UNSURE, *last.subjects, name="redo", hour=21, supersedes="undo")
        assert as_text(claims, [*made[:number], undoing, redoing]) == states[number]


@settings(max_examples=40)
@given(reports().filter(bool), steps)
def test_the_stages_of_a_life_add_up_to_the_members_of_today(claims, drawn):
    made = judgements_of(drawn, claims)
    held: dict[str, tuple[str, ...]] = {}
    for number in range(len(made) + 1):
        now = {each.id: each.claims for each in reconcile(claims, made[:number])}
        for stage in stages(held, now, made[:number]):
            assert stage.changes
            held[stage.incident] = stage.claims
        held = {incident: members for incident, members in held.items() if members}
        assert held == now


def test_a_judgement_replaced_by_another_stays_replaced_when_that_one_is_replaced():
    chain = [
        judged(Verdict.SAME, "a", "b"),
        replace(judged(Verdict.DIFFERENT, "a", "b", name="j2", hour=2), supersedes="j1"),
    ]
    assert [each.id for each in in_force(chain)] == ["j2"]
    third = judged(Verdict.DIFFERENT, "a", "b", name="j3", hour=3, supersedes="j2")
    assert [each.id for each in in_force([*chain, third])] == ["j3"]
    undone = judged(Verdict.UNSURE, "a", "b", name="j3", hour=3, supersedes="j2")
    assert [each.id for each in in_force([*chain, undone])] == ["j1", "j3"]
