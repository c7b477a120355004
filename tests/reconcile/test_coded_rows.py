"""Rows of data sets: what their coders kept apart stays apart, what two of them code is one, and texts join them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reconcile import BERD, day, groups, judged, tell, together

from trucewatch.model import Modality, Quantity, Verdict, Voice


def row(name, publisher="ACLED", act="fire.indirect", *, dead=None, **fields):
    """A claim as a reader of rows makes it: who coded it, then whom they read."""
    counts = () if dead is None else (Quantity(of="killed", low=dead, high=dead),)
    fields = {"by": ["AZE.MIL"], "to": ["ARM.MIL"], "counts": counts} | fields
    claim = tell(name, act, voices=(publisher, "OSCE.SMM"), extractor="table.made-up@1", **fields)
    return replace(claim, voices=(Voice(name=publisher, actor=publisher), claim.voices[1]))


def test_two_rows_of_one_data_set_are_two_incidents_however_alike() -> None:
    assert not together(row("a", dead=2), row("b", dead=2))
    assert not together(row("a"), row("b", when=day(13)))


def test_rows_of_two_data_sets_are_one_where_enough_agrees() -> None:
    assert together(row("a", dead=2), row("b", "UCDP", "clash", dead=2))
    assert not together(row("a", dead=2), row("b", "UCDP", "clash", dead=40, by=["TUR.MIL"], when=day(13)))


def test_a_data_set_that_is_known_to_repeat_itself_may() -> None:
    assert together(row("a", "GDELT", dead=2), row("b", "GDELT", dead=2))


def test_what_a_text_tells_joins_the_row_that_it_fits() -> None:
    text = tell("t", by=["AZE.MIL"])
    assert groups([row("a"), row("b", where=[BERD]), text]) == {frozenset({"a", "t"}), frozenset({"b"})}


def test_a_text_that_fits_two_rows_equally_stays_by_itself() -> None:
    assert len(groups([row("a"), row("b"), tell("t", by=["AZE.MIL"])])) == 3


def test_the_same_side_under_two_codes_and_another_side_under_a_like_code() -> None:
    assert together(row("a", dead=3), row("b", "UCDP", dead=3, by=["AZE"], to=["ARM"]))
    assert not together(row("a"), row("b", "UCDP", "clash", by=["AZR.MIL"], to=["ARN.MIL"], when=day(13)))


@pytest.mark.parametrize("change", [{"denied": True}, {"modality": Modality.PLANNED}, {"act": "tally"}])
def test_what_did_not_happen_or_is_a_count_is_no_row_of_an_incident(change) -> None:
    assert not together(row("a", dead=2), row("b", "UCDP", dead=2, by=[], where=[BERD], **change))


def test_a_row_without_days_is_put_together_as_any_claim() -> None:
    undated = row("a", when=replace(day(12), start=None))
    assert groups([undated, row("b", where=[BERD])]) == {frozenset("a"), frozenset("b")}


def test_people_part_and_join_rows_also_by_way_of_what_they_are_the_same_as() -> None:
    one, other, text = row("a", dead=2), row("b", "UCDP", dead=2), tell("t", by=["AZE.MIL"], where=[BERD])
    apart = judged(Verdict.DIFFERENT, "a", "b")
    assert groups([one, other], [apart]) == {frozenset("a"), frozenset("b")}
    same = judged(Verdict.SAME, "t", "a", name="j2")
    assert groups([one, other, text], [same]) == {frozenset("abt")}
    parted = judged(Verdict.DIFFERENT, "t", "b", name="j3")
    assert groups([one, other, text], [same, parted]) == {frozenset("at"), frozenset("b")}
    far = row("c", where=[BERD])
    assert groups([one, far], [judged(Verdict.SAME, "a", "c")]) == {frozenset("ac")}


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_and_texts_changes_nothing(random) -> None:
    claims = [row(name, dead=number % 3, when=day(12 + number % 2)) for number, name in enumerate("abcdef")]
    claims += [row(name, "UCDP", dead=number % 3, when=day(12 + number % 2)) for number, name in enumerate("ghijkl")]
    claims += [tell(name, by=["AZE.MIL"], when=day(13)) for name in "xyz"]
    whole = groups(claims)
    mixed = random.sample(claims, len(claims))
    assert groups([*mixed, *mixed[:5]]) == whole
