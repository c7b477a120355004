from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from test_order_of_arrival import claims
from test_reconcile import day, judged, tell

from trucewatch.model import Verdict
from trucewatch.model.incident import incident_id
from trucewatch.reconcile import reconcile


def ids(told, judgements=()):
    return {incident.id: set(incident.claims) for incident in reconcile(told, judgements)}


def test_an_incident_keeps_its_id_when_news_join():
    first = tell("m", voices=("AFP",), published=day(12))
    later = tell("a", voices=("TASS",), published=day(13))
    assert list(ids([first])) == list(ids([first, later])) == [incident_id("m")]
    assert ids([first, later]) == {incident_id("m"): {"a", "m"}}


def test_of_two_published_together_the_lower_id_founds_and_unknown_publication_comes_last():
    undated = tell("a", voices=("TASS",), published=None)
    assert list(ids([undated, tell("c"), tell("b", voices=("AFP",))])) == [incident_id("b")]


def test_the_zone_that_a_date_is_read_in_changes_no_id():
    told = [tell("b", published=replace(day(12), zone=None)), tell("a", voices=("AFP",), published=day(13))]
    for zone in (None, "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        read = [replace(each, published=replace(each.published, zone=zone)) for each in told]
        assert list(ids(read)) == [incident_id("b")]


def test_a_merge_keeps_the_older_id_and_undoing_it_gives_both_back():
    older, younger = tell("x", when=day(9), published=day(10)), tell("c", when=day(12))
    before = reconcile([older, younger])
    merged = ids([older, younger], [judged(Verdict.SAME, "c", "x")])
    assert merged == {incident_id("x"): {"c", "x"}}
    undone = [judged(Verdict.SAME, "c", "x"), judged(Verdict.UNSURE, "c", "x", name="j2", hour=2, supersedes="j1")]
    assert reconcile([older, younger], undone) == before


@settings(max_examples=40)
@given(st.lists(claims(), max_size=10))
def test_every_incident_is_named_after_one_of_its_own(told):
    named = [replace(claim, id=f"c{number:02}") for number, claim in enumerate(told)]
    for incident, members in ids(named).items():
        assert incident in {incident_id(member) for member in members}
