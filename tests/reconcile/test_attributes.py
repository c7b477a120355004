"""What the members of an incident agree and differ on, what was corrected, how many, and who counts as one voice."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reconcile import BERD, TOVUZ, day, judged, only, tell

from trucewatch.model import AttributeState, Quantity, Span, Verdict, Voice
from trucewatch.model.incident import Handling, count_independent
from trucewatch.model.record_of_finding import incident_record, read_incident
from trucewatch.reconcile import reconcile
from trucewatch.reconcile.origins import origin_of, origins_of


def killed(low, high="same", who=None):
    return Quantity(of="killed", who=who, low=low, high=low if high == "same" else high, text=f"{low} killed")


def attribute(incident, name):
    (found,) = [each for each in incident.attributes if each.name == name]
    return found


def figure(*claims, judgements=()):
    (incident,) = reconcile(claims, judgements)
    (found,) = incident.figures
    return (found.low, found.best, found.high, found.rule)


def tolls(*numbers, first=12):
    """One claim an outlet, a day apart."""
    names = ["AFP", "REUTERS", "BBC", "DPA", "EFE"]
    return [
        tell(f"c{place}", voices=(names[place],), counts=(killed(number),), published=day(first + place))
        for place, number in enumerate(numbers)
    ]


def test_two_independent_origins_agree_one_is_one_voice_only():
    alone = only([tell("a", by=["ARM"])])
    assert {each.name: each.state for each in alone.attributes} == dict.fromkeys(
        ["act", "place", "time", "initiator"], AttributeState.ONE_VOICE
    )
    both = only([tell("a", by=["ARM"]), tell("b", voices=("AFP",))])
    assert attribute(both, "act").state is AttributeState.AGREED
    assert attribute(both, "initiator").state is AttributeState.ONE_VOICE, "the second is silent on it"


def test_outlets_that_carry_one_ministry_are_one_voice():
    carried = only([tell(name, voices=(name.upper(), "AZE.MOD")) for name in ("trend", "afp", "efe")])
    assert attribute(carried, "place").state is AttributeState.ONE_VOICE
    assert carried.independent == 1


def test_a_contradiction_names_both_sides_and_the_origins():
    told = only([*tolls(3, 5)])
    counts = attribute(told, "counts")
    assert counts.state is AttributeState.CONTRADICTED
    assert [(each.value, each.origins, each.claims) for each in counts.sayings] == [
        ("3 killed", ("AFP",), ("c0",)),
        ("5 killed", ("REUTERS",), ("c1",)),
    ]


def test_who_corrects_itself_is_shown_with_both_figures_and_contradicts_nobody():
    early = tell("a", voices=("AFP", "AZE.MOD"), counts=(killed(3),), published=day(12))
    late = tell("b", voices=("EFE", "AZE.MOD"), counts=(killed(5),), published=day(13))
    incident = only([early, late])
    counts = attribute(incident, "counts")
    assert counts.state is AttributeState.CORRECTED
    assert [(each.value, each.replaced) for each in counts.sayings] == [("5 killed", False), ("3 killed", True)]
    assert incident.contradictions == ()
    assert figure(early, late) == (5, 5, 5, "the latest figure of one origin")


def test_figures_of_one_day_by_one_voice_are_no_correction():
    together = [tell(n, voices=(v, "AZE.MOD"), counts=(killed(c),)) for n, v, c in (("a", "AFP", 3), ("b", "EFE", 5))]
    assert attribute(only(together), "counts").state is AttributeState.CONTRADICTED


def test_civilians_and_soldiers_are_no_contradiction_of_the_target_two_states_are():
    def target(*codes):
        told = [tell("a", to=[codes[0]]), tell("b", voices=("AFP",), to=[codes[1]])]
        return attribute(only(told), "target").state

    assert target("AZE.MIL", "CIV") is AttributeState.AGREED
    assert target("AZE.MIL", "ARM.MIL") is AttributeState.CONTRADICTED


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([3], (3, 3, 3, "the figure of one origin")),
        ([3, 3], (3, 3, 3, "the figure of 2 independent origins")),
        ([3, 5], (3, 3, 5, "median of the latest figures of 2 independent origins")),
        ([3, 9, 4], (3, 4, 9, "median of the latest figures of 3 independent origins")),
    ],
)
def test_low_best_and_high_with_the_rule_in_words(told, expected):
    assert figure(*tolls(*told)) == expected


def test_open_figures_leave_the_high_end_open_and_count_with_their_low_end():
    at_least = tell("a", voices=("BBC",), counts=(killed(4, None),))
    assert figure(at_least, *tolls(6)) == (4, 4, None, "median of the latest figures of 2 independent origins")
    up_to = tell("a", voices=("AFP",), counts=(killed(None, 7),))
    assert figure(up_to) == (None, None, 7, "no origin gives a number from below")


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5))
def test_the_best_is_one_of_the_figures_told_and_between_low_and_high(numbers):
    low, best, high, _ = figure(*tolls(*numbers))
    assert best in numbers
    assert (low, high) == (min(numbers), max(numbers))


def coded(name, *voices, **fields):
    told = tell(name, voices=(voices[0][1],))
    fields |= {"voices": tuple(Voice(name=each, actor=code) for each, code in voices)}
    return type(told)(**{slot: getattr(told, slot) for slot in told.__slots__} | fields)


def origins(claims):
    return origins_of((claim, origin_of(claim)) for claim in claims)


def printed(name, outlet, words, **fields):
    told = tell(name, voices=(outlet,), **fields)
    spans = (Span(start=0, end=len(words), text=words),)
    return type(told)(**{slot: getattr(told, slot) for slot in told.__slots__} | {"spans": spans})


STORY = "Three shells fell beside the grain silo of the village in the early evening."


def test_one_story_in_the_same_words_is_one_origin_that_of_who_printed_it_first():
    told = [
        printed("a", "GAZETTE", STORY, published=day(13)),
        printed("b", "AFP", STORY.upper(), published=day(12)),
        printed("c", "REUTERS", "Shells hit a village at dusk, and a silo was damaged.", published=day(13)),
    ]
    incident = only(told)
    assert [(origin.key, origin.affirms) for origin in incident.origins] == [("AFP", ("a", "b")), ("REUTERS", ("c",))]
    assert incident.independent == 2


def test_a_formula_in_the_same_words_is_no_copy_and_two_ministries_are_two():
    formula = [printed("a", "AFP", "Nobody was hurt."), printed("b", "REUTERS", "Nobody was hurt.")]
    assert only(formula).independent == 2
    ministries = [
        coded(name, (name, name.upper()), (code, code), spans=(Span(start=0, end=len(STORY), text=STORY),))
        for name, code in (("afp", "AZE.MOD"), ("efe", "ARM.MOD"))
    ]
    assert only(ministries).independent == 2


def test_a_row_and_the_report_that_it_codes_are_one_origin():
    row = coded("a", ("ACLED", "ACLED"), ("OSCE SMM", "OSCE-SMM"))
    report = tell("b", voices=("OSCE-SMM",))
    assert [origin.key for origin in origins([row, report])] == ["OSCE-SMM"]


def test_rows_that_name_one_paper_without_a_code_are_one_origin_with_the_paper_itself():
    rows = [coded(name, ("ACLED", "ACLED"), ("Northern Courier", None)) for name in ("a", "b")]
    paper = coded("c", ("Northern Courier", None))
    (origin,) = origins([*rows, paper])
    assert origin.key == "source:northern courier"


def test_a_coder_without_a_named_observer_is_an_unnamed_source():
    rows = [coded(name, ("ACLED", "ACLED")) for name in ("a", "b")]
    assert [origin.root for origin in origins(rows)] == ["unnamed", "unnamed"]
    assert only([*rows, tell("c", voices=("AFP", None))]).independent == 1


@pytest.mark.parametrize(
    ("roots", "number"),
    [
        ([], 0),
        (["AFP", "AFP"], 1),
        (["RUS+DEU"], 1),
        (["RUS+DEU", "RUS"], 1),
        (["RUS+DEU", "RUS", "DEU"], 2),
        (["RUS+DEU", "DEU+FRA"], 1),
        (["RUS+DEU", "FRA"], 2),
    ],
)
def test_a_joint_voice_adds_nothing_to_one_of_its_speakers(roots, number):
    assert count_independent(roots) == number


def said(verdict, claims, name="j1", hour=1, supersedes=None, **change):
    made = judged(verdict, *claims, name=name, hour=hour, supersedes=supersedes)
    about = {"attribute": "counts", "of": "killed", "who": None}
    return type(made)(**{slot: getattr(made, slot) for slot in made.__slots__} | {"change": json.dumps(about | change)})


def test_a_contradiction_is_open_assigned_resolved_and_open_again_when_news_touches_it():
    told = tolls(3, 5)
    assigned = said(Verdict.ASSIGN, ["c0", "c1"], to="J. Roe")
    resolved = said(Verdict.RESOLVE, ["c0", "c1"], name="j2", hour=2, side="5 killed")

    def of(claims, *judgements):
        (incident,) = reconcile(claims, judgements)
        (found,) = incident.contradictions
        return found

    before = of(told)
    assert before.handling is Handling.OPEN
    assert of(told, assigned).assigned_to == "J. Roe"
    settled = of(told, assigned, resolved)
    assert (settled.handling, settled.resolution.side, settled.id) == (Handling.RESOLVED, "5 killed", before.id)
    assert figure(*told, judgements=[resolved]) == (5, 5, 5, "settled by analyst")
    reopened = of([*told, *tolls(3, 5, 9)[2:]], assigned, resolved)
    assert (reopened.handling, reopened.resolution.stale, reopened.id) == (Handling.ASSIGNED, True, before.id)
    silent = tell("d", voices=("BBC",))
    assert of([*told, silent], resolved).handling is Handling.RESOLVED, "a claim that is silent on it touches nothing"
    undone = said(Verdict.UNSURE, ["c0", "c1"], name="j3", hour=3, supersedes="j2")
    assert of(told, resolved, undone) == before


def test_what_cannot_be_settled_leaves_both_figures():
    unsettled = said(Verdict.RESOLVE, ["c0", "c1"], side=None)
    assert figure(*tolls(3, 5), judgements=[unsettled])[:3] == (3, 3, 5)


def test_a_resolved_place_bounds_the_incident_and_sets_the_other_side_aside():
    same = judged(Verdict.SAME, "a", "b")
    told = [tell("a", where=[TOVUZ]), tell("b", voices=("AFP",), where=[BERD])]
    right = said(Verdict.RESOLVE, ["a", "b"], name="j2", attribute="place", of=None, side="Berd")
    (incident,) = reconcile(told, [same, right])
    assert incident.place == BERD
    assert incident.set_aside == {"a"}
    assert incident.claims == ("a", "b"), "it stays on record"


def test_an_incident_comes_back_from_its_record():
    told = [*tolls(3, 5), tell("z", voices=("TASS",), denied=True)]
    (incident,) = reconcile(told, [said(Verdict.RESOLVE, ["c0", "c1"], side="3 killed")])
    assert read_incident(json.loads(json.dumps(incident_record(incident)))) == incident
