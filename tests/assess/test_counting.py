"""Breaches counted by reporting day, and exceptions that two bans hold against each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from trucewatch.assess import assess
from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    Deontic,
    FileStatus,
    Finding,
    Moment,
    Outcome,
    Party,
    Precision,
    Source,
    Span,
    Term,
    Voice,
    Window,
)
from trucewatch.reconcile import reconcile

START, ABOUT = datetime(2021, 3, 1, tzinfo=UTC), datetime(2021, 3, 20, tzinfo=UTC)
EVENING = {"at": "19:30", "timezone": "UTC"}


def ban(name: str, *acts: str, **extra: object) -> Term:
    return Term(
        id=name,
        point=name,
        text=name,
        modality=Deontic.PROHIBITION,
        bearer=("AAA", "BBB"),
        acts=acts,
        window=Window(start=START),
        extra=extra,
    )


def permission(name: str, act: str, *requires: dict[str, object]) -> Term:
    return Term(
        id=name,
        point=name,
        text=name,
        modality=Deontic.PERMISSION,
        bearer=("AAA", "BBB"),
        acts=(act,),
        window=Window(start=START),
        extra={"requires": list(requires)} if requires else {},
    )


def shot(at: datetime | date, act: str = "fire", by: str = "AAA") -> Claim:
    moment = Moment(start=at, end=at, precision=Precision.MINUTE, zone="UTC")
    name = f"{by} {act} {at}"
    return Claim(
        id=name,
        document=f"doc-{name}",
        path="a",
        source=Source(name="MIS", actor="MIS"),
        published=Moment(start=ABOUT - timedelta(days=1), end=ABOUT - timedelta(days=1)),
        spans=(Span(start=0, end=len(name), text=name),),
        voices=(Voice(name="the mission", actor="MIS"),),
        act=act,
        reported_as=act,
        initiator=(Actor(text=by, actor=by),),
        time=moment,
    )


def judge(claims: list[Claim], *terms: Term) -> dict[str | None, Finding]:
    agreement = Agreement(
        id="truce",
        title="A truce",
        signed=date(2021, 2, 28),
        timezone="UTC",
        status=FileStatus.TEST,
        parties=(
            Party(code="AAA", name="A", role="party"),
            Party(code="BBB", name="B", role="party"),
            Party(code="MIS", name="the mission", role="monitor"),
        ),
        zones=(),
        terms=terms,
    )
    found = assess(agreement, reconcile(claims), claims, about=ABOUT)
    return {finding.bearer: finding for finding in found if finding.term == terms[0].id}


def counted(finding: Finding) -> list[str]:
    return [step.text.split(": ", 1)[1] for step in finding.steps if step.rule == "terms.count"]


def minutes(*after: int, hour: int = 9) -> Iterable[datetime]:
    return [datetime(2021, 3, 4, hour, tzinfo=UTC) + timedelta(minutes=each) for each in after]


@pytest.mark.parametrize(
    ("instants", "rule", "days"),
    [
        (minutes(0, 60), {}, "2021-03-04: 2."),
        (minutes(29, 30, hour=19), {"day_boundary": EVENING}, "2021-03-04: 1, 2021-03-05: 1."),
        (minutes(29, 30, hour=19), {}, "2021-03-04: 2."),
        (minutes(0), {"day_boundary": EVENING | {"at": "00:00"}}, "2021-03-04: 1."),
        ([date(2021, 3, 4)], {"day_boundary": EVENING}, "day unknown: 1."),
        ([date(2021, 3, 4)], {}, "2021-03-04: 1."),
    ],
)
def test_a_reporting_day_ends_at_its_own_hour(instants: list[datetime], rule: dict[str, object], days: str) -> None:
    acts = ("fire.small_arms", "fire.heavy")
    claims = [shot(at, act) for at, act in zip(instants, acts, strict=False)]
    found = judge(claims, ban("ban", "fire", count={"unit": "violations"} | rule))["AAA"]
    assert counted(found) == [days]


def test_what_follows_within_the_stretch_is_one_breach_and_without_a_rule_nothing_is_put_together() -> None:
    acts = ["fire.small_arms", "fire.heavy", "fire.indirect"]
    claims = [shot(at, act) for at, act in zip(minutes(0, 8, 120), acts, strict=True)]
    for rule, number in (({"within": "10 minutes"}, 2), ({"within": "10 minutes", "within_m": 100}, 3), ({}, 3)):
        found = judge(claims, ban("ban", "fire", count={"unit": "violations", "same_incident": rule}))["AAA"]
        assert counted(found) == [f"2021-03-04: {number}."]


def test_a_term_without_breaches_counts_none() -> None:
    assert counted(judge([], ban("ban", "fire", count={"unit": "violations"}))["AAA"]) == []


def test_two_fires_do_not_excuse_each_other_for_ever() -> None:
    excepting = ban("ban", "fire", exceptions=[{"text": "in answer", "term": "answer"}])
    answer = permission("answer", "fire", {"term": "ban", "state": "breached"})
    first, second = minutes(0, 30)
    found = judge([shot(first), shot(second, by="BBB")], excepting, answer)
    assert (found["AAA"].outcome, found["BBB"].outcome) == (Outcome.BREACHED, Outcome.NO_BREACH_FOUND)


def test_a_permission_without_conditions_takes_the_act_out() -> None:
    excepting = ban("ban", "fire", exceptions=[{"text": "drills", "term": "drill"}])
    (at,) = minutes(0)
    assert judge([shot(at)], excepting, permission("drill", "fire"))["AAA"].outcome is Outcome.NO_BREACH_FOUND
    assert judge([shot(at)], excepting, permission("drill", "exercise"))["AAA"].outcome is Outcome.BREACHED


def test_a_condition_in_words_alone_is_never_shown() -> None:
    excepting = ban("ban", "fire", exceptions=[{"text": "drills", "term": "drill"}])
    (at,) = minutes(0)
    found = judge([shot(at)], excepting, permission("drill", "fire", {"text": "it was ordered"}))
    assert found["AAA"].outcome is Outcome.BREACHED


def test_words_alone_leave_a_breach_open_once_all_that_claims_can_show_is_shown() -> None:
    excepting = ban("ban", "fire", exceptions=[{"text": "in answer", "term": "answer"}])
    answer = permission("answer", "fire", {"term": "ban", "state": "breached"}, {"text": "no more than it took"})
    first, second = minutes(0, 30)
    found = judge([shot(first), shot(second, by="BBB")], excepting, answer)
    assert (found["AAA"].outcome, found["BBB"].outcome) == (Outcome.BREACHED, Outcome.DISPUTED)
    (step,) = [step for step in found["BBB"].steps if step.rule == "prohibition.excuse"]
    assert "in words alone: no more than it took. Whether that was so, nobody can tell" in step.text


def test_many_charges_ask_another_term_once() -> None:
    excepting = ban("ban", "fire", exceptions=[{"text": "in answer", "term": "answer"}])
    answer = permission("answer", "fire", {"term": "assault", "state": "breached"})
    claims = [shot(at) for at in minutes(*range(0, 600, 40), hour=0)]
    found = judge(claims, excepting, answer, ban("assault", "assault"))["AAA"]
    assert len([step for step in found.steps if step.rule == "prohibition.excuse"]) == len(found.incidents_against)
