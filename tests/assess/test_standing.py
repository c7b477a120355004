"""Findings kept up to date are what judging from scratch says, and only what the news touches is judged anew."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assess import Standing, assess, cut_known, stand
from trucewatch.model import Amendment, Change, Claim, Moment, Outcome, Polarity
from trucewatch.model.record_of_finding import finding_record
from trucewatch.pipeline.agreements import load_agreements
from trucewatch.pipeline.terms_cases import cases_of
from trucewatch.reconcile import reconcile
from trucewatch.terms.load import packaged_agreements

spec = importlib.util.spec_from_file_location("arrival", Path(__file__).with_name("test_order_of_arrival.py"))
arrival = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
spec.loader.exec_module(arrival)
ABOUT, AGREEMENT, INSIDE, OUTSIDE = arrival.ABOUT, arrival.AGREEMENT, arrival.INSIDE, arrival.OUTSIDE
reports = arrival.reports


def standing(told, before=None, *, agreement=AGREEMENT, about=ABOUT, known=None) -> Standing:
    return stand(agreement, reconcile(cut_known(told, known)), told, about=about, known=known, before=before)


def from_scratch(told, *, agreement=AGREEMENT, about=ABOUT, known=None):
    incidents = reconcile(cut_known(told, known))
    return [finding_record(one) for one in assess(agreement, incidents, told, about=about, known=known)]


def records(kept: Standing):
    return [finding_record(one) for one in kept.findings]


@settings(max_examples=60)
@given(reports, st.lists(st.integers(0, 3), min_size=10, max_size=10))
def test_any_split_into_batches_comes_to_the_same(told: list[Claim], batches: list[int]) -> None:
    held, kept = [], None
    for batch in range(4):
        held += [claim for claim, number in zip(told, batches, strict=False) if number == batch]
        kept = standing(held, kept)
        assert records(kept) == from_scratch(held)


@settings(max_examples=60)
@given(reports, st.data())
def test_a_claim_withdrawn_redated_or_turned_round_comes_to_the_same(told: list[Claim], data: st.DataObject) -> None:
    before = standing(told)
    if not told:
        return
    place = data.draw(st.integers(0, len(told) - 1))
    changed = data.draw(
        st.sampled_from(
            [
                [],
                [replace(told[place], time=arrival._day(2))],
                [replace(told[place], polarity=Polarity.DENIED)],
                [replace(told[place], published=arrival._day(1), place=(INSIDE,))],
            ]
        )
    )
    news = [*told[:place], *changed, *told[place + 1 :]]
    assert records(standing(news, before)) == from_scratch(news)


@settings(max_examples=40)
@given(reports, st.integers(0, 6), st.integers(0, 6))
def test_another_moment_known_comes_to_the_same(told: list[Claim], one: int, other: int) -> None:
    first, second = (datetime(2021, 3, 1, tzinfo=UTC) + timedelta(days=number) for number in (one, other))
    kept = standing(told, standing(told, known=first), known=second)
    assert records(kept) == from_scratch(told, known=second)


@settings(max_examples=40)
@given(reports)
def test_the_same_again_judges_nothing_anew(told: list[Claim]) -> None:
    assert standing(told[::-1], standing(told)).rejudged == ()


def a_claim(name: str, act: str, **members) -> Claim:
    return Claim(
        id=name,
        document=members.pop("document", f"doc-{name}"),
        path=f"{name}.txt",
        source=arrival.Source(name="a paper"),
        published=arrival._day(3),
        spans=(arrival.Span(start=0, end=4, text="said"),),
        voices=(arrival.Voice(name="REUTERS", actor="REUTERS"),),
        act=act,
        reported_as="said",
        place=members.pop("place", (INSIDE,)),
        time=members.pop("time", arrival._day(1)),
        **members,
    )


FIRE, LEFT = a_claim("fire", "fire.indirect"), a_claim("left", "withdrawal")


@pytest.mark.parametrize(
    ("news", "touched"),
    [
        (a_claim("drill", "sanction"), set()),
        (a_claim("far", "fire.indirect", place=(OUTSIDE,)), set()),
        (a_claim("more", "withdrawal", time=Moment()), {("leave", "AAA")}),
        (a_claim("shot", "fire.small_arms"), {("fire", "AAA"), ("fire", "BBB"), ("fire", None)}),
    ],
    ids=["another act", "another place", "the duty's act", "the ban's act"],
)
def test_news_judges_anew_only_what_it_touches(news: Claim, touched: set) -> None:
    before = standing([FIRE, LEFT])
    after = standing([FIRE, LEFT, news], before)
    assert set(after.rejudged) == touched
    assert records(after) == from_scratch([FIRE, LEFT, news])


def test_an_amendment_judges_anew_only_the_terms_that_it_changes() -> None:
    later = Amendment(
        id="a1",
        kind="extension",
        announced=ABOUT - timedelta(days=1),
        effective=ABOUT - timedelta(days=2),
        changes=(Change(term="leave", set={"window.due": "2021-03-20"}),),
    )
    amended = replace(AGREEMENT, amendments=(later,), digest="another")
    before = standing([FIRE])
    after = standing([FIRE], before, agreement=amended)
    assert after.rejudged == (("leave", "AAA"),)
    assert records(after) == from_scratch([FIRE], agreement=amended)
    outcomes = {one.term: one.outcome for one in after.findings}
    assert outcomes["leave"] is Outcome.NOT_YET_DUE


@pytest.mark.parametrize("name", packaged_agreements())
def test_every_packaged_case_comes_to_the_same_claim_by_claim(name: str) -> None:
    (agreement,) = load_agreements([name]).agreements
    for case in cases_of(name)[0]:
        kept = None
        for number in range(len(case.claims) + 1):
            told = case.claims[:number]
            kept = standing(told, kept, agreement=agreement, about=case.about, known=case.known)
        assert records(kept) == from_scratch(case.claims, agreement=agreement, about=case.about, known=case.known)
